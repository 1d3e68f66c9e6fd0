import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assertOk } from '../../crypto/result.ts';
import { rowsOf } from '../../db/engine/database.ts';
import { openEmbedded } from '../../db/engine/embedded.ts';
import { Holder, newFolder, removeFolder, serverPid } from '../support/holder.ts';

const rounds = 60;
let folder: string;
beforeAll(() => {
  folder = newFolder();
});
afterAll(() => removeFolder(folder));

/** Deterministic, so that a failing run can be repeated; the moments of the kills still differ from run to run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
}

it(`keeps every acknowledged row over ${rounds} kills of the service or of the server at random moments`, async () => {
  const next = sequence(20261205);
  const acknowledged: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const holder = new Holder(folder);
    const enough = Math.floor(next() * 40);
    await holder.said((line) => line === 'open');
    await holder.said(() => holder.acknowledged.length >= enough);
    if (next() < 0.5) process.kill(serverPid(folder), 'SIGKILL');
    else await holder.kill();
    await holder.exited;
    acknowledged.push(...holder.acknowledged);
  }
  const database = assertOk(await openEmbedded(folder));
  const rows = rowsOf<{ n: number }>(await database.db.execute(sql`select n from ballot order by n`)).map(({ n }) => n);
  await database.close();
  expect(acknowledged.length).toBeGreaterThan(rounds);
  expect(acknowledged.filter((n) => !rows.includes(n))).toEqual([]);
  // Each number once and no other: what was in flight is there whole or not at all.
  expect(rows).toEqual(Array.from({ length: rows.length }, (_, index) => index + 1));
});
