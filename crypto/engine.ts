import { type Bytes, transcript } from './bytes.ts';
import type { EdwardsEngine } from './edwards.ts';
import type { GroupEngine } from './group.ts';
import { nobleEdwards } from './noble-edwards.ts';
import { nobleEngine } from './noble-engine.ts';
import { startWasmEngine } from './wasm-engine.ts';

// The one place that chooses the engine of ballots and signatures. WebAssembly where it runs, noble elsewhere; the results
// are the same bytes. Points of one engine mean nothing to the other, so the choice stands from the first use on.

type Engine = GroupEngine & EdwardsEngine;

const noble: Engine = { ...nobleEngine, ...nobleEdwards };

let chosen: Engine | undefined;

function engine(): Engine {
  if (!chosen) {
    try {
      chosen = startWasmEngine();
    } catch {
      chosen = noble;
    }
  }
  return chosen;
}

/** The engine of this thread. Chosen at the first use: WebAssembly, or noble where it is missing or forbidden. */
export const groupEngine = (): GroupEngine => engine();

/** As `groupEngine`, for signatures. */
export const edwardsEngine = (): EdwardsEngine => engine();

/** `hash512` (bytes.ts) of public parts, by the engine: challenges of proofs, which judges compute by the hundred. */
export const publicHash512 = (tag: string, ...parts: readonly Bytes[]): Bytes =>
  engine().sha512(transcript(tag, ...parts));

/** Fixes the engine: for tests and measurements. Throws if WebAssembly is asked for and does not run here. */
export function useEngine(name: 'noble' | 'wasm'): GroupEngine {
  chosen = name === 'noble' ? noble : startWasmEngine();
  return chosen;
}
