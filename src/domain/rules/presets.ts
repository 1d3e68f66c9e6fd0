import type { RuleSet } from './rule-set.ts';

/**
 * Rule sets to start from. Central texts fix levels but no ballot quorum, majority or tie rule for rating, so none of
 * these cites a document: whoever prepares the meeting is asked for it, or sets the rules by the meeting's own decision.
 */

/** The cautious choice: two thirds of the summoned present, more than half of the summoned for every result. */
export const CAUTIOUS_DEFAULT: RuleSet = {
  type: 'rule-set',
  format: 1,
  id: 'majority-of-summoned',
  version: 1,
  title: { vi: 'Quá nửa số triệu tập', en: 'More than half of the summoned' },
  document: null,
  levels: [
    { code: 'HTXS', vi: 'Hoàn thành xuất sắc nhiệm vụ', en: 'Excellent completion of tasks' },
    { code: 'HTT', vi: 'Hoàn thành tốt nhiệm vụ', en: 'Good completion of tasks' },
    { code: 'HT', vi: 'Hoàn thành nhiệm vụ', en: 'Completion of tasks' },
    { code: 'KHT', vi: 'Không hoàn thành nhiệm vụ', en: 'Non-completion of tasks' },
  ],
  subtract: ['moved-out', 'exempt', 'suspended', 'detained', 'excused'],
  quorum: { than: 'at-least', p: 2, q: 3 },
  rating: {
    win: 'own-votes',
    base: 'summoned-adjusted',
    threshold: { than: 'more-than', p: 1, q: 2 },
    none: 'chair-decides',
  },
  selection: {
    base: 'summoned-adjusted',
    threshold: { than: 'more-than', p: 1, q: 2 },
    winners: { min: 0, max: null },
    tie: 'chair-decides',
    short: 'chair-decides',
  },
  motion: { base: 'summoned-adjusted', threshold: { than: 'more-than', p: 1, q: 2 } },
};

/**
 * Long An's older scheme for district-level organisations: its own four levels, then five exemplary organisations by a
 * second ballot, re-voted on a tie. Where its published description is silent, the cautious default holds.
 */
export const LONG_AN_DISTRICTS: RuleSet = {
  ...CAUTIOUS_DEFAULT,
  id: 'long-an-districts',
  title: { vi: 'Long An: đảng bộ cấp huyện', en: 'Long An: district-level organisations' },
  levels: [
    { code: 'TSVM', vi: 'Đảng bộ trong sạch vững mạnh', en: 'Clean and strong party organisation' },
    { code: 'TOT', vi: 'Đảng bộ hoàn thành tốt nhiệm vụ', en: 'Good completion' },
    { code: 'HT', vi: 'Đảng bộ hoàn thành nhiệm vụ', en: 'Completion' },
    { code: 'YK', vi: 'Đảng bộ yếu kém', en: 'Weak' },
  ],
  selection: { ...CAUTIOUS_DEFAULT.selection, winners: { min: 5, max: 5 }, tie: 're-vote', short: 're-vote' },
};

export const PRESETS: readonly RuleSet[] = [CAUTIOUS_DEFAULT, LONG_AN_DISTRICTS];
