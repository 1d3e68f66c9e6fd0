import { and, asc, eq } from 'drizzle-orm';
import type { Hex } from '../../crypto/bytes.ts';
import type { Db } from '../engine/database.ts';
import { checkpoints, cosignatures } from '../schema/coordination.ts';

/** The note that the service has signed for this size, if it has. */
export async function storedNote(db: Db, meeting: Hex, size: number): Promise<string | undefined> {
  const [row] = await db
    .select({ note: checkpoints.note })
    .from(checkpoints)
    .where(and(eq(checkpoints.meetingId, meeting), eq(checkpoints.size, size)));
  return row?.note;
}

/** Stores the first note of a size for good. @returns the note that is stored */
export async function keepNote(db: Db, meeting: Hex, size: number, note: string): Promise<string> {
  await db.insert(checkpoints).values({ meetingId: meeting, size, note }).onConflictDoNothing();
  const kept = await storedNote(db, meeting, size);
  if (kept === undefined) throw new Error('a checkpoint was neither found nor stored');
  return kept;
}

/** Stores a judged signature line; signatures are deterministic, so a second one of a teller is the same. */
export async function addCosignatureLine(
  db: Db,
  row: { readonly meeting: Hex; readonly size: number; readonly teller: number; readonly line: string },
): Promise<void> {
  const { meeting, size, teller, line } = row;
  await db.insert(cosignatures).values({ meetingId: meeting, size, teller, line }).onConflictDoNothing();
}

/** Lines of the tellers who have cosigned a size, ascending by teller. */
export async function cosignatureLines(db: Db, meeting: Hex, size: number): Promise<string[]> {
  const rows = await db
    .select({ line: cosignatures.line })
    .from(cosignatures)
    .where(and(eq(cosignatures.meetingId, meeting), eq(cosignatures.size, size)))
    .orderBy(asc(cosignatures.teller));
  return rows.map(({ line }) => line);
}
