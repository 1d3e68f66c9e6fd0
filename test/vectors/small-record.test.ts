import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assembleBallot } from '../../crypto/ballot.ts';
import { encryptLine } from '../../crypto/ballot-line.ts';
import { type Bytes, concat, fromHex } from '../../crypto/bytes.ts';
import { groupEngine } from '../../crypto/engine.ts';
import { decodeRecordLine, encodeRecordLine, type HeaderLine, type RecordLine } from '../../crypto/record-line.ts';
import { assertOk } from '../../crypto/result.ts';
import { publicKeyOf } from '../../crypto/signature.ts';
import { BoxJudge } from '../../src/domain/verify/box-judge.ts';
import { verifyRecord } from '../../src/domain/verify/verify-record.ts';
import { seededRandom } from '../support/random.ts';
import { chunked } from '../support/record-of.ts';

const file = readFileSync(new URL('small.phieukin', import.meta.url), 'utf8');
const lines = file
  .trimEnd()
  .split('\n')
  .map((line) => assertOk(decodeRecordLine(new TextEncoder().encode(line))));
const random = seededRandom('verifier');

/** Verifies the lines under a header whose counts are theirs. */
async function codeOf(changed: readonly RecordLine[], header: Partial<HeaderLine> = {}): Promise<string | undefined> {
  const count = (kind: RecordLine['line']) => changed.filter(({ line }) => line === kind).length;
  const counts = {
    entries: count('entry'),
    openings: count('opening'),
    checkpoints: count('checkpoint'),
    ballots: count('ballot'),
  };
  const all = changed.map((line) => (line.line === 'header' ? { ...line, ...counts, ...header } : line));
  return (await verifyRecord(chunked(concat(...all.map(encodeRecordLine))), { random })).failure?.code;
}
const lastOf = (kind: RecordLine['line']) => lines.findLastIndex(({ line }) => line === kind);
const without = (place: number) => lines.filter((_, index) => index !== place);

describe('the small record, altered', () => {
  it('RECORD-MEETING: a header of another meeting', async () => {
    expect(await codeOf(lines, { meeting: new Uint8Array(16) })).toBe('RECORD-MEETING');
  });

  it('RECORD-UNFINISHED: no end of the meeting, or no log at all', async () => {
    expect(await codeOf(without(lastOf('entry')))).toBe('RECORD-UNFINISHED');
    expect(await codeOf(lines.slice(0, 1))).toBe('RECORD-UNFINISHED');
  });

  it('CHECKPOINT-SET: each needed checkpoint, and no other', async () => {
    for (const place of [lines.findIndex(({ line }) => line === 'checkpoint'), lastOf('checkpoint')])
      expect(await codeOf(without(place))).toBe('CHECKPOINT-SET');
    const note = lines[lastOf('checkpoint')] as RecordLine & { line: 'checkpoint' };
    const more = { ...note, checkpoint: { ...note.checkpoint, size: note.checkpoint.size + 1 } };
    const ballots = lines.findIndex(({ line }) => line === 'ballot');
    expect(await codeOf([...lines.slice(0, ballots), more, ...lines.slice(ballots)])).toBe('CHECKPOINT-SET');
  });

  it('CHECKPOINT-ROOT: a head that the log does not have', async () => {
    const place = lastOf('checkpoint');
    const note = lines[place] as RecordLine & { line: 'checkpoint' };
    const other = { ...note, checkpoint: { ...note.checkpoint, root: new Uint8Array(32) } };
    expect(await codeOf(lines.map((line, index) => (index === place ? other : line)))).toBe('CHECKPOINT-ROOT');
  });

  it('BOX-UNEXPECTED: ballots of a poll that nobody certified', async () => {
    const ballot = lines.at(-1) as RecordLine & { line: 'ballot' };
    expect(await codeOf([...lines, { ...ballot, ordinal: 2 }])).toBe('BOX-UNEXPECTED');
  });

  it('BOX-KEY-REPEATED: two ballots that one ballot key signed', () => {
    const v = JSON.parse(readFileSync(new URL('ballot.json', import.meta.url), 'utf8')) as Record<string, string>;
    const { token, tokenKey } = JSON.parse(readFileSync(new URL('token.json', import.meta.url), 'utf8')) as Record<
      string,
      string
    >;
    const bytes = (name: string): Bytes => fromHex(v[name] as string);
    const context = {
      manifest: bytes('manifest'),
      ordinal: 1,
      poll: bytes('poll'),
      opening: bytes('opening'),
      boxKey: bytes('boxKey'),
      tokenKey: fromHex(tokenKey as string),
      lines: [{ kind: 'choice' as const, options: 5 }],
    };
    const line = encryptLine(context, publicKeyOf(bytes('ballotSecret')), 0, [0], random);
    const judge = new BoxJudge(context, { random, engine: groupEngine() });
    expect(judge.add(bytes('ballot')).ok).toBe(true);
    const second = assembleBallot(context, bytes('ballotSecret'), fromHex(token as string), [line]);
    expect(judge.add(second)).toMatchObject({ code: 'BOX-KEY-REPEATED' });
  });
});
