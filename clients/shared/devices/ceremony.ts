import { assertOk } from '../../../crypto/result.ts';
import type { BackupCost } from '../../../crypto/teller-backup.ts';
import { nameTellers } from '../secretary/prepare-meeting.ts';
import { makeBackup, restoreBackup } from '../teller/backup.ts';
import { joinCeremony, prepareRun, receiveShares, sendShares } from '../teller/ceremony.ts';
import type { ReceivedMail } from '../teller/memory.ts';
import { rehearse } from '../teller/rehearsal.ts';
import type { OfficerDevice, TellerTablet } from './officers.ts';

const inbox = async (teller: TellerTablet, run: number): Promise<readonly ReceivedMail[]> =>
  assertOk(await teller.client.mail(run, teller.index)).messages;

/**
 * The first key ceremony of a meeting, every device in one program.
 * @returns the run's number
 */
export async function holdCeremony(
  secretary: OfficerDevice,
  tellers: readonly TellerTablet[],
  { threshold, pairs }: { readonly threshold: number; readonly pairs: number },
): Promise<{ readonly run: number }> {
  const named = [];
  for (const teller of tellers) named.push(await prepareRun(teller.device));
  await secretary.stateAlone(nameTellers(secretary.state, named, threshold, pairs));
  const run = secretary.state.run?.named.run ?? 1;
  await makeShares(tellers, run);
  return { run };
}

/** The ceremony from the naming of its tellers on: everybody's commitments, then everybody's shares. */
export async function makeShares(tellers: readonly TellerTablet[], run: number): Promise<void> {
  for (const teller of tellers) {
    await teller.follow();
    await teller.append(assertOk(await joinCeremony(teller.device, teller.state)));
  }
  for (const teller of tellers) {
    await teller.follow();
    for (const mail of assertOk(await sendShares(teller.device, teller.state)))
      assertOk(await teller.client.sendMail(run, mail));
  }
  for (const teller of tellers) assertOk(await receiveShares(teller.device, teller.state, await inbox(teller, run)));
}

/**
 * Everybody restores from the backup, then a dummy ballot goes from device to device until it is counted.
 * @returns the size of the last backup file
 */
export async function rehearseTogether(
  tellers: readonly TellerTablet[],
  run: number,
  passphrase: string,
  cost?: BackupCost,
): Promise<{ readonly bytes: number }> {
  let bytes = 0;
  for (const teller of tellers) {
    const file = assertOk(makeBackup(teller.device, passphrase, cost));
    bytes = file.length;
    assertOk(await restoreBackup(teller.device, teller.state, file, passphrase));
  }
  const done = new Set<TellerTablet>();
  // Each message waits for those of the others.
  for (let round = 0; done.size < tellers.length && round < 10; round++)
    for (const teller of tellers.filter((each) => !done.has(each))) {
      await teller.follow();
      const step = assertOk(await rehearse(teller.device, teller.state, await inbox(teller, run)));
      for (const mail of step.send) assertOk(await teller.client.sendMail(run, mail));
      if (step.done === undefined) continue;
      await teller.append(step.done);
      done.add(teller);
    }
  if (done.size < tellers.length) throw new Error('the rehearsal does not end');
  return { bytes };
}
