import { bigint, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { hex } from '../columns.ts';

/** The tree of organisations is data. An organisation's parent never changes and exists before it: no cycle can arise. */
export const organisations = pgTable('organisations', {
  id: text().primaryKey(),
  parentId: text('parent_id'),
  name: text().notNull(),
  level: text().notNull(),
});

export const roles = ['secretary', 'teller', 'auditor', 'superior'] as const;

/** Who may do what where. `key`: the Ed25519 public key of an officer's own device. */
export const officers = pgTable(
  'officers',
  {
    key: hex().notNull(),
    organisationId: text('organisation_id').notNull(),
    role: text({ enum: roles }).notNull(),
    name: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.organisationId, table.role] })],
);

/** Codes that make their holder an officer; good once. Only the hash of a code is stored. */
export const invitations = pgTable('invitations', {
  codeHash: hex('code_hash').primaryKey(),
  organisationId: text('organisation_id').notNull(),
  role: text({ enum: roles }).notNull(),
  name: text().notNull(),
  usedByKey: hex('used_by_key'),
  /** Milliseconds since 1970. */
  expiresMs: bigint('expires_ms', { mode: 'number' }).notNull(),
});
