import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceilOf, floorOf, isLowestTerms, roundHalfUp } from '../../src/domain/fraction.ts';
import { needed, type Threshold } from '../../src/domain/rules/threshold.ts';

const share = fc
  .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
  .map(([p, q]) => (p <= q ? { p, q } : { p: q, q: p }));

describe('fractions', () => {
  it('lie just around the exact product', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), share, (n, fraction) => {
        const [p, q] = [BigInt(fraction.p), BigInt(fraction.q)];
        const floor = BigInt(floorOf(n, fraction));
        const ceil = BigInt(ceilOf(n, fraction));
        expect(floor * q <= BigInt(n) * p && (floor + 1n) * q > BigInt(n) * p).toBe(true);
        expect(ceil * q >= BigInt(n) * p && (ceil - 1n) * q < BigInt(n) * p).toBe(true);
      }),
    );
  });

  it('are in lowest terms only if no common divisor is left', () => {
    fc.assert(
      fc.property(share, ({ p, q }) => {
        let common = false;
        for (let d = 2; d <= q; d++) if (p % d === 0 && q % d === 0) common = true;
        expect(isLowestTerms({ p, q })).toBe(!common);
      }),
    );
    expect(isLowestTerms({ p: 3, q: 2 })).toBe(false);
    expect(isLowestTerms({ p: 1, q: 0 })).toBe(false);
    expect(isLowestTerms({ p: 0.5, q: 1 })).toBe(false);
  });

  it('round halves up', () => {
    expect([roundHalfUp(1n, 2n), roundHalfUp(3n, 2n), roundHalfUp(1n, 3n), roundHalfUp(2n, 3n)]).toEqual([
      1n,
      2n,
      0n,
      1n,
    ]);
  });
});

describe('needed', () => {
  it('is the first number that a search finds enough', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        share,
        fc.constantFrom('more-than', 'at-least'),
        (base, { p, q }, than) => {
          let votes = 1;
          while (than === 'more-than' ? votes * q <= base * p : votes * q < base * p) votes++;
          expect(needed(base, { than, p, q })).toBe(votes);
        },
      ),
    );
  });

  it.each<[number, Threshold, number]>([
    [15, { than: 'more-than', p: 1, q: 2 }, 8],
    [16, { than: 'more-than', p: 1, q: 2 }, 9],
    [1, { than: 'more-than', p: 1, q: 2 }, 1],
    [15, { than: 'at-least', p: 2, q: 3 }, 10],
    [16, { than: 'at-least', p: 2, q: 3 }, 11],
    [7, { than: 'more-than', p: 0, q: 1 }, 1],
    [7, { than: 'at-least', p: 1, q: 1 }, 7],
    [0, { than: 'at-least', p: 2, q: 3 }, 1],
  ])('of %i, %o is %i', (base, threshold, votes) => {
    expect(needed(base, threshold)).toBe(votes);
  });
});
