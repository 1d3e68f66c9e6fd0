import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { JsonObject } from '../../crypto/record-line.ts';
import { bytes, hex } from '../columns.ts';

/** Personal texts behind the commitments in the log; kept outside it, so that they can be erased. */
export const openings = pgTable(
  'openings',
  {
    meetingId: hex('meeting_id').notNull(),
    commitment: hex().notNull(),
    salt: hex().notNull(),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.commitment] })],
);

/** The one head that the service has signed for each size (13-log). */
export const checkpoints = pgTable(
  'checkpoints',
  {
    meetingId: hex('meeting_id').notNull(),
    size: integer().notNull(),
    note: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.size] })],
);

/** Tellers' signature lines under a checkpoint. */
export const cosignatures = pgTable(
  'cosignatures',
  {
    meetingId: hex('meeting_id').notNull(),
    size: integer().notNull(),
    teller: integer().notNull(),
    line: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.size, table.teller] })],
);

/** Statements that still collect signatures. `appended_at` is their index in the log once they stand there. */
export const proposals = pgTable(
  'proposals',
  {
    meetingId: hex('meeting_id').notNull(),
    bodyHash: hex('body_hash').notNull(),
    body: bytes().notNull(),
    appendedAt: integer('appended_at'),
    /** Key of the officer who laid it out; null in rows of before. */
    proposer: hex(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.bodyHash] })],
);

export const proposalSignatures = pgTable(
  'proposal_signatures',
  {
    meetingId: hex('meeting_id').notNull(),
    bodyHash: hex('body_hash').notNull(),
    key: hex().notNull(),
    sig: hex().notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.bodyHash, table.key] })],
);

/** Messages between tellers' devices that are no statements; written once. Teller 0 is the secretary, or everybody. */
export const mailbox = pgTable(
  'mailbox',
  {
    meetingId: hex('meeting_id').notNull(),
    run: integer().notNull(),
    sender: integer().notNull(),
    recipient: integer().notNull(),
    kind: text().notNull(),
    data: jsonb().$type<JsonObject>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.run, table.sender, table.recipient, table.kind] })],
);

/** The newest exchange key of each teller's device, public: the secretary names it for the next run of the ceremony. */
export const exchangeOffers = pgTable(
  'exchange_offers',
  {
    meetingId: hex('meeting_id').notNull(),
    key: hex().notNull(),
    exchange: hex().notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.key] })],
);
