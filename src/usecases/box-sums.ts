import { assertOk } from '../../crypto/result.ts';
import { sealedBox } from '../../db/repositories/ballots.ts';
import { ballotContext } from '../domain/meeting/ballot-context.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import type { SealedBox } from '../domain/verify/box-judge.ts';
import type { Deps } from './deps.ts';

/**
 * What the sealed box of a poll holds, judged ballot by ballot as tellers' devices and the verifier do; once per box.
 * Throws if the box is not the one that was sealed: then the database was changed behind our back.
 */
export function boxSums(deps: Deps, state: MeetingState, ordinal: number): Promise<SealedBox> {
  const context = ballotContext(state, ordinal);
  const box = state.polls.get(ordinal)?.box;
  if (context === undefined || box === undefined) throw new Error('not a sealed box');
  return deps.meetings.box(`${state.id}/${ordinal}/${box.root}`, async () =>
    assertOk(await deps.judges.box(context, box, sealedBox(deps.db, { meeting: state.id, ordinal }))),
  );
}
