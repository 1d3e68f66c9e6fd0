import { sql } from 'drizzle-orm';
import { customType, integer, pgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Db, rowsOf } from '../../db/engine/database.ts';
import { forEachEngine, type TestDatabase } from '../support/databases.ts';

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });
const note = pgTable('note', { id: integer('id').primaryKey(), body: bytea('body').notNull() });

const ids = async (db: Db) => (await db.select({ id: note.id }).from(note).orderBy(note.id)).map(({ id }) => id);
const body = Uint8Array.of(0, 1, 255);

forEachEngine((engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await engine.open();
    await database.exec('create table note (id integer primary key, body bytea not null);');
  });
  afterAll(() => database.close());

  it('returns the bytes it was given', async () => {
    await database.db.insert(note).values({ id: 1, body });
    const [row] = await database.db.select().from(note);
    expect(Uint8Array.from(row?.body ?? [])).toEqual(body);
  });

  it('keeps a transaction whole: nothing of one that throws', async () => {
    const before = await ids(database.db);
    const failing = database.db.transaction(async (tx) => {
      await tx.insert(note).values({ id: 100, body });
      expect(await ids(tx)).toContain(100);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await ids(database.db)).toEqual(before);
    await database.db.transaction((tx) => tx.insert(note).values({ id: 101, body }));
    expect(await ids(database.db)).toEqual([...before, 101]);
  });

  it('runs a script of several statements whole or not at all', async () => {
    await expect(
      database.exec('create table half (x int); insert into half values (1); select 1/0;'),
    ).rejects.toThrow();
    const [row] = rowsOf<{ name: string | null }>(
      await database.db.execute(sql`select to_regclass('half')::text as name`),
    );
    expect(row?.name).toBeNull();
  });

  it('refuses a second row of the same key, also under concurrency', async () => {
    const tries = Array.from({ length: 8 }, () => database.db.insert(note).values({ id: 200, body }));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('wakes listeners until they leave', async () => {
    const heard: string[] = [];
    let wake = () => {};
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const leave = await database.listen('bell', (payload) => {
      heard.push(payload);
      if (payload === 'last') wake();
    });
    await database.notify('bell', "it's one");
    await database.notify('bell', 'last');
    await woken;
    await leave();
    await database.notify('bell', 'unheard');
    expect(heard).toEqual(["it's one", 'last']);
  });
});
