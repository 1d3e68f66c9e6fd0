import type { Hex, RandomBytes } from '../../../crypto/bytes.ts';
import type { RatingBodyOf, RatingBodyType } from '../../../src/domain/rating/bodies.ts';
import { makeOpening, type Opening } from '../openings.ts';

// What an officer's screen makes of what was typed, before the log (rating-log.ts) signs it.

/** A statement without what the log adds. `date` is the day of the act, as its signer states it. */
export type Saying<T extends RatingBodyType = RatingBodyType> = T extends RatingBodyType
  ? Omit<RatingBodyOf<T>, 'log'>
  : never;

/** Commits to texts for one statement and collects their openings. */
export function committer(random: RandomBytes): {
  readonly commit: (text: string) => Hex;
  /** The same for a text that may be empty: nothing is committed to. */
  readonly commitGiven: (text: string) => Hex | null;
  readonly openings: readonly Opening[];
} {
  const openings: Opening[] = [];
  const commit = (text: string): Hex => {
    const opening = makeOpening(text, random);
    openings.push(opening);
    return opening.commitment;
  };
  return { commit, commitGiven: (text) => (text.trim() === '' ? null : commit(text.trim())), openings };
}
