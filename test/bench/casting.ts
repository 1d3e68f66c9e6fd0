import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bytes, toHex } from '../../crypto/bytes.ts';
import { assertOk } from '../../crypto/result.ts';
import { startCluster } from '../../db/engine/cluster.ts';
import { openCluster } from '../../db/engine/embedded.ts';
import { urlOf } from '../../db/engine/postgres.ts';
import { storeBallot } from '../../db/repositories/ballots.ts';
import { poolJudges } from '../../src/usecases/pool-judges.ts';
import { ServedMeeting } from '../http/served-meeting.ts';
import { TestService } from '../http/test-service.ts';
import type { PlayedVoter } from '../support/played-meeting.ts';

// The service under load, on its own PostgreSQL, judging in threads. Requests do not go through a socket.

const VOTERS = 80;
const LINES = 42;
/** 500 voters in 5 minutes; fewer of them come at the same rate. */
const PER_SECOND = 500 / 300;
const STORED = 300;

const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const say = (name: string, ...words: readonly string[]): void => {
  process.stdout.write(`  ${name.padEnd(52)} ${words.join('   ')}\n`);
};

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
  return `median ${milliseconds(at(0.5))}, p99 ${milliseconds(at(0.99))} of ${sorted.length}`;
}

/** Runs work and says for how long the event loop was held up meanwhile. */
async function watched<T>(name: string, work: () => Promise<T>): Promise<T> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const done = await work();
  delay.disable();
  // What the timer itself takes is not a delay.
  const of = (nanoseconds: number): string => milliseconds(Math.max(0, nanoseconds / 1e6 - 5));
  say(
    `${name}: event loop held up`,
    `median ${of(delay.percentile(50))}, p99 ${of(delay.percentile(99))}, most ${of(delay.max)}`,
  );
  return done;
}

/** Casting against judging alone, honest voters beside a flood, and storing against pgbench. */
export async function benchCasting(): Promise<void> {
  process.stdout.write(`\nCasting, ${VOTERS} ballots of ${LINES} lines × 5 options (preparing them takes a minute)\n`);
  const folder = mkdtempSync(join(tmpdir(), 'phieu-kin-bench-'));
  const cluster = assertOk(await startCluster(folder));
  const database = assertOk(await openCluster(cluster));
  const pool = poolJudges();
  const service = await TestService.open(
    { judges: pool, trustProxy: true, limits: { garbage: 60 } },
    { ...database, url: undefined },
  );
  try {
    await service.organisation('yen-the', null);
    const meeting = await ServedMeeting.begin(service, { voters: VOTERS, seed: 'bench casting' });
    await meeting.prepareServed(LINES);
    for (const voter of meeting.voters) meeting.issue(voter as PlayedVoter);
    meeting.open();
    await meeting.send();
    const ballots = meeting.voters.map((voter, i) =>
      meeting.ballot(
        voter as PlayedVoter,
        Array.from({ length: LINES }, (_, line) => [(i + line) % 5]),
      ),
    );
    await benchRates(meeting, service, pool, ballots);
    await benchStoring(meeting, service, ballots[0] as Bytes, urlOf(cluster.endpoint('phieu_kin')));
  } finally {
    await pool.close();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchRates(
  meeting: ServedMeeting,
  service: TestService,
  pool: ReturnType<typeof poolJudges>,
  ballots: readonly Bytes[],
): Promise<void> {
  const context = meeting.context(1);
  const quarter = ballots.length / 4;
  const [warming = [], measured = [], calmly = [], flooded = []] = [0, 1, 2, 3].map((part) =>
    ballots.slice(part * quarter, (part + 1) * quarter),
  );
  const cast = async (ballot: Bytes, address: string): Promise<number> => {
    const start = performance.now();
    for (;;) {
      const { status, code } = await service.call('POST', `/room/${meeting.meeting}/polls/1/ballots`, {
        body: ballot,
        headers: { 'content-type': 'application/octet-stream', 'x-forwarded-for': address },
      });
      if (status === 200) return performance.now() - start;
      if (code !== 'RETRY-LATER') throw new Error(code);
      await sleep(50);
    }
  };
  const judge = async (): Promise<number> => {
    const start = performance.now();
    await Promise.all(measured.map(async (ballot) => assertOk(await pool.ballot(context, ballot))));
    return (quarter * 1000) / (performance.now() - start);
  };
  const castAll = (list: readonly Bytes[]) => Promise.all(list.map((ballot, i) => cast(ballot, `10.0.0.${i}`)));
  await judge();
  // Both ways are warm before they are compared: threads, connections, translated code.
  await castAll(warming);
  const before = await judge();
  const started = performance.now();
  await watched('all at once', () => castAll(measured));
  const rate = (quarter * 1000) / (performance.now() - started);
  const bare = (before + (await judge())) / 2;
  say('judged alone, in threads', `${bare.toFixed(1)} a second`);
  say('cast: judged, stored durably, receipted', `${rate.toFixed(1)} a second`, `${(rate / bare).toFixed(2)}×`);

  const arriving = (list: readonly Bytes[], network: number): Promise<number[]> =>
    Promise.all(
      list.map(async (ballot, i) => {
        await sleep((i * 1000) / PER_SECOND);
        return cast(ballot, `10.0.${network}.${i}`);
      }),
    );
  const calm = await watched('500 voters in 5 minutes', () => arriving(calmly, 1));
  say('500 voters in 5 minutes, shortened: answered after', spread(calm));
  const flood = new Flood(service, meeting, ballots[0] as Bytes);
  const busy = await watched('beside a flood of garbage', () => flood.during(() => arriving(flooded, 2)));
  say('beside a flood of garbage: answered after', spread(busy));
  say('garbage sent; judged', `${flood.sent}; ${flood.judged}`);
}

/** Two devices that send ballots with one byte changed, as fast as they are answered. */
class Flood {
  sent = 0;
  judged = 0;
  #over = false;
  readonly #service: TestService;
  readonly #path: string;
  readonly #ballot: Bytes;

  constructor(service: TestService, meeting: ServedMeeting, ballot: Bytes) {
    this.#service = service;
    this.#path = `/room/${meeting.meeting}/polls/1/ballots`;
    this.#ballot = ballot;
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    const senders = ['10.9.0.1', '10.9.0.2'].map((address) => this.#send(address));
    const done = await work();
    this.#over = true;
    await Promise.all(senders);
    return done;
  }

  async #send(address: string): Promise<void> {
    while (!this.#over) {
      // Another ballot key each time, or it would be told that this ballot is known.
      const garbage = this.#ballot.map((byte, i) => (i < 32 ? byte ^ this.sent ^ (i + 1) : byte));
      const { status } = await this.#service.call('POST', this.#path, {
        body: garbage,
        headers: { 'content-type': 'application/octet-stream', 'x-forwarded-for': address },
      });
      this.sent++;
      if (status !== 429 && status !== 503) this.judged++;
      await sleep(1);
    }
  }
}

