import type { Bytes, RandomBytes } from '../../../crypto/bytes.ts';
import { drawCode, encodeCode, encodeQr } from '../../../crypto/code.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { loadFonts } from './load-fonts.ts';

/**
 * Draws so many nameless ballot cards and lays them out. They come in the order in which they were drawn at random, which
 * says nothing: shuffled they are from the beginning. Nothing of them is kept.
 * @returns a PDF, secret
 */
export async function printCards(
  { cards, title }: { readonly cards: number; readonly title: string },
  random: RandomBytes,
): Promise<Result<Bytes>> {
  try {
    const [{ cardsPdf }, fonts] = await Promise.all([import('./cards-pdf.ts'), loadFonts()]);
    const drawn = Array.from({ length: cards }, () => {
      const secret = drawCode('card', random);
      return { code: encodeCode('card', secret), qr: encodeQr('card', secret) };
    });
    return ok(await cardsPdf({ title, cards: drawn, fonts }));
  } catch {
    // The service is away, or was replaced by another release meanwhile.
    return refuse('SERVICE-UNREACHABLE', 'the parts for printing');
  }
}
