import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Hex } from '../../crypto/bytes.ts';
import type { Db } from '../engine/database.ts';
import { invitations, officers } from '../schema/organisations.ts';
import type { Role } from './organisations.ts';

export interface NewInvitation {
  readonly codeHash: Hex;
  readonly organisationId: string;
  readonly role: Role;
  readonly name: string;
  readonly expiresMs: number;
}

export async function insertInvitations(db: Db, rows: readonly NewInvitation[]): Promise<void> {
  if (rows.length > 0) await db.insert(invitations).values([...rows]);
}

/** Ends all codes of an organisation that nobody has used; waits for those that are being used at this moment. */
export async function withdrawInvitations(tx: Db, organisation: string): Promise<void> {
  await tx.delete(invitations).where(and(eq(invitations.organisationId, organisation), isNull(invitations.usedByKey)));
}

/**
 * Uses a code up for this key and makes it an officer; the `WHERE` says who may. Call in a transaction.
 * @returns undefined if there is no such code, or it is too late, or another key has used it
 */
export async function takeInvitation(tx: Db, codeHash: Hex, key: Hex, nowMs: number) {
  const [taken] = await tx
    .update(invitations)
    .set({ usedByKey: key })
    .where(
      and(
        eq(invitations.codeHash, codeHash),
        or(eq(invitations.usedByKey, key), and(isNull(invitations.usedByKey), gt(invitations.expiresMs, nowMs))),
      ),
    )
    .returning();
  if (taken === undefined) return undefined;
  const { organisationId, role, name } = taken;
  await tx.insert(officers).values({ key, organisationId, role, name }).onConflictDoNothing();
  return { organisation: organisationId, role, name };
}
