import { bigint, boolean, pgTable } from 'drizzle-orm/pg-core';
import { bytes, hex } from '../columns.ts';

/** Nonces for officers to sign; taking one deletes it. */
export const challenges = pgTable('challenges', {
  nonce: hex().primaryKey(),
  key: hex().notNull(),
  expiresMs: bigint('expires_ms', { mode: 'number' }).notNull(),
});

/** Officers' sessions; only the hash of a token is stored. Voters have none. */
export const sessions = pgTable('sessions', {
  tokenHash: hex('token_hash').primaryKey(),
  key: hex().notNull(),
  expiresMs: bigint('expires_ms', { mode: 'number' }).notNull(),
});

/** The service's Ed25519 seed: one row, made on the first start, never changed. */
export const serviceKeys = pgTable('service_keys', {
  one: boolean().primaryKey(),
  seed: bytes().notNull(),
});
