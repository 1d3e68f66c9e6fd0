import { beforeAll, describe, expect, it } from 'vitest';
import { stateAlone } from '../../clients/shared/officer.ts';
import { endIssuing } from '../../clients/shared/secretary/end-issuing.ts';
import { headCount } from '../../clients/shared/secretary/run-polls.ts';
import { markPresent } from '../../clients/shared/teller/issuing.ts';
import { assertOk, ok, type Result, refuse } from '../../crypto/result.ts';
import type { BodyOf } from '../../src/domain/meeting/bodies.ts';
import { answerAll, meetingAtTheDoor, stateIn, type TestMeeting, type TestTeller, visitDoor } from './meeting.ts';

let meeting: TestMeeting;
beforeAll(async () => {
  meeting = await meetingAtTheDoor('end issuing');
  for (const voter of [0, 1]) visitDoor(meeting, voter);
  await answerAll(meeting, [1, 2]);
});

const count = () => headCount(stateIn(meeting), 1);

/** A device whose barrier arrives after `meanwhile` has happened in the room, the first so many times. */
function device(meanwhile: readonly (() => void | Promise<void>)[]) {
  const late = [...meanwhile];
  const tried: number[] = [];
  const state = async (body: BodyOf<'poll-barrier'>): Promise<Result<void>> => {
    tried.push(body.issued);
    await late.shift()?.();
    const entry = stateAlone(stateIn(meeting), body, meeting.secretary);
    if (!entry.ok) return entry;
    meeting.service.append(entry.value);
    return ok(undefined);
  };
  return { tried, log: { follow: async () => ok(stateIn(meeting)), state } };
}

describe('ending the issuing while answers arrive', () => {
  it('BARRIER-COUNTS: is not stated with figures that nobody has read aloud', async () => {
    const aloud = count();
    const { tried, log } = device([]);
    assertOk(markPresentIn(2));
    expect(await endIssuing(1, aloud, log)).toMatchObject({ code: 'BARRIER-COUNTS' });
    expect(tried).toEqual([]);
    expect(stateIn(meeting).polls.get(1)?.phase).toBe('planned');
  });

  it('gives up where the log never stands still, and passes other refusals on at once', async () => {
    let asked = 0;
    const follow = async () => ok(stateIn(meeting));
    const refusing = (code: string) => ({
      follow,
      state: async () => {
        asked++;
        return refuse(code);
      },
    });
    expect(await endIssuing(1, count(), refusing('STATE-STALE'))).toMatchObject({ code: 'STATE-STALE' });
    expect(asked).toBe(8);
    asked = 0;
    expect(await endIssuing(1, count(), refusing('SERVICE-TIMEOUT'))).toMatchObject({ code: 'SERVICE-TIMEOUT' });
    expect(asked).toBe(1);
    const away = { ...refusing('STATE-STALE'), follow: async () => refuse('SERVICE-UNREACHABLE') };
    expect(await endIssuing(1, count(), away)).toMatchObject({ code: 'SERVICE-UNREACHABLE' });
    expect(asked).toBe(1);
  });

  it('goes on by itself when the third teller’s answers arrive between reading and stating', async () => {
    const aloud = count();
    expect(aloud.issued).toEqual([0, 1]);
    const { tried, log } = device([() => answerAll(meeting, [3])]);
    expect(await endIssuing(1, aloud, log)).toEqual(ok(undefined));
    expect(tried).toEqual([2, 2]);
    expect(stateIn(meeting).polls.get(1)).toMatchObject({ phase: 'barrier', barrier: { issued: 2 } });
  });
});

function markPresentIn(voter: number): Result<void> {
  const entry = markPresent(meeting.tellers[0] as TestTeller, stateIn(meeting), voter);
  if (!entry.ok) return entry;
  meeting.service.append(entry.value);
  return ok(undefined);
}
