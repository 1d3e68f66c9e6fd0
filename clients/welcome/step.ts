import type { MeetingState } from '../../src/domain/meeting/state.ts';

/** Which step of the guide a sample meeting is at, from 0. */
export function stepOf(
  { phase, polls }: Pick<MeetingState, 'phase' | 'polls'>,
  issued: number,
  voters: number,
): number {
  if (phase === 'ended') return 7;
  switch (polls.get(1)?.phase) {
    case 'certified':
    case 'cancelled':
      return 6;
    case 'tallied':
      return 5;
    case 'closed':
      return 4;
    case 'open':
      return 3;
    case 'barrier':
      return 2;
    default:
      return issued < voters ? 0 : 1;
  }
}
