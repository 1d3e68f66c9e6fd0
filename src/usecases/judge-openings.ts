import { fromHex, type Hex } from '../../crypto/bytes.ts';
import { verifyOpening } from '../../crypto/commitment.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { canonicalBytes } from './hostile-statement.ts';
import type { Opening } from './opening.ts';

/**
 * Judges openings (hostile) that come with a statement: each opens one of its commitments, and none is missing that is not
 * stored already.
 * @param made commitments that the statement makes, 32 bytes each
 * @param stored openings that are kept; read only where one is left out
 */
export async function judgeOpenings(
  made: ReadonlySet<Hex>,
  openings: readonly Opening[],
  stored: () => Promise<readonly { readonly commitment: Hex }[]>,
): Promise<Result<void, 'OPENING-UNKNOWN' | 'OPENING-INVALID' | 'OPENING-MISSING' | 'ENCODING-JSON'>> {
  const given = new Set<Hex>();
  for (const { commitment, salt, text } of openings) {
    if (!made.has(commitment))
      return refuse('OPENING-UNKNOWN', 'an opening of something that the statement does not name');
    const storable = canonicalBytes(text);
    if (!storable.ok) return storable;
    if (!verifyOpening(fromHex(commitment), fromHex(salt), text)) return refuse('OPENING-INVALID');
    given.add(commitment);
  }
  const open = [...made].filter((commitment) => !given.has(commitment));
  if (open.length === 0) return ok(undefined);
  const kept = new Set((await stored()).map(({ commitment }) => commitment));
  const missing = open.filter((commitment) => !kept.has(commitment)).length;
  return missing === 0 ? ok(undefined) : refuse('OPENING-MISSING', `${missing} names, details or reasons`);
}
