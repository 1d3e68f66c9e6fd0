import { describe, expect, it } from 'vitest';
import { seededRandom } from '../support/random.ts';
import { fixedPoints, inversionCounts, pValue, shuffled, upperTail } from './chance.ts';

function permutations(n: number): number[][] {
  if (n === 0) return [[]];
  return permutations(n - 1).flatMap((rest) =>
    Array.from({ length: n }, (_, at) => [...rest.slice(0, at), n - 1, ...rest.slice(at)]),
  );
}

const inversionsOf = (items: readonly number[]) =>
  items.flatMap((a, i) => items.slice(i + 1).filter((b) => a > b)).length;

const share = (values: readonly number[], length: number) =>
  Array.from({ length }, (_, value) => values.filter((other) => other === value).length / values.length);

describe('chance', () => {
  it.each([1, 2, 3, 5, 7])('is exact for %i voters: all permutations counted', (n) => {
    const all = permutations(n);
    const hits = all.map((items) => items.filter((item, i) => item === i).length);
    for (const [k, p] of share(hits, n + 1).entries()) expect(fixedPoints(n)[k]).toBeCloseTo(p, 12);
    const inversions = inversionCounts(n);
    expect(inversions).toHaveLength((n * (n - 1)) / 2 + 1);
    for (const [k, p] of share(all.map(inversionsOf), inversions.length).entries())
      expect(inversions[k]).toBeCloseTo(p, 12);
  });

  it('knows how rare it is to link all of 12, or all but a swap of 40', () => {
    const factorial = 479_001_600;
    expect(pValue([{ voters: 12, hits: 12, inversions: 0 }]) * factorial).toBeCloseTo(3, 6);
    expect(upperTail(fixedPoints(40), 38)).toBeLessThan(1e-40);
  });

  it('sees an order that is only half kept, forwards or backwards, with hardly a hit', () => {
    const half = { voters: 12, hits: 1, inversions: 20 };
    expect(pValue(new Array(12).fill(half))).toBeLessThan(1e-8);
    expect(pValue(new Array(12).fill({ ...half, inversions: 66 - 20 }))).toBeLessThan(1e-8);
    expect(pValue(new Array(12).fill({ ...half, inversions: 33 }))).toBe(1);
  });

  it('raises no false alarm over random pairings, and p values below 1% stay rare', () => {
    const random = seededRandom('chance');
    const ps = Array.from({ length: 400 }, () =>
      pValue(
        Array.from({ length: 4 }, () => {
          const items = shuffled([0, 1, 2, 3, 4, 5, 6, 7], random);
          return { voters: 8, hits: items.filter((item, i) => item === i).length, inversions: inversionsOf(items) };
        }),
      ),
    );
    expect(Math.min(...ps)).toBeGreaterThan(1e-6);
    expect(ps.filter((p) => p < 0.01).length).toBeLessThan(20);
  });
});
