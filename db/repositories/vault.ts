import { asc, eq } from 'drizzle-orm';
import type { Bytes, Hex } from '../../crypto/bytes.ts';
import type { Db } from '../engine/database.ts';
import { vaultEntries } from '../schema/ballots.ts';

/** Stores a sealed entry under its hash; the log sees to it that no two requests name one. */
export async function addVaultEntry(tx: Db, meeting: Hex, entryHash: Hex, entry: Bytes): Promise<void> {
  await tx.insert(vaultEntries).values({ meetingId: meeting, entryHash, entry });
}

/** All sealed entries of a meeting, ascending by hash. */
export const vaultOf = (db: Db, meeting: Hex) =>
  db
    .select({ entryHash: vaultEntries.entryHash, entry: vaultEntries.entry })
    .from(vaultEntries)
    .where(eq(vaultEntries.meetingId, meeting))
    .orderBy(asc(vaultEntries.entryHash));

/** Destroys the vault of a meeting: whoever finds a card later finds nothing that it opens. */
export async function destroyVault(tx: Db, meeting: Hex): Promise<void> {
  await tx.delete(vaultEntries).where(eq(vaultEntries.meetingId, meeting));
}
