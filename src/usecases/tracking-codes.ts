import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';

/** Tracking codes of a sealed box, in the order of the ballots' leaves. */
export async function trackingCodes(
  _deps: Deps,
  _request: { readonly meeting: Hex; readonly ordinal: number },
): Promise<Result<readonly Hex[], 'MEETING-UNKNOWN' | 'BOX-NOT-SEALED'>> {
  throw new Error('not yet');
}
