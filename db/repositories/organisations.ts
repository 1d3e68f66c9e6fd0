import { and, asc, eq, sql } from 'drizzle-orm';
import type { Hex } from '../../crypto/bytes.ts';
import { type Db, rowsOf } from '../engine/database.ts';
import { officers, organisations, type roles } from '../schema/organisations.ts';

export type Role = (typeof roles)[number];
export type OrganisationRow = typeof organisations.$inferSelect;

/** @returns false if the id is taken; the row that is there is not changed */
export async function insertOrganisation(db: Db, row: OrganisationRow): Promise<boolean> {
  const stored = await db.insert(organisations).values(row).onConflictDoNothing().returning({ id: organisations.id });
  return stored.length === 1;
}

export async function organisationById(db: Db, id: string): Promise<OrganisationRow | undefined> {
  const [row] = await db.select().from(organisations).where(eq(organisations.id, id));
  return row;
}

/** Until the transaction ends, whoever else locks this organisation waits. */
export async function lockOrganisation(tx: Db, id: string): Promise<void> {
  await tx.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, id)).for('update');
}

export const childrenOf = (db: Db, id: string): Promise<OrganisationRow[]> =>
  db.select().from(organisations).where(eq(organisations.parentId, id)).orderBy(asc(organisations.id));

export const officersOf = (db: Db, organisation: string) =>
  db
    .select({ key: officers.key, name: officers.name, role: officers.role })
    .from(officers)
    .where(eq(officers.organisationId, organisation))
    .orderBy(asc(officers.role), asc(officers.key));

/** The organisation and all below it, parents before children. */
export async function subtreeOf(db: Db, id: string): Promise<readonly OrganisationRow[]> {
  const result = await db.execute(sql`
    WITH RECURSIVE tree AS (
      SELECT id, parent_id, name, level, 0 AS depth FROM organisations WHERE id = ${id}
      UNION ALL
      SELECT child.id, child.parent_id, child.name, child.level, depth + 1
      FROM organisations child JOIN tree ON child.parent_id = tree.id
    ) SELECT id, parent_id AS "parentId", name, level FROM tree ORDER BY depth, id`);
  return rowsOf<OrganisationRow>(result);
}

/** Where an officer has a role, one row per role. */
export const organisationsOfOfficer = (db: Db, key: Hex) =>
  db
    .select({
      organisation: organisations.id,
      parent: organisations.parentId,
      name: organisations.name,
      level: organisations.level,
      role: officers.role,
    })
    .from(officers)
    .innerJoin(organisations, eq(organisations.id, officers.organisationId))
    .where(eq(officers.key, key))
    .orderBy(asc(organisations.id), asc(officers.role));

/** Whether this key holds this role in this organisation. */
export async function holdsRole(db: Db, key: Hex, organisation: string, role: Role): Promise<boolean> {
  const found = await db
    .select({ role: officers.role })
    .from(officers)
    .where(and(eq(officers.key, key), eq(officers.organisationId, organisation), eq(officers.role, role)));
  return found.length === 1;
}
