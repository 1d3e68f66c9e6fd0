import { useEngine } from '../../crypto/engine.ts';

/**
 * Fixes the engine of ballots to what PHIEU_KIN_ENGINE says, for tests and measurements; without it the fast one is used
 * where it runs (crypto/engine.ts). Each process and thread chooses for itself. Throws on any other name.
 */
export function chooseEngine(name: string | undefined): void {
  if (name === undefined || name === '') return;
  if (name !== 'noble' && name !== 'wasm') throw new RangeError('PHIEU_KIN_ENGINE is noble or wasm');
  useEngine(name);
}
