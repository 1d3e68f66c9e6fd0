import { type Bytes, fromHex, type Hex, type RandomBytes } from '../../../crypto/bytes.ts';
import { decodeCode, drawCode, encodeCode } from '../../../crypto/code.ts';
import { ok, type Result } from '../../../crypto/result.ts';
import { vaultKeyFromCard, vaultKeyFromCode } from '../../../crypto/vault.ts';

/**
 * Reads what unlocks a voter's ballots: a drawn card, or the short code that a tablet without printed cards showed. The
 * short code costs a second of scrypt, so call this off the screen's thread.
 * @param text hostile, typed or scanned
 * @returns the vault key, 32 bytes, secret; a `CODE-` refusal for a slip or a mistyped code
 */
export function readCard(meeting: Hex, text: string): Result<Bytes> {
  const card = decodeCode('card', text);
  if (card.ok) return ok(vaultKeyFromCard(fromHex(meeting), card.value));
  const unlock = decodeCode('unlock', text);
  if (!unlock.ok) return card.code === 'CODE-KIND' ? unlock : card;
  return ok(vaultKeyFromCode(fromHex(meeting), unlock.value));
}

/** Where there is no printer: a short code for the voter to write down. Secret. */
export const drawUnlockCode = (random: RandomBytes): string => encodeCode('unlock', drawCode('unlock', random));
