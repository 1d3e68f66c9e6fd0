import { beforeAll, describe, expect, it } from 'vitest';
import { stateAlone } from '../../clients/shared/officer.ts';
import { nameTellers } from '../../clients/shared/secretary/prepare-meeting.ts';
import { makeManifest } from '../../clients/shared/secretary/prepare-polls.ts';
import { makeBackup, restoreBackup } from '../../clients/shared/teller/backup.ts';
import { joinCeremony, prepareRun, receiveShares, sendShares } from '../../clients/shared/teller/ceremony.ts';
import type { ReceivedMail } from '../../clients/shared/teller/memory.ts';
import { signProposal } from '../../clients/shared/teller/proposals.ts';
import { rehearse } from '../../clients/shared/teller/rehearsal.ts';
import type { Bytes } from '../../crypto/bytes.ts';
import { assertOk } from '../../crypto/result.ts';
import {
  draftMeeting,
  flipped,
  holdCeremony,
  newTeller,
  PASSPHRASE,
  restarted,
  stateIn,
  type TestMeeting,
  type TestTeller,
  viewOf,
} from './meeting.ts';

const COST = { n: 2 ** 15, p: 1 };
const tellerOf = (meeting: TestMeeting, index: number) => meeting.tellers[index - 1] as TestTeller;

/** Round 1 of all, and everybody's mail of round 2. */
async function untilShares(seed: string): Promise<TestMeeting> {
  const meeting = await draftMeeting(seed, 1);
  for (const teller of meeting.tellers) meeting.service.append(assertOk(await joinCeremony(teller, stateIn(meeting))));
  for (const [place, teller] of meeting.tellers.entries())
    meeting.service.post(place + 1, assertOk(await sendShares(teller, stateIn(meeting))));
  return meeting;
}

