import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperDocx } from '../../src/documents/docx/paper-docx.ts';
import { summaryXlsx } from '../../src/documents/xlsx/summary-xlsx.ts';
import { meetingPapers } from '../../src/domain/papers/meeting-papers.ts';
import type { Paper } from '../../src/domain/papers/paper.ts';
import { BY_HAND, meetingFacts } from './facts.ts';
import { besides } from './paper-texts.ts';
import { HEAD, ratingPapers, SUMMARIES } from './rated.ts';

/** Papers as an office program that is not ours opens and draws them: LibreOffice and poppler, of the system. */
const run = promisify(execFile);
const papers = [...meetingPapers(meetingFacts(), BY_HAND, ['12-BB/CB', '13-BB/CB']), ...ratingPapers()];
let folder = '';

/** Desks with an office program have Times New Roman; here Tinos stands in for it, and no other font is there to. */
async function onlyTinos(): Promise<string> {
  const fonts = path.resolve('node_modules/@expo-google-fonts/tinos');
  const config = file('fonts', 'conf');
  await writeFile(
    config,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${folder}/fonts</cachedir>
    <alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias></fontconfig>`,
  );
  return config;
}

async function opened(to: string, files: readonly string[]): Promise<void> {
  const profile = pathToFileURL(path.join(folder, 'profile')).href;
  const args = ['--headless', '--convert-to', to, '--outdir', folder, ...files];
  await run('soffice', [`-env:UserInstallation=${profile}`, ...args], {
    env: { ...process.env, FONTCONFIG_FILE: await onlyTinos() },
  });
}
const file = (name: string, ending: string): string => path.join(folder, `${name}.${ending}`);

beforeAll(async () => {
  for (const program of ['soffice', 'pdftotext'])
    await run(program, [program === 'soffice' ? '--version' : '-v']).catch(() => {
      throw new Error(`${program} is missing: apt-get install libreoffice-writer libreoffice-calc poppler-utils`);
    });
  folder = await mkdtemp(path.join(tmpdir(), 'phieu-kin-office-'));
  for (const paper of papers) await writeFile(file(paper.name, 'docx'), await paperDocx(paper));
  await opened(
    'pdf',
    papers.map(({ name }) => file(name, 'docx')),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(papers.map((paper) => [paper.name, paper] as const))('%s in LibreOffice', (name, paper: Paper) => {
  const texts = async (): Promise<readonly string[]> => {
    const { stdout } = await run('pdftotext', ['-raw', file(name, 'pdf'), '-']);
    return stdout.split('\f').slice(0, -1);
  };

  it('says what the paper says, in its order and nothing else', async () => {
    // Squares to mark are letters of the office program's font.
    expect(besides(paper, (await texts()).join(' ').replaceAll('\u{2610}', ''))).toBe('');
  });

  it('has its words within the margins', async () => {
    const { stdout } = await run('pdftotext', ['-bbox', file(name, 'pdf'), '-']);
    const mm = (points: string | undefined): number => (Number(points) * 25.4) / 72;
    const width = mm(/<page width="([\d.]+)"/.exec(stdout)?.[1]);
    const words = [...stdout.matchAll(/<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"/g)];
    expect(words.length).toBeGreaterThan(20);
    expect(Math.min(...words.map(([, from]) => mm(from)))).toBeGreaterThan(29);
    expect(Math.max(...words.map(([, , to]) => mm(to)))).toBeLessThan(width - 19);
  });
});

it.each(SUMMARIES)('the workbook of $kind has the same numbers in LibreOffice', async (summary) => {
  await writeFile(file('summary', 'xlsx'), await summaryXlsx([{ name: 'Tổng hợp', summary }], HEAD.date));
  await opened('csv:Text - txt - csv (StarCalc):44,34,76', [file('summary', 'xlsx')]);
  const rows: string[][] = parse(await readFile(file('summary', 'csv')));
  const counts = ([, name, total, ...more]: readonly string[]): unknown => ({
    name,
    numbers: [total, ...summary.levels.map((_, level) => more[2 * level])].map((text) => text?.replace(/\D/g, '')),
  });
  expect(rows.slice(1).map(counts)).toEqual(
    [...summary.rows, summary.total].map(({ name, tally }) => ({
      name,
      numbers: [tally.total, ...tally.counts].map(String),
    })),
  );
});
