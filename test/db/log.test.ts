import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hex } from '../../crypto/bytes.ts';
import type { Db } from '../../db/engine/database.ts';
import { appendEntries, entriesFrom, indexOfLeaf, leavesOf, pollsOf } from '../../db/repositories/log.ts';
import { addOpenings, openingsOf } from '../../db/repositories/openings.ts';
import { logEntries, meetings } from '../../db/schema/meetings.ts';
import { forEachEngine, type TestDatabase } from '../support/databases.ts';
import { append, appendOf, emptyMeeting, entryOf, openMigrated, sqlStateOf } from './fixture.ts';

const opening = { commitment: '01'.repeat(32), salt: '02'.repeat(32), text: 'Nguyễn Văn A' };

forEachEngine((engine) => {
  let database: TestDatabase;
  let db: Db;
  beforeAll(async () => {
    database = await openMigrated(engine);
    db = database.db;
  });
  afterAll(() => database.close());

  const textsOf = async (meeting: Hex) =>
    (await entriesFrom(db, meeting, 0)).map(({ data }) => new TextDecoder().decode(data));
  const sizeOf = async (meeting: Hex) =>
    (await db.select({ size: meetings.logSize }).from(meetings).where(eq(meetings.id, meeting)))[0]?.size;

  it('keeps entries, their leaves and the phases that follow from them', async () => {
    const meeting = await emptyMeeting(db, 'keeps');
    await append(
      db,
      appendOf(meeting, [], ['a', 'b'], { polls: [{ ordinal: 2, phase: 'planned', title: 'Xếp loại' }] }),
    );
    await append(db, appendOf(meeting, ['a', 'b'], ['c']));
    expect(await textsOf(meeting)).toEqual(['a', 'b', 'c']);
    expect(await leavesOf(db, meeting, 2)).toEqual([entryOf('a').leaf, entryOf('b').leaf]);
    expect(await indexOfLeaf(db, meeting, entryOf('c').leaf)).toBe(2);
    expect(await indexOfLeaf(db, meeting, entryOf('d').leaf)).toBeUndefined();
    expect(await pollsOf(db, [meeting])).toEqual([{ meeting, ordinal: 2, phase: 'planned', title: 'Xếp loại' }]);
    expect((await entriesFrom(db, meeting, 1, 1)).map(({ index }) => index)).toEqual([1]);
  });

  it('reads no more of a log at once than a node can hold, and never nothing before its end', async () => {
    const meeting = await emptyMeeting(db, 'huge');
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(600_000));
    await append(db, appendOf(meeting, [], texts));
    const sizes: number[] = [];
    for (let from = 0; ; ) {
      const page = await entriesFrom(db, meeting, from);
      expect(page.map(({ index }) => index)).toEqual(page.map((_, i) => from + i));
      if (page.length === 0) break;
      sizes.push(page.length);
      from += page.length;
    }
    expect(sizes).toEqual([2, 2]);
  });

  it('STATE-STALE: of two who append at one size one wins, and nothing of the other is stored', async () => {
    const meeting = await emptyMeeting(db, 'race');
    await append(db, appendOf(meeting, [], ['a']));
    const stale = { polls: [{ ordinal: 1, phase: 'planned', title: 'thua' }] } as const;
    const results = await Promise.all(
      ['b', 'c', 'd'].map((text) =>
        appendEntries(
          db,
          appendOf(meeting, ['a'], [text, `${text}2`], {
            ...stale,
            alongside: (tx) => addOpenings(tx, meeting, [{ ...opening, text }]),
          }),
        ),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.code === 'STATE-STALE')).toHaveLength(2);
    const winner = ['b', 'c', 'd'][results.findIndex((result) => result.ok)] as string;
    expect(await textsOf(meeting)).toEqual(['a', winner, `${winner}2`]);
    expect(await sizeOf(meeting)).toBe(3);
    expect((await openingsOf(db, meeting)).map(({ text }) => text)).toEqual([winner]);
  });

  it('stores nothing at all when what goes alongside fails', async () => {
    const meeting = await emptyMeeting(db, 'alongside');
    const failing = appendOf(meeting, [], ['a'], {
      polls: [{ ordinal: 1, phase: 'planned', title: null }],
      alongside: async (tx) => {
        await addOpenings(tx, meeting, [opening]);
        throw new Error('power cut');
      },
    });
    await expect(appendEntries(db, failing)).rejects.toThrow('power cut');
    expect(await textsOf(meeting)).toEqual([]);
    expect(await sizeOf(meeting)).toBe(0);
    expect(await pollsOf(db, [meeting])).toEqual([]);
    expect(await openingsOf(db, meeting)).toEqual([]);
  });

  it('stores nothing at all when a poll would take an illegal step', async () => {
    const meeting = await emptyMeeting(db, 'illegal');
    const jump = appendOf(meeting, [], ['a'], { polls: [{ ordinal: 1, phase: 'open', title: null }] });
    expect(await sqlStateOf(appendEntries(db, jump))).toBe('23514');
    expect(await textsOf(meeting)).toEqual([]);
    expect(await sizeOf(meeting)).toBe(0);
  });

  describe('the log is append-only', () => {
    let meeting: Hex;
    beforeAll(async () => {
      meeting = await emptyMeeting(db, 'append-only');
      await append(db, appendOf(meeting, [], ['a', 'b']));
    });

    const row = (index: number) => ({ meetingId: meeting, index, ...entryOf(`x${index}`) });

    it('refuses changes and removals', async () => {
      expect(await sqlStateOf(db.update(logEntries).set({ type: 'roll' }))).toBe('23001');
      expect(await sqlStateOf(db.delete(logEntries).where(eq(logEntries.index, 1)))).toBe('23001');
      expect(await sqlStateOf(db.execute(sql`TRUNCATE log_entries`))).toBe('23001');
      expect(await textsOf(meeting)).toEqual(['a', 'b']);
    });

    it('refuses gaps and repeated places', async () => {
      for (const index of [0, 1, 3, 9]) {
        const state = await sqlStateOf(db.insert(logEntries).values(row(index)));
        expect(state, `index ${index}`).toBe('23514');
      }
    });

    it('refuses an entry that the meeting does not count, and a count without entries', async () => {
      expect(await sqlStateOf(db.insert(logEntries).values(row(2)))).toBe('23514');
      for (const size of [0, 1, 3])
        expect(await sqlStateOf(db.update(meetings).set({ logSize: size }).where(eq(meetings.id, meeting)))).toBe(
          '23514',
        );
      expect(await sizeOf(meeting)).toBe(2);
    });
  });

  it('tells listeners the meeting and the kind of change, and nothing else', async () => {
    const meeting = await emptyMeeting(db, 'listen');
    const heard: string[] = [];
    const told = new Promise<void>((resolve) => {
      void database
        .listen('phieu_kin', (payload) => {
          if (!payload.startsWith(meeting)) return;
          heard.push(payload);
          resolve();
        })
        .then(() => append(db, appendOf(meeting, [], ['a'])));
    });
    await told;
    expect(heard).toEqual([`${meeting} log`]);
  });
});
