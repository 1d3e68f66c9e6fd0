import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { judgeImports } from './import-rules.ts';

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

/** A small project on disk: path → source. */
function project(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'imports-'));
  roots.push(root);
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
  symlinkSync(join(process.cwd(), 'package.json'), join(root, 'package.json'));
  symlinkSync(join(process.cwd(), 'tsconfig.json'), join(root, 'tsconfig.json'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const value = 'export const value = 1; export type Value = 1;';
const layers: [importer: string, imported: string, allowed: boolean][] = [
  ['crypto/a.ts', 'crypto/b.ts', true],
  ['crypto/a.ts', 'src/domain/b.ts', false],
  ['src/domain/a.ts', 'crypto/b.ts', true],
  ['src/domain/a.ts', 'db/b.ts', false],
  ['db/a.ts', 'src/domain/b.ts', true],
  ['db/a.ts', 'src/usecases/b.ts', false],
  ['src/usecases/a.ts', 'db/b.ts', true],
  ['src/usecases/a.ts', 'src/http/b.ts', false],
  ['src/http/a.ts', 'src/usecases/b.ts', true],
  ['src/http/a.ts', 'db/b.ts', false],
  ['src/documents/a.ts', 'src/http/b.ts', false],
  ['src/documents/a.ts', 'src/domain/b.ts', true],
  ['src/documents/a.ts', 'src/usecases/b.ts', false],
  ['src/cli/a.ts', 'src/http/b.ts', true],
  ['src/cli/a.ts', 'db/engine/b.ts', true],
  ['src/cli/a.ts', 'clients/voter/b.ts', false],
  ['clients/voter/a.ts', 'src/http/wire/b.ts', true],
  ['clients/voter/a.ts', 'clients/ui/b.ts', true],
  ['clients/voter/a.ts', 'clients/teller/b.ts', false],
  ['clients/shared/a.ts', 'clients/ui/b.ts', false],
  ['clients/verifier/a.ts', 'clients/auditor/b.ts', true],
  ['clients/voter/a.ts', 'src/documents/b.ts', true],
  ['clients/voter/a.ts', 'src/http/b.ts', false],
  ['clients/voter/a.ts', 'src/usecases/b.ts', false],
  ['clients/voter/a.ts', 'db/b.ts', false],
  ['src/domain/a.ts', 'test/b.ts', false],
];

describe('import rules', () => {
  it('let each layer import what stands below it, and nothing else', () => {
    const files: Record<string, string> = {};
    for (const [index, [importer, imported]] of layers.entries()) {
      const up = '../'.repeat(importer.split('/').length - 1);
      files[importer.replace('a.ts', `a${index}.ts`)] =
        `import { value } from '${up}${imported}'; export const a = value;`;
      files[imported] = value;
    }
    const text = judgeImports(project(files)).violations.join('\n');
    for (const [index, [importer, imported, allowed]] of layers.entries())
      expect(
        text.includes(`${importer.replace('a.ts', `a${index}.ts`)} → ${imported}`),
        `${importer} → ${imported}`,
      ).toBe(!allowed);
  });

  it('clients reach the app by its type only', () => {
    const from = (words: string) =>
      project({ 'src/http/app.ts': value, 'clients/voter/a.ts': `${words} from '../../src/http/app.ts';` });
    expect(judgeImports(from('import type { Value }')).violations).toEqual([]);
    expect(judgeImports(from('import { value }')).violations).toHaveLength(1);
    expect(judgeImports(from('export { value }')).violations).toHaveLength(1);
  });

  it('refuses cycles, Node in pure layers, unknown packages in crypto and dev packages in the product', () => {
    const judge = (text: string) =>
      judgeImports(project({ 'crypto/a.ts': text, 'crypto/b.ts': "import './a.ts';" })).violations.join();
    expect(judge("import './b.ts';")).toContain('no-cycles');
    expect(judge("import 'node:fs';")).toContain('pure-layers-use-no-platform');
    expect(judge("import 'hono';")).toContain('crypto-packages');
    expect(judge("import 'fast-check';")).toContain('no-dev-packages-in-the-product');
    expect(judge("import '@noble/hashes/sha2.js';")).toBe('');
    expect(judge("import './missing.ts';")).toContain('resolvable');
  });

  it('fails when it reads nothing', () => {
    expect(() => judgeImports(project({ 'crypto/readme.md': 'x' }))).toThrow('no module was read');
  });
});
