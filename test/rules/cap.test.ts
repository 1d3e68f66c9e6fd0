import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeCap } from '../../src/domain/rules/cap.ts';
import { CAP_PRESETS, CAUTIOUS_CAP, LONG_AN_CAP } from '../../src/domain/rules/cap-presets.ts';
import { type CapSet, capSetHash, decodeCapSet } from '../../src/domain/rules/cap-set.ts';
import { CAUTIOUS_DEFAULT, LONG_AN_DISTRICTS } from '../../src/domain/rules/presets.ts';
import { renderCap } from '../../src/domain/rules/render-cap.ts';

const LEVELS = ['HTXS', 'HTT', 'HT', 'KHT'];
const OLD_LEVELS = LONG_AN_DISTRICTS.levels.map(({ code }) => code);

interface Reading {
  readonly group: string;
  readonly counts: readonly number[];
  readonly percent: number;
  readonly base: CapSet['base'];
  readonly of: number;
  readonly floor: number;
  readonly 'half-up': number;
  readonly ceil: number;
  readonly met: Readonly<Record<'floor' | 'half-up' | 'ceil', boolean>>;
}
const { readings, underHalf } = JSON.parse(
  readFileSync(new URL('../fixtures/cap-readings.json', import.meta.url), 'utf8'),
) as {
  readings: readonly Reading[];
  underHalf: readonly { readonly rated: number; readonly top: number; readonly met: boolean }[];
};

function preset(percent: number, base: CapSet['base'], rounding: string): CapSet {
  const found = CAP_PRESETS.find(({ id }) => id === `at-most-${percent}-of-${base}-${rounding}`);
  if (found === undefined) throw new Error('no such preset');
  return found;
}

describe('published counts', () => {
  it.each(readings)('$group: $percent% of $base, in every rounding', (reading) => {
    for (const rounding of ['floor', 'half-up', 'ceil'] as const)
      expect(judgeCap(preset(reading.percent, reading.base, rounding), LEVELS, reading.counts)).toEqual({
        of: reading.of,
        allowed: reading[rounding],
        top: reading.counts[0],
        met: reading.met[rounding],
      });
  });

  it('break a cap of 20% of good or better rounded down, and not with halves rounded up', () => {
    const counts = [8, 31, 3, 0];
    expect(judgeCap(preset(20, 'good-or-better', 'floor'), LEVELS, counts)).toMatchObject({ allowed: 7, met: false });
    expect(judgeCap(preset(20, 'good-or-better', 'half-up'), LEVELS, counts)).toMatchObject({ allowed: 8, met: true });
  });

  it.each(underHalf)('Long An: $top of $rated under half: $met', ({ rated, top, met }) => {
    expect(judgeCap(LONG_AN_CAP, OLD_LEVELS, [top, rated - top, 0, 0]).met).toBe(met);
  });
});

/** A second account that divides nothing: people are lined up one by one, and a number is tried out by cross products. */
function modelMet(capSet: CapSet, counts: readonly number[]): boolean {
  const people = counts.flatMap((count, place) => Array.from({ length: count }, () => place));
  const good = LEVELS.indexOf(capSet.good);
  const isIn = (place: number): boolean =>
    capSet.base === 'all-rated' || (place <= good && (capSet.base === 'good-or-better' || place > 0));
  const of = people.filter(isIn).length;
  const top = people.filter((place) => place === 0).length;
  if (top === 0 || (capSet.leastOne && top === 1)) return true;
  const { limit } = capSet;
  if (limit.than === 'under') return top * limit.q < of * limit.p;
  if (limit.rounding === 'floor') return top * limit.q <= of * limit.p;
  // The next lower number leaves less than one (rounding up), or at most half of one (halves up), to the exact share.
  if (limit.rounding === 'ceil') return (top - 1) * limit.q < of * limit.p;
  return (2 * top - 1) * limit.q <= 2 * of * limit.p;
}

const limits = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }))
  .filter(([p, q]) => p <= q && gcd(p, q) === 1)
  .chain(([p, q]) =>
    fc.constantFrom<CapSet['limit']>(
      { than: 'under', p, q },
      ...(['floor', 'half-up', 'ceil'] as const).map((rounding) => ({ than: 'at-most' as const, p, q, rounding })),
    ),
  );
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
const capSets = fc
  .record({
    limit: limits,
    base: fc.constantFrom<CapSet['base']>('good-only', 'good-or-better', 'all-rated'),
    leastOne: fc.boolean(),
    good: fc.constantFrom('HTT', 'HT', 'KHT'),
  })
  .map((part): CapSet => ({ ...CAUTIOUS_CAP, ...part }));
const smallCounts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 4, maxLength: 4 });

