import type { Bytes, Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';
import type { Opening } from './opening.ts';

/** Where a statement stands in the log. */
export interface Place {
  readonly index: number;
  readonly leaf: Hex;
}

export interface StatementToAppend {
  readonly meeting: Hex;
  /** Hostile: `{body, sigs}` as parsed from JSON. */
  readonly entry: unknown;
  /** Openings of the commitments that the statement makes; those stored already may be left out. */
  readonly openings?: readonly Opening[];
  /** With a `request`: the sealed vault entry whose hash the request names. */
  readonly vaultEntry?: Bytes;
}

/**
 * Judges a statement and appends it with everything that follows from it, in one transaction: a `poll-close` seals the
 * box, the decryption share that completes a quorum brings the tally. An entry that stands in the log already answers
 * with its place. Codes: those of 03-statements and 18-service-rules.
 */
export async function appendStatement(_deps: Deps, _statement: StatementToAppend): Promise<Result<Place>> {
  throw new Error('not yet');
}
