import { type Bytes, concat, type Hex, u32 } from '../../crypto/bytes.ts';
import { ok, type Result } from '../../crypto/result.ts';
import { sealedBox } from '../../db/repositories/ballots.ts';
import type { Deps } from './deps.ts';
import { sealedPoll } from './sealed-poll.ts';

/** The sealed box as chunks of `u32 length ‖ ballot`, ascending by leaf. Refused until the box is sealed. */
export async function readBox(
  deps: Deps,
  request: { readonly meeting: Hex; readonly ordinal: number },
): Promise<Result<AsyncIterable<Bytes>, 'MEETING-UNKNOWN' | 'BOX-NOT-SEALED'>> {
  const sealed = await sealedPoll(deps, request);
  return sealed.ok ? ok(framed(sealedBox(deps.db, request))) : sealed;
}

async function* framed(ballots: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  for await (const ballot of ballots) yield concat(u32(ballot.length), ballot);
}
