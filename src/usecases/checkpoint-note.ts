import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';

/** The signed note of the log's first `size` entries, with the cosignatures so far (13-log). `size` from 1 to the log's. */
export async function checkpointNote(
  _deps: Deps,
  _request: { readonly meeting: Hex; readonly size: number },
): Promise<Result<{ readonly note: string }, 'MEETING-UNKNOWN' | 'CHECKPOINT-UNKNOWN'>> {
  throw new Error('not yet');
}
