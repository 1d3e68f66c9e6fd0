import { afterAll, beforeAll, expect, it } from 'vitest';
import { boxLeaf } from '../../crypto/box.ts';
import { type Bytes, compareBytes, toHex } from '../../crypto/bytes.ts';
import { assertOk } from '../../crypto/result.ts';
import { sign } from '../../crypto/signature.ts';
import type { Database } from '../../db/engine/database.ts';
import { openUrl } from '../../db/engine/postgres.ts';
import { sealedBox } from '../../db/repositories/ballots.ts';
import { vaultOf } from '../../db/repositories/vault.ts';
import { castBallot } from '../../src/usecases/cast-ballot.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { meetingSummary } from '../../src/usecases/meeting-summary.ts';
import { queryReceipt, receiptQuery } from '../../src/usecases/query-receipt.ts';
import { type Change, watchMeetings } from '../../src/usecases/watch-meetings.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import type { PlayedVoter, Right } from '../support/played-meeting.ts';
import { HeldMeeting, nodeOn } from './held-meeting.ts';

let database: TestDatabase;
let otherDatabase: Database;
let held: HeldMeeting;
let deps: Deps;
let other: Deps;

beforeAll(async () => {
  database = await openTestDatabase();
  otherDatabase = assertOk(await openUrl(database.url as string));
  deps = await nodeOn(database, 'first');
  other = await nodeOn(otherDatabase, 'second');
  held = await HeldMeeting.begin(deps, { seed: 'casting', voters: 8, pairs: 2 });
  held.create();
  held.ceremony();
  held.roll();
  for (const ordinal of [1, 2]) held.plan(ordinal, [held.ratingQuestion(1)]);
  held.say(held.manifestBody(), ...held.everybody);
  held.say({ type: 'issuing-opened', meeting: held.meeting }, ...held.everybody);
  for (const voter of held.voters) held.issue(voter, [1, 2]);
  await held.deliver();
}, 120_000);
afterAll(async () => {
  await otherDatabase.close();
  await database.close();
});

const cast = (ballot: Bytes, node = deps, ordinal = 1) => castBallot(node, { meeting: held.meeting, ordinal, ballot });
const voter = (place: number) => held.voters[place] as PlayedVoter;
const refusal = (code: string) => expect.objectContaining({ ok: false, code });
const castSoFar = async (ordinal = 1) =>
  assertOk(await meetingSummary(other, { meeting: held.meeting })).polls.find((poll) => poll.ordinal === ordinal)?.cast;

it('POLL-PHASE: takes no ballot before the opening', async () => {
  expect(await cast(new Uint8Array(500))).toEqual(refusal('POLL-PHASE'));
  expect(await cast(new Uint8Array(500), deps, 9)).toEqual(refusal('POLL-PHASE'));
  held.say(held.barrierBody(1), held.secretary);
  await held.deliver();
  expect(await cast(held.ballot(voter(0), [[0]]))).toEqual(refusal('POLL-PHASE'));
  const checkpoint = held.heads.at(-1) as { root: string; size: number };
  held.say({ type: 'poll-open', meeting: held.meeting, ordinal: 1, checkpoint }, ...held.everybody);
  await held.deliver();
});

it('refuses ballots that are malformed or forged, and stores nothing of them', async () => {
  const ballot = held.ballot(voter(0), [[0]]);
  const flipped = (at: number) => Uint8Array.from(ballot, (byte, i) => (i === at ? byte ^ 1 : byte));
  expect(await cast(ballot.subarray(1))).toEqual(refusal('BALLOT-LENGTH'));
  expect(await cast(new Uint8Array())).toEqual(refusal('BALLOT-LENGTH'));
  expect(await cast(flipped(ballot.length - 1))).toEqual(refusal('BALLOT-SIGNATURE-INVALID'));
  for (const at of [0, 40, 90, 500, ballot.length - 70]) expect((await cast(flipped(at))).ok).toBe(false);
  expect(await cast(held.ballot(voter(0), [[0]]), deps, 2)).toEqual(refusal('POLL-PHASE'));
  expect(await castSoFar()).toBe(0);
});

it('BALLOT-CONFLICT: other bytes under a spent key are refused on any node and change nothing', async () => {
  const [first, second] = [held.ballot(voter(0), [[0]]), held.ballot(voter(0), [[1]])];
  const receipt = assertOk(await cast(first));
  held.cast(first);
  for (const node of [deps, other]) {
    expect(await cast(second, node)).toEqual(refusal('BALLOT-CONFLICT'));
    expect(assertOk(await cast(first, node))).toEqual(receipt);
  }
  expect(receipt.leaf).toBe(toHex(boxLeaf(first)));
  expect(await castSoFar()).toBe(1);
});

