import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Refusal } from '../../crypto/result.ts';

/** What repositories take: a drizzle database or transaction on any engine. Inside a transaction use only its own handle. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** Why a database was not opened. Defined in docs/protocol/90-database.md. */
export type OpenCode = 'DATABASE-IN-USE' | 'DATABASE-NOT-DURABLE' | 'DATABASE-VERSION' | 'DATABASE-UNREACHABLE';

/** An open database. Its errors come raw from the driver and may hold bound values: never log or show them. */
export interface Database {
  readonly engine: 'embedded' | 'postgres' | 'pglite';
  readonly db: Db;
  /** Runs a script of statements without parameters as one transaction: all of it or nothing. */
  exec(script: string): Promise<void>;
  /** Wakes listeners on every connection. A hint only: what a listener missed while away is announced by an empty payload. */
  notify(channel: string, payload: string): Promise<void>;
  /** @returns a function that ends the subscription */
  listen(channel: string, onPayload: (payload: string) => void): Promise<() => Promise<void>>;
  /**
   * Settles if the database can never be used again through this handle: its process died or the lock on its folder was
   * lost. Whatever was in flight has an unknown outcome. Close, open again, and let clients retry. Stays pending otherwise.
   */
  readonly lost: Promise<Refusal<'DATABASE-LOST'>>;
  /** Waits for running queries, then releases everything. The embedded engine's process has ended when it settles. */
  close(): Promise<void>;
}

/** The rows of `db.execute(sql…)`, which `Db` leaves untyped. The caller vouches for the shape `Row`. */
export const rowsOf = <Row>(result: unknown): readonly Row[] => (result as { rows: Row[] }).rows;
