import writeXlsxFile, { type CellObject } from 'write-excel-file/universal';
import type { Bytes } from '../../../crypto/bytes.ts';
import type { Summary } from '../../domain/rating/report/summary.ts';
import { SUBJECT_KIND_WORDS } from '../../domain/rating/words.ts';
import { madeOn } from '../made-on.ts';
import { repack } from '../repack.ts';

/** A summary under the name of its sheet. */
export interface SummarySheet {
  /** At most 31 letters, none of `[]:*?/\`. */
  readonly name: string;
  readonly summary: Summary;
}

/**
 * The tables of a summary report as a workbook, a sheet each, whose numbers are numbers. Shares are rounded to one decimal as in
 * the report, and each column names its base.
 * @param date what the file says about when it was made: `YYYY-MM-DD`
 */
export async function summaryXlsx(sheets: readonly SummarySheet[], date: string): Promise<Bytes> {
  const file = writeXlsxFile(
    sheets.map(({ name, summary }) => ({
      sheet: name,
      data: [head(summary), ...[...summary.rows, summary.total].map((row) => cells(row))],
      columns: [6, 38, 10, ...summary.levels.flatMap(() => [9, 16]), 12, 12, 18, 26].map((width) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
    })),
    { fontFamily: 'Times New Roman', fontSize: 12 },
  );
  return repack(new Uint8Array(await (await file.toBlob()).arrayBuffer()), madeOn({ date }));
}

function head({ kind, levels }: Summary): CellObject[] {
  const top = levels[0]?.code ?? '';
  const titles = [
    'TT',
    `Đối tượng (${SUBJECT_KIND_WORDS[kind].vi})`,
    'Tổng số',
    ...levels.flatMap(({ code }) => [code, `% ${code} so với số đã xếp loại`]),
    'Không xếp loại',
    'Chưa xếp loại',
    `% ${top} trong số tốt trở lên`,
    'Theo giấy, chưa kiểm chứng',
  ];
  return titles.map(
    (value): CellObject => ({
      ...{ type: String, value, wrap: true },
      ...{ fontWeight: 'bold', align: 'center', alignVertical: 'center', borderStyle: 'thin' },
    }),
  );
}

function cells({ place, name, tally, percents, notRated, topOfGood }: Summary['total']): CellObject[] {
  const style: CellObject = { borderStyle: 'thin', ...(place === null ? { fontWeight: 'bold' } : {}) };
  const count = (value: number | null): CellObject =>
    value === null ? style : { ...style, type: Number, value, format: '#,##0' };
  const share = (tenths: number | null): CellObject =>
    tenths === null ? style : { ...style, type: Number, value: tenths / 1000, format: '0.0%' };
  return [
    count(place),
    { ...style, type: String, value: name },
    count(tally.total),
    ...tally.counts.flatMap((one, level) => [count(one), share(percents[level] ?? null)]),
    count(notRated),
    count(tally.open),
    share(topOfGood),
    count(tally.unproven),
  ];
}
