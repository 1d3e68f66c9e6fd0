import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Bytes } from '../../crypto/bytes.ts';
import { checkpointBody } from '../../crypto/checkpoint.ts';
import { anchorOf } from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';
import { noteHead } from '../../src/domain/meeting/ballot-context.ts';
import type { TreeHead } from '../../src/domain/meeting/shapes.ts';
import { poolJudges } from '../../src/usecases/pool-judges.ts';
import { PlayedMeeting } from '../support/played-meeting.ts';
import { partsOf, recordBytes } from '../support/record-of.ts';

const played = PlayedMeeting.play([[[0]], [[1]], [[0]]], { seed: 'pool' });
const context = played.context();
const ballots = played.box(1);
const head = played.state.polls.get(1)?.box as TreeHead;
const pool = poolJudges(2);
afterAll(() => pool.close());

async function* streamed(list: readonly Bytes[]): AsyncGenerator<Bytes> {
  yield* list;
}

const altered = (ballot: Bytes, at: number): Bytes => {
  const copy = Uint8Array.from(ballot);
  copy[at] = (copy[at] as number) ^ 1;
  return copy;
};

describe('judging in threads', () => {
  it('says what judging in this thread says, and leaves this thread free meanwhile', async () => {
    let turns = 0;
    let judging = true;
    const watch = (async () => {
      for (; judging; turns++) await turn();
    })();
    const [honest] = ballots as [Bytes];
    expect(await pool.ballot(context, honest)).toMatchObject({ ok: true });
    judging = false;
    await watch;
    expect(turns).toBeGreaterThan(10);
    expect(await pool.ballot(context, honest.subarray(1))).toMatchObject({ code: 'BALLOT-LENGTH' });
    expect(await pool.ballot(context, altered(honest, honest.length - 1))).toMatchObject({
      code: 'BALLOT-SIGNATURE-INVALID',
    });
    expect(await pool.evaluations([])).toBe(true);
    const zeros = {
      ordinal: 1,
      verificationShare: '00'.repeat(96),
      blinded: '00'.repeat(48),
      evaluation: '00'.repeat(48),
    };
    await expect(pool.evaluations([zeros]).then((held) => held)).resolves.toBe(false);
  });

  it('judges a sealed box that comes in pieces, as one thread does', async () => {
    const sealed = assertOk(await pool.box(context, head, streamed(ballots)));
    expect(sealed).toEqual(played.sealedBox());
  });

  it('gives up a box that is refused half way, or whose source breaks off, and goes on judging', async () => {
    const forged = ballots.map((ballot, place) => (place === 0 ? altered(ballot, ballot.length - 1) : ballot));
    const many = Array.from({ length: 200 }, () => forged).flat();
    expect((await pool.box(context, head, streamed(many))).ok).toBe(false);
    async function* broken(): AsyncGenerator<Bytes> {
      yield ballots[0] as Bytes;
      throw new Error('the source broke off');
    }
    await expect(pool.box(context, head, broken())).rejects.toThrow('broke off');
    expect(await pool.ballot(context, ballots[0] as Bytes)).toMatchObject({ ok: true });
  });

  it('RETRY-LATER: verifies a whole record of another installation, one at a time', async () => {
    const record = await recordBytes(partsOf(played));
    const anchor = anchorOf(checkpointBody(noteHead(played.meeting, played.state.end as TreeHead)));
    const [first, second] = await Promise.all([pool.record(record, anchor), pool.record(record, anchor)]);
    expect(assertOk(first)).toMatchObject({ standing: 'anchored', meeting: { id: played.meeting } });
    expect(second).toMatchObject({ code: 'RETRY-LATER' });
    const cut = assertOk(await pool.record(record.slice(0, -9), anchor));
    expect(cut).toMatchObject({ standing: 'refused', failure: { family: 'completeness' } });
  });

  it('RETRY-LATER: takes no more ballots than it can hold, and says so', async () => {
    const [honest] = ballots as [Bytes];
    const short = honest.subarray(1);
    const answers = await Promise.all(Array.from({ length: 400 }, () => pool.ballot(context, short)));
    const codes = new Set(answers.map((answer) => (answer.ok ? 'ok' : answer.code)));
    expect([...codes].sort()).toEqual(['BALLOT-LENGTH', 'RETRY-LATER']);
  });
});