/** One statement for each ballot, by us and by pgbench, on one connection each. */
async function benchStoring(meeting: ServedMeeting, service: TestService, ballot: Bytes, url: string): Promise<void> {
  const store = async (): Promise<number> => {
    const start = performance.now();
    for (let i = 0; i < STORED; i++) {
      const [ballotKeyHash, leaf, tracking] = [32, 32, 32].map((size) => toHex(service.random(size)));
      const row = { meeting: meeting.meeting, ordinal: 1, ballotKeyHash, leaf, tracking, ballot } as const;
      if (!(await storeBallot(service.deps.db, row as Parameters<typeof storeBallot>[1])))
        throw new Error('not stored');
    }
    return (STORED * 1000) / (performance.now() - start);
  };
  const script = join(tmpdir(), `phieu-kin-bench-${process.pid}.sql`);
  const random = "sha256(convert_to(random()::text || clock_timestamp()::text, 'UTF8'))";
  writeFileSync(
    script,
    `INSERT INTO ballots (meeting_id, ordinal, ballot_key_hash, leaf, tracking, ballot)
     SELECT meeting_id, ordinal, ${random}, ${random}, ${random}, '\\x${toHex(ballot)}'::bytea
     FROM polls WHERE meeting_id = '\\x${meeting.meeting}'::bytea AND ordinal = 1 AND phase = 'open' FOR SHARE
     ON CONFLICT DO NOTHING RETURNING ordinal;\n`.replaceAll('\n     ', ' '),
  );
  const pgbench = (): number | undefined => {
    try {
      const options = ['--no-vacuum', '--file', script, '--client', '1', '--transactions', String(STORED), url];
      const text = execFileSync('pgbench', options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      return Number(/tps = ([\d.]+)/.exec(text)?.[1]);
    } catch {
      return undefined;
    }
  };
  try {
    await store();
    const ours = [await store()];
    const theirs = [pgbench()];
    ours.push(await store());
    theirs.push(pgbench());
    const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
    say('stored, one connection', `${mean(ours).toFixed(0)} a second`);
    const found = theirs.filter((value) => value !== undefined);
    if (found.length === 0) say('pgbench', 'is not on this machine');
    else
      say(
        'the same SQL by pgbench',
        `${mean(found).toFixed(0)} a second`,
        `ours: ${(mean(ours) / mean(found)).toFixed(2)}×`,
      );
  } finally {
    rmSync(script, { force: true });
  }
}
