import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineChoice } from '../../crypto/ballot-layout.ts';
import { boxLeaf, boxRoot, verifyReceipt } from '../../crypto/box.ts';
import { type Bytes, fromHex, toHex, transcript, u32 } from '../../crypto/bytes.ts';
import { decodeCheckpoint } from '../../crypto/checkpoint.ts';
import { verifyInclusion } from '../../crypto/merkle.ts';
import { assertOk } from '../../crypto/result.ts';
import { publicKeyOf, sign } from '../../crypto/signature.ts';
import { vaultEntryHash } from '../../crypto/vault.ts';
import type { Entry } from '../../src/domain/meeting/entry.ts';
import type { PlayedVoter, Right } from '../support/played-meeting.ts';
import { ServedMeeting } from './served-meeting.ts';
import { nameMessage, TestService } from './test-service.ts';

let service: TestService;
let meeting: ServedMeeting;
let room: string;
const ballots: Bytes[] = [];
const octets = { 'content-type': 'application/octet-stream' };
const choice = (option: number): LineChoice => [option];

const cast = (ballot: Bytes, headers = {}) =>
  service.call('POST', `${room}/polls/1/ballots`, { body: ballot, headers: { ...octets, ...headers } });
const voter = (index: number) => meeting.voters[index] as PlayedVoter;

// The tests of this file follow one meeting from issuing to its end, in order.
beforeAll(async () => {
  service = await TestService.open({ trustProxy: true, limits: { garbage: 8 } });
  await service.organisation('yen-the', null);
  meeting = await ServedMeeting.begin(service);
  await meeting.prepareServed();
  room = `/room/${meeting.meeting}`;
}, 120_000);
afterAll(() => service.close());

describe('at the door', () => {
  it('shows the log in pages, and never a session, cookie or name', async () => {
    const entries: unknown[] = [];
    for (;;) {
      const page = (await service.call('GET', `${room}/log?from=${entries.length}`)).as<{
        size: number;
        entries: Entry[];
      }>();
      expect(page.size).toBe(meeting.entries.length);
      entries.push(...page.entries);
      if (page.entries.length === 0 || entries.length === page.size) break;
    }
    expect(entries).toEqual(JSON.parse(JSON.stringify(meeting.entries)));
    const beyond = await service.call('GET', `${room}/log?from=9999`);
    expect(beyond.as<{ entries: unknown[] }>().entries).toEqual([]);
  });

  it('CHECKPOINT-UNKNOWN: gives the signed note of every size that the log has had, and no other', async () => {
    const size = meeting.entries.length;
    for (const known of [1, 2, size]) {
      const { note } = (await service.call('GET', `${room}/checkpoints/${known}`)).as<{ note: string }>();
      expect(toHex(assertOk(decodeCheckpoint(note)).root)).toBe(meeting.heads[known - 1]?.root);
    }
    for (const unknown of [0, size + 1])
      expect(await service.call('GET', `${room}/checkpoints/${unknown}`)).toMatchObject({
        status: 404,
        code: 'CHECKPOINT-UNKNOWN',
      });
  });

  it('shows subjects, and of voters nobody', async () => {
    const { openings } = (await service.call('GET', `${room}/subjects`)).as<{ openings: { text: string }[] }>();
    expect(openings.map(({ text }) => text).sort()).toEqual(['Đảng bộ cơ sở số 1', 'Đảng bộ cơ sở số 2']);
  });

  it('NAME-SIGNATURE-INVALID: tells a voter their own name, and nobody else’s', async () => {
    const signature = toHex(sign(voter(0).secret, nameMessage(meeting.meeting, 0)));
    const own = await service.call('POST', `${room}/name`, { json: { voter: 0, signature } });
    expect(own.as<{ text: string }>().text).toBe('Nguyễn Văn 1');
    const other = await service.call('POST', `${room}/name`, { json: { voter: 1, signature } });
    expect(other).toMatchObject({ status: 422, code: 'NAME-SIGNATURE-INVALID' });
  });

  it('takes a request, and the identical one again with the same answer', async () => {
    meeting.say({ type: 'presence', meeting: meeting.meeting, voter: 0 }, meeting.tellers[0] as never);
    await meeting.send();
    const request = meeting.sign(meeting.requestBody(voter(0), [1]), [voter(0)]);
    voter(0).request = request;
    const { path, json } = meeting.requestOf(request);
    const first = await service.call('POST', path, { json });
    expect(first.status).toBe(201);
    expect(await service.call('POST', path, { json })).toMatchObject({ status: 201, text: first.text });
    const second = meeting.sign(meeting.requestBody({ ...voter(0), rights: new Map() } as never, [1]), [voter(0)]);
    expect(await service.call('POST', path, { json: meeting.requestOf(second).json })).toMatchObject({
      status: 409,
      code: 'REQUEST-REPEATED',
    });
    meeting.append(request);
    await meeting.send();
    for (const teller of meeting.tellers.slice(0, 2)) meeting.say(meeting.issueBody(teller, request), teller);
    await meeting.send();
    for (const index of [1, 2]) meeting.issue(voter(index));
    await meeting.send();
  });

  it('BODY-SHAPE: takes nothing but requests', async () => {
    const { json } = meeting.requestOf(voter(0).request as Entry) as { json: { vaultEntry: string } };
    const entry = meeting.sign({ type: 'meeting-end', meeting: meeting.meeting }, meeting.everybody);
    const answer = await service.call('POST', `${room}/requests`, { json: { ...json, entry } });
    expect(answer).toMatchObject({ status: 400, code: 'BODY-SHAPE' });
  });

  it('BOX-NOT-SEALED: keeps the box closed', async () => {
    expect(await service.call('GET', `${room}/polls/1/tracking`)).toMatchObject({
      status: 409,
      code: 'BOX-NOT-SEALED',
    });
  });

  it('POLL-PHASE: takes no ballot before the poll is open', async () => {
    expect(await cast(new Uint8Array(100))).toMatchObject({ status: 409, code: 'POLL-PHASE' });
  });
});

