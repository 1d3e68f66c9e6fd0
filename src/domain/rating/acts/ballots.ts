import { assertOk, type Result, refuse } from '../../../../crypto/result.ts';
import type { RuledQuestion } from '../../rules/counts.ts';
import { evaluatePoll } from '../../rules/evaluate.ts';
import type { RatingVerdict, SelectionVerdict } from '../../rules/verdict.ts';
import { each, fine, isRefusal, judgeSubjects, periodOf, type RatingActs } from '../act.ts';
import type { RatingBodyOf } from '../bodies.ts';
import { isInSecondRound } from '../proposal.ts';
import { type PeriodState, type RatingState, ratingOf } from '../state.ts';
import { judgeTurn, put } from './values.ts';

type Ballot = RatingBodyOf<'ballot-stated'>;

/** Results of polls: their levels are never stated, they follow from counts, heads and the period's rule set (16-rules). */
export const ballots: RatingActs<'ballot-stated' | 'ballot-confirmed'> = {
  'ballot-stated': {
    roles: ['secretary', 'superior'],
    judge: (state, body) => {
      const period = periodOf(state, body.period);
      if (isRefusal(period)) return period;
      const items = itemsOf(body);
      const known = judgeSubjects(
        state,
        items.map(({ subject }) => subject),
      );
      if (!known.ok) return known;
      const round = judgeRound(state, period, body);
      if (!round.ok) return round;
      const evaluated = evaluateBallot(period, body);
      return evaluated.ok ? fine : evaluated;
    },
    apply: (state, body, { entry, by }) => {
      const period = state.periods.get(body.period) as PeriodState;
      const { verdicts } = assertOk(evaluateBallot(period, body)).outcome;
      const facts = { entry, by, date: body.date, returned: false, source: body.source };
      const stated = { ...facts, confirmedBy: body.source.kind === 'paper' ? null : by };
      if (body.result.kind === 'rating')
        for (const [place, { subject, counts }] of body.result.lines.entries())
          put(period, subject, { ballot: { ...stated, counts, verdict: verdicts[place] as RatingVerdict } });
      else
        for (const [place, { subject, votes }] of body.result.options.entries()) {
          const option = (verdicts[0] as SelectionVerdict).options[place];
          if (option !== undefined) put(period, subject, { selection: { ...stated, votes, option } });
        }
      if (body.source.kind === 'paper') state.papers.set(entry, { by, period: body.period, confirmed: false });
    },
  },

  'ballot-confirmed': {
    roles: ['secretary', 'teller', 'superior', 'auditor'],
    judge: (state, { entry }, by) => {
      const paper = state.papers.get(entry);
      if (paper === undefined || paper.confirmed)
        return refuse('RATING-CONFIRMATION', `entry ${entry} waits for no confirmation`);
      return paper.by === by ? refuse('RATING-CONFIRMATION', 'confirmed by another officer than entered it') : fine;
    },
    apply: (state, { entry }, { by }) => {
      const paper = state.papers.get(entry);
      const period = paper === undefined ? undefined : state.periods.get(paper.period);
      if (paper === undefined || period === undefined) throw new Error('a judged confirmation names a paper ballot');
      paper.confirmed = true;
      for (const [subject, { ballot, selection }] of period.ratings) {
        if (ballot?.entry === entry) put(period, subject, { ballot: { ...ballot, confirmedBy: by } });
        if (selection?.entry === entry) put(period, subject, { selection: { ...selection, confirmedBy: by } });
      }
    },
  },
};

const itemsOf = ({ result }: Ballot): readonly { readonly subject: number; readonly corrects: number | null }[] =>
  result.kind === 'rating' ? result.lines : result.options;

function judgeRound(state: RatingState, period: PeriodState, body: Ballot): Result<void> {
  const { result, reason } = body;
  const slot = result.kind === 'rating' ? 'ballot' : 'selection';
  const turns = each(itemsOf(body), (item) => judgeTurn(state, period, slot, item, reason));
  if (!turns.ok || result.kind === 'rating') return turns;
  const { terms } = period;
  const most = Math.min(terms.secondRound?.most ?? 0, result.options.length);
  if (result.max !== most || result.min > most) return refuse('RATING-SECOND-ROUND', `at most ${most} are chosen`);
  return each(result.options, ({ subject }) =>
    isInSecondRound(terms, ratingOf(period, subject))
      ? fine
      : refuse('RATING-SECOND-ROUND', `subject ${subject} is not of the first round's chosen levels`),
  );
}

/**
 * What a stated ballot comes to under the period's rule set; its lines are those stated, in their order. Only the lines of this
 * organisation's subjects are judged: a poll may have others.
 */
export function evaluateBallot({ ruleSet }: PeriodState, { result, heads }: Ballot): ReturnType<typeof evaluatePoll> {
  if (result.kind === 'rating') {
    const question: RuledQuestion = { kind: 'rating', levels: ruleSet.levels, subjects: result.lines };
    return evaluatePoll(
      ruleSet,
      [question],
      result.lines.map(({ counts }) => counts),
      heads,
    );
  }
  const { min, max, options } = result;
  const question: RuledQuestion = { kind: 'selection', min, max, subjects: options };
  return evaluatePoll(ruleSet, [question], [options.map(({ votes }) => votes)], heads);
}
