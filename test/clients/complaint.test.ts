import { describe, expect, it } from 'vitest';
import { joinCeremony, receiveShares, sendShares } from '../../clients/shared/teller/ceremony.ts';
import type { ReceivedMail, TellerMemory } from '../../clients/shared/teller/memory.ts';
import { assertOk } from '../../crypto/result.ts';
import { draftMeeting, restarted, stateIn, type TestMeeting, type TestTeller } from './meeting.ts';

const tellerOf = (meeting: TestMeeting, index: number) => meeting.tellers[index - 1] as TestTeller;

describe('a service that holds a complaint back', () => {
  it('DKG-SHARE-INVALID: gets no shares out of a device whose sealing key the complaint has published', async () => {
    const meeting = await draftMeeting('held back', 1);
    const { service } = meeting;
    for (const teller of meeting.tellers) service.append(assertOk(await joinCeremony(teller, stateIn(meeting))));
    for (const [place, teller] of meeting.tellers.entries())
      service.post(place + 1, assertOk(await sendShares(teller, stateIn(meeting))));
    // Teller 2 is corrupt. It signs a bad share first, and a good one once the service has the complaint.
    const good = service.mailFor(1);
    const corrupt = restarted(tellerOf(meeting, 2));
    const { shares: _, ...ceremony } = corrupt.memory.ceremony as NonNullable<TellerMemory['ceremony']>;
    const round1 = ceremony.round1 as NonNullable<typeof ceremony.round1>;
    const pairs = round1.secret.pairs.map((pair) => ({
      ...pair,
      box: pair.box.map((bytes, i) => (i === 0 ? bytes : bytes.map((byte, at) => (at === 1 ? byte ^ 1 : byte)))),
    }));
    corrupt.memory = {
      ...corrupt.memory,
      ceremony: { ...ceremony, round1: { ...round1, secret: { ...round1.secret, pairs } } },
    };
    const [bad] = assertOk(await sendShares(corrupt, stateIn(meeting)));
    const hostile = good.map((message) => (message.sender === 2 ? ({ sender: 2, ...bad } as ReceivedMail) : message));
    const complaint = assertOk(await receiveShares(tellerOf(meeting, 1), stateIn(meeting), hostile));
    expect(complaint).toMatchObject({ kind: 'complaint', accused: 2 });

    // The complaint does not appear in the log that the liar shows: the run seems to go on.
    for (const device of [tellerOf(meeting, 1), restarted(tellerOf(meeting, 1))]) {
      expect(assertOk(await receiveShares(device, stateIn(meeting), good))).toEqual(complaint);
      expect(device.memory.shares).toBeUndefined();
    }
  });
});
