import { readdirSync, readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toHex, utf8 } from '../../crypto/bytes.ts';
import { assertOk } from '../../crypto/result.ts';
import { rowsOf } from '../../db/engine/database.ts';
import { openUrl } from '../../db/engine/postgres.ts';
import { type MigrationFile, migrate } from '../../db/migrate.ts';
import { PINNED_MIGRATIONS } from '../../db/pinned-migrations.ts';
import { forEachEngine, openTestDatabase, type TestDatabase } from '../support/databases.ts';

const fileOf = (name: string, script: string): MigrationFile => ({ name, script, sha256: toHex(sha256(utf8(script))) });
const first = fileOf('0001-first', 'CREATE TABLE a (x integer);\n--> statement-breakpoint\nINSERT INTO a VALUES (1);');
const second = fileOf('0002-second', 'INSERT INTO a VALUES (2);');
const broken = fileOf(
  '0003-broken',
  'INSERT INTO a VALUES (3);\n--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);',
);

describe('the released migrations', () => {
  const folder = new URL('../../db/migrations/', import.meta.url);

  it('are pinned one by one, and nothing else lies in their folder', () => {
    const files = readdirSync(folder).sort();
    expect(PINNED_MIGRATIONS.map(({ name }) => `${name}.sql`)).toEqual(files);
    for (const { name, sha256: pin } of PINNED_MIGRATIONS)
      expect(toHex(sha256(readFileSync(new URL(`${name}.sql`, folder)))), name).toBe(pin);
  });
});

forEachEngine((engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await engine.open();
  });
  afterAll(() => database.close());

  it('makes the schema once, and finds nothing to do the second time', async () => {
    const names = PINNED_MIGRATIONS.map(({ name }) => name);
    expect(await migrate(database.db)).toEqual({ ok: true, value: names });
    expect(await migrate(database.db)).toEqual({ ok: true, value: [] });
    const stored = rowsOf(await database.db.execute(sql`SELECT name, sha256 FROM migrations ORDER BY place`));
    expect(stored).toEqual(PINNED_MIGRATIONS);
  });
});

describe('a history of migrations', () => {
  let database: TestDatabase;
  const valuesOfA = async () => rowsOf<{ x: number }>(await database.db.execute(sql`SELECT x FROM a ORDER BY x`));

  beforeAll(async () => {
    database = await openTestDatabase();
    assertOk(await migrate(database.db, [first]));
  });
  afterAll(() => database.close());

  it('MIGRATION-CHANGED: refuses a file that is not the pinned one', async () => {
    const edited = { ...first, script: `${first.script} ` };
    expect(await migrate(database.db, [edited])).toMatchObject({ ok: false, code: 'MIGRATION-CHANGED' });
  });

  it('MIGRATION-CHANGED: refuses a file that was applied in another form', async () => {
    const other = fileOf('0001-first', 'CREATE TABLE b (x integer)');
    expect(await migrate(database.db, [other, second])).toMatchObject({ ok: false, code: 'MIGRATION-CHANGED' });
    expect(await valuesOfA()).toEqual([{ x: 1 }]);
  });

  it('MIGRATION-MISSING: refuses an installation without one of its files', async () => {
    const lost = { ...second, script: undefined };
    expect(await migrate(database.db, [first, lost])).toMatchObject({ ok: false, code: 'MIGRATION-MISSING' });
  });

  it('MIGRATION-UNKNOWN: refuses a database of a newer release', async () => {
    expect(await migrate(database.db, [])).toMatchObject({ ok: false, code: 'MIGRATION-UNKNOWN' });
    expect(await migrate(database.db, [second])).toMatchObject({ ok: false, code: 'MIGRATION-UNKNOWN' });
  });

  it('applies all or nothing', async () => {
    await expect(migrate(database.db, [first, second, broken])).rejects.toThrow();
    expect(await valuesOfA()).toEqual([{ x: 1 }]);
    expect(await migrate(database.db, [first, second])).toEqual({ ok: true, value: ['0002-second'] });
    expect(await valuesOfA()).toEqual([{ x: 1 }, { x: 2 }]);
  });

  it('lets several nodes start at once: each migration is applied by exactly one of them', async () => {
    const fresh = await openTestDatabase();
    const nodes = await Promise.all([1, 2, 3, 4].map(async () => assertOk(await openUrl(fresh.url ?? ''))));
    const applied = await Promise.all(nodes.map(async ({ db }) => assertOk(await migrate(db))));
    expect(applied.flat()).toEqual(PINNED_MIGRATIONS.map(({ name }) => name));
    await Promise.all(nodes.map((node) => node.close()));
    await fresh.close();
  });
});
