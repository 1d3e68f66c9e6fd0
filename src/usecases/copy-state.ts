import { MerkleFrontier } from '../../crypto/merkle.ts';
import type { MeetingState } from '../domain/meeting/state.ts';

/**
 * A copy on which `applyEntry` may work while others still read the original. Containers are copied, and objects that
 * hold containers or are changed member by member; what statements say is shared, as nobody changes it.
 */
export const copyState = (state: MeetingState): MeetingState => ({
  ...(copyMembers(state) as MeetingState),
  ...(state.run === undefined ? {} : { run: copyMembers(state.run) }),
  polls: new Map([...state.polls].map(([ordinal, poll]) => [ordinal, copyMembers(poll)])),
  requests: new Map(
    [...state.requests].map(([leaf, request]) => [leaf, { ...request, answers: new Map(request.answers) }]),
  ),
});

function copyMembers<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyContainer(member)])) as T;
}

function copyContainer(value: unknown): unknown {
  if (value instanceof Map) return new Map(value);
  if (value instanceof Set) return new Set(value);
  if (value instanceof MerkleFrontier) {
    const { size, peaks } = value.state();
    return MerkleFrontier.restore(size, peaks);
  }
  return value;
}
