import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusalsOf } from '../../db/repositories/refusals.ts';
import { RefusalCounts } from '../../src/usecases/refusal-counts.ts';
import { openMigrated } from '../db/fixture.ts';
import { forEachEngine, type TestDatabase } from '../support/databases.ts';

const place = { at: 'organisation', organisation: 'yen-the' } as const;

forEachEngine((engine) => {
  let database: TestDatabase;
  let counts: RefusalCounts;
  const stored = async () => (await refusalsOf(database.db, 'yen-the')).map(({ code, count }) => [code, count]);
  beforeAll(async () => {
    database = await openMigrated(engine);
    counts = new RefusalCounts(database.db, () => 0);
  });
  afterAll(() => database.close());

  it('counts keep what a failing database did not take, and stores it once', async () => {
    counts.note(place, 'act-refused', 'RATING-SIGNER');
    await database.db.execute(sql`ALTER TABLE refusals RENAME TO away`);
    await expect(counts.store()).rejects.toThrow();
    counts.note(place, 'act-refused', 'RATING-SIGNER');
    await database.db.execute(sql`ALTER TABLE away RENAME TO refusals`);
    await counts.store();
    await counts.store();
    expect(await stored()).toEqual([['RATING-SIGNER', 2]]);
  });

  it('counts: strangers’ places are left out, and hinder no others', async () => {
    counts.note({ at: 'organisation', organisation: 'nowhere' }, 'act-refused', 'ROLE-MISSING');
    counts.note({ at: 'meeting', meeting: '00'.repeat(16) }, 'act-refused', 'MEETING-PHASE');
    counts.note({ at: 'key', key: '00'.repeat(32) }, 'sign-in-failed', 'SESSION-OFFICER');
    counts.note(place, 'act-refused', 'RATING-SIGNER');
    await counts.store();
    expect(await stored()).toEqual([['RATING-SIGNER', 3]]);
  });

  it('a flood of different refusals fills no memory, and a count has an end', async () => {
    for (let i = 0; i < 5_000; i++) counts.note({ at: 'organisation', organisation: `flood-${i}` }, 'act-refused', 'X');
    counts.note(place, 'act-refused', 'TOO-LATE');
    await counts.store();
    expect(await stored()).toEqual([['RATING-SIGNER', 3]]);
    await database.db.execute(sql`UPDATE refusals SET count = 1000000`);
    counts.note(place, 'act-refused', 'RATING-SIGNER');
    await counts.store();
    expect(await stored()).toEqual([['RATING-SIGNER', 1_000_000]]);
  });
});
