import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Hex, toHex } from '../../crypto/bytes.ts';
import { ok } from '../../crypto/result.ts';
import { type Db, rowsOf } from '../../db/engine/database.ts';
import {
  countBallots,
  discardBallots,
  findBallot,
  forgetCastingOrder,
  type NewBallot,
  sealBox,
  sealedBox,
  sealedLeaves,
  sealedTrackingCodes,
  storeBallot,
} from '../../db/repositories/ballots.ts';
import { appendEntries } from '../../db/repositories/log.ts';
import { addVaultEntry, destroyVault, vaultOf } from '../../db/repositories/vault.ts';
import { transact } from '../../db/transact.ts';
import type { PollPhase } from '../../src/domain/meeting/lifecycle.ts';
import { forEachEngine, type TestDatabase } from '../support/databases.ts';
import { seededRandom } from '../support/random.ts';
import { append, appendOf, emptyMeeting, openMigrated, sqlStateOf } from './fixture.ts';

const random = seededRandom('ballots');

forEachEngine((engine) => {
  let database: TestDatabase;
  let db: Db;
  let meeting: Hex;
  let log: string[];
  let count = 0;
  beforeAll(async () => {
    database = await openMigrated(engine);
    db = database.db;
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    log = [];
    meeting = await emptyMeeting(db, `ballots ${count++}`);
    await move('planned');
  });

  async function move(phase: PollPhase): Promise<void> {
    await append(db, appendOf(meeting, log, [phase], { polls: [{ ordinal: 1, phase, title: null }] }));
    log.push(phase);
  }

  async function open(): Promise<void> {
    await move('barrier');
    await move('open');
  }

  const ballot = (more: Partial<NewBallot> = {}): NewBallot => ({
    meeting,
    ordinal: 1,
    ballotKeyHash: toHex(random(32)),
    leaf: toHex(random(32)),
    tracking: toHex(random(32)),
    ballot: random(300),
    ...more,
  });
  const inWork = async () =>
    rowsOf<{ n: number }>(
      await db.execute(sql`SELECT count(*)::int AS n FROM ballots WHERE meeting_id = decode(${meeting}, 'hex')`),
    )[0]?.n;

  describe('storing', () => {
    it('takes ballots of open polls only', async () => {
      for (const phase of ['barrier', 'open', 'closed', 'tallied', 'certified'] as const) {
        await move(phase);
        expect(await storeBallot(db, ballot()), phase).toBe(phase === 'open');
      }
      expect(await storeBallot(db, ballot({ ordinal: 2 }))).toBe(false);
      expect(await storeBallot(db, ballot({ meeting: '00'.repeat(16) }))).toBe(false);
    });

    it('takes each key, leaf and tracking code once and changes nothing by a second one', async () => {
      await open();
      const first = ballot();
      expect(await storeBallot(db, first)).toBe(true);
      expect(await storeBallot(db, first)).toBe(false);
      for (const same of ['ballotKeyHash', 'leaf', 'tracking'] as const)
        expect(await storeBallot(db, ballot({ [same]: first[same] })), same).toBe(false);
      expect(await inWork()).toBe(1);
      expect(await findBallot(db, first, first.ballotKeyHash)).toBe(first.leaf);
      expect(await findBallot(db, first, toHex(random(32)), first.tracking)).toBe(first.leaf);
      expect(await findBallot(db, first, toHex(random(32)))).toBeUndefined();
    });

    it('lets one of many racing for one key win', async () => {
      await open();
      const { ballotKeyHash } = ballot();
      const racing = Array.from({ length: 8 }, () => ballot({ ballotKeyHash }));
      const stored = await Promise.all(racing.map((row) => storeBallot(db, row)));
      expect(stored.filter((won) => won)).toHaveLength(1);
      expect(await findBallot(db, { meeting, ordinal: 1 }, ballotKeyHash)).toBe(racing[stored.indexOf(true)]?.leaf);
    });

    it('refuses bytes of another length', async () => {
      await open();
      for (const wrong of [
        { ballotKeyHash: 'aa'.repeat(31) },
        { leaf: 'aa'.repeat(33) },
        { tracking: 'aa'.repeat(16) },
        { ballot: random(100) },
      ])
        expect(await sqlStateOf(storeBallot(db, ballot(wrong)))).toBe('23514');
    });
  });

  describe('closing', () => {
    const close = (during?: () => Promise<void>) =>
      transact(db, async (tx) => {
        const plan = appendOf(meeting, log, ['closed'], { polls: [{ ordinal: 1, phase: 'closed', title: null }] });
        const appended = await appendEntries(tx, plan);
        if (!appended.ok) return appended;
        await during?.();
        return ok(await sealBox(tx, { meeting, ordinal: 1 }));
      });

    it('seals what was acknowledged, in ascending order of leaves, and empties the work table', async () => {
      await open();
      const rows = Array.from({ length: 70 }, () => ballot());
      for (const row of rows) expect(await storeBallot(db, row)).toBe(true);
      const ascending = [...rows].sort((a, b) => (a.leaf < b.leaf ? -1 : 1));
      expect(await close()).toEqual(ok(ascending.map(({ leaf }) => leaf)));
      await forgetCastingOrder(db);
      const box = { meeting, ordinal: 1 };
      expect(await inWork()).toBe(0);
      expect(await sealedLeaves(db, box)).toEqual(ascending.map(({ leaf }) => leaf));
      expect(await sealedTrackingCodes(db, box)).toEqual(ascending.map(({ tracking }) => tracking));
      for (const page of [1, 7, 70, 100]) {
        const read: string[] = [];
        for await (const bytes of sealedBox(db, box, page)) read.push(toHex(bytes));
        expect(read, `pages of ${page}`).toEqual(ascending.map((row) => toHex(row.ballot)));
      }
      expect(await findBallot(db, box, ascending[3]?.ballotKeyHash as Hex)).toBe(ascending[3]?.leaf);
      expect(await countBallots(db, [meeting])).toEqual([{ meeting, ordinal: 1, count: 70 }]);
      const stored = rowsOf<{ leaf: string }>(
        await db.execute(
          sql`SELECT encode(leaf, 'hex') AS leaf FROM sealed_ballots WHERE meeting_id = decode(${meeting}, 'hex') ORDER BY ctid`,
        ),
      );
      expect(stored.map(({ leaf }) => leaf)).toEqual(ascending.map(({ leaf }) => leaf));
    });

    it('leaves every racing cast either sealed and acknowledged, or refused and nowhere', async () => {
      await open();
      const rows = Array.from({ length: 24 }, () => ballot());
      const casts = rows.slice(0, 12).map((row) => storeBallot(db, row));
      const closing = close();
      const late = rows.slice(12).map((row) => storeBallot(db, row));
      const stored = await Promise.all([...casts, ...late]);
      const acknowledged = rows.filter((_, i) => stored[i]).map(({ leaf }) => leaf);
      expect(await closing).toEqual(ok([...acknowledged].sort()));
      expect(await sealedLeaves(db, { meeting, ordinal: 1 })).toEqual([...acknowledged].sort());
      expect(await inWork()).toBe(0);
      expect(await storeBallot(db, ballot())).toBe(false);
    });

    it('refuses any change of a sealed box', async () => {
      await open();
      await storeBallot(db, ballot());
      await close();
      expect(await sqlStateOf(db.execute(sql`UPDATE sealed_ballots SET ordinal = 2`))).toBe('23001');
      expect(await sqlStateOf(db.execute(sql`DELETE FROM sealed_ballots`))).toBe('23001');
      expect(await sqlStateOf(db.execute(sql`TRUNCATE sealed_ballots`))).toBe('23001');
    });

    it('keeps nothing of a transaction that fails between closing and sealing', async () => {
      await open();
      await storeBallot(db, ballot());
      await expect(close(() => Promise.reject(new Error('power cut')))).rejects.toThrow('power cut');
      expect(await inWork()).toBe(1);
      expect(await storeBallot(db, ballot())).toBe(true);
    });

    it('can discard the ballots of a cancelled poll', async () => {
      await open();
      await storeBallot(db, ballot());
      await discardBallots(db, { meeting, ordinal: 1 });
      expect(await inWork()).toBe(0);
      expect(await countBallots(db, [meeting])).toEqual([]);
    });
  });

  it('a vault entry is stored once, and the vault can be destroyed', async () => {
    const [a, b] = ['bb'.repeat(32), 'aa'.repeat(32)];
    await addVaultEntry(db, meeting, a, random(100));
    await addVaultEntry(db, meeting, b, random(100));
    expect(await sqlStateOf(addVaultEntry(db, meeting, a, random(100)))).toBe('23505');
    expect((await vaultOf(db, meeting)).map(({ entryHash }) => entryHash)).toEqual([b, a]);
    await destroyVault(db, meeting);
    expect(await vaultOf(db, meeting)).toEqual([]);
  });

  it('nothing about ballots and vault tells order or time or points at a voter', async () => {
    const secret = ['ballots', 'sealed_ballots', 'vault_entries'];
    const columns = rowsOf<{
      table_name: string;
      column_name: string;
      data_type: string;
      column_default: string | null;
      is_identity: string;
    }>(
      await db.execute(sql`SELECT table_name, column_name, data_type, column_default, is_identity
        FROM information_schema.columns WHERE table_name IN ${secret}`),
    );
    expect(new Set(columns.map(({ table_name }) => table_name))).toEqual(new Set(secret));
    expect(new Set(columns.map(({ data_type }) => data_type))).toEqual(new Set(['bytea', 'integer']));
    expect(columns.filter(({ data_type }) => data_type === 'integer').map(({ column_name }) => column_name)).toEqual([
      'ordinal',
      'ordinal',
    ]);
    expect(columns.filter((column) => column.column_default !== null || column.is_identity !== 'NO')).toEqual([]);
    const keys = rowsOf(
      await db.execute(sql`SELECT constraint_name FROM information_schema.table_constraints
        WHERE table_name IN ${secret} AND constraint_type = 'FOREIGN KEY'`),
    );
    expect(keys).toEqual([]);
    const stored = rowsOf<{ attstorage: string }>(
      await db.execute(sql`SELECT attstorage::text FROM pg_attribute
        WHERE attname IN ('ballot', 'entry') AND attrelid IN ('ballots'::regclass, 'sealed_ballots'::regclass, 'vault_entries'::regclass)`),
    );
    expect(stored.map(({ attstorage }) => attstorage)).toEqual(['e', 'e', 'e']);
  });
});
