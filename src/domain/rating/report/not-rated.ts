import type { Hex } from '../../../../crypto/bytes.ts';
import type { Words } from '../../words.ts';
import { subjectsOf } from '../eligibility.ts';
import { type PeriodState, type RatingState, ratingOf } from '../state.ts';
import type { SubjectKind } from '../status.ts';
import { NOT_RATED_WORDS, type ReasonWithoutLevel } from '../words.ts';

/** One of those who are not rated, and why (danh sách không xếp loại). */
export interface NotRatedLine {
  readonly subject: number;
  readonly kind: SubjectKind;
  /** Commitment; whoever has its opening knows the name. */
  readonly name: Hex;
  readonly reason: ReasonWithoutLevel;
  readonly words: Words;
}

/** In the order of the log's subjects. */
export function notRatedList(state: RatingState, period: PeriodState): readonly NotRatedLine[] {
  return subjectsOf(state, period.terms).flatMap(({ subject, of, eligibility }): readonly NotRatedLine[] => {
    const { decision } = ratingOf(period, subject);
    const reason =
      eligibility.rated === 'no' ? eligibility.reason : decision?.level === null ? 'by-decision' : undefined;
    if (reason === undefined) return [];
    return [{ subject, kind: of.kind, name: of.name, reason, words: NOT_RATED_WORDS[reason] }];
  });
}
