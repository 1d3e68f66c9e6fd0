import { describe, it } from 'vitest';
import { startWasmEngine } from '../../crypto/wasm-engine.ts';
import { compareEngines, OPERATIONS } from '../support/differential.ts';

// A million inputs of each operation against noble; fewer with PHIEU_KIN_DIFFERENTIAL=<inputs>. Seeds are the chunk's
// number, so that a difference is found again.
const inputs = Number(process.env.PHIEU_KIN_DIFFERENTIAL ?? 1_000_000);
const CHUNK = 1000;

describe('the WebAssembly engine against noble', () => {
  const engine = startWasmEngine();
  for (const operation of OPERATIONS)
    it(`${operation}: ${inputs} inputs`, () => {
      for (let chunk = 0; chunk * CHUNK < inputs; chunk++)
        compareEngines(engine, operation, String(chunk), Math.min(CHUNK, inputs - chunk * CHUNK));
    });
});
