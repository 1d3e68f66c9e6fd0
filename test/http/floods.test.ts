import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballotMessage } from '../../crypto/ballot.ts';
import type { LineChoice } from '../../crypto/ballot-layout.ts';
import { type Bytes, concat, toHex } from '../../crypto/bytes.ts';
import { publicKeyOf, sign } from '../../crypto/signature.ts';
import { PhaseCounts } from '../../src/http/phase-counts.ts';
import type { PlayedVoter, Right } from '../support/played-meeting.ts';
import { ServedMeeting } from './served-meeting.ts';
import { type Answer, TestService } from './test-service.ts';

/** Devices that know the meeting's id and want the service to do nothing but judge their garbage. */
let service: TestService;
let meeting: ServedMeeting;
const GARBAGE = 12;
const from = (address: string) => ({ 'x-forwarded-for': address });

beforeAll(async () => {
  service = await TestService.open({ trustProxy: true, limits: { garbage: GARBAGE } });
  await service.organisation('yen-the', null);
  meeting = await ServedMeeting.begin(service);
  await meeting.prepareServed(1);
  for (const index of [0, 1]) meeting.issue(voter(index));
  meeting.open();
  await meeting.send();
}, 120_000);
afterAll(() => service.close());

const voter = (index: number) => meeting.voters[index] as PlayedVoter;
const honest = (index: number) => meeting.ballot(voter(index), [[0] as LineChoice]);
const cast = (ballot: Bytes, address: string) =>
  service.call('POST', `/room/${meeting.meeting}/polls/1/ballots`, {
    body: ballot,
    headers: { 'content-type': 'application/octet-stream', ...from(address) },
  });
const askName = (room: string, address: string) =>
  service.call('POST', `/room/${room}/name`, {
    json: { voter: 0, signature: '00'.repeat(64) },
    headers: from(address),
  });
const codes = (answers: readonly Answer[]) => answers.map(({ code }) => code);

/** A ballot changed before its last byte, and signed again by its own key. */
function resigned(ballot: Bytes, at: number, secret: Bytes): Bytes {
  const signed = ballot.slice(0, -64);
  signed[at] = (signed[at] as number) ^ 1;
  return concat(signed, sign(secret, ballotMessage(meeting.context(1), signed)));
}
const secretOf = (index: number) => (voter(index).rights.get(1) as Right).ballotSecret;

describe('a flood', () => {
  it('RATE-LIMITED: of meetings that do not exist is counted like one of a single meeting', async () => {
    const answers: Answer[] = [];
    for (let i = 0; i < GARBAGE + 3; i++) answers.push(await askName(toHex(service.random(16)), '10.0.0.1'));
    expect(codes(answers)).toEqual([
      ...new Array(GARBAGE).fill('MEETING-UNKNOWN'),
      ...new Array(3).fill('RATE-LIMITED'),
    ]);
    expect(await askName(meeting.meeting, '10.0.0.1')).toMatchObject({ code: 'NAME-SIGNATURE-INVALID' });
  });

  it('RETRY-LATER: sent all at once is judged no more than one sent in turn', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => askName(meeting.meeting, '10.0.0.2')));
    expect(codes(answers).filter((code) => code === 'NAME-SIGNATURE-INVALID').length).toBeLessThanOrEqual(GARBAGE);
    expect(codes(answers)).toContain('RETRY-LATER');
    expect((await askName(meeting.meeting, '10.0.0.3')).code).toBe('NAME-SIGNATURE-INVALID');
  });

  it('of invented meetings leaves no counts behind', async () => {
    const lines: unknown[] = [];
    const log = { info: (fields: unknown) => lines.push(fields), error: () => {} };
    let phase: 'issuing' | 'in-session' = 'issuing';
    const state = async (id: string) =>
      id === meeting.meeting || phase === 'in-session' ? { size: 1, phase, present: 0, polls: [] } : undefined;
    const counts = new PhaseCounts(log, state);
    const ids = ['00'.repeat(16), 'x'.repeat(32), meeting.meeting];
    for (const id of ids) await counts.count(id, '/room/:meeting/requests', 415);
    phase = 'in-session';
    for (const id of ids) await counts.changed(id);
    expect(lines).toEqual([
      expect.objectContaining({ phases: 'issuing', answered: { '/room/:meeting/requests 415': 1 } }),
    ]);
  });

  it('BALLOT-TOKEN-INVALID: of ballots without a token never reaches the proofs', async () => {
    const stranger = service.random(32);
    const ballot = honest(0);
    const signed = concat(publicKeyOf(stranger), ballot.slice(32, -64));
    const forged = concat(signed, sign(stranger, ballotMessage(meeting.context(1), signed)));
    const judged = await cast(resigned(forged, forged.length - 70, stranger), '10.0.0.4');
    expect(judged).toMatchObject({ status: 422, code: 'BALLOT-TOKEN-INVALID' });
  });

  it('RATE-LIMITED: of ballots with a token and false proofs ends after five, from whatever address', async () => {
    const answers: Answer[] = [];
    for (let i = 0; i < 7; i++)
      answers.push(await cast(resigned(honest(0), honest(0).length - 70, secretOf(0)), `10.0.1.${i}`));
    expect(answers.map(({ status }) => status === 429)).toEqual([false, false, false, false, false, true, true]);
    for (const code of codes(answers.slice(0, 5))) expect(code).toMatch(/^BALLOT-(ENCODING|PROOF-INVALID)$/);
    expect((await cast(honest(1), '10.0.1.1')).status).toBe(200);
  });

  it('RETRY-LATER: of ballots of one key is judged one at a time', async () => {
    const ballot = honest(1);
    const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => cast(ballot, `10.0.2.${i}`)));
    expect(answers.filter(({ code }) => code === 'BALLOT-CONFLICT')).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'RETRY-LATER')).toHaveLength(5);
  });
});
