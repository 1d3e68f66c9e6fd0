import { readFileSync } from 'node:fs';
import type { MeetingState } from '../../src/domain/meeting/state.ts';

/** The meeting as 02-lifecycle sees it: phases, and what gates the steps beside them. */
export interface View {
  readonly meeting: string;
  /** By ordinal, 1 to the size of the pool. */
  readonly polls: readonly PollView[];
}

interface PollView {
  readonly phase: string;
  readonly manifest: boolean;
  readonly sealed: boolean;
}

/** A statement that moves the lifecycle, or is near to it; `ordinal` is 0 where the statement has none. */
export interface Step {
  readonly type: (typeof MEETING_STEPS)[number] | (typeof POLL_STEPS)[number];
  readonly ordinal: number;
}

export const MEETING_STEPS = ['meeting-created', 'meeting-manifest', 'issuing-opened', 'meeting-end'] as const;
export const POLL_STEPS = [
  'poll-manifest',
  'poll-barrier',
  'poll-open',
  'poll-close',
  'box-sealed',
  'tally',
  'poll-certify',
  'poll-cancel',
] as const;

/** One row of a table of 02-lifecycle. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly by: string;
}

/** The rows of a table of the page, whose third column names the statement first. */
export function movesOfPage(table: 'meeting' | 'poll'): Move[] {
  const page = readFileSync(new URL('../../docs/protocol/02-lifecycle.md', import.meta.url), 'utf8');
  const text = page.split(`<!-- table: ${table} -->`)[1]?.split('<!-- end -->')[0] ?? '';
  const rows = text.trim().split('\n').slice(2);
  return rows.map((row) => {
    const [, from = '', to = '', by = ''] = row.split('|').map((cell) => cell.trim());
    return { from, to, by: /^`([a-z-]+)`/.exec(by)?.[1] ?? '' };
  });
}

const MEETING_MOVES = movesOfPage('meeting');
const POLL_MOVES = movesOfPage('poll');

export const viewOf = (state: MeetingState, pool: number): View => ({
  meeting: state.phase,
  polls: Array.from({ length: pool }, (_, i) => {
    const poll = state.polls.get(i + 1);
    return { phase: poll?.phase ?? 'planned', manifest: poll?.manifest !== undefined, sealed: poll?.box !== undefined };
  }),
});

/** What the pages say a step does: the view after it, or the code of the refusal. `step` is right in all but its moment. */
export function modelStep(view: View, { type, ordinal }: Step): View | string {
  const poll = view.polls[ordinal - 1];
  const phase = view.meeting;
  const issuing = phase === 'issuing' || phase === 'in-session';
  const meetingMove = MEETING_MOVES.find((move) => move.by === type && move.from === phase);
  const pollMove = POLL_MOVES.find((move) => move.by === type && move.from === poll?.phase);
  const withPoll = (change: Partial<PollView>, meeting = phase): View => ({
    meeting,
    polls: view.polls.map((one, place) => (place === ordinal - 1 ? { ...one, ...change } : one)),
  });
  switch (type) {
    case 'meeting-created':
      return 'MEETING-PHASE';
    case 'meeting-manifest':
    case 'issuing-opened':
      return meetingMove ? { ...view, meeting: meetingMove.to } : 'MEETING-PHASE';
    case 'meeting-end':
      if (!meetingMove) return 'MEETING-PHASE';
      if (view.polls.some((one) => !['planned', 'certified', 'cancelled'].includes(one.phase))) return 'POLL-PHASE';
      return { ...view, meeting: meetingMove.to };
    case 'poll-manifest':
      if (phase === 'draft') return withPoll({ manifest: true });
      if (phase === 'ended') return 'MEETING-PHASE';
      if (poll?.phase !== 'planned') return 'POLL-PHASE';
      return poll.manifest ? 'POLL-MANIFEST-FIXED' : withPoll({ manifest: true });
    case 'poll-barrier':
      if (!issuing) return 'MEETING-PHASE';
      if (!pollMove) return 'POLL-PHASE';
      return poll?.manifest ? withPoll({ phase: pollMove.to }, meetingMove?.to) : 'POLL-MANIFEST-MISSING';
    case 'poll-cancel':
      if (phase === 'draft' || phase === 'ended') return 'MEETING-PHASE';
      return pollMove ? withPoll({ phase: pollMove.to }) : 'POLL-PHASE';
    case 'box-sealed':
      return poll?.phase === 'closed' && !poll.sealed ? withPoll({ sealed: true }) : 'POLL-PHASE';
    case 'tally':
      if (pollMove && !poll?.sealed) return 'TALLY-BOX';
      return pollMove ? withPoll({ phase: pollMove.to }) : 'POLL-PHASE';
    default:
      return pollMove ? withPoll({ phase: pollMove.to }) : 'POLL-PHASE';
  }
}
