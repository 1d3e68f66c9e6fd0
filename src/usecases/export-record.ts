import type { Bytes, Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';

/** The meeting's audit file as a stream of lines (14-record), of the log as it stands now. */
export async function exportRecord(
  _deps: Deps,
  _request: { readonly meeting: Hex },
): Promise<Result<AsyncIterable<Bytes>, 'MEETING-UNKNOWN'>> {
  throw new Error('not yet');
}
