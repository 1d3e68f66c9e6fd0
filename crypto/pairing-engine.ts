import { noblePairing } from './noble-pairing.ts';
import type { PairingEngine } from './pairing.ts';

// The one place that chooses who judges tokens. The fast engine is a separate file, half a megabyte, compiled only
// asynchronously: until it is loaded, and where it cannot run, noble judges. The verdicts are the same.

let chosen: PairingEngine = noblePairing;

/** The engine of this thread. */
export const pairingEngine = (): PairingEngine => chosen;

/** Loads the fast engine into this thread. Where that fails (no WebAssembly, no network), noble goes on judging. */
export async function loadFastPairing(): Promise<void> {
  try {
    const { startMclPairing } = await import('./mcl-pairing.ts');
    chosen = await startMclPairing();
  } catch {
    // Slower, and as right.
  }
}
