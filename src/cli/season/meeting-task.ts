import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { signIn } from '../../../clients/shared/transport/officer.ts';
import type { Bytes, Hex } from '../../../crypto/bytes.ts';
import { decodeCode } from '../../../crypto/code.ts';
import { assertOk } from '../../../crypto/result.ts';
import { meetingPapers } from '../../domain/papers/meeting-papers.ts';
import type { ByHand } from '../../domain/papers/poll-facts.ts';
import type { Heads } from '../../domain/rules/heads.ts';
import { mayVote } from '../../domain/rules/standing.ts';
import type { MeetingFacts } from '../../domain/verify/report.ts';
import { verifyRecord } from '../../domain/verify/verify-record.ts';
import { chooseEngine } from '../../usecases/choose-engine.ts';
import { ratingChoices } from '../meeting/choices.ts';
import { closePoll, countPoll, endMeeting, findOwnBallots } from '../meeting/count.ts';
import { issueBallots } from '../meeting/door.ts';
import { SILENT } from '../meeting/narrator.ts';
import { prepareMeeting, type Scenario } from '../meeting/prepare.ts';
import { castBallots, openPoll } from '../meeting/vote.ts';
import { writePapers } from '../papers/write-papers.ts';

// What runs in a worker thread: all devices of one meeting, which know the service by its address alone.

/** A meeting to be held; plain values, which cross to the thread as copies. */
export interface MeetingTask {
  readonly url: string;
  readonly service: Hex;
  readonly secretary: { readonly name: string; readonly secretKey: Bytes };
  readonly scenario: Scenario;
  /** Places on the roll of those who come, in the order in which they do. */
  readonly coming: readonly number[];
  /** What shall come out: a place of a level for each line. */
  readonly wanted: readonly number[];
  /** The address of the room: limits of the service are one room's. */
  readonly room: string;
  /** The file of its record, without an ending; the anchor code stands beside it. */
  readonly record: string;
  /** The folder of its papers. */
  readonly papers: string;
  readonly byHand: ByHand;
}

/** A meeting that was held, as its verified record tells it. */
export interface MeetingHeld {
  readonly meeting: Hex;
  readonly fingerprint: Hex;
  readonly tally: Hex;
  readonly heads: Heads;
  readonly counts: readonly (readonly number[])[];
  /** Files written. */
  readonly papers: number;
  readonly seconds: number;
}

const random = (length: number): Bytes => new Uint8Array(randomBytes(length));
await chooseEngine(process.env.PHIEU_KIN_ENGINE);

/** Holds one meeting with one poll from the first statement to the end, writes its record, verifies the file and writes its papers. */
export async function holdMeeting(task: MeetingTask): Promise<MeetingHeld> {
  const begun = performance.now();
  const { record, anchor } = await play(task);
  await mkdir(dirname(task.record), { recursive: true });
  await writeFile(`${task.record}.phieukin`, record);
  await writeFile(`${task.record}.anchor`, `${anchor}\n`);
  const facts = await verified(`${task.record}.phieukin`, anchor);
  const [counted] = facts.polls.flatMap((poll) => poll.counted ?? []);
  if (counted === undefined) throw new Error('no certified poll');
  const { number, ...byHand } = task.byHand;
  const papers = meetingPapers(facts, byHand, number === undefined ? [] : [number]);
  // What was hung out before the meeting is not among what it came to.
  const results = papers.filter(({ name }) => !name.startsWith('phieu-bau-mau'));
  const written = await writePapers(results, task.papers);
  return {
    meeting: facts.id,
    fingerprint: facts.fingerprint,
    tally: counted.tally,
    heads: counted.heads,
    counts: counted.counts,
    papers: written.length,
    seconds: (performance.now() - begun) / 1000,
  };
}

async function play({ url, service, secretary, scenario, coming, wanted, room }: MeetingTask) {
  const base = {
    base: `${url}/api/v1`,
    fetch: (address: string, init: RequestInit) =>
      fetch(address, { ...init, headers: { ...(init.headers as Record<string, string>), 'x-forwarded-for': room } }),
    random,
    timeoutMs: 120_000,
  };
  const session = assertOk(await signIn(base, service, secretary.secretKey));
  const signedIn = { ...secretary, transport: { ...base, token: session.token } };
  const meeting = await prepareMeeting(SILENT, base, service, signedIn, scenario);
  await issueBallots(meeting, coming);
  await openPoll(meeting, 1);
  const { levels } = scenario.ruleSet;
  const summoned = scenario.members.filter(
    ({ membership, standing }) => standing === 'counted' && mayVote(membership, standing),
  );
  const choices = ratingChoices(wanted, levels.length, coming.length, summoned.length);
  const receipts = await castBallots(meeting, 1, coming, (voter) => choices[coming.indexOf(voter)] ?? []);
  await closePoll(meeting, 1);
  await findOwnBallots(meeting, 1, receipts);
  await countPoll(meeting, 1);
  return endMeeting(meeting);
}

async function verified(file: string, anchor: string): Promise<MeetingFacts> {
  const report = await verifyRecord(createReadStream(file) as AsyncIterable<Bytes>, {
    random,
    anchor: assertOk(decodeCode('anchor', anchor)),
  });
  if (report.standing !== 'anchored' || report.meeting === undefined)
    throw new Error(`${file}: ${report.failure?.code ?? report.standing}`);
  return report.meeting;
}
