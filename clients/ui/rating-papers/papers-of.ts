import { notRatedPaper } from '../../../src/domain/papers/not-rated-paper.ts';
import type { Paper } from '../../../src/domain/papers/paper.ts';
import { ratingDecision } from '../../../src/domain/papers/rating-decision.ts';
import type { RatingHead } from '../../../src/domain/papers/rating-head.ts';
import { summaryReport } from '../../../src/domain/papers/summary-report.ts';
import { notRatedList } from '../../../src/domain/rating/report/not-rated.ts';
import { progressOf } from '../../../src/domain/rating/report/progress.ts';
import { summarise } from '../../../src/domain/rating/report/summary.ts';
import { type PeriodState, ratingOf } from '../../../src/domain/rating/state.ts';
import { SUBJECT_KINDS } from '../../../src/domain/rating/status.ts';
import type { Words } from '../../../src/domain/words.ts';
import type { PartProps } from '../ratings/part.ts';
import { RATING_PAPERS } from './words.ts';

/** A paper that a log gives, once it has a head. */
export interface RatingPaper {
  readonly key: string;
  readonly title: Words;
  /** Who issues it: the organisation whose log it is, or the one above, where that decides. */
  readonly issuer: 'own' | 'superior';
  readonly draw: (head: RatingHead) => Paper;
}

/** Papers of one period: each decision, who is not rated, and what it all comes to. Made of what this device has judged. */
export function papersOf(
  { state, entries, texts }: PartProps['reading'],
  period: PeriodState,
  organisation: string,
): readonly RatingPaper[] {
  const papers: RatingPaper[] = [];
  for (const [place, { body }] of entries.entries()) {
    if (body.type !== 'decided' || body.period !== period.terms.period) continue;
    const balloted = body.decisions.some(({ subject }) => ratingOf(period, subject).ballot !== undefined);
    const above = body.decisions.some(({ subject }) => {
      const kind = state.subjects[subject]?.kind;
      return kind !== undefined && period.terms.deciders[kind] === 'superior';
    });
    papers.push({
      key: `decision-${place}`,
      title: RATING_PAPERS.decision(body.document.number),
      issuer: above ? 'superior' : 'own',
      draw: (head) =>
        ratingDecision(head, { state, period, decided: body, names: texts }, balloted ? ['biên bản kiểm phiếu'] : []),
    });
  }
  if (notRatedList(state, period).length > 0)
    papers.push({
      key: 'not-rated',
      title: RATING_PAPERS.notRated,
      issuer: 'own',
      draw: (head) => notRatedPaper(head, state, period, texts),
    });
  const { levels, good, tallies } = progressOf(state, period);
  const kinds = SUBJECT_KINDS.filter((kind) => tallies[kind] !== undefined);
  if (kinds.length > 0)
    papers.push({
      key: 'report',
      title: RATING_PAPERS.report,
      issuer: 'own',
      draw: (head) => {
        const unit = { organisation, parent: null, name: head.organisation, tallies };
        return summaryReport(
          head,
          kinds.map((kind) => summarise([unit], kind, levels, good, 'vi')),
        );
      },
    });
  return papers;
}
