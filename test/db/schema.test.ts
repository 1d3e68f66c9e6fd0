import { getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rowsOf } from '../../db/engine/database.ts';
import * as ballots from '../../db/schema/ballots.ts';
import * as coordination from '../../db/schema/coordination.ts';
import * as meetings from '../../db/schema/meetings.ts';
import * as organisations from '../../db/schema/organisations.ts';
import * as ratings from '../../db/schema/ratings.ts';
import * as sessions from '../../db/schema/sessions.ts';
import { forEachEngine, type TestDatabase } from '../support/databases.ts';
import { openMigrated } from './fixture.ts';

const tables = [ballots, coordination, meetings, organisations, ratings, sessions]
  .flatMap((module) => Object.values(module) as unknown[])
  .filter((value): value is PgTable => is(value, PgTable));

forEachEngine((engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openMigrated(engine);
  });
  afterAll(() => database.close());

  it('the tables in code are those of the migrations, column by column', async () => {
    const rows = rowsOf<{ line: string }>(
      await database.db.execute(sql`
        SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS line
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations'`),
    );
    const declared = tables.flatMap((table) =>
      Object.values(getTableColumns(table)).map(
        (column) =>
          `${getTableName(table)}.${column.name} ${column.getSQLType()} ${column.notNull || column.primary ? 'NO' : 'YES'}`,
      ),
    );
    expect(declared.sort()).toEqual(rows.map(({ line }) => line).sort());
  });

  it('the primary keys in code are those of the migrations', async () => {
    const rows = rowsOf<{ line: string }>(
      await database.db.execute(sql`
        SELECT k.table_name || ': ' || string_agg(k.column_name, ',' ORDER BY k.ordinal_position) AS line
        FROM information_schema.table_constraints c JOIN information_schema.key_column_usage k USING (constraint_name, table_name)
        WHERE c.constraint_type = 'PRIMARY KEY' AND k.table_schema = 'public' AND k.table_name <> 'migrations' GROUP BY k.table_name`),
    );
    const declared = tables.map((table) => {
      const { primaryKeys, columns, name } = getTableConfig(table);
      const key = primaryKeys[0]?.columns ?? columns.filter((column) => column.primary);
      return `${name}: ${key.map((column) => column.name).join()}`;
    });
    expect(declared.sort()).toEqual(rows.map(({ line }) => line).sort());
  });
});
