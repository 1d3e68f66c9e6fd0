import { describe, expect, it } from 'vitest';
import type { OverviewLine } from '../../clients/shared/ratings/rating-client.ts';
import { sectionsOf, treeReport } from '../../clients/superior/report/tree-report.ts';
import { headFrom, headOf } from '../../clients/ui/rating-papers/head.ts';
import { papersOf } from '../../clients/ui/rating-papers/papers-of.ts';
import { periodWords } from '../../src/domain/papers/period-words.ts';
import { progressOf } from '../../src/domain/rating/report/progress.ts';
import { paperTexts } from '../papers/paper-texts.ts';
import { ORGANISATION, openingsFor, RatingLog } from '../rating/fixture.ts';

const typed = {
  ...{ superior: ' ', number: '21-BC/ĐU', date: '2026-12-28', place: 'Tam Hiệp', period: 'năm 2026' },
  ...{ behalf: 'CHI BỘ', office: '', signer: 'Lê Văn An' },
};
const head = headFrom(typed, 'Chi bộ Thôn Đông');

const decided = (levels: Readonly<Record<number, string>>): RatingLog => {
  const log = RatingLog.opened(['Lê Văn An', 'Trần Thị Bình']);
  log.throughBallot(levels);
  log.say('superior', log.decide(levels));
  return log;
};
const readingOf = (log: RatingLog) => {
  const texts = new Map(
    log.entries.flatMap(({ body }) => openingsFor(body)).map(({ commitment, text }) => [commitment, text]),
  );
  return { state: log.state, entries: log.entries, texts, held: [], overtaken: undefined };
};

describe('the papers that a rating log gives', () => {
  it('are its decisions, who is not rated, and what it comes to; nothing before there is anything to say', () => {
    const log = decided({ 0: 'HTT', 1: 'HT' });
    const papers = papersOf(readingOf(log), log.period(), ORGANISATION);
    expect(papers.map(({ key }) => key)).toEqual([`decision-${log.entries.length - 1}`, 'report']);
    const [decision, report] = papers.map(({ draw }) => paperTexts(draw(head)).join('\n'));
    for (const text of ['Lê Văn An', 'Trần Thị Bình', 'CHI BỘ', 'QUYẾT ĐỊNH']) expect(decision).toContain(text);
    expect(report).toContain('Tổng số: 2');
    expect(report).toContain('21-BC/ĐU');
    expect(papersOf(readingOf(RatingLog.opened([])), RatingLog.opened([]).period(), ORGANISATION)).toEqual([]);
  });

  it('have the letterhead of whoever decides: the organisation above, or the own one', () => {
    const log = decided({ 0: 'HTT', 1: 'HT' });
    const papers = papersOf(readingOf(log), log.period(), ORGANISATION);
    expect(papers.map(({ issuer }) => issuer)).toEqual(['superior', 'own']);
    const names = { own: 'Chi bộ Thôn Đông', above: 'Đảng ủy xã Tam Hiệp' };
    const [decision, report] = papers.map(({ issuer, draw }) =>
      paperTexts(draw(headOf(issuer, typed, names))).join('\n'),
    );
    expect(decision).toContain('ĐẢNG ỦY XÃ TAM HIỆP');
    expect(decision).not.toContain('CHI BỘ THÔN ĐÔNG');
    expect(report).toContain('ĐẢNG ỦY XÃ TAM HIỆP');
    expect(report).toContain('CHI BỘ THÔN ĐÔNG');
    // A secretary types the name; until then there is room to write it.
    const alone = { own: names.own, above: undefined };
    expect(headOf('superior', { ...typed, superior: 'Đảng ủy xã' }, alone).organisation).toBe('Đảng ủy xã');
    expect(headOf('superior', typed, alone).organisation).toMatch(/^…+$/);
  });

  it('name what nobody has filled in by room to write', () => {
    expect(head).toMatchObject({
      superior: undefined,
      signer: 'Lê Văn An',
      recipients: expect.not.arrayContaining([' ']),
    });
    expect(head.office).toMatch(/^…+$/);
  });
});

describe('the report of a tree', () => {
  const line = (organisation: string, name: string, parent: string | null, log?: RatingLog): OverviewLine => ({
    ...{ organisation, parent, name },
    level: parent === null ? 'xã' : 'chi bộ',
    progress:
      log === undefined ? null : (structuredClone(progressOf(log.state, log.period())) as OverviewLine['progress']),
  });

  it('has a row for each unit, as people count, and adds up only what is of one population', () => {
    const sections = sectionsOf([
      line('xa', 'Xã Tam Hiệp', null),
      line('cb-10', 'Chi bộ 10', 'xa', decided({ 0: 'HTT', 1: 'HT' })),
      line('cb-2', 'Chi bộ 2', 'xa', decided({ 0: 'HTT', 1: 'HTT' })),
      line('cb-3', 'Chi bộ 3', 'xa'),
    ]);
    expect(sections.map(({ title }) => title)).toEqual(['đảng viên, do chi bộ xếp loại']);
    const [section] = sections;
    expect(section?.summary.rows.map(({ name, tally }) => [name, tally.total, ...tally.counts])).toEqual([
      ['Chi bộ 2', 2, 0, 2, 0, 0],
      ['Chi bộ 3', 0, 0, 0, 0, 0],
      ['Chi bộ 10', 2, 0, 1, 1, 0],
    ]);
    expect(section?.summary.total.tally.counts).toEqual([0, 3, 1, 0]);
    expect(paperTexts(treeReport(head, sections)).join('\n')).toContain('Đảng viên, do chi bộ xếp loại');
    expect(sectionsOf([line('xa', 'Xã Tam Hiệp', null)])).toEqual([]);
  });
});

describe('a period in words', () => {
  it('is as papers call it', () => {
    expect(['2026', '2026-q4', '2026-01', '2026-11'].map(periodWords)).toEqual([
      'năm 2026',
      'quý IV năm 2026',
      'tháng 1 năm 2026',
      'tháng 11 năm 2026',
    ]);
  });
});
