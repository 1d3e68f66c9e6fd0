import { beforeAll, describe, expect, it } from 'vitest';
import { deferredEvidence } from '../../clients/shared/evidence.ts';
import { currentHead, extendView, newView, pinHead } from '../../clients/shared/meeting-view.ts';
import { acts } from '../../clients/shared/secretary/run-polls.ts';
import { newTellerMemory } from '../../clients/shared/teller/memory.ts';
import { cosignEnd, cosignSealed, countBallots } from '../../clients/shared/teller/polls.ts';
import { signProposal } from '../../clients/shared/teller/proposals.ts';
import { assertOk } from '../../crypto/result.ts';
import {
  answerAll,
  closePoll,
  meetingAtTheDoor,
  newTeller,
  openPoll,
  restarted,
  sealedNote,
  signAll,
  stateIn,
  type TestMeeting,
  type TestTeller,
  viewOf,
  visitDoor,
  vote,
} from './meeting.ts';
import { asBox } from './service.ts';

const tellerOf = (meeting: TestMeeting, index: number) => meeting.tellers[index - 1] as TestTeller;

describe('a device that is shown the meeting', () => {
  let meeting: TestMeeting;
  beforeAll(async () => {
    meeting = await meetingAtTheDoor('forgotten', { ownLine: 'votes' });
    for (const voter of [0, 1]) visitDoor(meeting, voter);
    await answerAll(meeting, [1, 2]);
    await openPoll(meeting);
    for (const voter of [0, 1]) vote(meeting, voter, [0, 1, 0]);
    await closePoll(meeting);
  }, 120_000);

  const forgetful = (index: number): TestTeller =>
    Object.assign(newTeller(stateIn(meeting).id, `forgetful ${index}`), {
      secretKey: tellerOf(meeting, index).secretKey,
      memory: newTellerMemory(stateIn(meeting).id),
    });

  it('TELLER-MUST-REJOIN: cosigns and signs nothing if it has forgotten everything, as it may have cosigned another log', async () => {
    const refused = { ok: false, code: 'TELLER-MUST-REJOIN' };
    expect(await cosignSealed(forgetful(2), viewOf(meeting), 1)).toMatchObject(refused);
    const cancel = acts.cancel(stateIn(meeting).id, 1, 'closed', 'thử');
    expect(signProposal(forgetful(2), viewOf(meeting), cancel)).toMatchObject(refused);
    const room = { ...meeting, service: meeting.service.fork() };
    signAll(room, cancel);
    signAll(room, acts.end(stateIn(room).id));
    expect(await cosignEnd(forgetful(2), viewOf(room))).toMatchObject(refused);
    assertOk(await cosignEnd(restarted(tellerOf(meeting, 2)), viewOf(room)));
  });

  it('TELLER-OTHER-ROOT: counts once, with the same bytes, though it is told to twice at the same time', async () => {
    const device = restarted(tellerOf(meeting, 1));
    const count = () => countBallots(device, viewOf(meeting), 1, sealedNote(meeting), asBox(meeting.service.box(1)));
    const [first, second] = await Promise.all([count(), count()]);
    const entry = assertOk(first);
    expect(assertOk(second)).toEqual(entry);
    expect(device.saved?.counted.get(1)?.entry).toEqual(entry);
    meeting.service.append(entry);
  });

  it('VIEW-FORKED: cosigns no second end of the log, and no log that forks before what it has cosigned', async () => {
    const device = restarted(tellerOf(meeting, 1));
    const ends = ['một', 'hai'].map((reason) => {
      const room = { ...meeting, service: meeting.service.fork() };
      signAll(room, acts.cancel(stateIn(room).id, 1, 'closed', reason));
      signAll(room, acts.end(stateIn(room).id));
      return viewOf(room);
    });
    const [one, two] = ends as [(typeof ends)[0], (typeof ends)[0]];
    const cosigned = assertOk(await cosignEnd(device, one));
    expect(await cosignEnd(device, two)).toMatchObject({ code: 'VIEW-FORKED' });
    expect(assertOk(await cosignEnd(device, one))).toEqual(cosigned);
  });

  it('VIEW-SHORTENED: does nothing on a log that ends before what it has seen', async () => {
    const { entries, size } = { entries: meeting.service.entries, size: meeting.service.entries.length };
    const view = newView(pinHead({ meeting: stateIn(meeting).id, heads: [] }, currentHead(viewOf(meeting))));
    const part = structuredClone(entries.slice(0, -1));
    assertOk(extendView(view, { size, entries: part }, deferredEvidence));
    const device = restarted(tellerOf(meeting, 2));
    const cancel = acts.cancel(stateIn(meeting).id, 1, 'closed', 'thử');
    expect(signProposal(device, view, cancel)).toMatchObject({ code: 'VIEW-SHORTENED' });
    expect(await cosignSealed(device, view, 1)).toMatchObject({ code: 'VIEW-SHORTENED' });
    assertOk(extendView(view, { size, entries: structuredClone(entries.slice(-1)) }, deferredEvidence));
    expect(signProposal(device, view, cancel).ok).toBe(true);
  });
});
