import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bytes, type Hex, toHex } from '../../../crypto/bytes.ts';
import { readRecord } from '../../../crypto/record.ts';
import { barsSvg } from '../../documents/svg/bars-svg.ts';
import { summaryXlsx } from '../../documents/xlsx/summary-xlsx.ts';
import { notRatedPaper } from '../../domain/papers/not-rated-paper.ts';
import type { Bars, Paper } from '../../domain/papers/paper.ts';
import { periodWords } from '../../domain/papers/period-words.ts';
import { ratingDecision } from '../../domain/papers/rating-decision.ts';
import type { RatingHead } from '../../domain/papers/rating-head.ts';
import { summaryReport } from '../../domain/papers/summary-report.ts';
import type { RatingBodyOf } from '../../domain/rating/bodies.ts';
import type { RatingEntry } from '../../domain/rating/entry.ts';
import { type PeriodProgress, progressOf } from '../../domain/rating/report/progress.ts';
import type { ReportUnit } from '../../domain/rating/report/summary.ts';
import type { RatingState } from '../../domain/rating/state.ts';
import { verifyRatingRecord } from '../../domain/rating/verify-record.ts';
import { replayRecord } from '../../domain/verify/replay-record.ts';
import { writePapers } from '../papers/write-papers.ts';
import { capital, remarksOn, sectionsOf } from './sections.ts';
import { SEASON_PERIOD } from './terms.ts';

// What runs in a worker thread: one organisation's record is verified from its file, and its papers follow from that file alone.

/** Whose letterhead a paper has. */
export interface Issuer {
  readonly name: string;
  readonly superior: string;
  /** On whose behalf it is signed. */
  readonly behalf: string;
  readonly signer: string;
}

export interface BooksTask {
  readonly organisation: string;
  /** The rating log's audit file. */
  readonly record: string;
  /** The record of its meeting, which was verified and anchored; null where ballots are on paper. */
  readonly meeting: string | null;
  readonly own: Issuer;
  /** Who decides about its members or the organisations below it. */
  readonly decider: Issuer;
  /** All below it, as their own records say. */
  readonly below: readonly ReportUnit[];
  /** What its report calls members, organisations further below, and those directly below. */
  readonly titles: readonly [members: string, below: string, own: string];
  readonly folder: string;
}

/** What a verified record comes to. */
export interface Books {
  readonly entries: number;
  readonly ballots: { readonly proven: number; readonly unchecked: number; readonly paper: number };
  readonly tallies: PeriodProgress['tallies'];
  readonly complaints: number;
  /** Decisions made in the place of a cancelled one. */
  readonly rerated: number;
  /** Files written. */
  readonly papers: number;
}

const REPORTED = '2026-12-28';

/** Verifies one rating log, with the meeting that its ballot names, and writes its decisions, its report and the list of those not rated. */
export async function closeBooks(task: BooksTask): Promise<Books> {
  const open = (file: string) => createReadStream(file) as AsyncIterable<Bytes>;
  const meeting = task.meeting === null ? undefined : await replayRecord(open(task.meeting));
  const meetings = new Map(meeting === undefined ? [] : [[meeting.id, meeting]]);
  const report = await verifyRatingRecord(open(task.record), meetings);
  if (report.standing !== 'consistent') throw new Error(`${task.organisation}: ${report.failure.code}`);
  const { state, ballots } = report;
  const { decided, names } = await readLog(open(task.record));
  const period = state.periods.get(SEASON_PERIOD);
  if (period === undefined) throw new Error('the year was not opened');
  const { tallies } = progressOf(state, period);
  const unit = { organisation: task.organisation, parent: null, name: task.own.name, tallies };
  const papers = [...decisions(task, state, decided, names)];
  papers.push(notRatedPaper(headOf(task.own, SEASON_PERIOD), state, period, names));
  const written = [...(await writePapers(papers, task.folder)), ...(await writeReport(task, unit))];
  return {
    entries: state.log.size,
    ballots,
    tallies,
    complaints: state.complaints.size,
    rerated: [...period.ratings.values()].filter(({ decision }) => (decision?.replaces ?? null) !== null).length,
    papers: written.length,
  };
}

async function readLog(chunks: AsyncIterable<Bytes>) {
  const decided: RatingBodyOf<'decided'>[] = [];
  const names = new Map<Hex, string>();
  for await (const line of readRecord(chunks)) {
    if (!line.ok) throw new Error(line.code);
    if (line.value.line === 'opening') names.set(toHex(line.value.commitment), line.value.text);
    if (line.value.line !== 'entry') continue;
    const { body } = line.value.entry as unknown as RatingEntry;
    if (body.type === 'decided') decided.push(body);
  }
  return { decided, names };
}

function headOf({ name, superior, behalf, signer }: Issuer, period: string): RatingHead {
  return {
    superior,
    organisation: name,
    number: undefined,
    place: 'Yên Thế',
    date: REPORTED,
    period: periodWords(period),
    behalf,
    office: 'BÍ THƯ',
    signer,
    recipients: [`${superior} (để báo cáo)`, 'Các đơn vị, cá nhân có tên', 'Lưu'],
  };
}

function decisions(
  { own, decider }: BooksTask,
  state: RatingState,
  decided: readonly RatingBodyOf<'decided'>[],
  names: ReadonlyMap<Hex, string>,
): readonly Paper[] {
  return decided.map((one, place) => {
    const period = state.periods.get(one.period);
    if (period === undefined) throw new Error('a judged decision is about an open period');
    const yearly = one.period === SEASON_PERIOD;
    const basis = yearly ? ['biên bản kiểm phiếu'] : ['nghị quyết của chi bộ'];
    const head = headOf(yearly ? decider : own, one.period);
    const paper = ratingDecision(head, { state, period, decided: one, names }, basis);
    return { ...paper, name: `${paper.name}-${place + 1}` };
  });
}

/** The report as PDF, DOCX and XLSX, and its bars as pictures. */
async function writeReport(
  { own, below, titles, folder, organisation }: BooksTask,
  unit: ReportUnit,
): Promise<string[]> {
  const sections = sectionsOf([unit, ...below], titles, 'vi');
  const district = below.some(({ parent }) => parent !== organisation);
  const remarks = sections.flatMap((section) =>
    section.summary.kind === 'organisation' ? remarksOn(section, district && section.title === titles[2]) : [],
  );
  const summaries = sections.map(({ summary }) => summary);
  const paper = summaryReport(
    headOf(own, SEASON_PERIOD),
    summaries,
    remarks,
    sections.map(({ title }) => title),
  );
  const written = [...(await writePapers([paper], folder))];
  await mkdir(folder, { recursive: true });
  const put = async (name: string, data: Uint8Array | string): Promise<void> => {
    await writeFile(join(folder, name), data);
    written.push(join(folder, name));
  };
  const sheets = sections.map(({ title, summary }) => ({ name: capital(title), summary }));
  await put(`${paper.name}.xlsx`, await summaryXlsx(sheets, REPORTED));
  const bars = paper.blocks.filter((block): block is Bars => block.kind === 'bars');
  for (const [place, one] of bars.entries()) {
    const title = `${capital(sections[place]?.title ?? '')} ${periodWords(SEASON_PERIOD)}: ${own.name}`;
    await put(`${paper.name}-${place + 1}.svg`, barsSvg(one, title));
  }
  return written;
}
