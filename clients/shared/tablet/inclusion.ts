import { type Bytes, decodeHex, fromHex, type Hex } from '../../../crypto/bytes.ts';
import { verifyInclusion } from '../../../crypto/merkle.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { judgeCosigned } from '../cosigned.ts';
import { pollOf } from '../poll-context.ts';

/** Where a ballot stands in the sealed box, as the service answers it: hostile. */
export interface InclusionPage {
  readonly index: number;
  readonly size: number;
  readonly path: readonly Hex[];
}

/**
 * Checks, after closing, that a ballot is in the sealed box whose root every teller cosigned.
 * @param leaf 32 bytes, hex: of the receipt
 * @param note of the head with the sealed box, hostile
 * @returns `POLL-PHASE` before the box is sealed, a `CHECKPOINT-` refusal, or `INCLUSION-INVALID`: then the receipt
 * proves that the service broke its promise
 */
export function checkInclusion(
  state: MeetingState,
  ordinal: number,
  leaf: Hex,
  page: InclusionPage,
  note: string,
): Result<void> {
  const poll = pollOf(state, ordinal);
  if (!poll.ok) return poll;
  const { box, sealed } = poll.value;
  if (box === undefined || sealed === undefined) return refuse('POLL-PHASE', 'the box is not sealed');
  const cosigned = judgeCosigned(state, sealed, note);
  if (!cosigned.ok) return cosigned;
  const proof: Bytes[] = [];
  for (const text of page.path) {
    const hash = decodeHex(text, 32);
    if (!hash.ok) return refuse('INCLUSION-INVALID', 'not a path of hashes');
    proof.push(hash.value);
  }
  const claim = { leafHash: fromHex(leaf), index: page.index, size: page.size, root: fromHex(box.root), proof };
  return page.size === box.size && verifyInclusion(claim)
    ? ok(undefined)
    : refuse('INCLUSION-INVALID', 'the ballot is not in the sealed box');
}

/**
 * Checks, when the box is sealed, that no code that was challenged is in it. A tablet that shows one voter the code of
 * another's ballot can open it rightly, since it made both; the code in the box gives it away (11-ballot).
 * @param challenged codes that this device has judged challenges of, hex
 * @param codes tracking codes of the sealed box
 */
export function checkChallenged(challenged: readonly Hex[], codes: readonly Hex[]): Result<void, 'CHALLENGE-IN-BOX'> {
  const found = challenged.find((code) => codes.includes(code));
  return found === undefined ? ok(undefined) : refuse('CHALLENGE-IN-BOX', `challenged code ${found} was cast`);
}
