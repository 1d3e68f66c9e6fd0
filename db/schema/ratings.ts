import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { PeriodProgress } from '../../src/domain/rating/report/progress.ts';
import { bytes, hex } from '../columns.ts';

/** An organisation's rating log and its head. A trigger refuses logs that shrink or have gaps. */
export const ratingLogs = pgTable('rating_logs', {
  id: hex().primaryKey(),
  organisationId: text('organisation_id').notNull(),
  logSize: integer('log_size').notNull(),
  logPeaks: bytes('log_peaks').notNull(),
});

/** The source of all that is known of ratings: append-only, without gaps. `data` is the leaf's data, `leaf` its hash. */
export const ratingEntries = pgTable(
  'rating_entries',
  {
    logId: hex('log_id').notNull(),
    index: integer().notNull(),
    leaf: hex().notNull(),
    type: text().notNull(),
    data: bytes().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.logId, table.index] }),
    index('rating_entries_leaf').on(table.logId, table.leaf),
  ],
);

/** Names, remarks and reasons behind the log's commitments; erasable. */
export const ratingOpenings = pgTable(
  'rating_openings',
  {
    logId: hex('log_id').notNull(),
    commitment: hex().notNull(),
    salt: hex().notNull(),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.logId, table.commitment] })],
);

export const ratingCheckpoints = pgTable(
  'rating_checkpoints',
  {
    logId: hex('log_id').notNull(),
    size: integer().notNull(),
    note: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.logId, table.size] })],
);

/** What a log comes to for each period, so that hundreds are read at once. Follows from the log. */
export const ratingProgress = pgTable(
  'rating_progress',
  {
    logId: hex('log_id').notNull(),
    period: text().notNull(),
    data: jsonb().$type<PeriodProgress>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.logId, table.period] })],
);

/** Whole audit files of other installations' meetings, verified and anchored before they were stored. */
export const importedRecords = pgTable(
  'imported_records',
  {
    organisationId: text('organisation_id').notNull(),
    meeting: hex().notNull(),
    anchor: hex().notNull(),
    title: text().notNull(),
    /** The day that the manifest names. */
    held: text().notNull(),
    record: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.meeting] })],
);

/** What the service counts of its refusals, and which incident officers state it as (22-ratings). */
export const refusedIncidents = ['sign-in-failed', 'act-refused', 'ballot-refused'] as const;

/** How often what was refused on a day: no name, key, address or time. */
export const refusals = pgTable(
  'refusals',
  {
    organisationId: text('organisation_id').notNull(),
    /** Empty where the refusal was about no meeting. */
    meeting: hex().notNull(),
    onDay: text('on_day').notNull(),
    incident: text({ enum: refusedIncidents }).notNull(),
    code: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.meeting, table.onDay, table.incident, table.code] })],
);
