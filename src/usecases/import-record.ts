import { type Bytes, type Hex, toHex } from '../../crypto/bytes.ts';
import { decodeCode } from '../../crypto/code.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { keepImportedRecord } from '../../db/repositories/imported-records.ts';
import { organisationById } from '../../db/repositories/organisations.ts';
import type { Deps } from './deps.ts';

/** A record that was taken, by what its paper minutes must carry. */
export interface ImportedRecord {
  readonly meeting: Hex;
  /** The anchor code, as printed. */
  readonly anchor: string;
  readonly title: string;
  readonly held: string;
}

/**
 * Takes the whole audit file of a meeting that was held on another installation, if it verifies and the code from its paper
 * minutes is its own; ballots of that meeting may then be stated in the organisation's rating log. The same record again
 * answers the same.
 * @param request.record hostile bytes @param request.anchor as typed from the paper minutes
 * @returns the first check of 15-verification that fails, a mistyped code (04-codes), or `IMPORT-CONFLICT`
 */
export async function importRecord(
  deps: Pick<Deps, 'db' | 'judges'>,
  request: { readonly organisation: string; readonly record: Bytes; readonly anchor: string },
): Promise<Result<ImportedRecord>> {
  const { organisation, record } = request;
  const code = decodeCode('anchor', request.anchor);
  if (!code.ok) return code;
  if ((await organisationById(deps.db, organisation)) === undefined) return refuse('ORGANISATION-UNKNOWN');
  const judged = await deps.judges.record(record, code.value);
  if (!judged.ok) return judged;
  const { failure, meeting } = judged.value;
  if (failure !== undefined) return refuse(failure.code, failure.detail);
  if (meeting === undefined) throw new Error('a record that is not refused has a meeting');
  const { id, title, date: held, anchor } = meeting;
  const kept = await keepImportedRecord(deps.db, organisation, {
    meeting: id,
    anchor: toHex(code.value),
    title,
    held,
    record,
  });
  if (kept !== toHex(code.value))
    return refuse('IMPORT-CONFLICT', 'a record of this meeting with another anchor code is kept already');
  return ok({ meeting: id, anchor, title, held });
}