describe('voting', () => {
  beforeAll(async () => {
    meeting.open();
    await meeting.send();
    for (const index of [0, 1, 2]) ballots.push(meeting.ballot(voter(index), [choice(0), choice(1)]));
  });

  it('gives the whole vault', async () => {
    const { entries } = (await service.call('GET', `${room}/polls/1/vault`)).as<{
      entries: { entry: string; answers: unknown[] }[];
    }>();
    const named = meeting.entries.flatMap(({ body }) => (body.type === 'request' ? [body.vault] : []));
    expect(entries.map(({ entry }) => toHex(vaultEntryHash(fromHex(entry)))).sort()).toEqual(named.sort());
    for (const { answers } of entries) expect(answers.length).toBe(2);
  });

  it('answers a cast with a receipt, the identical one with the identical receipt, and a query as well', async () => {
    const [ballot] = ballots as [Bytes];
    const first = await cast(ballot);
    expect(first.status).toBe(200);
    const { leaf, receipt } = first.as<{ leaf: string; receipt: string }>();
    expect(leaf).toBe(toHex(boxLeaf(ballot)));
    const claim = { manifest: meeting.manifest(), ordinal: 1, leaf: fromHex(leaf) };
    expect(verifyReceipt(fromHex(service.deps.serviceKey.public), claim, fromHex(receipt))).toBe(true);
    expect((await cast(ballot)).text).toBe(first.text);
    const { ballotSecret } = voter(0).rights.get(1) as Right;
    const message = transcript('phieu-kin/v1/receipt-query', meeting.manifest(), u32(1));
    const json = { ballotKey: toHex(publicKeyOf(ballotSecret)), signature: toHex(sign(ballotSecret, message)) };
    expect((await service.call('POST', `${room}/polls/1/receipt`, { json })).text).toBe(first.text);
    const forged = { ...json, signature: toHex(sign(voter(0).secret, message)) };
    expect(await service.call('POST', `${room}/polls/1/receipt`, { json: forged })).toMatchObject({
      status: 422,
      code: 'RECEIPT-QUERY-SIGNATURE',
    });
  });

  it('BALLOT-CONFLICT: other bytes of a spent key change nothing', async () => {
    const other = meeting.ballot(voter(0), [choice(1), choice(1)]);
    expect(await cast(other)).toMatchObject({ status: 409, code: 'BALLOT-CONFLICT' });
    expect((await cast(ballots[0] as Bytes)).status).toBe(200);
  });

  it('RATE-LIMITED: a device that sends garbage waits, and no other device notices', async () => {
    const garbage = { 'x-forwarded-for': '10.0.0.66' };
    const codes: (string | undefined)[] = [];
    for (let i = 0; i < 10; i++) codes.push((await cast(new Uint8Array(10 + i), garbage)).code);
    expect(codes).toEqual([...new Array(8).fill('BALLOT-LENGTH'), 'RATE-LIMITED', 'RATE-LIMITED']);
    expect((await cast(ballots[1] as Bytes, garbage)).code).toBe('RATE-LIMITED');
    expect((await cast(ballots[1] as Bytes, { 'x-forwarded-for': '10.0.0.7' })).status).toBe(200);
  });

  it('BODY-TYPE, BODY-TOO-LARGE: a ballot is bytes, and not too many', async () => {
    const from = { 'x-forwarded-for': '10.0.0.8' };
    expect((await cast(ballots[2] as Bytes, { 'content-type': 'application/json', ...from })).code).toBe('BODY-TYPE');
    expect((await cast(new Uint8Array(4_194_305), from)).code).toBe('BODY-TOO-LARGE');
    expect((await cast(ballots[2] as Bytes, from)).status).toBe(200);
  });
});

