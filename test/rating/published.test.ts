import { describe, expect, it } from 'vitest';
import { checkPublished, type PublishedResults } from '../../src/domain/rating/report/check-published.ts';
import { summarise } from '../../src/domain/rating/report/summary.ts';
import { emptyTally } from '../../src/domain/rating/report/tally.ts';
import { CAP_PRESETS, LONG_AN_CAP } from '../../src/domain/rules/cap-presets.ts';
import { formatPercent } from '../../src/domain/rules/percent.ts';
import { CAUTIOUS_DEFAULT, LONG_AN_DISTRICTS } from '../../src/domain/rules/presets.ts';
import { type PublishedGroup, publishedGroups } from '../support/published-groups.ts';

const group = (id: string): PublishedGroup => {
  const found = publishedGroups.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no group ${id}`);
  return found;
};
const levels = CAUTIOUS_DEFAULT.levels.map(({ code }) => code);
const twentyPercent = CAP_PRESETS.filter(({ id }) => id.startsWith('at-most-20-of-good-or-better'));

function resultsOf({ counts, population, published, rated }: PublishedGroup): PublishedResults {
  const good = (counts.HTXS ?? 0) + (counts.HTT ?? 0);
  const figures = published.map(({ part, base, percent }) => ({
    name: levels.find((code) => counts[code] === part) ?? 'Đã xếp loại',
    part,
    of: base === rated ? ('rated' as const) : base === good ? ('good-or-better' as const) : ('population' as const),
    tenths: Number(percent.replace(',', '').replace('%', '')),
  }));
  return { levels, good: 'HTT', counts: levels.map((code) => counts[code] ?? 0), population, figures };
}
const findings = (id: string) => checkPublished(resultsOf(group(id)), twentyPercent);

describe('reports of published counts', () => {
  it.each(publishedGroups)('$id: percentages as recomputed, with the bases that the columns name', (one) => {
    const counts = levels.map((code) => one.counts[code] ?? 0);
    const total = one.population ?? one.rated;
    const tally = { ...emptyTally(4), total, open: total - one.rated, counts };
    const unit = { organisation: 'huyen', parent: null, name: 'Huyện', tallies: { individual: tally } };
    const report = summarise([unit], 'individual', CAUTIOUS_DEFAULT.levels, 'HTT', 'vi');
    expect(report.total.percents.map((tenths) => formatPercent(tenths, 'vi'))).toEqual(
      levels.map((code) => one.percent[code]),
    );
    expect(formatPercent(report.total.topOfGood, 'vi')).toBe(one.topOfGoodOrBetter);
    expect(report.total).toMatchObject({ name: 'Tổng cộng', rated: one.rated, tally: { total } });
  });
});

describe('published figures that are wrong', () => {
  it('7,2% is a wrong rounding, and 20,5% breaks 20% rounded down only', () => {
    expect(findings('yenthe2021_org')).toEqual([
      {
        code: 'wrong-percentage',
        vi: 'HT: công bố 7,2%; tính lại 3/42 = 7,1% số được xếp loại, làm tròn một chữ số.',
        en: 'HT: published as 7.2%; 3/42 = 7.1% of those rated, rounded to one decimal.',
      },
      {
        code: 'cap-depends-on-rounding',
        vi: 'Mức HTXS có 8 (20,5%, số xếp loại từ tốt trở lên: 39): vượt khống chế nhiều nhất 20% số xếp loại từ tốt trở lên, làm tròn xuống (tức 7), nhưng không vượt nhiều nhất 20% số xếp loại từ tốt trở lên, từ một nửa trở lên thì làm tròn lên (tức 8); nhiều nhất 20% số xếp loại từ tốt trở lên, làm tròn lên (tức 8). Quy định phải nêu cách làm tròn.',
        en: 'HTXS has 8 (20.5%, those rated good or better: 39): more than the cap allows, at most 20% of those rated good or better, rounded down (that is 7), and not more than at most 20% of those rated good or better, halves rounded up (that is 8); at most 20% of those rated good or better, rounded up (that is 8). The rule must say how it rounds.',
      },
    ]);
  });

  it('21,7% is of another base, and 8 cells have no result', () => {
    const found = findings('yenthe2021_cell');
    expect(found.map(({ code }) => code)).toEqual(['changed-base', 'without-result', 'cap-broken']);
    expect(found[0]?.vi).toBe(
      'HTXS: công bố 21,7%, nhưng 68/328 = 20,7% số được xếp loại. 21,7% là so với 314 số từ mức tốt trở lên: mẫu số đã đổi mà không nêu.',
    );
    expect(found[1]?.vi).toBe('8 trong 336 không có kết quả xếp loại (chỉ có 328): cần nêu lý do.');
    expect(found[1]?.en).toBe('8 of 336 have no result (328 do): the reasons must be given.');
  });

  it('of members are none but the 35 without a result, who are not the 35 at the lowest level', () => {
    const found = findings('yenthe2021_member');
    expect(found.map(({ code }) => code)).toEqual(['without-result']);
    expect(found[0]?.vi).toContain('35 trong 4.371');
  });

  it('are none where nothing was published beside the counts', () => {
    for (const id of ['tanbinh2021_org', 'tanbinh2021_collective', 'tanbinh2021_member'])
      expect(findings(id)).toEqual([]);
  });

  it('of Long An are those at half or above', () => {
    const old = LONG_AN_DISTRICTS.levels.map(({ code }) => code);
    const of = (top: number) =>
      checkPublished({ levels: old, good: 'TOT', counts: [top, 20 - top, 0, 0], population: 20, figures: [] }, [
        LONG_AN_CAP,
      ]).map(({ code }) => code);
    expect(of(9)).toEqual([]);
    expect(of(10)).toEqual(['cap-broken']);
  });
});
