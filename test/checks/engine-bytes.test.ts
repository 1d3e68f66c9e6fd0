import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ENGINE_BASE64 } from '../../crypto/wasm/engine-bytes.ts';
import { compileEngine, sha256 } from './engine-bytes.ts';

it('the committed engine is what its source compiles to, and its hash is the one that is written there', () => {
  const committed = sha256(Buffer.from(ENGINE_BASE64, 'base64'));
  expect(sha256(compileEngine())).toBe(committed);
  expect(readFileSync('crypto/wasm/engine-bytes.ts', 'utf8')).toContain(`SHA-256 ${committed}`);
});
