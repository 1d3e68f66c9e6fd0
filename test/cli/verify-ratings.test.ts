import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Bytes, concat, toHex } from '../../crypto/bytes.ts';
import { checkpointBody } from '../../crypto/checkpoint.ts';
import { anchorOf, encodeCode } from '../../crypto/code.ts';
import { writeRecord } from '../../crypto/record.ts';
import { noteHead } from '../../src/domain/meeting/ballot-context.ts';
import type { TreeHead } from '../../src/domain/meeting/shapes.ts';
import { committed, member, paperSource, RatingLog, terms } from '../rating/fixture.ts';
import { EventfulMeeting } from '../support/eventful-meeting.ts';
import { ratedPoll } from '../support/rated-poll.ts';
import { partsOf, recordBytes } from '../support/record-of.ts';
import { runCli } from './run-cli.ts';

// Each test starts processes: slow where the machine has other work.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const meeting = new EventfulMeeting('ratings of a cell').playAll();
const anchor = encodeCode('anchor', anchorOf(checkpointBody(noteHead(meeting.meeting, meeting.state.end as TreeHead))));
let folder: string;
let record: string;
let proven: string;
let mixed: string;

/** A cell whose members are the meeting's subjects, and one more whose ballot is of paper where asked. */
function cell(withPaper: boolean): RatingLog {
  const { names, ruleSet, statement } = ratedPoll(meeting);
  const log = RatingLog.withOfficers();
  const paper = withPaper ? [member('Lê Văn Giấy', { group: 'lãnh đạo' })] : [];
  log.say('secretary', { type: 'subjects-added', subjects: [...names.map((name) => member('', { name })), ...paper] });
  const steps = { selfRating: false, appraisal: false, ballot: 'proposes' } as const;
  log.say('superior', terms({ criteriaSet: null, ruleSet, steps }));
  log.say('secretary', statement);
  if (withPaper) {
    const entry = log.say('secretary', log.ballot({ [names.length]: [0, 9, 0, 0, 0] }, { source: paperSource }));
    log.say('teller', { type: 'ballot-confirmed', entry });
    log.say('superior', log.decide({ [names.length]: 'HTT' }));
  }
  log.say('superior', log.decide({ 0: 'KHT' }, { reason: committed('Vi phạm \u001b[2J kỷ luật') }));
  return log;
}

async function write(name: string, log: RatingLog): Promise<string> {
  const parts: Bytes[] = [];
  const known = new Set(meeting.openings.map(({ commitment }) => toHex(commitment)));
  if (!log.state.subjects.some(({ name: of }) => known.has(of))) throw new Error('names of another meeting');
  for await (const part of writeRecord(log.record())) parts.push(part);
  const file = join(folder, name);
  await writeFile(file, concat(...parts));
  return file;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phieu-kin-ratings-'));
  record = join(folder, 'meeting=1.phieukin');
  await writeFile(record, await recordBytes(partsOf(meeting)));
  proven = await write('proven.phieukin', cell(false));
  mixed = await write('mixed.phieukin', cell(true));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('phieu-kin verify of a rating log', () => {
  it('derives each decision again and proves its ballots by the anchored record of their meeting', async () => {
    const { code, out, err } = await runCli(['verify', proven, '--meeting', `${record}=${anchor}`]);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('MỌI LẦN BỎ PHIẾU ĐÃ CHỨNG MINH');
    expect(out).toContain('QUYẾT ĐỊNH 7-QĐ/ĐU (2026-12-15), kỳ 2026');
    // What the rule set makes of the counts, and why the decision is another.
    expect(out).toMatch(/Kết quả: mức|Chưa mức nào thắng|Bằng phiếu/);
    expect(out).toContain('lý do quyết định: Vi phạm');
    expect(out).not.toContain('\u001b[2J');
  });

  it('marks what rests on paper, or on a record that is not there, and ends with exit code 3', async () => {
    const { code, out } = await runCli(['verify', mixed, '--lang', 'en']);
    expect(code).toBe(3);
    expect(out).toContain('CONSISTENT, NOT ALL OF IT PROVEN');
    expect(out).toContain('0 proven · 1 record not compared · 1 paper, unverified');
    expect(out).toMatch(/Lê Văn Giấy +HTT +HTT +ballot: paper, unverified/);
    const json = JSON.parse((await runCli(['verify', mixed, '--meeting', `${record}=${anchor}`, '--json'])).out);
    expect(json).toMatchObject({ exitCode: 3, ballots: { proven: 1, unchecked: 0, paper: 1 } });
    expect(json.decided[1].subjects[0]).toMatchObject({ subject: 0, level: 'KHT', departs: true });
  });

  it('refuses a log with one altered byte, and a meeting whose code is another’s', async () => {
    const altered = join(folder, 'altered.phieukin');
    await writeFile(altered, (await readFile(proven, 'utf8')).replace('7-QĐ/ĐU', '8-QĐ/ĐU'));
    const { code, out } = await runCli(['verify', altered]);
    expect(code).toBe(1);
    expect(out).toContain('STATEMENT-SIGNATURE-INVALID');
    const other = encodeCode('anchor', anchorOf(new Uint8Array(1)));
    const refused = await runCli(['verify', proven, '--meeting', `${record}=${other}`]);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('ANCHOR-MISMATCH');
  });

  it.each([
    ['an anchor code of its own', ['--anchor', anchor], 'không có mã neo'],
    ['a meeting without a code', ['--meeting', 'x.phieukin'], 'TỆP=MÃ-NEO'],
  ])('ends with exit code 2 and calm words for %s', async (_, more, words) => {
    const { code, err } = await runCli(['verify', proven, ...more]);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});
