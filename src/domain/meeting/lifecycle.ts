/**
 * The lifecycle of a meeting and of its polls (02-lifecycle). These two tables are the only source of legal steps: the
 * types below, the reducer, the database trigger and the tables of the specification are made from or tested against them.
 */
export const MEETING_TRANSITIONS = {
  draft: ['ready'],
  ready: ['issuing', 'ended'],
  issuing: ['in-session', 'ended'],
  'in-session': ['ended'],
  ended: [],
} as const;

/** `barrier` lies between the end of issuing and the opening: nobody can be issued a ballot any more, nobody can cast yet. */
export const POLL_TRANSITIONS = {
  planned: ['barrier', 'cancelled'],
  barrier: ['open', 'cancelled'],
  open: ['closed', 'cancelled'],
  closed: ['tallied', 'cancelled'],
  tallied: ['certified', 'cancelled'],
  certified: [],
  cancelled: [],
} as const;

export type MeetingPhase = keyof typeof MEETING_TRANSITIONS;
export type PollPhase = keyof typeof POLL_TRANSITIONS;

export const mayMeetingMove = (from: MeetingPhase, to: MeetingPhase): boolean =>
  (MEETING_TRANSITIONS[from] as readonly MeetingPhase[]).includes(to);

export const mayPollMove = (from: PollPhase, to: PollPhase): boolean =>
  (POLL_TRANSITIONS[from] as readonly PollPhase[]).includes(to);