it('of racing ballots of one key one is acknowledged, on whichever node', async () => {
  const rivals = [0, 1, 2, 3].map((choice) => held.ballot(voter(1), [[choice]]));
  const results = await Promise.all(rivals.flatMap((ballot) => [cast(ballot, deps), cast(ballot, other)]));
  const won = results.flatMap((result) => (result.ok ? [result.value] : []));
  expect(new Set(won.map(({ leaf }) => leaf)).size).toBe(1);
  expect(won).toHaveLength(2);
  expect(
    results.filter((result) => !result.ok).every((result) => !result.ok && result.code === 'BALLOT-CONFLICT'),
  ).toBe(true);
  held.cast(rivals.find((ballot) => toHex(boxLeaf(ballot)) === won[0]?.leaf) as Bytes);
  expect(await castSoFar()).toBe(2);
});

it('BALLOT-UNKNOWN: a receipt is given to who holds the key of a cast ballot; RECEIPT-QUERY-SIGNATURE refuses others', async () => {
  const ask = (who: number, signer = who) => {
    const { ballotSecret } = voter(signer).rights.get(1) as Right;
    const own = held.ballot(voter(who), [[0]]).subarray(0, 32);
    const signature = toHex(sign(ballotSecret, receiptQuery(held.manifest(), 1)));
    return queryReceipt(other, { meeting: held.meeting, ordinal: 1, ballotKey: toHex(own), signature });
  };
  expect(await ask(0)).toMatchObject({ ok: true });
  expect(await ask(0, 1)).toEqual(refusal('RECEIPT-QUERY-SIGNATURE'));
  expect(await ask(5)).toEqual(refusal('BALLOT-UNKNOWN'));
});

it('tells other nodes that something was cast, not what or how often', async () => {
  const heard: Change[] = [];
  const unwatch = await watchMeetings(other, (change) => heard.push(change));
  const ballot = held.ballot(voter(2), [[0]]);
  assertOk(await cast(ballot));
  held.cast(ballot);
  await expect.poll(() => heard).toContainEqual({ meeting: held.meeting, kind: 'cast' });
  await unwatch();
});

it('closing while many cast: what was acknowledged is sealed, and nothing else is', async () => {
  const late = [3, 4, 5, 6, 7].map((place) => held.ballot(voter(place), [[1]]));
  const close = held.sign({ type: 'poll-close', meeting: held.meeting, ordinal: 1 }, held.everybody);
  const casts = late.slice(0, 3).map((ballot, i) => cast(ballot, i % 2 === 0 ? deps : other));
  const closing = casts[0]?.then(() => held.submit(close, other));
  const after = late.slice(3).map((ballot) => closing?.then(() => cast(ballot)));
  const results = await Promise.all([...casts, ...after]);
  for (const [i, result] of results.entries()) if (result?.ok) held.cast(late[i] as Bytes);
  expect(results[3]).toEqual(refusal('POLL-PHASE'));
  expect(assertOk((await closing) ?? refusalOf()).index).toBe(held.entries.length);
  const sealed: Bytes[] = [];
  for await (const ballot of sealedBox(deps.db, { meeting: held.meeting, ordinal: 1 })) sealed.push(ballot);
  expect(sealed.map(toHex)).toEqual(held.box().map(toHex));
  expect([...sealed].sort((a, b) => compareBytes(boxLeaf(a), boxLeaf(b)))).toEqual(sealed);
  held.close();
  await held.deliver();
});

it('DECRYPTION-SHARE-INVALID: refuses a share for other sums than those of the box', async () => {
  const [first, second] = held.tellers as [HeldMeeting['tellers'][number], HeldMeeting['tellers'][number]];
  const body = held.partialBody(first);
  const forged = { ...body, shares: held.partialBody(second).shares };
  expect(await held.submit(held.sign(forged, [first]))).toEqual(refusal('DECRYPTION-SHARE-INVALID'));
  held.append(held.sign(body, [first]));
  await held.deliver();
});

it('a poll that is cancelled while open leaves neither ballots nor vault behind', async () => {
  held.open(2);
  await held.deliver();
  const ballot = held.ballot(voter(0), [[0]], 2);
  assertOk(await cast(ballot, deps, 2));
  expect(await castSoFar(2)).toBe(1);
  held.say(
    { type: 'poll-cancel', meeting: held.meeting, ordinal: 2, phase: 'open', reason: 'nhầm nội dung' },
    ...held.everybody,
  );
  await held.deliver();
  expect(await castSoFar(2)).toBe(0);
  expect(await cast(ballot, deps, 2)).toEqual(refusal('POLL-PHASE'));
  expect(await vaultOf(deps.db, held.meeting)).toEqual([]);
});

const refusalOf = () => ({ ok: false, code: 'POLL-PHASE' }) as const;
