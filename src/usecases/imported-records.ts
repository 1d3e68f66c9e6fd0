import { type Bytes, fromHex, type Hex } from '../../crypto/bytes.ts';
import { encodeCode } from '../../crypto/code.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { importedRecord, importedRecordsOf } from '../../db/repositories/imported-records.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import { replayRecord } from '../domain/verify/replay-record.ts';
import type { Deps } from './deps.ts';
import type { ImportedRecord } from './import-record.ts';

type Organisation = { readonly organisation: string };

/** The records that an organisation has imported, by day. */
export async function listImportedRecords(
  { db }: Pick<Deps, 'db'>,
  { organisation }: Organisation,
): Promise<Result<readonly (ImportedRecord & { readonly bytes: number })[]>> {
  const rows = await importedRecordsOf(db, organisation);
  return ok(rows.map((row) => ({ ...row, anchor: encodeCode('anchor', fromHex(row.anchor)) })));
}

/** The whole file, byte for byte as it was imported. */
export async function readImportedRecord(
  { db }: Pick<Deps, 'db'>,
  { organisation, meeting }: Organisation & { readonly meeting: Hex },
): Promise<Result<AsyncIterable<Bytes>, 'MEETING-UNKNOWN'>> {
  const record = await importedRecord(db, organisation, meeting);
  return record === undefined ? refuse('MEETING-UNKNOWN') : ok(once(record));
}

/** The state of an imported meeting at its end; its record was verified before it was stored. */
export async function importedMeeting(
  { db }: Pick<Deps, 'db'>,
  organisation: string,
  meeting: Hex,
): Promise<MeetingState | undefined> {
  const record = await importedRecord(db, organisation, meeting);
  return record === undefined ? undefined : replayRecord([record]);
}

async function* once(bytes: Bytes): AsyncGenerator<Bytes> {
  yield bytes;
}
