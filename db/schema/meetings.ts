import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import {
  MEETING_TRANSITIONS,
  type MeetingPhase,
  POLL_TRANSITIONS,
  type PollPhase,
} from '../../src/domain/meeting/lifecycle.ts';
import { bytes, hex } from '../columns.ts';

const meetingPhases = Object.keys(MEETING_TRANSITIONS) as [MeetingPhase, ...MeetingPhase[]];
const pollPhases = Object.keys(POLL_TRANSITIONS) as [PollPhase, ...PollPhase[]];

/** A meeting and the head of its log. A trigger refuses illegal phases, and logs that shrink or have gaps. */
export const meetings = pgTable('meetings', {
  id: hex().primaryKey(),
  organisationId: text('organisation_id').notNull(),
  title: text(),
  phase: text({ enum: meetingPhases }).notNull(),
  logSize: integer('log_size').notNull(),
  /** The tree's frontier at `log_size` (13-log): 32 bytes per one bit of the size. */
  logPeaks: bytes('log_peaks').notNull(),
  manifestHash: hex('manifest_hash'),
});

/** A poll's phase, locked by closing and shared by casting. How many ballots there are is counted, never stored. */
export const polls = pgTable(
  'polls',
  {
    meetingId: hex('meeting_id').notNull(),
    ordinal: integer().notNull(),
    phase: text({ enum: pollPhases }).notNull(),
    title: text(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.ordinal] })],
);

/** The log, the source of truth: append-only, without gaps. `data` is the leaf's data, `leaf` its hash (13-log). */
export const logEntries = pgTable(
  'log_entries',
  {
    meetingId: hex('meeting_id').notNull(),
    index: integer().notNull(),
    leaf: hex().notNull(),
    type: text().notNull(),
    data: bytes().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.meetingId, table.index] }),
    index('log_entries_leaf').on(table.meetingId, table.leaf),
  ],
);
