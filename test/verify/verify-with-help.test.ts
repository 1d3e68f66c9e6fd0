import { afterAll, describe, expect, it } from 'vitest';
import { ballotMessage } from '../../crypto/ballot.ts';
import { type Bytes, concat, type Hex } from '../../crypto/bytes.ts';
import { sign } from '../../crypto/signature.ts';
import { Deferred, type FarJudges } from '../../src/domain/verify/deferred.ts';
import type { Report, VerifiedBallot } from '../../src/domain/verify/report.ts';
import { verifyRecord } from '../../src/domain/verify/verify-record.ts';
import { verifyWithHelp } from '../../src/domain/verify/verify-with-help.ts';
import { verifyPool } from '../../src/usecases/verify-pool.ts';
import { nearJudges } from '../support/near-judges.ts';
import { PlayedMeeting, type PlayedVoter, type Right } from '../support/played-meeting.ts';
import { seededRandom } from '../support/random.ts';
import { chunked, partsOf, recordBytes } from '../support/record-of.ts';

// The forgeries of forgeries.test.ts are judged both ways. Here: that the report is the reference's to the last letter.

const random = seededRandom('verify-with-help');
const votes = Array.from({ length: 7 }, (_, voter) => [[voter % 5], [(voter + 1) % 5]]);
const played = PlayedMeeting.play(votes, { seed: 'help' });
const honest = await recordBytes(partsOf(played));
const pool = verifyPool(1);
afterAll(() => pool.close());

const altered = (ballot: Bytes): Bytes => ballot.map((byte, at) => (at === ballot.length - 1 ? byte ^ 1 : byte));

/** The record after a malicious service replaced ballots of some voters, by their index, and had everything signed again. */
function withBallots(replaced: Readonly<Record<number, 'signature' | 'token' | 'proof'>>): Promise<Bytes> {
  const forged = played.fork((body) => body.type === 'poll-close');
  forged.boxes.set(1, []);
  for (const [index, vote] of votes.entries()) {
    const voter = forged.voters[index] as PlayedVoter;
    const fault = replaced[index];
    if (fault === 'token') forged.token = () => played.token(played.voters[(index + 1) % 7] as PlayedVoter, 1);
    const ballot = forged.ballot(voter, vote);
    forged.token = (owner, ordinal) => played.token(owner, ordinal);
    forged.cast(fault === 'signature' ? altered(ballot) : fault === 'proof' ? spoiled(forged, ballot, voter) : ballot);
  }
  forged.close();
  // Sums of a box that verifies are to be true.
  forged.lenient = !Object.values(replaced).every((fault) => fault === 'proof');
  forged.count();
  forged.end();
  return recordBytes(partsOf(forged));
}

/** A proof that does not hold, under a good signature. */
function spoiled(meeting: PlayedMeeting, ballot: Bytes, { rights }: PlayedVoter): Bytes {
  const signed = ballot.slice(0, -64);
  signed[signed.length - 32] = (signed[signed.length - 32] as number) ^ 1;
  return concat(signed, sign((rights.get(1) as Right).ballotSecret, ballotMessage(meeting.context(1), signed)));
}

interface Watched {
  readonly report: Report;
  readonly told: readonly (readonly [Hex, boolean])[];
}

async function alone(bytes: Bytes): Promise<Watched> {
  const told: [Hex, boolean][] = [];
  const onBallot = ({ tracking, valid }: VerifiedBallot) => told.push([tracking, valid]);
  return { report: await verifyRecord(chunked(bytes), { random, onBallot }), told };
}

async function helped(bytes: Bytes, judges: FarJudges, batch: number): Promise<Watched> {
  const told: [Hex, boolean][] = [];
  const onBallot = ({ tracking, valid }: VerifiedBallot) => told.push([tracking, valid]);
  const open = () => chunked(bytes);
  return { report: await verifyWithHelp(open, { random, onBallot }, new Deferred(judges, 1, batch)), told };
}

const sorted = (told: Watched['told']) => [...told].sort(([a], [b]) => (a < b ? -1 : 1));

describe('verifying with the help of other threads', () => {
  it('gives the report of one thread, whatever the size of the batches, and tells of every ballot', async () => {
    const expected = await alone(honest);
    expect(expected.report.standing).toBe('not-anchored');
    expect(expected.told).toHaveLength(7);
    for (const batch of [1, 2, 3, 7, 32]) {
      const judges = nearJudges(random);
      const found = await helped(honest, judges, batch);
      expect(found.report, `batches of ${batch}`).toEqual(expected.report);
      expect(sorted(found.told)).toEqual(sorted(expected.told));
      expect(judges.tasks() > 0).toBe(batch < 32);
    }
  });

  it('gives it with real threads', async () => {
    expect((await helped(honest, pool, 2)).report).toEqual((await alone(honest)).report);
    const forged = await withBallots({ 3: 'token' });
    expect((await helped(forged, pool, 2)).report).toEqual((await alone(forged)).report);
  });

  it('counts ballots with false proofs as invalid, wherever they are judged', async () => {
    for (const replaced of [{ 4: 'proof' }, { 0: 'proof', 1: 'proof', 2: 'proof', 3: 'proof' }] as const) {
      const record = await withBallots(replaced);
      const expected = await alone(record);
      expect(expected.report.meeting?.polls[0]?.counted?.heads.invalid).toBe(Object.keys(replaced).length);
      for (const batch of [1, 3])
        expect((await helped(record, nearJudges(random), batch)).report).toEqual(expected.report);
    }
  });

  it('names the same first failure, also where several things are wrong', async () => {
    for (const replaced of [
      { 2: 'token' },
      { 5: 'signature' },
      { 0: 'token', 1: 'signature', 6: 'token' },
      { 3: 'signature', 4: 'signature' },
    ] as const) {
      const record = await withBallots(replaced);
      const expected = await alone(record);
      expect(expected.report.failure?.code).toMatch(/^BALLOT-(TOKEN|SIGNATURE)-INVALID$/);
      for (const batch of [1, 2, 32])
        expect((await helped(record, nearJudges(random), batch)).report).toEqual(expected.report);
    }
  });

  it('names the same failure of a file that ends too early or is not read to its end', async () => {
    for (const size of [honest.length - 1, honest.length >> 1, 100]) {
      const cut = honest.subarray(0, size);
      expect((await helped(cut, nearJudges(random), 2)).report).toEqual((await alone(cut)).report);
    }
  });

  it('fails if a thread does: nothing is taken for judged that was not', async () => {
    const broken: FarJudges = {
      evaluations: () => Promise.reject(new Error('gone')),
      ballots: () => Promise.reject(new Error('gone')),
    };
    await expect(helped(honest, broken, 2)).rejects.toThrow('gone');
  });
});
