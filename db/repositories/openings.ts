import { asc, eq } from 'drizzle-orm';
import type { Hex } from '../../crypto/bytes.ts';
import type { Db } from '../engine/database.ts';
import { openings } from '../schema/coordination.ts';

export interface OpeningRow {
  readonly commitment: Hex;
  readonly salt: Hex;
  readonly text: string;
}

/** Stores judged openings; those that are there already stay (a commitment opens to one text only). */
export async function addOpenings(db: Db, meeting: Hex, rows: readonly OpeningRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 1000) {
    const part = rows.slice(at, at + 1000).map((row) => ({ meetingId: meeting, ...row }));
    await db.insert(openings).values(part).onConflictDoNothing();
  }
}

/** All openings of a meeting, ascending by commitment. */
export const openingsOf = (db: Db, meeting: Hex): Promise<OpeningRow[]> =>
  db
    .select({ commitment: openings.commitment, salt: openings.salt, text: openings.text })
    .from(openings)
    .where(eq(openings.meetingId, meeting))
    .orderBy(asc(openings.commitment));
