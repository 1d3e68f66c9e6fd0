import { type Bytes, fromHex, toHex } from '../../../crypto/bytes.ts';
import type { SecretPair } from '../../../crypto/dkg.ts';
import { provePossession, verifyPossession } from '../../../crypto/possession.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import type { SuiteName } from '../../../crypto/suite.ts';
import { type BackupCost, createBackup, openBackup } from '../../../crypto/teller-backup.ts';
import { possessionOf } from '../../../src/domain/meeting/acts/ceremony.ts';
import type { BodyOf } from '../../../src/domain/meeting/bodies.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { type HeldShares, ownIndex, remember, type TellerDevice } from './memory.ts';

/**
 * Writes the one backup file, right after the ceremony: shares only, no identity key.
 * @param cost of guessing a passphrase; the default is for people's devices
 * @returns `TELLER-SHARE-DELETED` once a share has done its work: a backup is whole or not made
 */
export function makeBackup(device: TellerDevice, passphrase: string, cost?: BackupCost): Result<Bytes> {
  const { shares } = device.memory;
  if (shares === undefined) return refuse('CEREMONY-UNFINISHED', 'there is nothing to back up yet');
  const pairs: SecretPair[] = [];
  for (const { ordinal, box, token } of shares.pairs) {
    if (box === null || token === null) return refuse('TELLER-SHARE-DELETED', `of pair ${ordinal}`);
    pairs.push({ ordinal, box, token });
  }
  const content = { teller: shares.teller, transcript: fromHex(shares.transcript), pairs };
  return ok(createBackup(content, passphrase, device.random, cost));
}

/**
 * Takes the shares from a backup file: in the rehearsal, on the device that made them; in a meeting, on a device that
 * replaces a lost one and then waits until the other tellers take it back. Shares whose work is done are left out.
 * @param file hostile bytes
 * @param seen size of the log that the projector shows now; a device restored in a meeting knows no other sign that what it reads
 * is not old, and would take an earlier taking back of its own for the new one
 * @returns `VIEW-SHORTENED` for a log shorter than that, `BACKUP-OTHER-CEREMONY` for a sound file of another teller or ceremony, `REHEARSAL-POSSESSION-INVALID` for
 * shares that are not those of the log
 */
export async function restoreBackup(
  device: TellerDevice,
  state: MeetingState,
  file: Bytes,
  passphrase: string,
  seen = 0,
): Promise<Result<void>> {
  const own = ownIndex(device, state);
  if (!own.ok) return own;
  if (state.log.size < seen)
    return refuse('VIEW-SHORTENED', `the log has ${state.log.size} entries, the room shows ${seen}`);
  const opened = openBackup(file, passphrase);
  if (!opened.ok) return opened;
  const { teller, transcript, pairs } = opened.value;
  if (state.run?.result === undefined || toHex(transcript) !== state.run.result.transcript || teller !== own.value)
    return refuse('BACKUP-OTHER-CEREMONY', 'the file is of another ceremony or of another teller');
  const proofs = provePairs(device, state, teller, pairs);
  if (!proofs.ok) return proofs;
  const shares: HeldShares = {
    run: state.run.named.run,
    teller,
    transcript: state.run.result.transcript,
    pairs: pairs.map(({ ordinal, box, token }) => ({
      ordinal,
      box,
      token: state.phase === 'draft' || state.polls.get(ordinal)?.phase === 'planned' ? token : null,
    })),
    restored: true,
  };
  // Only the device that made the shares restores them for the rehearsal. To any other a liar may show a log that is still a draft.
  const rehearsing = state.phase === 'draft' && device.memory.shares?.transcript === shares.transcript;
  await remember(device, (memory) => ({
    ...memory,
    shares,
    ...(rehearsing ? {} : { restoredAt: state.log.size }),
  }));
  return ok(undefined);
}

/** Proves, and checks, possession of every share of the pool under the rehearsal's tag. */
export function provePairs(
  device: TellerDevice,
  state: MeetingState,
  teller: number,
  pairs: readonly SecretPair[],
): Result<BodyOf<'rehearsal'>['proofs']> {
  const result = state.run?.result;
  if (result === undefined) return refuse('CEREMONY-UNFINISHED');
  if (pairs.length !== result.pairs.size) return refuse('BACKUP-OTHER-CEREMONY', 'another number of pairs');
  const proofs: BodyOf<'rehearsal'>['proofs'] = [];
  for (const pair of pairs) {
    const keys = result.pairs.get(pair.ordinal);
    if (keys === undefined) return refuse('BACKUP-OTHER-CEREMONY', `no pair ${pair.ordinal}`);
    const shares = { box: keys.boxShares[teller - 1] as string, token: keys.tokenShares[teller - 1] as string };
    const prove = (suite: SuiteName): Result<string> => {
      const possession = possessionOf(result, suite, pair.ordinal, teller);
      const proof = provePossession(possession, pair[suite], device.random);
      const judged = verifyPossession(possession, fromHex(shares[suite]), proof);
      return judged.ok ? ok(toHex(proof)) : judged;
    };
    const box = prove('box');
    if (!box.ok) return box;
    const token = prove('token');
    if (!token.ok) return token;
    proofs.push({ ordinal: pair.ordinal, box: box.value, token: token.value });
  }
  return ok(proofs);
}
