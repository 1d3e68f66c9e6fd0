import type { Hex } from '../../crypto/bytes.ts';
import { ok, type Result } from '../../crypto/result.ts';
import { entriesFrom } from '../../db/repositories/log.ts';
import type { Entry } from '../domain/meeting/entry.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';
import { readStoredEntry } from './stored-entry.ts';

export interface LogPage {
  /** Of the whole log. */
  readonly size: number;
  readonly entries: readonly Entry[];
}

const PAGE_ENTRIES = 500;
/** A page ends with the first entry that brings it above this; rolls and shares may be large. */
const PAGE_BYTES = 1_000_000;

/** A page of entries from index `from` on, bounded in number and bytes; empty at the end of the log. */
export async function readLog(
  deps: Deps,
  { meeting, from }: { readonly meeting: Hex; readonly from: number },
): Promise<Result<LogPage, 'MEETING-UNKNOWN'>> {
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const { size } = loaded.value.log;
  const entries: Entry[] = [];
  let bytes = 0;
  for (const { index, data } of await entriesFrom(deps.db, meeting, from, PAGE_ENTRIES)) {
    if (index >= size || bytes > PAGE_BYTES) break;
    bytes += data.length;
    entries.push(readStoredEntry(data));
  }
  return ok({ size, entries });
}
