import { describe, expect, it } from 'vitest';
import { notRatedPaper } from '../../src/domain/papers/not-rated-paper.ts';
import { summaryReport } from '../../src/domain/papers/summary-report.ts';
import { summarise } from '../../src/domain/rating/report/summary.ts';
import { emptyTally } from '../../src/domain/rating/report/tally.ts';
import { CAUTIOUS_DEFAULT } from '../../src/domain/rules/presets.ts';
import { RatingLog } from '../rating/fixture.ts';
import { publishedGroups } from '../support/published-groups.ts';
import { paperTexts } from './paper-texts.ts';
import { HEAD, ratingPapers } from './rated.ts';

const codes = CAUTIOUS_DEFAULT.levels.map(({ code }) => code);
const dotted = (count: number): string => count.toLocaleString('de-DE');
const [report, notRated, decision] = ratingPapers().map(paperTexts);

describe('báo cáo tổng hợp', () => {
  it.each(publishedGroups)('$id: counts and percentages as recomputed, in the row Tổng cộng', (one) => {
    const counts = codes.map((code) => one.counts[code] ?? 0);
    const total = one.population ?? one.rated;
    const tally = { ...emptyTally(4), total, open: total - one.rated, counts };
    const unit = { organisation: 'huyen', parent: null, name: 'Huyện', tallies: { organisation: tally } };
    const summary = summarise([unit], 'organisation', CAUTIOUS_DEFAULT.levels, 'HTT', 'vi');
    const [table] = summaryReport(HEAD, [summary]).blocks.filter((block) => block.kind === 'table');
    const last = table?.rows.at(-1)?.map(({ runs }) => runs.map(({ text }) => text).join(''));
    expect(last).toEqual([
      '',
      'Tổng cộng',
      dotted(total),
      ...codes.flatMap((code, level) => [dotted(counts[level] ?? 0), one.percent[code]]),
      dotted(total - one.rated),
      one.topOfGoodOrBetter,
      '',
    ]);
  });

  it('says who is official and probationary, who is not rated and why, what is done, and every base', () => {
    for (const text of [
      'Tổng số: 4.371 (chính thức: 4.281; dự bị: 90).',
      'Không xếp loại: 35 (được miễn công tác và sinh hoạt đảng: 20; kết nạp chưa đủ thời gian: 15).',
      'Phải xếp loại: 4.336; đã xếp loại: 4.333; chưa xếp loại: 3.',
      '% HTXS trong số tốt trở lên',
      'Theo mức, toàn bộ (% so với 4.333 đã xếp loại):',
      'Số liệu công bố 7,2% tính lại là 7,1%.',
    ])
      expect(report).toContain(text);
    expect(report?.some((text) => text.startsWith('Tỷ lệ % của mỗi mức tính trên số đã xếp loại của dòng đó'))).toBe(
      true,
    );
  });

  it('marks what only paper minutes tell of', () => {
    expect(report?.filter((text) => text === '12 theo giấy, chưa kiểm chứng')).toHaveLength(2);
  });
});

describe('danh sách không xếp loại', () => {
  it('lists each with unit, kind and reason, and the sums by reason', () => {
    const from = notRated?.indexOf('Lý do') ?? -1;
    expect(notRated?.slice(from + 1, from + 6)).toEqual([
      ...['1', 'Phạm Gia Bảo', 'Đảng viên', 'đảng viên', 'được miễn công tác và sinh hoạt đảng'],
    ]);
    for (const text of ['Tổng cộng: 3.', '- bị đình chỉ sinh hoạt đảng: 1.', 'T/M BAN THƯỜNG VỤ', 'BÍ THƯ'])
      expect(notRated).toContain(text);
  });

  it('says so where everybody is rated', () => {
    const log = RatingLog.opened(['Trần Quốc Khánh']);
    const texts = paperTexts(notRatedPaper(HEAD, log.state, log.period(), new Map()));
    const from = texts.indexOf('Lý do');
    expect(texts.slice(from + 1, from + 3)).toEqual(['Không có', 'Tổng cộng: 0.']);
  });
});

describe('quyết định xếp loại', () => {
  it('carries the statement’s number and date, and the reason where it departs from the ballot', () => {
    for (const text of ['Số 7-QĐ/ĐU', 'Yên Thế, ngày 15 tháng 12 năm 2026', 'BAN THƯỜNG VỤ QUYẾT ĐỊNH:'])
      expect(decision).toContain(text);
    const from = decision?.indexOf('Lý do') ?? -1;
    expect(decision?.slice(from + 1, from + 7)).toEqual([
      ...['1', 'Hoàng Diệu Huyền', 'Đảng viên', 'HTXS', 'HTT', 'Bị nhắc nhở về chuyên môn trong năm'],
    ]);
  });
});
