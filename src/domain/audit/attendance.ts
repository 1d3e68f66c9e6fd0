import type { Hex } from '../../../crypto/bytes.ts';
import type { Entry } from '../meeting/entry.ts';
import { issuedRequests, type MeetingState } from '../meeting/state.ts';
import { type Membership, mayVote, type Standing } from '../rules/standing.ts';

/** What a meeting's record says of one person on its roll. How anybody voted is not in a record. */
export interface Attendance {
  /** 0-based row of the roll. */
  readonly voter: number;
  /** Commitment of the name. */
  readonly name: Hex;
  readonly membership: Membership;
  readonly standing: Standing;
  /** Whether membership and standing entitle to vote (16-rules). */
  readonly eligible: boolean;
  /** The teller who saw the person, and the entry that says so. */
  readonly present: { readonly entry: number; readonly by: Hex } | null;
  /** The entry that states an accepted reason for absence. */
  readonly excused: number | null;
  /** Ordinals of the polls of which the person was issued a ballot, ascending. Whether it was cast nobody knows. */
  readonly issued: readonly number[];
}

/**
 * Who was eligible, present and issued ballots at a meeting, row by row of its roll.
 * @param state after all `entries`, which were judged
 */
export function attendanceOf(state: MeetingState, entries: readonly Entry[]): readonly Attendance[] {
  const presences = new Map<number, { entry: number; by: Hex }>();
  const absences = new Map<number, number>();
  for (const [entry, { body, sigs }] of entries.entries()) {
    if (body.type === 'presence') presences.set(body.voter, { entry, by: sigs[0]?.key ?? '' });
    if (body.type === 'absence') absences.set(body.voter, entry);
  }
  const issued = new Map<number, number[]>();
  for (const ordinal of [...state.polls.keys()].sort((a, b) => a - b))
    for (const { voter } of issuedRequests(state, ordinal)) issued.set(voter, [...(issued.get(voter) ?? []), ordinal]);
  return (state.roll?.voters ?? []).map(({ name, membership, standing }, voter) => ({
    voter,
    name,
    membership,
    standing,
    eligible: mayVote(membership, standing),
    present: presences.get(voter) ?? null,
    excused: absences.get(voter) ?? null,
    issued: issued.get(voter) ?? [],
  }));
}
