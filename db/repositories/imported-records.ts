import { and, asc, eq, sql } from 'drizzle-orm';
import type { Bytes, Hex } from '../../crypto/bytes.ts';
import type { Db } from '../engine/database.ts';
import { importedRecords } from '../schema/ratings.ts';

/** A record of another installation, without its bytes. */
export interface ImportedRecordRow {
  readonly meeting: Hex;
  /** 14 bytes: the payload of the anchor code. */
  readonly anchor: Hex;
  readonly title: string;
  /** The day on which the meeting was held. */
  readonly held: string;
}

/**
 * Stores a verified record, once for each meeting and organisation.
 * @returns the anchor under which the meeting's record is kept: another one than this record's if one was stored before
 */
export async function keepImportedRecord(
  db: Db,
  organisation: string,
  row: ImportedRecordRow & { readonly record: Bytes },
): Promise<Hex> {
  await db
    .insert(importedRecords)
    .values({ organisationId: organisation, ...row })
    .onConflictDoNothing();
  const [kept] = await db
    .select({ anchor: importedRecords.anchor })
    .from(importedRecords)
    .where(of(organisation, row.meeting));
  if (kept === undefined) throw new Error('a record was neither found nor stored');
  return kept.anchor;
}

/** What an organisation has imported, by day. */
export const importedRecordsOf = (
  db: Db,
  organisation: string,
): Promise<(ImportedRecordRow & { readonly bytes: number })[]> =>
  db
    .select({
      meeting: importedRecords.meeting,
      anchor: importedRecords.anchor,
      title: importedRecords.title,
      held: importedRecords.held,
      bytes: sql<number>`octet_length(${importedRecords.record})`.mapWith(Number),
    })
    .from(importedRecords)
    .where(eq(importedRecords.organisationId, organisation))
    .orderBy(asc(importedRecords.held), asc(importedRecords.meeting));

/** The bytes of an imported record. */
export async function importedRecord(db: Db, organisation: string, meeting: Hex): Promise<Bytes | undefined> {
  const [row] = await db
    .select({ record: importedRecords.record })
    .from(importedRecords)
    .where(of(organisation, meeting));
  return row?.record;
}

const of = (organisation: string, meeting: Hex) =>
  and(eq(importedRecords.organisationId, organisation), eq(importedRecords.meeting, meeting));