describe('the ceremony', () => {
  it('sends the same bytes again after a crash, and ends with shares that all agree on', async () => {
    const meeting = await draftMeeting('crash', 1);
    const { service } = meeting;
    for (const index of [1, 2, 3]) {
      const entry = assertOk(await joinCeremony(tellerOf(meeting, index), stateIn(meeting)));
      meeting.tellers[index - 1] = restarted(tellerOf(meeting, index));
      expect(assertOk(await joinCeremony(tellerOf(meeting, index), stateIn(meeting)))).toEqual(entry);
      service.append(entry);
    }
    for (const index of [1, 2, 3]) {
      const mail = assertOk(await sendShares(tellerOf(meeting, index), stateIn(meeting)));
      meeting.tellers[index - 1] = restarted(tellerOf(meeting, index));
      expect(assertOk(await sendShares(tellerOf(meeting, index), stateIn(meeting)))).toEqual(mail);
      service.post(index, mail);
    }
    for (const index of [1, 2, 3]) {
      const teller = tellerOf(meeting, index);
      const { secret } = teller.memory.ceremony?.round1 ?? {};
      expect(assertOk(await receiveShares(teller, stateIn(meeting), service.mailFor(index)))).toEqual({
        kind: 'complete',
      });
      expect(teller.memory.ceremony).toBeUndefined();
      expect(secret?.pairs[0]?.box[0]).toEqual(new Uint8Array(32));
      expect(teller.saved?.shares?.transcript).toBe(stateIn(meeting).run?.result?.transcript);
    }
  });

  it('TELLER-NOT-NAMED: takes no part where it is not named, or under an exchange key it did not make', async () => {
    const meeting = await draftMeeting('not-named', 1);
    const stranger = newTeller(stateIn(meeting).id, 'stranger');
    await prepareRun(stranger);
    expect(await joinCeremony(stranger, stateIn(meeting))).toMatchObject({ code: 'TELLER-NOT-NAMED' });
    const twin = newTeller(stateIn(meeting).id, 'twin');
    const impostor = Object.assign(twin, { secretKey: tellerOf(meeting, 1).secretKey });
    await prepareRun(impostor);
    expect(await joinCeremony(impostor, stateIn(meeting))).toMatchObject({ code: 'TELLER-NOT-NAMED' });
  });

  it('CEREMONY-UNFINISHED: sends no share before everybody has published', async () => {
    const meeting = await draftMeeting('early', 1);
    const teller = tellerOf(meeting, 1);
    meeting.service.append(assertOk(await joinCeremony(teller, stateIn(meeting))));
    expect(await sendShares(teller, stateIn(meeting))).toMatchObject({ code: 'CEREMONY-UNFINISHED' });
    expect(makeBackup(teller, PASSPHRASE)).toMatchObject({ code: 'CEREMONY-UNFINISHED' });
  });

  it('DKG-SHARE-INVALID: names who sent a bad share in a complaint that ends the run; the next run uses fresh keys', async () => {
    const meeting = await untilShares('complaint');
    const { service, secretary } = meeting;
    // Teller 2 is corrupt: it seals wrong shares for teller 1, signed for this very run.
    const corrupt = tellerOf(meeting, 2);
    const round1 = corrupt.memory.ceremony?.round1;
    const [pair] = round1?.secret.pairs ?? [];
    const wrong = restarted(corrupt);
    const box = pair?.box.map((coefficient, i) => (i === 0 ? coefficient : flippedBytes(coefficient))) ?? [];
    const { shares: _, ...ceremony } = wrong.memory.ceremony as NonNullable<typeof wrong.memory.ceremony>;
    const secret = { ...(round1 as NonNullable<typeof round1>).secret };
    const pairs = secret.pairs.map((honest, i) => (i === 0 ? { ...honest, box } : honest));
    wrong.memory = {
      ...wrong.memory,
      ceremony: { ...ceremony, round1: { ...(round1 as never as object), secret: { ...secret, pairs } } as never },
    };
    const bad = assertOk(await sendShares(wrong, stateIn(meeting)));
    const mail = service.mailFor(1).map((message) => (message.sender === 2 ? { sender: 2, ...bad[0] } : message));
    const end = assertOk(await receiveShares(tellerOf(meeting, 1), stateIn(meeting), mail as ReceivedMail[]));
    expect(end).toMatchObject({ kind: 'complaint', accused: 2 });
    if (end.kind !== 'complaint') throw new Error('unreachable');
    const before = (await prepareRun(tellerOf(meeting, 3))).exchange;
    service.append(end.entry);
    expect(await receiveShares(tellerOf(meeting, 3), stateIn(meeting), mail as ReceivedMail[])).toMatchObject({
      code: 'CEREMONY-UNFINISHED',
    });
    const named = await Promise.all(meeting.tellers.map(prepareRun));
    expect(named.map(({ exchange }) => exchange)).not.toContain(stateIn(meeting).run?.named.tellers[0]?.exchange);
    expect(named[2]?.exchange).toBe(before);
    service.append(assertOk(stateAlone(stateIn(meeting), nameTellers(stateIn(meeting), named, 2, 1), secretary)));
    await holdCeremony(Object.assign(meeting, { service: Object.assign(service, { mail: [] }) }));
    expect(stateIn(meeting).run?.named.run).toBe(2);
  });

  it('SEALED-SIGNATURE-INVALID: a share that its sender did not sign blames nobody', async () => {
    const meeting = await untilShares('unsigned');
    const mail = meeting.service
      .mailFor(1)
      .map((message) =>
        message.sender === 2
          ? { ...message, data: { sealed: flipped(message.data.sealed as string, -1 + 200) } }
          : message,
      );
    const end = await receiveShares(tellerOf(meeting, 1), stateIn(meeting), mail);
    expect(end).toMatchObject({ code: 'SEALED-SIGNATURE-INVALID' });
    const missing = meeting.service.mailFor(1).filter(({ sender }) => sender !== 2);
    expect(await receiveShares(tellerOf(meeting, 1), stateIn(meeting), missing)).toMatchObject({
      code: 'DKG-SHARE-MISSING',
    });
  });
});

const flippedBytes = (bytes: Bytes): Bytes => bytes.map((byte, i) => (i === 1 ? byte ^ 1 : byte));

