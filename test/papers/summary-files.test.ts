import { readSheet } from 'read-excel-file/universal';
import { beforeAll, describe, expect, it } from 'vitest';
import { installedFonts } from '../../src/cli/papers/fonts.ts';
import { paperPdf } from '../../src/documents/pdf/paper-pdf.ts';
import { barsSvg } from '../../src/documents/svg/bars-svg.ts';
import { summaryXlsx } from '../../src/documents/xlsx/summary-xlsx.ts';
import type { Bars } from '../../src/domain/papers/paper.ts';
import { summaryReport } from '../../src/domain/papers/summary-report.ts';
import { summarise } from '../../src/domain/rating/report/summary.ts';
import { emptyTally } from '../../src/domain/rating/report/tally.ts';
import { CAUTIOUS_DEFAULT } from '../../src/domain/rules/presets.ts';
import { pdfPages } from '../support/pdf-text.ts';
import { publishedGroups } from '../support/published-groups.ts';
import { HEAD } from './rated.ts';

const codes = CAUTIOUS_DEFAULT.levels.map(({ code }) => code);
const [group] = publishedGroups;
if (group === undefined) throw new Error('no published group');
const counts = codes.map((code) => group.counts[code] ?? 0);
const total = group.population ?? group.rated;
const tally = { ...emptyTally(4), total, open: total - group.rated, counts, unproven: 3 };
const unit = { organisation: 'huyen', parent: null, name: 'Huyện "A" & B', tallies: { organisation: tally } };
const summary = summarise([unit], 'organisation', CAUTIOUS_DEFAULT.levels, 'HTT', 'vi');
const paper = summaryReport(HEAD, [summary], [], ['tổ chức cơ sở đảng']);
const bars = paper.blocks.find((block): block is Bars => block.kind === 'bars') as Bars;
/** `19,5%` as the number that a sheet holds. */
const share = (text: string | undefined): number => Number(text?.replace('%', '').replace(',', '.')) / 100;

describe('the workbook of a summary', () => {
  const sheets = [{ name: 'Tổ chức cơ sở đảng', summary }];
  let rows: unknown[][];
  let bytes: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    bytes = new Uint8Array(await summaryXlsx(sheets, HEAD.date));
    rows = await readSheet(new Blob([bytes]), 'Tổ chức cơ sở đảng');
  });

  it('has the published counts as numbers, and the shares as recomputed', () => {
    const values = [
      total,
      ...codes.flatMap((code, level) => [counts[level], share(group.percent[code])]),
      0,
      total - group.rated,
      share(group.topOfGoodOrBetter),
      3,
    ];
    expect(rows).toHaveLength(3);
    const rounded = (row: unknown[] | undefined): unknown[] =>
      (row ?? []).map((value) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value));
    expect(rounded(rows[1])).toEqual([1, 'Huyện "A" & B (trực thuộc)', ...values]);
    expect(rounded(rows[2])).toEqual([null, 'Tổng cộng', ...values]);
  });

  it('names the base of each share in its column', () => {
    expect(rows[0]?.filter((title) => String(title).includes('%'))).toEqual([
      ...codes.map((code) => `% ${code} so với số đã xếp loại`),
      '% HTXS trong số tốt trở lên',
    ]);
  });

  it('comes out in the same bytes again', async () => {
    expect(Buffer.compare(await summaryXlsx(sheets, HEAD.date), bytes)).toBe(0);
  });
});

describe('bars by level', () => {
  it('say in the SVG what the report says, each as long as its share', () => {
    const svg = barsSvg(bars, 'Kết quả <năm 2026> & "khác"');
    const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    expect(texts.slice(1)).toEqual(bars.bars.flatMap(({ label, text }) => [label, text]));
    expect(texts[0]).toBe('Kết quả &lt;năm 2026&gt; &amp; &quot;khác&quot;');
    const lengths = [...svg.matchAll(/width="([\d.]+)" height="20" fill="#555"/g)].map(([, width]) => Number(width));
    const whole = Number(/width="([\d.]+)" height="20" fill="none"/.exec(svg)?.[1]);
    expect(lengths.map((length) => length / whole)).toEqual(
      bars.bars.map((one) => expect.closeTo(one.share / 1000, 3)),
    );
  });

  it('are paths in the PDF, no picture', async () => {
    const pages = pdfPages(await paperPdf(paper, await installedFonts())).join('\n');
    // A frame in grey, and within it a bar, for each level that somebody has.
    const frames = pages.match(/0\.6 0\.6 0\.6 SC[\s\S]*?\nS/g) ?? [];
    expect(frames.length).toBe(bars.bars.length);
    expect(pages).not.toMatch(/\/I\d+ Do/);
  });
});
