import { toHex } from '../../crypto/bytes.ts';
import { MerkleFrontier } from '../../crypto/merkle.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';

/** A state that changes independently of `state`. Statements themselves are shared: nothing ever changes them. */
export function cloneState(state: MeetingState): MeetingState {
  const { size, peaks } = state.log.state();
  const { run } = state;
  return {
    ...state,
    ...(run && { run: { ...run, commitments: new Map(run.commitments), rehearsed: new Set(run.rehearsed) } }),
    log: MerkleFrontier.restore(size, peaks),
    stated: new Set(state.stated),
    polls: new Map([...state.polls].map(([ordinal, poll]) => [ordinal, { ...poll, partials: new Map(poll.partials) }])),
    exchangeKeys: new Set(state.exchangeKeys),
    present: new Set(state.present),
    excused: new Set(state.excused),
    requests: new Map(
      [...state.requests].map(([leaf, asked]) => [leaf, { ...asked, answers: new Map(asked.answers) }]),
    ),
    asked: new Set(state.asked),
    lost: new Set(state.lost),
  };
}

/** Everything that a state holds, as text: two states are equal if their texts are. */
export const textOfState = (state: MeetingState): string =>
  JSON.stringify(state, (_, value: unknown) => {
    if (value instanceof MerkleFrontier) return { size: value.size, peaks: toHex(value.state().peaks) };
    if (value instanceof Map || value instanceof Set) return [...value];
    return value instanceof Uint8Array ? toHex(value) : value;
  });
