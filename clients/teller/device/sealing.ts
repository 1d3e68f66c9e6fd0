import { fromHex } from '../../../crypto/bytes.ts';
import { decodeCheckpoint, verifyCheckpoint } from '../../../crypto/checkpoint.ts';
import { ok, type Result } from '../../../crypto/result.ts';
import { logOrigin } from '../../../src/domain/meeting/hashes.ts';
import { tellerKeys, tellersThere } from '../../../src/domain/meeting/signers.ts';
import { stateOf } from '../../shared/meeting-view.ts';
import type { Desk } from './desk.ts';

/** For each sealed box that is not counted yet, the tellers whose cosignature is still awaited: for whom the screen waits. */
export async function missingSeals(desk: Desk): Promise<Result<ReadonlyMap<number, readonly number[]>>> {
  const state = stateOf(desk.view);
  const missing = new Map<number, readonly number[]>();
  for (const [ordinal, { phase, sealed }] of state.polls) {
    if (phase !== 'closed' || sealed === undefined) continue;
    const read = await desk.client.checkpoint(sealed.size);
    if (!read.ok) return read;
    const checkpoint = decodeCheckpoint(read.value.note);
    if (!checkpoint.ok) return checkpoint;
    const keys = { service: fromHex(state.created.service), tellers: tellerKeys(state).map(fromHex) };
    const signers = verifyCheckpoint(checkpoint.value, logOrigin(state.id), keys);
    if (!signers.ok) return signers;
    missing.set(
      ordinal,
      tellersThere(state).filter((teller) => !signers.value.includes(teller)),
    );
  }
  return ok(missing);
}
