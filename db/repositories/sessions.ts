import { and, eq, gt, lte, type SQL, sql } from 'drizzle-orm';
import type { Hex } from '../../crypto/bytes.ts';
import type { Db } from '../engine/database.ts';
import { officers } from '../schema/organisations.ts';
import { challenges, sessions } from '../schema/sessions.ts';
import type { Role } from './organisations.ts';

/** Stores a nonce and forgets those that have expired. */
export async function addChallenge(db: Db, row: typeof challenges.$inferInsert, nowMs: number): Promise<void> {
  await db.delete(challenges).where(lte(challenges.expiresMs, nowMs));
  await db.insert(challenges).values(row);
}

/** Uses a nonce up. @returns whether it was there, for this key, and in time */
export async function takeChallenge(db: Db, nonce: Hex, key: Hex, nowMs: number): Promise<boolean> {
  const taken = await db
    .delete(challenges)
    .where(and(eq(challenges.nonce, nonce), eq(challenges.key, key), gt(challenges.expiresMs, nowMs)))
    .returning({ nonce: challenges.nonce });
  return taken.length === 1;
}

/** Stores a session and forgets those that have expired. */
export async function addSession(db: Db, row: typeof sessions.$inferInsert, nowMs: number): Promise<void> {
  await db.delete(sessions).where(lte(sessions.expiresMs, nowMs));
  await db.insert(sessions).values(row);
}

export async function removeSession(db: Db, tokenHash: Hex): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}

export const rolesOf = (db: Db, key: Hex) =>
  db
    .select({ organisation: officers.organisationId, role: officers.role })
    .from(officers)
    .where(eq(officers.key, key))
    .orderBy(officers.organisationId, officers.role);

/** What a session must allow, as a condition on the officer `sessions.key`. */
export type Demand =
  | { readonly to: 'session' }
  | { readonly to: 'organisation'; readonly organisation: string; readonly roles: readonly Role[] }
  | { readonly to: 'meeting'; readonly meeting: Hex; readonly roles: readonly Role[] }
  | { readonly to: 'overview'; readonly organisation: string };

/**
 * The officer of a session that is still good, and whether that officer meets the demand: one statement, so that no role is
 * judged apart from the session that claims it.
 */
export async function officerOfSession(
  db: Db,
  tokenHash: Hex,
  nowMs: number,
  demand: Demand,
): Promise<{ readonly key: Hex; readonly allowed: boolean } | undefined> {
  const [row] = await db
    .select({ key: sessions.key, allowed: sql<boolean>`${allows(demand)}` })
    .from(sessions)
    .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresMs, nowMs)));
  return row;
}

function allows(demand: Demand): SQL {
  const own = sql`o.key = ${sessions.key}`;
  switch (demand.to) {
    case 'session':
      return sql`true`;
    case 'organisation':
      return sql`EXISTS (SELECT FROM officers o
        WHERE ${own} AND o.organisation_id = ${demand.organisation} AND o.role IN ${demand.roles})`;
    case 'meeting':
      return sql`EXISTS (SELECT FROM officers o JOIN meetings m ON m.organisation_id = o.organisation_id
        WHERE ${own} AND m.id = decode(${demand.meeting}, 'hex') AND o.role IN ${demand.roles})`;
    case 'overview':
      return sql`EXISTS (
        WITH RECURSIVE above AS (
          SELECT id, parent_id FROM organisations WHERE id = ${demand.organisation}
          UNION ALL
          SELECT parent.id, parent.parent_id FROM organisations parent JOIN above ON above.parent_id = parent.id
        ) SELECT FROM officers o JOIN above ON above.id = o.organisation_id
        WHERE ${own} AND (o.role IN ('superior', 'auditor') OR o.organisation_id = ${demand.organisation}))`;
  }
}