describe('judgeCap', () => {
  it('agrees with a model that counts people and divides nothing', () => {
    fc.assert(
      fc.property(capSets, smallCounts, (capSet, counts) => {
        expect(judgeCap(capSet, LEVELS, counts).met).toBe(modelMet(capSet, counts));
      }),
      { numRuns: 3000 },
    );
  });

  it('allows exactly as many as the model, with the base held fast', () => {
    fc.assert(
      fc.property(capSets, smallCounts, (capSet, [, ...rest]) => {
        // Of the bases only this one does not grow with the highest level.
        const fixed = { ...capSet, base: 'good-only' as const };
        const { allowed } = judgeCap(fixed, LEVELS, [0, ...rest]);
        expect(modelMet(fixed, [allowed, ...rest])).toBe(true);
        expect(modelMet(fixed, [allowed + 1, ...rest])).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('with nobody rated allows none, or one where one is always allowed', () => {
    for (const capSet of CAP_PRESETS) {
      const levels = capSet === LONG_AN_CAP ? OLD_LEVELS : LEVELS;
      expect(judgeCap(capSet, levels, [0, 0, 0, 0])).toEqual({ of: 0, allowed: 0, top: 0, met: true });
      expect(judgeCap({ ...capSet, leastOne: true }, levels, [0, 0, 0, 0]).allowed).toBe(1);
    }
  });

  it('of one alone at the highest level meets no cap unless one is always allowed', () => {
    expect(judgeCap(CAUTIOUS_CAP, LEVELS, [1, 0, 0, 0]).met).toBe(false);
    expect(judgeCap({ ...CAUTIOUS_CAP, leastOne: true }, LEVELS, [1, 0, 0, 0]).met).toBe(true);
  });

  it('stays exact where floats do not', () => {
    const tenth: CapSet = { ...CAUTIOUS_CAP, base: 'all-rated', limit: { than: 'under', p: 1, q: 10 } };
    expect(judgeCap(tenth, LEVELS, [0, 999_990, 0, 0]).allowed).toBe(99_998);
  });

  it('refuses to judge counts of other levels', () => {
    expect(() => judgeCap(CAUTIOUS_CAP, OLD_LEVELS, [0, 0, 0, 0])).toThrow(RangeError);
    expect(() => judgeCap(CAUTIOUS_CAP, LEVELS, [0, 0, 0])).toThrow(RangeError);
  });
});

describe('cap sets', () => {
  it('of all presets decode, differ in id and hash, and rest on no document', () => {
    for (const capSet of CAP_PRESETS) {
      const levels = (capSet === LONG_AN_CAP ? LONG_AN_DISTRICTS : CAUTIOUS_DEFAULT).levels.map(({ code }) => code);
      expect(decodeCapSet(capSet, levels)).toEqual({ ok: true, value: capSet });
      expect(capSet.document).toBeNull();
    }
    expect(CAP_PRESETS).toHaveLength(19);
    expect(new Set(CAP_PRESETS.map(({ id }) => id)).size).toBe(19);
    expect(new Set(CAP_PRESETS.map(capSetHash)).size).toBe(19);
    expect(new Set(CAP_PRESETS.map(({ title }) => title.vi)).size).toBe(19);
  });

  it.each([
    ['another member', { note: 1 }],
    ['a share that is not in lowest terms', { limit: { than: 'under', p: 2, q: 4 } }],
    ['a share above 1', { limit: { than: 'under', p: 3, q: 2 } }],
    ['a rounding where nothing is rounded', { limit: { than: 'under', p: 1, q: 2, rounding: 'floor' } }],
    ['no rounding', { limit: { than: 'at-most', p: 1, q: 5 } }],
    ['the highest level as good', { good: 'HTXS' }],
    ['a level that is none', { good: 'TOT' }],
    ['an exclusion twice', { exclusions: [...CAUTIOUS_CAP.exclusions, ...CAUTIOUS_CAP.exclusions] }],
    ['a version that is none', { version: 0 }],
  ])('CAP-SHAPE: refuses %s', (_, part) => {
    expect(decodeCapSet({ ...CAUTIOUS_CAP, ...part }, LEVELS)).toMatchObject({ ok: false, code: 'CAP-SHAPE' });
  });

  it('change their hash with any parameter', () => {
    const one = { ...CAUTIOUS_CAP, leastOne: true };
    expect(capSetHash(one)).not.toBe(capSetHash(CAUTIOUS_CAP));
    expect(capSetHash({ ...CAUTIOUS_CAP, version: 2 })).not.toBe(capSetHash(CAUTIOUS_CAP));
  });
});

describe('renderCap', () => {
  const say = (capSet: CapSet, counts: readonly number[], language: 'vi' | 'en') =>
    renderCap(capSet, LEVELS, judgeCap(capSet, LEVELS, counts), language);

  it('says base, exact share, rounding and by how much a cap is broken', () => {
    const floor = preset(20, 'good-or-better', 'floor');
    expect(say(floor, [8, 31, 3, 0], 'vi')).toEqual([
      'Khống chế mức HTXS: nhiều nhất 20% số xếp loại từ tốt trở lên (39) = 7,8, làm tròn xuống: nhiều nhất 7.',
      'Mức HTXS có 8: vượt 1.',
    ]);
    expect(say(floor, [8, 31, 3, 0], 'en')).toEqual([
      'Cap on HTXS: at most 20% of those rated good or better (39) = 7.8, rounded down: at most 7.',
      'HTXS has 8: 1 too many.',
    ]);
  });

  it('says that a cap is met, that one is always allowed, and shares that are no percentage', () => {
    const third: CapSet = { ...CAUTIOUS_CAP, base: 'all-rated', leastOne: true, limit: { than: 'under', p: 1, q: 3 } };
    expect(say(third, [1, 3000, 0, 0], 'vi')).toEqual([
      'Khống chế mức HTXS: dưới 1/3 số được xếp loại (3.001): nhiều nhất 1.000. Luôn được ít nhất 1.',
      'Mức HTXS có 1: trong mức khống chế.',
    ]);
    expect(say(third, [1, 3000, 0, 0], 'en')[0]).toBe(
      'Cap on HTXS: under 1/3 of all rated (3,001): at most 1,000. One is always allowed.',
    );
  });
});
