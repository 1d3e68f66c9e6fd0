import type { CapBase, CapLimit, CapSet } from './cap-set.ts';
import { CAP_BASE_WORDS, ROUNDING_WORDS } from './render-cap.ts';

/**
 * Caps to start from. Texts give the share and leave open what it is taken of and how it is rounded, so there is one for each
 * reading and none cites a document: whoever publishes the period is asked for it.
 */
const RATES = [20, 25] as const;
const BASES: readonly CapBase[] = ['good-only', 'good-or-better', 'all-rated'];
const ROUNDINGS = ['floor', 'half-up', 'ceil'] as const;

const atMost = (percent: (typeof RATES)[number], base: CapBase, rounding: (typeof ROUNDINGS)[number]): CapSet => ({
  type: 'cap-set',
  format: 1,
  id: `at-most-${percent}-of-${base}-${rounding}`,
  version: 1,
  title: {
    vi: `Nhiều nhất ${percent}% ${CAP_BASE_WORDS[base].vi}, ${ROUNDING_WORDS[rounding].vi}`,
    en: `At most ${percent}% of ${CAP_BASE_WORDS[base].en}, ${ROUNDING_WORDS[rounding].en}`,
  },
  document: null,
  good: 'HTT',
  base,
  limit: { than: 'at-most', p: 1, q: 100 / percent, rounding } satisfies CapLimit,
  leastOne: false,
  exclusions: [{ code: 'disciplined', vi: 'bị kỷ luật trong kỳ', en: 'disciplined in the period' }],
});

/** Of all readings of a share of 20% the one that allows fewest. */
export const CAUTIOUS_CAP: CapSet = atMost(20, 'good-only', 'floor');

/** Long An: the highest level strictly under half of all rated. */
export const LONG_AN_CAP: CapSet = {
  ...CAUTIOUS_CAP,
  id: 'long-an-under-half',
  title: { vi: 'Long An: dưới 50% số được xếp loại', en: 'Long An: under 50% of all rated' },
  good: 'TOT',
  base: 'all-rated',
  limit: { than: 'under', p: 1, q: 2 },
};

export const CAP_PRESETS: readonly CapSet[] = [
  CAUTIOUS_CAP,
  LONG_AN_CAP,
  ...RATES.flatMap((rate) => BASES.flatMap((base) => ROUNDINGS.map((rounding) => atMost(rate, base, rounding)))).filter(
    ({ id }) => id !== CAUTIOUS_CAP.id,
  ),
];
