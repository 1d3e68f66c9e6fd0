import { describe, expect, it } from 'vitest';
import { type Bytes, concat, fromHex } from '../../crypto/bytes.ts';
import { addCosignature, cosign, signCheckpoint } from '../../crypto/checkpoint.ts';
import { writeRecord } from '../../crypto/record.ts';
import { encodeRecordLine, type RecordLine } from '../../crypto/record-line.ts';
import { applyRatingEntry } from '../../src/domain/rating/judge.ts';
import { verifyRatingRecord } from '../../src/domain/rating/verify-record.ts';
import { verifyRecord } from '../../src/domain/verify/verify-record.ts';
import { seededRandom } from '../support/random.ts';
import { committed, member, paperSource, plainTerms, RatingLog, secretOf, terms } from './fixture.ts';

const why = committed('Theo kết luận kiểm tra');

function small(): RatingLog {
  const log = RatingLog.withOfficers();
  log.say('secretary', { type: 'subjects-added', subjects: [member('Lê An'), member('Lê Bình')] });
  log.say('secretary', plainTerms());
  log.say('secretary', log.decide({ 0: 'HTT' }, { reason: why }));
  return log;
}

async function bytesOf(lines: readonly RecordLine[]): Promise<Bytes> {
  const parts: Bytes[] = [];
  for await (const part of writeRecord(lines)) parts.push(part);
  return concat(...parts);
}
/** Also of lines whose counts do not fit. */
const codeOf = async (bytes: Bytes): Promise<string> => {
  const report = await verifyRatingRecord([bytes]);
  return report.standing === 'refused' ? report.failure.code : report.standing;
};
const rough = (lines: readonly RecordLine[]): Bytes => concat(...lines.map(encodeRecordLine));

