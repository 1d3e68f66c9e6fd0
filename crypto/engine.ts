import type { GroupEngine } from './group.ts';
import { nobleEngine } from './noble-engine.ts';
import { startWasmEngine } from './wasm-engine.ts';

// The one place that chooses the engine of ballots. WebAssembly where it runs, noble elsewhere; the results are the same
// bytes. Points of one engine mean nothing to the other, so the choice stands from the first use on.

let chosen: GroupEngine | undefined;

/** The engine of this thread. Chosen at the first use: WebAssembly, or noble where it is missing or forbidden. */
export function groupEngine(): GroupEngine {
  if (!chosen) {
    try {
      chosen = startWasmEngine();
    } catch {
      chosen = nobleEngine;
    }
  }
  return chosen;
}

/** Fixes the engine: for tests and measurements. Throws if WebAssembly is asked for and does not run here. */
export function useEngine(name: 'noble' | 'wasm'): GroupEngine {
  chosen = name === 'noble' ? nobleEngine : startWasmEngine();
  return chosen;
}