describe('after closing', () => {
  beforeAll(async () => {
    for (const ballot of ballots) meeting.cast(ballot);
    meeting.close();
    await meeting.send();
  });

  it('seals the box that everybody can recompute, and proves that a ballot is in it', async () => {
    const leaves = meeting.box().map(boxLeaf);
    const sealed = meeting.entries.at(-1)?.body as { box: { root: string } };
    expect(toHex(boxRoot(leaves))).toBe(sealed.box.root);
    for (const leaf of leaves) {
      const answer = await service.call('GET', `${room}/polls/1/inclusion/${toHex(leaf)}`);
      const { index, size, path } = answer.as<{ index: number; size: number; path: string[] }>();
      const claim = { leafHash: leaf, index, size, proof: path.map(fromHex), root: fromHex(sealed.box.root) };
      expect(verifyInclusion(claim)).toBe(true);
    }
    expect((await service.call('GET', `${room}/polls/1/inclusion/${'00'.repeat(32)}`)).code).toBe('BALLOT-UNKNOWN');
    const { codes } = (await service.call('GET', `${room}/polls/1/tracking`)).as<{ codes: string[] }>();
    expect(codes.length).toBe(3);
  });

  it('streams the box to officers of the organisation', async () => {
    const answer = await service.app.request(`/api/v1/meetings/${meeting.meeting}/polls/1/box`, {
      headers: { authorization: `Bearer ${meeting.tellerToken()}` },
    });
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const box: Bytes[] = [];
    for (let at = 0; at < bytes.length; ) {
      const length = new DataView(bytes.buffer, at).getUint32(0);
      box.push(bytes.slice(at + 4, at + 4 + length));
      at += 4 + length;
    }
    expect(box.map(toHex)).toEqual(meeting.box().map(toHex));
  });

  it('POLL-PHASE: takes no new ballot; an identical retry still gets its receipt', async () => {
    expect((await cast(ballots[0] as Bytes)).status).toBe(200);
    const unknown = Uint8Array.from(ballots[0] as Bytes, (byte, at) => (at < 32 ? byte ^ 1 : byte));
    expect(await cast(unknown)).toMatchObject({ status: 409, code: 'POLL-PHASE' });
  });

  it('counts, certifies, and gives checkpoints and the record', async () => {
    meeting.count();
    meeting.end();
    await meeting.send();
    const summary = (await service.call('GET', `/meetings/${meeting.meeting}`, { token: meeting.secretaryToken })).as<{
      phase: string;
      size: number;
      polls: object[];
    }>();
    expect(summary).toEqual({
      phase: 'ended',
      size: meeting.entries.length,
      present: 3,
      polls: [{ ordinal: 1, phase: 'certified', issued: 3, cast: 3 }],
    });
    const { note } = (await service.call('GET', `${room}/checkpoints/${summary.size}`)).as<{ note: string }>();
    expect(toHex(assertOk(decodeCheckpoint(note)).root)).toBe(meeting.heads.at(-1)?.root);
    const record = await service.call('GET', `/meetings/${meeting.meeting}/record`, { token: meeting.secretaryToken });
    expect(record.headers.get('content-type')).toBe('application/jsonl');
    expect(record.text.split('\n').length).toBeGreaterThan(meeting.entries.length);
  });
});

describe('an unknown meeting', () => {
  it.for(['log', 'subjects', 'checkpoints/1', 'polls/1/vault', 'polls/1/tracking', 'events'])(
    'MEETING-UNKNOWN: %s',
    async (path) => {
      const answer = await service.call('GET', `/room/${'00'.repeat(16)}/${path}`);
      expect(answer).toMatchObject({ status: 404, code: 'MEETING-UNKNOWN' });
    },
  );
});
