import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetCastingOrder } from '../../db/repositories/ballots.ts';
import { shuffled } from '../privacy/chance.ts';
import { type CrimeScene, openScene } from '../privacy/crime-scene.ts';
import { beyondChance, type Case, link, linkedBy } from '../privacy/linker.ts';
import { BarePoll } from '../privacy/polls.ts';
import { holdMeeting } from '../privacy/real-meeting.ts';
import { elsewhere, steal } from '../privacy/thief.ts';

const VOTERS = 40;

let scene: CrimeScene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

describe('a thief of everything that the server has', () => {
  it.each([
    ['the order in which they took their ballots', false],
    ['another order', true],
  ])('links nobody of 8 polls of 40 who vote in %s', async (_, mixed) => {
    const open: Case[] = [];
    const closed: Case[] = [];
    for (let i = 0; i < 8; i++) {
      const poll = await BarePoll.issued(scene, `long ${mixed} ${i}`, VOTERS);
      for (const voter of mixed ? shuffled(poll.arrivals, poll.random) : poll.arrivals) await poll.cast(voter);
      open.push({ loot: (await steal(poll.house)).loot, truth: poll.truth });
      await poll.close();
      await forgetCastingOrder(scene.service.db);
      const theft = await steal(poll.house);
      expect(elsewhere(theft)).toEqual([]);
      closed.push({ loot: theft.loot, truth: poll.truth });
    }
    expect(beyondChance(link(closed))).toEqual([]);
    // The limit while the poll is open, and the positive control of every clue.
    if (mixed) expect(beyondChance(link(open))).toEqual([]);
    else expect(linkedBy(link(open), 'requests in the log ~ xmin')).toBe(1);
  });

  it('links nobody of two real meetings of 40 over HTTP, who vote in the order in which they took their ballots', async () => {
    const open: Case[] = [];
    const closed: Case[] = [];
    for (let i = 0; i < 2; i++) {
      const { truth, ...thefts } = await holdMeeting(scene, `long linker ${i}`, VOTERS);
      expect(elsewhere(thefts.closed)).toEqual([]);
      expect(thefts.closed.traces.get('record')).toBe(VOTERS);
      open.push({ loot: thefts.open.loot, truth });
      closed.push({ loot: thefts.closed.loot, truth });
    }
    expect(linkedBy(link(open), 'requests in the log ~ xmin')).toBe(1);
    expect(beyondChance(link(closed))).toEqual([]);
  });
});
