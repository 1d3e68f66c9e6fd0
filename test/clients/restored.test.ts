import { beforeAll, describe, expect, it } from 'vitest';
import { stateOf } from '../../clients/shared/meeting-view.ts';
import { signShared } from '../../clients/shared/officer.ts';
import { acts } from '../../clients/shared/secretary/run-polls.ts';
import { makeBackup, restoreBackup } from '../../clients/shared/teller/backup.ts';
import { answerRequest } from '../../clients/shared/teller/issuing.ts';
import { newTellerMemory } from '../../clients/shared/teller/memory.ts';
import { cosignEnd, cosignSealed, judgeBarrier } from '../../clients/shared/teller/polls.ts';
import { signProposal } from '../../clients/shared/teller/proposals.ts';
import { assertOk } from '../../crypto/result.ts';
import type { Body } from '../../src/domain/meeting/bodies.ts';
import {
  answerAll,
  draftMeeting,
  holdCeremony,
  holdRehearsal,
  newTeller,
  openPoll,
  PASSPHRASE,
  signAll,
  signManifest,
  stateIn,
  type TestMeeting,
  type TestTeller,
  viewOf,
  visitDoor,
  vote,
} from './meeting.ts';
import { FakeService } from './service.ts';

/** A device that was replaced has forgotten what it cosigned: until the others take it back, it is worth nothing to a liar. */
describe('TELLER-MUST-REJOIN: a device restored from its backup', () => {
  let meeting: TestMeeting;
  let replacement: TestTeller;
  let backup: Uint8Array;
  const teller = (index: number) => meeting.tellers[index - 1] as TestTeller;
  const refused = { ok: false, code: 'TELLER-MUST-REJOIN' };

  beforeAll(async () => {
    meeting = await draftMeeting('restored', 1);
    await holdCeremony(meeting);
    backup = assertOk(makeBackup(teller(2), PASSPHRASE, { n: 2 ** 15, p: 1 }));
    await holdRehearsal(meeting);
    signManifest(meeting, { ownLine: 'votes' });
    for (const voter of [0, 1]) visitDoor(meeting, voter);
    await answerAll(meeting, [1, 2]);
    await openPoll(meeting);
    for (const voter of [0, 1]) vote(meeting, voter, [0, 1, 0]);
    signAll(meeting, acts.close(stateIn(meeting).id, 1));
    meeting.service.seal(1);
    replacement = newTeller(stateIn(meeting).id, 'replacement');
    Object.assign(replacement, {
      secretKey: teller(2).secretKey,
      memory: newTellerMemory(stateIn(meeting).id),
    });
    assertOk(await restoreBackup(replacement, stateIn(meeting), backup, PASSPHRASE));
  }, 120_000);

  it('cosigns no sealed box, though another may have been cosigned before', async () => {
    assertOk(await cosignSealed(teller(2), viewOf(meeting), 1));
    expect(await cosignSealed(replacement, viewOf(meeting), 1)).toMatchObject(refused);
    expect(replacement.memory.sealed.size).toBe(0);
  });

  it('cosigns no barrier and no end', async () => {
    const confirmed = { present: 2, issued: 2 };
    expect(await judgeBarrier(replacement, viewOf(meeting), 1, confirmed)).toMatchObject(refused);
    const twin = meeting.service.fork();
    const room = { ...meeting, service: twin };
    signAll(room, acts.cancel(stateIn(room).id, 1, 'closed', 'thử'));
    signAll(room, acts.end(stateIn(room).id));
    expect(await cosignEnd(replacement, viewOf(room))).toMatchObject(refused);
  });

  it('signs nothing with the others, not even that one of them is lost', () => {
    const { id } = stateIn(meeting);
    const bodies: Body[] = [
      acts.cancel(id, 1, 'closed', 'thử'),
      acts.loseTeller(id, 1, 'mất liên lạc'),
      acts.loseTeller(id, 3, 'mất liên lạc'),
    ];
    for (const body of bodies) {
      expect(signProposal(replacement, viewOf(meeting), body)).toMatchObject(refused);
      expect(signProposal(teller(2), viewOf(meeting), body).ok).toBe(true);
    }
  });

  it('is none the less one because a liar shows it the log as it was before the manifest', async () => {
    const early = new FakeService(meeting.service.secretKey, stateIn(meeting).id);
    for (const entry of meeting.service.entries) {
      if (entry.body.type === 'meeting-manifest') break;
      early.append(entry);
    }
    const fooled = newTeller(stateIn(meeting).id, 'fooled');
    Object.assign(fooled, { secretKey: teller(2).secretKey, memory: newTellerMemory(stateIn(meeting).id) });
    assertOk(await restoreBackup(fooled, stateOf(early.view), backup, PASSPHRASE));
    expect(await cosignSealed(fooled, viewOf(meeting), 1)).toMatchObject(refused);
    const [request] = stateIn(meeting).requests.keys();
    expect(await answerRequest(fooled, viewOf(meeting), request as string)).toMatchObject(refused);
  });

  it('does so again once the others have stated it lost and taken it back', async () => {
    const { id } = stateIn(meeting);
    const lost = acts.loseTeller(id, 2, 'máy hỏng');
    const others = [teller(1), teller(3)].map((device) => assertOk(signProposal(device, viewOf(meeting), lost)));
    meeting.service.appendShared(lost, assertOk(signShared(stateIn(meeting), lost, meeting.secretary)), ...others);
    expect(await cosignSealed(replacement, viewOf(meeting), 1)).toMatchObject(refused);
    signAll(meeting, acts.rejoinTeller(stateIn(meeting), 2));
    assertOk(await cosignSealed(replacement, viewOf(meeting), 1));
  });

  it('VIEW-SHORTENED: restores nothing on a log older than the room’s, where its last taking back would be still to come', async () => {
    const { id, log } = stateIn(meeting);
    const early = new FakeService(meeting.service.secretKey, id);
    for (const entry of meeting.service.entries.slice(0, -3)) early.append(entry);
    const again = newTeller(id, 'again');
    Object.assign(again, { secretKey: teller(2).secretKey, memory: newTellerMemory(id) });
    const judged = await restoreBackup(again, stateOf(early.view), backup, PASSPHRASE, log.size);
    expect(judged).toMatchObject({ code: 'VIEW-SHORTENED' });
    expect(again.memory.shares).toBeUndefined();
    // Whoever does not compare is deceived: this is what the comparison is for.
    assertOk(await restoreBackup(again, stateOf(early.view), backup, PASSPHRASE));
    expect((await cosignSealed(again, viewOf(meeting), 1)).ok).toBe(true);
    assertOk(await restoreBackup(again, stateIn(meeting), backup, PASSPHRASE, log.size));
    expect(await cosignSealed(again, viewOf(meeting), 1)).toMatchObject(refused);
  });
});
