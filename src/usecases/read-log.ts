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

/** A page of entries from index `from` on, bounded in number and bytes; empty at the end of the log. */
export async function readLog(
  deps: Deps,
  { meeting, from }: { readonly meeting: Hex; readonly from: number },
): Promise<Result<LogPage, 'MEETING-UNKNOWN'>> {
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const { size } = loaded.value.log;
  const page = await entriesFrom(deps.db, meeting, from, PAGE_ENTRIES);
  return ok({ size, entries: page.filter(({ index }) => index < size).map(({ data }) => readStoredEntry(data)) });
}
