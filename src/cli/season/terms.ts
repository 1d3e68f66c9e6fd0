import type { RatingBodyOf } from '../../domain/rating/bodies.ts';
import type { CriteriaSet } from '../../domain/rules/criteria-set.ts';
import { CAUTIOUS_DEFAULT } from '../../domain/rules/presets.ts';
import type { Saying } from './officers.ts';

export const SEASON_PERIOD = '2026';
export const SEASON_MONTH = '2026-10';

type Terms = RatingBodyOf<'period-opened'>;

export const LEVELS: readonly string[] = CAUTIOUS_DEFAULT.levels.map(({ code }) => code);

/** Two criteria of a hundred points together; levels from 90, 70 and 50. Invented, so that it cites no document. */
const CRITERIA: CriteriaSet = {
  type: 'criteria-set',
  format: 1,
  id: 'season-of-the-example',
  version: 1,
  title: { vi: 'Tiêu chí của mùa mẫu', en: 'Criteria of the sample season' },
  document: null,
  criteria: [
    { code: 'a', most: 3000, vi: 'Phẩm chất, kỷ luật, tác phong', en: 'Conduct and discipline' },
    { code: 'b', most: 7000, vi: 'Kết quả thực hiện nhiệm vụ', en: 'Results of the work' },
  ],
  levels: [
    { level: 'HTXS', from: 9000 },
    { level: 'HTT', from: 7000 },
    { level: 'HT', from: 5000 },
    { level: 'KHT', from: 0 },
  ],
};

const POINTS: Readonly<Record<string, readonly number[]>> = {
  HTXS: [2850, 6475],
  HTT: [2500, 5550],
  HT: [2100, 4225],
  KHT: [1500, 2800],
};

/** Points of both criteria that suggest a level. */
export const pointsFor = (level: string): number[] => [...(POINTS[level] ?? [])];

/** The year's terms: a superior decides about members after self-rating, appraisal and a ballot that proposes. */
export const yearOf = (change: Partial<Terms> = {}): Saying => ({
  type: 'period-opened',
  period: SEASON_PERIOD,
  title: 'Đánh giá, xếp loại chất lượng năm 2026',
  asOf: '2026-12-31',
  ruleSet: CAUTIOUS_DEFAULT,
  capSet: null,
  criteriaSet: CRITERIA,
  deciders: { individual: 'superior', collective: null, organisation: null },
  steps: { selfRating: true, appraisal: true, ballot: 'proposes' },
  secondRound: null,
  notRated: ['moved-out', 'exempt', 'suspended'],
  minMonths: 6,
  deadlines: { selfRating: null, appraisal: null, ballot: null, decision: null },
  holidays: ['2027-01-01'],
  ...change,
});

/** A month is rated by the cell itself, without a ballot. */
export const monthOf = (): Saying =>
  yearOf({
    period: SEASON_MONTH,
    title: 'Đánh giá tháng 10 năm 2026',
    asOf: '2026-10-31',
    criteriaSet: null,
    deciders: { individual: 'own', collective: null, organisation: null },
    steps: { selfRating: true, appraisal: false, ballot: 'none' },
  });

export function decidedOf(
  decisions: readonly { readonly subject: number; readonly corrects: number | null; readonly level: string }[],
  document: { readonly number: string; readonly date: string },
  period: string,
  reasoned = -1,
  reason: string | null = null,
): Saying {
  return {
    type: 'decided',
    period,
    document,
    decisions: decisions.map((one) => ({ ...one, reason: one.subject === reasoned ? reason : null })),
    overrides: [],
  };
}
