import { integer, pgTable, primaryKey, unique } from 'drizzle-orm/pg-core';
import { bytes, hex } from '../columns.ts';

// Nothing here may tell order or time, or point at a voter: keys are hashes; no time, serial, default or foreign key.

/** Sealed tokens by the hash of their bytes (08-vault); destroyed when no poll needs them any more. */
export const vaultEntries = pgTable(
  'vault_entries',
  {
    meetingId: hex('meeting_id').notNull(),
    entryHash: hex('entry_hash').notNull(),
    entry: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.entryHash] })],
);

const ballotColumns = {
  meetingId: hex('meeting_id').notNull(),
  ordinal: integer().notNull(),
  /** SHA-256 of the ballot key: a key, and so a token, is spent at most once. */
  ballotKeyHash: hex('ballot_key_hash').notNull(),
  leaf: hex().notNull(),
  tracking: hex().notNull(),
  ballot: bytes().notNull(),
};

/** Ballots of polls that are open. Emptied in the transaction that closes the poll. */
export const ballots = pgTable('ballots', ballotColumns, (table) => [
  primaryKey({ columns: [table.meetingId, table.ordinal, table.ballotKeyHash] }),
  unique('ballots_tracking').on(table.meetingId, table.ordinal, table.tracking),
  unique('ballots_leaf').on(table.meetingId, table.ordinal, table.leaf),
]);

/** Sealed boxes, written in ascending order of leaves and never changed. */
export const sealedBallots = pgTable('sealed_ballots', ballotColumns, (table) => [
  primaryKey({ columns: [table.meetingId, table.ordinal, table.leaf] }),
  unique('sealed_ballots_tracking').on(table.meetingId, table.ordinal, table.tracking),
  unique('sealed_ballots_key').on(table.meetingId, table.ordinal, table.ballotKeyHash),
]);
