import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Entry } from '../domain/meeting/entry.ts';
import type { Deps } from './deps.ts';

export interface LogPage {
  /** Of the whole log. */
  readonly size: number;
  readonly entries: readonly Entry[];
}

/** A page of entries from index `from` on, bounded in number and bytes; empty at the end of the log. */
export async function readLog(
  _deps: Deps,
  _request: { readonly meeting: Hex; readonly from: number },
): Promise<Result<LogPage, 'MEETING-UNKNOWN'>> {
  throw new Error('not yet');
}
