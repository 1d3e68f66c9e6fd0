import type { Bytes, Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';

/** The sealed box as chunks of `u32 length ‖ ballot`, ascending by leaf. Refused until the box is sealed. */
export async function readBox(
  _deps: Deps,
  _request: { readonly meeting: Hex; readonly ordinal: number },
): Promise<Result<AsyncIterable<Bytes>, 'MEETING-UNKNOWN' | 'BOX-NOT-SEALED'>> {
  throw new Error('not yet');
}
