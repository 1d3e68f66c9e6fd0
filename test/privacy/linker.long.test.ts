import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetCastingOrder } from '../../db/repositories/ballots.ts';
import { shuffled } from './chance.ts';
import { type CrimeScene, openScene } from './crime-scene.ts';
import { beyondChance, type Case, link, linkedBy } from './linker.ts';
import { BarePoll } from './polls.ts';
import { holdMeeting } from './real-meeting.ts';
import { elsewhere, steal, type Theft } from './thief.ts';

const POLLS = 8;
const VOTERS = 8;
const SLOW = 300_000;

let scene: CrimeScene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const seen = ({ loot }: Theft, { truth }: BarePoll): Case => ({ loot, truth });
const issued = (seed: string) => BarePoll.issued(scene, seed, VOTERS);

describe('a thief of everything that the server has', () => {
  it('links nobody after closing, even if people vote in the order in which they took their ballots', {
    timeout: SLOW,
  }, async () => {
    const open: Case[] = [];
    const killed: Case[] = [];
    const closed: Case[] = [];
    for (let i = 0; i < POLLS; i++) {
      const poll = await issued(`in order ${i}`);
      for (const voter of poll.arrivals) await poll.cast(voter);
      open.push(seen(await steal(poll.house), poll));
      await poll.close();
      killed.push(seen(await steal(poll.house), poll));
      await forgetCastingOrder(scene.service.db);
      const theft = await steal(poll.house);
      expect(theft.traces.get('sealed_ballots')).toBe(VOTERS);
      expect(elsewhere(theft)).toEqual([]);
      closed.push(seen(theft, poll));
    }
    const findings = link(closed);
    expect(findings.length).toBeGreaterThan(100);
    expect(beyondChance(findings)).toEqual([]);

    // The limit: while a poll is open, the database does tell the order of casting, and that order may tell who.
    const limit = link(open);
    for (const clue of ['xmin', 'ctid', 'commit in the WAL', 'oid of the oversize value', 'WAL'])
      expect(linkedBy(limit, `requests in the log ~ ${clue}`), clue).toBe(1);
    // And deleting rows is not forgetting them: what the files hold before forgetCastingOrder.
    const remains = link(killed);
    expect(linkedBy(limit, 'requests by commit in the WAL ~ commit in the WAL')).toBe(1);
    expect(linkedBy(remains, 'requests in the log ~ WAL')).toBe(1);
    expect(linkedBy(remains, 'requests in the log ~ ballots, index ballots_pkey, reversed')).toBe(1);
    expect(linkedBy(remains, 'requests in the log ~ ctid')).toBeLessThan(0.5);
  });

  it('links nobody who votes in another order, before or after closing', { timeout: SLOW }, async () => {
    const open: Case[] = [];
    const closed: Case[] = [];
    for (let i = 0; i < POLLS; i++) {
      const poll = await issued(`any order ${i}`);
      for (const voter of shuffled(poll.arrivals, poll.random)) await poll.cast(voter);
      open.push(seen(await steal(poll.house), poll));
      await poll.close();
      await forgetCastingOrder(scene.service.db);
      closed.push(seen(await steal(poll.house), poll));
    }
    for (const polls of [open, closed]) expect(beyondChance(link(polls))).toEqual([]);
  });

  it('links everybody where each votes as soon as issued: no barrier (positive control)', {
    timeout: SLOW,
  }, async () => {
    const polls: Case[] = [];
    for (let i = 0; i < 4; i++) {
      const poll = new BarePoll(scene, `interleaved ${i}`, VOTERS);
      await poll.begin();
      await poll.open();
      for (const voter of poll.arrivals) {
        await poll.issue(voter);
        await poll.cast(voter);
      }
      polls.push(seen(await steal(poll.house), poll));
      await poll.close();
      await forgetCastingOrder(scene.service.db);
    }
    const findings = link(polls);
    expect(linkedBy(findings, 'nearest transaction')).toBe(1);
    expect(linkedBy(findings, 'requests by xmin, ctid ~ xmin')).toBe(1);
    expect(beyondChance(findings).map(({ strategy }) => strategy)).toContain('nearest transaction');
  });

  it('links everybody where the box is sealed as it lies, unsorted (positive control)', { timeout: SLOW }, async () => {
    const polls: Case[] = [];
    for (let i = 0; i < 4; i++) {
      const poll = await issued(`unsorted ${i}`);
      for (const voter of poll.arrivals) await poll.cast(voter);
      await poll.closeUnsorted();
      await forgetCastingOrder(scene.service.db);
      polls.push(seen(await steal(poll.house), poll));
    }
    const findings = link(polls);
    for (const clue of ['ctid', 'oid of the oversize value'])
      expect(linkedBy(findings, `requests in the log ~ ${clue}`), clue).toBe(1);
    expect(beyondChance(findings).length).toBeGreaterThan(0);
  });

  it('finds nothing of a closed poll in the work table while another poll has ballots there', {
    timeout: SLOW,
  }, async () => {
    const [closing, other] = [await issued('closing'), await issued('other')];
    for (const voter of closing.arrivals) {
      await closing.cast(voter);
      await other.cast(voter);
    }
    await closing.close();
    await forgetCastingOrder(scene.service.db);
    expect(elsewhere(await steal(closing.house))).toEqual([]);
    const still = await steal(other.house);
    expect(still.traces.get('ballots')).toBe(VOTERS);
    expect(still.traces.has('WAL')).toBe(false);
    await other.close();
    await forgetCastingOrder(scene.service.db);
    expect(elsewhere(await steal(other.house))).toEqual([]);
  });

  it('finds nothing of a closed poll though somebody reads an old snapshot all the while', {
    timeout: SLOW,
  }, async () => {
    const poll = await issued('snapshot');
    for (const voter of poll.arrivals) await poll.cast(voter);
    await scene.thief.db.transaction(
      async (reader) => {
        await reader.execute(sql`SELECT count(*) FROM meetings`);
        await poll.close();
        await forgetCastingOrder(scene.service.db);
      },
      { isolationLevel: 'repeatable read' },
    );
    expect(elsewhere(await steal(poll.house))).toEqual([]);
  });

  it('links nobody in a real meeting with tokens, proofs and record, held over HTTP', { timeout: SLOW }, async () => {
    const { truth, open, closed } = await holdMeeting(scene, 'linker', 13);
    expect(truth.size).toBe(13);
    expect(linkedBy(link([{ loot: open.loot, truth }]), 'requests in the log ~ xmin')).toBe(1);
    expect(elsewhere(open).filter((name) => name.startsWith('log of'))).toEqual([]);
    expect(elsewhere(closed)).toEqual([]);
    expect(closed.traces.get('record')).toBe(13);
    const findings = link([{ loot: closed.loot, truth }]);
    expect(findings.length).toBeGreaterThan(80);
    expect(beyondChance(findings)).toEqual([]);
    // One poll of 13 is enough to see an order, had there been one.
    expect(beyondChance(link([{ loot: open.loot, truth }])).length).toBeGreaterThan(0);
  });
});
