import { beforeAll, describe, expect, it } from 'vitest';
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
});
