/**
 * A service in miniature, to be killed: opens argv[2], and inserts 1, 2, 3, … one transaction each. It prints `open`, then each
 * number after its commit was acknowledged. With argv[3] = `hold` it instead leaves one transaction open for ever.
 */
import { sql } from 'drizzle-orm';
import { rowsOf } from '../../db/engine/database.ts';
import { openEmbedded } from '../../db/engine/embedded.ts';

const opened = await openEmbedded(String(process.argv[2]));
if (!opened.ok) {
  process.stdout.write(`${opened.code}\n`);
  process.exit(1);
}
const { db, exec, lost } = opened.value;
lost.then(({ code }) => {
  process.stdout.write(`${code}\n`);
  process.exit(2);
});
await exec('create table if not exists ballot (n integer primary key)');
const [last] = rowsOf<{ n: number }>(await db.execute(sql`select coalesce(max(n), 0)::int as n from ballot`));
process.stdout.write('open\n');
if (process.argv[3] === 'hold')
  await db.transaction(async (tx) => {
    await tx.execute(sql`insert into ballot values (-1)`);
    process.stdout.write('held\n');
    await new Promise(() => setInterval(() => {}, 1000));
  });
try {
  for (let n = (last?.n ?? 0) + 1; ; n++) {
    await db.execute(sql`insert into ballot values (${n})`);
    process.stdout.write(`${n}\n`);
  }
} catch {
  // Not acknowledged. The handle says that it is lost, and ends us.
}
