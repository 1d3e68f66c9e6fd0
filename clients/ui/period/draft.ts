import { isDate } from '../../../src/domain/rating/dates.ts';
import { PERIOD_NAME, spanOf } from '../../../src/domain/rating/period.ts';
import type { Terms } from '../../../src/domain/rating/state.ts';
import { CAUTIOUS_CAP } from '../../../src/domain/rules/cap-presets.ts';
import { type CapSet, decodeCapSet } from '../../../src/domain/rules/cap-set.ts';
import { type CriteriaSet, decodeCriteriaSet } from '../../../src/domain/rules/criteria-set.ts';
import { CAUTIOUS_DEFAULT } from '../../../src/domain/rules/presets.ts';
import { decodeRuleSet, type RuleSet } from '../../../src/domain/rules/rule-set.ts';
import type { Saying } from '../../shared/ratings/saying.ts';

/** A period as it is being written: the terms of 22-ratings, with sets that may not be right yet. */
export interface PeriodDraft
  extends Omit<Terms, 'type' | 'log' | 'date' | 'ruleSet' | 'capSet' | 'criteriaSet' | 'holidays'> {
  readonly ruleSet: RuleSet;
  readonly capSet: CapSet | null;
  readonly criteriaSet: CriteriaSet | null;
  /** Dates, one a line. */
  readonly holidays: string;
}

/** The cautious default: the superior decides about members and collectives after self-rating, appraisal and a ballot. */
export function newDraft(period: string): PeriodDraft {
  return {
    period,
    title: '',
    asOf: spanOf(period).to,
    ruleSet: CAUTIOUS_DEFAULT,
    capSet: CAUTIOUS_CAP,
    criteriaSet: null,
    deciders: { individual: 'superior', collective: 'superior', organisation: null },
    steps: { selfRating: true, appraisal: true, ballot: 'proposes' },
    secondRound: null,
    notRated: ['moved-out', 'exempt', 'suspended', 'detained'],
    minMonths: 6,
    deadlines: { selfRating: null, appraisal: null, ballot: null, decision: null },
    holidays: '',
  };
}

/** Another rule set may have other levels: a cap keeps the second highest as good, criteria are taken out. */
export function withRuleSet(draft: PeriodDraft, ruleSet: RuleSet): PeriodDraft {
  const codes = ruleSet.levels.map(({ code }) => code);
  const { capSet, criteriaSet, secondRound } = draft;
  const same = codes.join(' ') === draft.ruleSet.levels.map(({ code }) => code).join(' ');
  return {
    ...draft,
    ruleSet,
    capSet: capSet === null || codes.indexOf(capSet.good) > 0 ? capSet : { ...capSet, good: codes[1] ?? '' },
    criteriaSet: same ? criteriaSet : null,
    secondRound: same ? secondRound : null,
  };
}

/** Of a document all four parts are given, or none. */
const cited = (set: { readonly document: RuleSet['document'] } | null): boolean =>
  Object.values(set?.document ?? {}).every((text) => text.trim() !== '');

const holidaysOf = ({ holidays }: PeriodDraft): readonly string[] => holidays.split(/\s+/).filter(Boolean);

/** What is wrong with a draft, by the part of the screen where it is put right. */
export type Fault =
  | 'period'
  | 'title'
  | 'asOf'
  | 'ruleSet'
  | 'capSet'
  | 'criteriaSet'
  | 'deciders'
  | 'deadlines'
  | 'secondRound'
  | 'holidays';

export function faultsOf(draft: PeriodDraft): readonly Fault[] {
  const { period, title, asOf, ruleSet, capSet, criteriaSet, deciders, secondRound, steps } = draft;
  const named = PERIOD_NAME.test(period);
  const { from, to } = named ? spanOf(period) : { from: '', to: '' };
  const codes = ruleSet.levels.map(({ code }) => code);
  const due = [draft.deadlines.selfRating, draft.deadlines.appraisal, draft.deadlines.ballot, draft.deadlines.decision];
  const given = due.filter((day) => day !== null);
  const faults: readonly (readonly [Fault, boolean])[] = [
    ['period', !named],
    ['title', title.trim() === ''],
    ['asOf', !isDate(asOf) || (named && (asOf < from || asOf > to))],
    ['ruleSet', !decodeRuleSet(ruleSet).ok || !cited(ruleSet)],
    ['capSet', capSet !== null && !(decodeCapSet(capSet, codes).ok && cited(capSet))],
    ['criteriaSet', criteriaSet !== null && !(decodeCriteriaSet(criteriaSet, codes).ok && cited(criteriaSet))],
    ['deciders', Object.values(deciders).every((decider) => decider === null)],
    ['deadlines', given.some((day, i) => !isDate(day) || (i > 0 && day < (given[i - 1] ?? '')))],
    ['secondRound', secondRound !== null && (steps.ballot === 'none' || secondRound.levels.length === 0)],
    ['holidays', holidaysOf(draft).some((day) => !isDate(day))],
  ];
  return faults.filter(([, wrong]) => wrong).map(([fault]) => fault);
}

/** The statement that opens the period in one unit's log. The draft has no faults. */
export const openingOf = (draft: PeriodDraft, date: string): Saying<'period-opened'> => ({
  type: 'period-opened',
  date,
  ...draft,
  title: draft.title.trim(),
  holidays: [...holidaysOf(draft)],
});
