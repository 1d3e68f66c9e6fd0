import type { Hex } from '../../../../crypto/bytes.ts';
import { assertOk, type Result, refuse } from '../../../../crypto/result.ts';
import { decodeCapSet } from '../../rules/cap-set.ts';
import { decodeCriteriaSet } from '../../rules/criteria-set.ts';
import { decodeRuleSet } from '../../rules/rule-set.ts';
import { fine, hasRole, type RatingActs } from '../act.ts';
import { spanOf } from '../period.ts';
import type { PeriodState, RatingState, Terms } from '../state.ts';

/** A period's terms, fixed when it is opened: nothing alters them afterwards, whoever opened it. */
export const periods: RatingActs<'period-opened'> = {
  'period-opened': {
    roles: ['secretary', 'superior'],
    judge: (state, body, by) => {
      const signer = judgeOpener(state, body, by);
      if (!signer.ok) return signer;
      if (state.periods.has(body.period)) return refuse('RATING-PERIOD-REPEATED', body.period);
      const decoded = decodeSets(body);
      return decoded.ok ? judgeTerms(body, decoded.value) : decoded;
    },
    apply: (state, body) => {
      state.periods.set(body.period, { terms: body, ...assertOk(decodeSets(body)), ratings: new Map() });
    },
  },
};

/** Where a superior decides, a superior sets the terms. */
function judgeOpener(state: RatingState, { deciders }: Terms, by: Hex): Result<void> {
  const above = Object.values(deciders).includes('superior');
  return above && !hasRole(state, by, 'superior')
    ? refuse('RATING-SIGNER', 'opened by the superior who decides')
    : fine;
}

type Sets = Pick<PeriodState, 'ruleSet' | 'capSet' | 'criteriaSet'>;

function decodeSets(terms: Terms): Result<Sets> {
  const ruleSet = decodeRuleSet(terms.ruleSet);
  if (!ruleSet.ok) return ruleSet;
  const levels = ruleSet.value.levels.map(({ code }) => code);
  const capSet = terms.capSet === null ? { ok: true as const, value: null } : decodeCapSet(terms.capSet, levels);
  if (!capSet.ok) return capSet;
  const { criteriaSet: given } = terms;
  const criteriaSet = given === null ? { ok: true as const, value: null } : decodeCriteriaSet(given, levels);
  if (!criteriaSet.ok) return criteriaSet;
  return { ok: true, value: { ruleSet: ruleSet.value, capSet: capSet.value, criteriaSet: criteriaSet.value } };
}

function judgeTerms(terms: Terms, { ruleSet }: Sets): Result<void> {
  const { from, to } = spanOf(terms.period);
  const { deadlines, secondRound, steps } = terms;
  if (terms.asOf < from || terms.asOf > to) return refuse('RATING-TERMS', 'asOf: not a day of the period');
  if (Object.values(terms.deciders).every((decider) => decider === null))
    return refuse('RATING-TERMS', 'deciders: nothing is rated');
  const dates = [deadlines.selfRating, deadlines.appraisal, deadlines.ballot, deadlines.decision].filter(
    (date) => date !== null,
  );
  if (dates.some((date, i) => i > 0 && date < (dates[i - 1] ?? '')))
    return refuse('RATING-TERMS', 'deadlines: a later step is due earlier');
  if (secondRound === null) return fine;
  if (steps.ballot === 'none') return refuse('RATING-TERMS', 'secondRound: there is no first ballot');
  const codes = new Set(ruleSet.levels.map(({ code }) => code));
  return secondRound.levels.every((level) => codes.has(level))
    ? fine
    : refuse('RATING-TERMS', 'secondRound: not a level of the rule set');
}
