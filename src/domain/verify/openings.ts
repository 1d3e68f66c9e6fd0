import { type Bytes, type Hex, toHex } from '../../../crypto/bytes.ts';
import { verifyOpening } from '../../../crypto/commitment.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import type { PollManifest } from '../meeting/bodies.ts';
import type { MeetingState } from '../meeting/state.ts';

/** Commitments to names and details of a poll's subjects. */
export const subjectCommitments = (poll: PollManifest): Hex[] =>
  poll.questions.flatMap((asked) =>
    asked.kind === 'motion'
      ? []
      : asked.subjects.flatMap(({ name, detail }) => (detail === null ? [name] : [name, detail])),
  );

/** Commitments to the names of officers and voters. */
function personCommitments(state: MeetingState): Hex[] {
  const { manifest, roll } = state;
  const officers = manifest === undefined ? [] : [manifest.body.secretary, ...manifest.body.tellers];
  return [...officers, ...(roll?.voters ?? [])].map((person) => person.name);
}

/** Every commitment of a meeting's log that an opening may speak of. */
export const allCommitments = (state: MeetingState): ReadonlySet<Hex> =>
  new Set([
    ...personCommitments(state),
    ...[...state.polls.values()].flatMap((poll) => (poll.manifest ? subjectCommitments(poll.manifest.body) : [])),
  ]);

/** Judges one hostile opening against the commitments of the log. Missing openings are no fault: names may be erased. */
export function judgeOpening(
  known: ReadonlySet<Hex>,
  opening: { readonly commitment: Bytes; readonly salt: Bytes; readonly text: string },
): Result<void, 'OPENING-UNKNOWN' | 'OPENING-INVALID'> {
  const { commitment, salt, text } = opening;
  if (!known.has(toHex(commitment))) return refuse('OPENING-UNKNOWN', 'no statement names this commitment');
  return verifyOpening(commitment, salt, text) ? ok(undefined) : refuse('OPENING-INVALID');
}
