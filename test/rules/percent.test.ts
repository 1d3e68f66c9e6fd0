import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCount, formatPercent, judgePublished, percentTenths } from '../../src/domain/rules/percent.ts';
import { publishedGroups } from '../support/published-groups.ts';

const tenths = (text: string): number => Number(text.replace(',', '').replace('%', ''));

describe('published ratings', () => {
  it.each(publishedGroups)('gives the recomputed percentages of $id', (group) => {
    const of = (part: number, base: number) => formatPercent(percentTenths(part, base), 'vi');
    for (const [level, percent] of Object.entries(group.percent))
      expect(of(group.counts[level] ?? -1, group.rated)).toBe(percent);
    const good = (group.counts.HTXS ?? 0) + (group.counts.HTT ?? 0);
    expect(of(group.counts.HTXS ?? -1, good)).toBe(group.topOfGoodOrBetter);
  });

  it('finds the published figures that are wrong and no others', () => {
    const figures = publishedGroups.flatMap(({ published }) => published);
    expect(figures.length).toBeGreaterThan(10);
    for (const { part, base, percent, matches } of figures)
      expect(judgePublished(tenths(percent), part, base).verdict === 'right').toBe(matches);
    expect(figures.filter(({ matches }) => !matches).map(({ percent }) => percent)).toEqual(['7,2%', '21,7%']);
  });

  it('says what the wrong ones should be, and of which base they are', () => {
    expect(judgePublished(72, 3, 42, [39])).toEqual({ verdict: 'wrong', tenths: 71 });
    expect(judgePublished(217, 68, 328, [336, 314])).toEqual({ verdict: 'other-base', tenths: 207, base: 1 });
    expect(judgePublished(190, 8, 42)).toEqual({ verdict: 'right', tenths: 190 });
    expect(judgePublished(0, 0, 0)).toEqual({ verdict: 'wrong', tenths: null });
  });
});

describe('percentTenths', () => {
  it('is the nearest tenth, halves up', () => {
    expect(percentTenths(1, 2000)).toBe(1);
    expect(percentTenths(1, 2001)).toBe(0);
    expect(percentTenths(1, 0)).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 1, max: 10 ** 9 }), (part, base) => {
        const distance = 2n * (BigInt(part) * 1000n - BigInt(percentTenths(part, base) ?? -1) * BigInt(base));
        expect(distance < BigInt(base) && distance >= -BigInt(base)).toBe(true);
      }),
    );
  });

  it('is written with a comma in Vietnamese', () => {
    expect([
      formatPercent(190, 'vi'),
      formatPercent(8, 'en'),
      formatPercent(1000, 'vi'),
      formatPercent(null, 'vi'),
    ]).toEqual(['19,0%', '0.8%', '100,0%', '–']);
    expect([formatCount(4336, 'vi'), formatCount(1234567, 'en'), formatCount(999, 'vi')]).toEqual([
      '4.336',
      '1,234,567',
      '999',
    ]);
  });
});
