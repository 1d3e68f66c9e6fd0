import { useEngine } from '../../crypto/engine.ts';
import { loadFastPairing } from '../../crypto/pairing-engine.ts';

/**
 * Gives this thread its engines, of ballots and of tokens: the fast ones where they run, or what PHIEU_KIN_ENGINE says, for
 * tests and measurements. Each process and thread chooses for itself. Throws on any other name.
 */
export async function chooseEngine(name: string | undefined): Promise<void> {
  if (name !== undefined && name !== '') {
    if (name !== 'noble' && name !== 'wasm') throw new RangeError('PHIEU_KIN_ENGINE is noble or wasm');
    useEngine(name);
  }
  if (name !== 'noble') await loadFastPairing();
}
