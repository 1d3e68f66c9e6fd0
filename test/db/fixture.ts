import { expect } from 'vitest';
import { type Hex, toHex } from '../../crypto/bytes.ts';
import { leafHash, MerkleFrontier } from '../../crypto/merkle.ts';
import { assertOk } from '../../crypto/result.ts';
import type { Db } from '../../db/engine/database.ts';
import { migrate } from '../../db/migrate.ts';
import { type Append, appendEntries, insertMeeting, type NewEntry } from '../../db/repositories/log.ts';
import { insertOrganisation } from '../../db/repositories/organisations.ts';
import type { Engine, TestDatabase } from '../support/databases.ts';
import { seededRandom } from '../support/random.ts';

/** A fresh database with the schema of this release and one organisation. */
export async function openMigrated(engine: Engine): Promise<TestDatabase> {
  const database = await engine.open();
  assertOk(await migrate(database.db));
  await insertOrganisation(database.db, { id: 'yen-the', parentId: null, name: 'Yên Thế', level: 'district' });
  return database;
}

/** A meeting with an empty log. */
export async function emptyMeeting(db: Db, seed: string): Promise<Hex> {
  const meeting = toHex(seededRandom(seed)(16));
  expect(await insertMeeting(db, meeting, 'yen-the')).toBe(true);
  return meeting;
}

export const entryOf = (text: string): NewEntry => {
  const data = new TextEncoder().encode(text);
  return { data, leaf: toHex(leafHash(data)), type: 'presence' };
};

/** What an append of these texts after `before` looks like. */
export function appendOf(
  meeting: Hex,
  before: readonly string[],
  texts: readonly string[],
  more: Partial<Append> = {},
): Append {
  const frontier = new MerkleFrontier();
  for (const text of [...before, ...texts]) frontier.append(leafHash(new TextEncoder().encode(text)));
  return {
    meeting,
    expectedSize: before.length,
    entries: texts.map(entryOf),
    phase: 'draft',
    peaks: frontier.state().peaks,
    polls: [],
    ...more,
  };
}

/** Appends without a word about races. */
export async function append(db: Db, plan: Append): Promise<void> {
  assertOk(await appendEntries(db, plan));
}

/** The SQLSTATE with which the database refuses; fails if it does not. Drivers' messages are not looked at. */
export async function sqlStateOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    const cause = (error as { cause?: { code?: string }; code?: string }).cause ?? (error as { code?: string });
    return cause.code ?? 'no SQLSTATE';
  }
  return 'accepted';
}
