import { decodeHex, type Hex, type RandomBytes, toHex } from '../../crypto/bytes.ts';
import { commitText, verifyOpening } from '../../crypto/commitment.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';

/** Opens a commitment of the log to a name or detail (13-log). */
export interface Opening {
  readonly commitment: Hex;
  readonly salt: Hex;
  readonly text: string;
}

/** Commits to a text under a fresh salt; the log gets the commitment, the service and those entitled the opening. */
export function makeOpening(text: string, random: RandomBytes): Opening {
  const salt = random(32);
  return { commitment: toHex(commitText(salt, text)), salt: toHex(salt), text };
}

/** Texts by commitment, of hostile openings that were judged one by one. */
export function judgeOpenings(openings: readonly Opening[]): Result<ReadonlyMap<Hex, string>> {
  const texts = new Map<Hex, string>();
  for (const { commitment, salt, text } of openings) {
    const judged = judgeOpening(commitment, { commitment, salt, text });
    if (!judged.ok) return judged;
    texts.set(commitment, text);
  }
  return ok(texts);
}

/** Judges one hostile opening against the commitment that the log holds. */
export function judgeOpening(commitment: Hex, opening: Opening): Result<string> {
  const [bytes, salt] = [decodeHex(commitment, 32), decodeHex(opening.salt, 32)];
  const opens = bytes.ok && salt.ok && opening.commitment === commitment;
  return opens && verifyOpening(bytes.value, salt.value, opening.text)
    ? ok(opening.text)
    : refuse('OPENING-INVALID', 'the service shows a name that the log does not hold');
}