describe('backup and rehearsal', () => {
  let meeting: TestMeeting;
  let files: Bytes[];
  beforeAll(async () => {
    meeting = await draftMeeting('rehearsal', 1);
    await holdCeremony(meeting);
    files = meeting.tellers.map((teller) => assertOk(makeBackup(teller, PASSPHRASE, COST)));
  });

  it('REHEARSAL-NOT-RESTORED: rehearses only with what came out of the backup file', async () => {
    expect(await rehearse(tellerOf(meeting, 1), stateIn(meeting), [])).toMatchObject({
      code: 'REHEARSAL-NOT-RESTORED',
    });
  });

  it('BACKUP-OTHER-CEREMONY: refuses another teller’s file, and BACKUP-PASSPHRASE another passphrase', async () => {
    const [first] = meeting.tellers as [TestTeller];
    const state = stateIn(meeting);
    expect(await restoreBackup(first, state, files[1] as Bytes, PASSPHRASE)).toMatchObject({
      code: 'BACKUP-OTHER-CEREMONY',
    });
    expect(await restoreBackup(first, state, files[0] as Bytes, 'khác')).toMatchObject({ code: 'BACKUP-PASSPHRASE' });
    expect(first.memory.shares?.restored).toBe(false);
  });

  it('a dummy ballot goes all the way, each message is made once, and every teller signs', async () => {
    const { service } = meeting;
    for (const [place, teller] of meeting.tellers.entries())
      assertOk(await restoreBackup(teller, stateIn(meeting), files[place] as Bytes, PASSPHRASE));
    const [first, second, third] = meeting.tellers as [TestTeller, TestTeller, TestTeller];
    const step = async (index: number, mail = service.mailFor(index)) =>
      rehearse(tellerOf(meeting, index), stateIn(meeting), mail);
    const post = async (index: number) => service.post(index, assertOk(await step(index)).send);
    expect(assertOk(await step(2)).send).toEqual([]);
    await post(1);
    for (const index of [1, 2, 3]) await post(index);

    // ISSUE-EVALUATION-INVALID names the culprit.
    const forged = service.mailFor(1).map((message) =>
      message.sender === 3 && message.kind === 'rehearsal-evaluation'
        ? {
            ...message,
            data: service.mail.find(({ sender, kind }) => sender === 2 && kind === message.kind)?.data ?? {},
          }
        : message,
    );
    const before = structuredClone(first.memory);
    expect(await step(1, forged)).toMatchObject({ code: 'ISSUE-EVALUATION-INVALID', detail: 'teller 3' });
    first.memory = before;

    await post(1);
    meeting.tellers[0] = restarted(first);
    const sent = assertOk(await step(1)).send;
    service.post(1, sent);
    expect(assertOk(await step(1)).send).toEqual(sent);
    expect(sent.map(({ kind }) => kind)).toEqual([
      'rehearsal-request',
      'rehearsal-evaluation',
      'rehearsal-ballot',
      'rehearsal-share',
    ]);
    for (const index of [2, 3]) await post(index);

    const shares = service
      .mailFor(2)
      .map((message) =>
        message.sender === 3 && message.kind === 'rehearsal-share'
          ? { ...message, data: { ...message.data, proof: flipped(message.data.proof as string, 70) } }
          : message,
      );
    expect(await step(2, shares)).toMatchObject({ code: 'DECRYPTION-SHARE-INVALID' });

    for (const index of [1, 2, 3]) service.append(assertOk(await step(index)).done as never);
    expect(stateIn(meeting).run?.rehearsed.size).toBe(3);
    expect([second, third].every(({ memory }) => memory.shares?.restored)).toBe(true);
  });

  it('REHEARSAL-COUNT: the maker refuses a dummy ballot that is counted otherwise than it was cast', async () => {
    const maker = tellerOf(meeting, 1);
    const { rehearsal } = maker.memory;
    const dummy = rehearsal?.dummy as NonNullable<typeof rehearsal>['dummy'] & object;
    const otherChoice = { ...dummy, choice: (dummy.choice + 1) % 3 };
    const doubting = restarted(maker);
    doubting.memory = {
      ...maker.memory,
      rehearsal: { ...(rehearsal as NonNullable<typeof rehearsal>), dummy: otherChoice },
    };
    const mail = meeting.service.mailFor(1);
    expect(await rehearse(doubting, stateIn(meeting), mail)).toMatchObject({ code: 'REHEARSAL-COUNT' });
    // With the right choice it gets past the count, to find its statement in the log already.
    expect(await rehearse(maker, stateIn(meeting), mail)).toMatchObject({ code: 'CEREMONY-REPEATED' });
  });

  it('TELLER-TRANSCRIPT: signs a manifest only with its own shares of that ceremony', async () => {
    const facts = {
      title: 'Hội nghị',
      date: '2026-12-05',
      place: 'Hội trường',
      release: 'ab'.repeat(32),
      smallRollAccepted: false,
      secretaryName: 'Thư ký',
      tellerNames: ['Một', 'Hai', 'Ba'],
    };
    const { body } = assertOk(makeManifest(stateIn(meeting), facts, meeting.random));
    expect(signProposal(tellerOf(meeting, 2), viewOf(meeting), body).ok).toBe(true);
    const empty = restarted(tellerOf(meeting, 2));
    const { shares: _, ...without } = empty.memory;
    empty.memory = without;
    expect(signProposal(empty, viewOf(meeting), body)).toMatchObject({ code: 'TELLER-TRANSCRIPT' });
    const other = { ...body, transcript: flipped(body.transcript) };
    expect(signProposal(tellerOf(meeting, 2), viewOf(meeting), other)).toMatchObject({ code: 'TELLER-TRANSCRIPT' });
    const stranger = newTeller(stateIn(meeting).id, 'stranger');
    expect(signProposal(stranger, viewOf(meeting), body)).toMatchObject({ code: 'TELLER-NOT-NAMED' });
  });
});
