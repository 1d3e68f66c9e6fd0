import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import type { Db } from '../../db/engine/database.ts';
import { insertMeeting } from '../../db/repositories/log.ts';
import { meetings, polls } from '../../db/schema/meetings.ts';
import {
  MEETING_TRANSITIONS,
  type MeetingPhase,
  mayMeetingMove,
  mayPollMove,
  POLL_TRANSITIONS,
  type PollPhase,
} from '../../src/domain/meeting/lifecycle.ts';
import { forEachEngine, type TestDatabase } from '../support/databases.ts';
import { emptyMeeting, openMigrated, sqlStateOf } from './fixture.ts';

const meetingPhases = Object.keys(MEETING_TRANSITIONS) as MeetingPhase[];
const pollPhases = Object.keys(POLL_TRANSITIONS) as PollPhase[];
const CHECK = '23514';

/** Legal steps from the first phase to `to`, by breadth-first search over the one table. */
function pathTo<P extends string>(first: P, to: P, phases: readonly P[], may: (from: P, to: P) => boolean): P[] {
  const queue: P[][] = [[first]];
  for (const path of queue) {
    const last = path.at(-1) as P;
    if (last === to) return path.slice(1);
    queue.push(...phases.filter((phase) => may(last, phase)).map((phase) => [...path, phase]));
  }
  throw new Error(`${to} cannot be reached`);
}

forEachEngine((engine) => {
  let database: TestDatabase;
  let db: Db;
  beforeAll(async () => {
    database = await openMigrated(engine);
    db = database.db;
  });
  afterAll(() => database.close());

  const moveMeeting = (id: Hex, phase: MeetingPhase) =>
    db
      .update(meetings)
      .set({ phase, ...(phase === 'draft' ? {} : { manifestHash: '11'.repeat(32) }) })
      .where(eq(meetings.id, id));
  const movePoll = (meetingId: Hex, ordinal: number, phase: PollPhase) =>
    db
      .update(polls)
      .set({ phase })
      .where(and(eq(polls.meetingId, meetingId), eq(polls.ordinal, ordinal)));

  describe('meetings', () => {
    for (const from of meetingPhases)
      it(`from ${from} takes exactly the steps of the lifecycle`, async () => {
        for (const to of meetingPhases) {
          const id = await emptyMeeting(db, `${engine.name} ${from} ${to}`);
          for (const phase of pathTo('draft', from, meetingPhases, mayMeetingMove)) await moveMeeting(id, phase);
          const state = await sqlStateOf(moveMeeting(id, to));
          expect(state, `${from} → ${to}`).toBe(from === to || mayMeetingMove(from, to) ? 'accepted' : CHECK);
          const [row] = await db.select({ phase: meetings.phase }).from(meetings).where(eq(meetings.id, id));
          expect(row?.phase).toBe(mayMeetingMove(from, to) ? to : from);
        }
      });

    it('begin as drafts with an empty log', async () => {
      for (const [place, phase] of meetingPhases.entries()) {
        const row = {
          id: toHex(new Uint8Array(16).fill(place + 1)),
          organisationId: 'yen-the',
          phase,
          logSize: 0,
          logPeaks: new Uint8Array(),
          manifestHash: phase === 'draft' ? null : '11'.repeat(32),
        };
        expect(await sqlStateOf(db.insert(meetings).values(row))).toBe(phase === 'draft' ? 'accepted' : CHECK);
      }
    });

    it('keep id, organisation and manifest, and are not deleted', async () => {
      const id = await emptyMeeting(db, 'kept');
      await moveMeeting(id, 'ready');
      const change = (set: object) => sqlStateOf(db.update(meetings).set(set).where(eq(meetings.id, id)));
      expect(await change({ manifestHash: '22'.repeat(32) })).toBe(CHECK);
      expect(await change({ manifestHash: null })).toBe(CHECK);
      expect(await change({ id: toHex(new Uint8Array(16)) })).toBe(CHECK);
      expect(await change({ organisationId: 'elsewhere' })).toBe(CHECK);
      expect(await sqlStateOf(db.delete(meetings).where(eq(meetings.id, id)))).toBe('23001');
      expect(await insertMeeting(db, id, 'yen-the')).toBe(false);
    });
  });

  describe('polls', () => {
    for (const from of pollPhases)
      it(`from ${from} takes exactly the steps of the lifecycle`, async () => {
        const id = await emptyMeeting(db, `polls from ${from}`);
        for (const [place, to] of pollPhases.entries()) {
          const ordinal = place + 1;
          await db.insert(polls).values({ meetingId: id, ordinal, phase: 'planned' });
          for (const phase of pathTo('planned', from, pollPhases, mayPollMove)) await movePoll(id, ordinal, phase);
          const state = await sqlStateOf(movePoll(id, ordinal, to));
          expect(state, `${from} → ${to}`).toBe(from === to || mayPollMove(from, to) ? 'accepted' : CHECK);
        }
        const rows = await db.select().from(polls).where(eq(polls.meetingId, id)).orderBy(polls.ordinal);
        expect(rows.map(({ phase }) => phase)).toEqual(pollPhases.map((to) => (mayPollMove(from, to) ? to : from)));
      });

    it('begin as planned, keep their place, and are not deleted', async () => {
      const id = await emptyMeeting(db, 'begin');
      for (const [place, phase] of pollPhases.entries()) {
        const row = { meetingId: id, ordinal: place + 1, phase };
        expect(await sqlStateOf(db.insert(polls).values(row))).toBe(phase === 'planned' ? 'accepted' : CHECK);
      }
      expect(await sqlStateOf(db.update(polls).set({ ordinal: 9 }).where(eq(polls.meetingId, id)))).toBe(CHECK);
      expect(await sqlStateOf(db.delete(polls).where(eq(polls.meetingId, id)))).toBe('23001');
    });
  });

  it('lengths of bytes are fixed by the tables', async () => {
    const row = { organisationId: 'yen-the', phase: 'draft', logSize: 0 } as const;
    const insert = (id: number, peaks: number) =>
      sqlStateOf(db.insert(meetings).values({ ...row, id: 'ab'.repeat(id), logPeaks: fromHex('00'.repeat(peaks)) }));
    expect(await insert(15, 0)).toBe(CHECK);
    expect(await insert(17, 0)).toBe(CHECK);
    expect(await insert(16, 31)).toBe(CHECK);
    expect(await insert(16, 0)).toBe('accepted');
  });
});
