import type { Hex } from '../../crypto/bytes.ts';
import { ok, type Result } from '../../crypto/result.ts';
import { sealedTrackingCodes } from '../../db/repositories/ballots.ts';
import type { Deps } from './deps.ts';
import { sealedPoll } from './sealed-poll.ts';

/** Tracking codes of a sealed box, in the order of the ballots' leaves. */
export async function trackingCodes(
  deps: Deps,
  request: { readonly meeting: Hex; readonly ordinal: number },
): Promise<Result<readonly Hex[], 'MEETING-UNKNOWN' | 'BOX-NOT-SEALED'>> {
  const sealed = await sealedPoll(deps, request);
  return sealed.ok ? ok(await sealedTrackingCodes(deps.db, request)) : sealed;
}