describe('the audit file of a rating log', () => {
  it('gives the state that the service had, offline', async () => {
    const log = RatingLog.opened(
      ['a', 'b'],
      terms({ steps: { selfRating: false, appraisal: false, ballot: 'proposes' } }),
    );
    const entry = log.say('secretary', log.ballot({ 0: [9, 0, 0, 0, 0] }, { source: paperSource }));
    log.say('teller', { type: 'ballot-confirmed', entry });
    log.say('secretary', log.ballot({ 1: [0, 9, 0, 0, 0] }));
    log.say('superior', log.decide({ 0: 'HTXS', 1: 'HTT' }));
    const report = await verifyRatingRecord([await bytesOf(log.record())]);
    if (report.standing !== 'consistent') throw new Error(report.failure.code);
    expect(report.ballots).toEqual({ proven: 0, unchecked: 1, paper: 1 });
    expect([...report.state.periods]).toEqual([...log.state.periods]);
    expect(report.state.log.root()).toEqual(log.state.log.root());
  });

  it('verifies without the openings that were erased, and refuses to see them again', async () => {
    const log = small();
    const before = log.record();
    log.say('secretary', { type: 'names-erased', document: '3-QĐ/ĐU', commitments: [committed('Lê An')] });
    const lines = log.record();
    expect(lines.filter(({ line }) => line === 'opening')).toHaveLength(
      before.filter(({ line }) => line === 'opening').length - 1,
    );
    expect(await codeOf(await bytesOf(lines))).toBe('consistent');
    const erased = before.find((line) => line.line === 'opening' && line.text === 'Lê An');
    const forged = lines
      .map((line) => (line.line === 'header' ? { ...line, openings: line.openings + 1 } : line))
      .concat(erased ?? []);
    const order = ['header', 'entry', 'opening', 'checkpoint', 'ballot'];
    const key = (line: RecordLine) => (line.line === 'opening' ? Buffer.from(line.commitment).toString('hex') : '');
    forged.sort(
      (a, b) => order.indexOf(a.line) - order.indexOf(b.line) || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0),
    );
    expect(await codeOf(await bytesOf(forged))).toBe('OPENING-UNKNOWN');
  });

  it('RATING-RECORD-HEAD: has one checkpoint of exactly these entries, and no ballots', async () => {
    const log = small();
    const lines = log.record();
    const header = lines[0] as Extract<RecordLine, { line: 'header' }>;
    const rest = lines.slice(1, -1);
    const checkpoint = lines.at(-1) as Extract<RecordLine, { line: 'checkpoint' }>;
    expect(await codeOf(rough([{ ...header, checkpoints: 0 }, ...rest]))).toBe('RATING-RECORD-HEAD');
    const ballot = { line: 'ballot', ordinal: 1, ballot: new Uint8Array(4) } as const;
    expect(await codeOf(rough([{ ...header, ballots: 1 }, ...rest, checkpoint, ballot]))).toBe('RATING-RECORD-HEAD');
    // A service that leaves its last entry out after it has signed.
    const last = rest.findLastIndex(({ line }) => line === 'entry');
    const without = [{ ...header, entries: header.entries - 1 }, ...rest.toSpliced(last, 1), checkpoint];
    const report = await codeOf(rough(without.filter((line) => line.line !== 'opening').map(noOpenings)));
    expect(report).toBe('RATING-RECORD-HEAD');
  });

  const noOpenings = (line: RecordLine): RecordLine => (line.line === 'header' ? { ...line, openings: 0 } : line);

  it('CHECKPOINT-SIGNER, CHECKPOINT-SIGNATURE: only the service that the log names signs its head', async () => {
    const lines = small().record();
    const checkpoint = lines.at(-1) as Extract<RecordLine, { line: 'checkpoint' }>;
    const signed = (forged: typeof checkpoint.checkpoint) =>
      bytesOf([...lines.slice(0, -1), { line: 'checkpoint', checkpoint: forged }]);
    const other = signCheckpoint(checkpoint.checkpoint, secretOf('superior'));
    expect(await codeOf(await signed(other))).toBe('CHECKPOINT-SIGNER');
    const cosigned = addCosignature(checkpoint.checkpoint, cosign(checkpoint.checkpoint, 1, secretOf('teller')));
    expect(await codeOf(await signed(cosigned))).toBe('CHECKPOINT-SIGNER');
    const [service] = checkpoint.checkpoint.signatures;
    const bent = { ...service, signature: service.signature.map((byte, i) => (i === 3 ? byte ^ 1 : byte)) };
    expect(await codeOf(await signed({ ...checkpoint.checkpoint, signatures: [bent] }))).toBe('CHECKPOINT-SIGNATURE');
  });

  it('RATING-LOG: all entries are of the log that the header names', async () => {
    const lines = small()
      .record()
      .map((line): RecordLine => (line.line === 'header' ? { ...line, meeting: fromHex('00'.repeat(16)) } : line));
    expect(await codeOf(await bytesOf(lines))).toBe('RATING-LOG');
  });

  it('an entry that no judge would take is refused by the check that it fails', async () => {
    const log = small();
    // A lying service appends what nobody was allowed to state, and signs the head.
    const entry = log.sign('teller', log.decide({ 1: 'HTXS' }, { reason: why }));
    applyRatingEntry(log.state, entry);
    log.entries.push(entry);
    expect(await codeOf(await bytesOf(log.record()))).toBe('RATING-SIGNER');
  });

  it('is no record of a meeting', async () => {
    const bytes = await bytesOf(small().record());
    const report = await verifyRecord(
      (async function* () {
        yield bytes;
      })(),
      { random: seededRandom('verifier') },
    );
    expect(report.standing).toBe('refused');
  });

  it('is refused with any one byte changed', async () => {
    const bytes = await bytesOf(small().record());
    const random = seededRandom('bytes');
    for (let i = 0; i < 300; i++) {
      const [a = 0, b = 0, c = 0, bit = 0] = random(4);
      const place = (a * 65_536 + b * 256 + c) % bytes.length;
      const bent = bytes.slice();
      bent[place] = (bent[place] ?? 0) ^ (1 << (bit % 8));
      expect(await codeOf(bent)).not.toBe('consistent');
    }
  });
});
