import { formatCount } from '../rules/percent.ts';
import type { Words } from '../words.ts';
import { addWorkingDays, COMPLAINT_WORKING_DAYS, type DateText } from './dates.ts';
import { subjectsOf } from './eligibility.ts';
import { type Stage, stageOf, standing } from './proposal.ts';
import { type Complaint, type PeriodState, type RatingState, ratingOf } from './state.ts';
import type { SubjectKind } from './status.ts';
import { SUBJECT_KIND_WORDS } from './words.ts';

/** Collectives before individuals, members before their organisation. What is out of order is told, and stops nothing. */
const BEFORE: readonly (readonly [first: SubjectKind, then: SubjectKind])[] = [
  ['collective', 'individual'],
  ['individual', 'organisation'],
  ['collective', 'organisation'],
];

/**
 * What is out of order if subjects of these kinds are voted on or decided now.
 * @param kinds of the subjects whose turn it is said to be.
 */
export function outOfOrder(state: RatingState, period: PeriodState, kinds: ReadonlySet<SubjectKind>): readonly Words[] {
  const open = (kind: SubjectKind): number =>
    subjectsOf(state, period.terms).filter(
      ({ subject, of, eligibility }) =>
        of.kind === kind && eligibility.rated === 'yes' && stageOf(period, subject) !== 'decided',
    ).length;
  return BEFORE.filter(([first, then]) => kinds.has(then) && !kinds.has(first) && open(first) > 0).map(
    ([first, then]): Words => ({
      vi: `Còn ${formatCount(open(first), 'vi')} ${SUBJECT_KIND_WORDS[first].vi} chưa quyết định; theo trình tự, ${SUBJECT_KIND_WORDS[first].vi} trước, ${SUBJECT_KIND_WORDS[then].vi} sau.`,
      en: `${formatCount(open(first), 'en')} ${SUBJECT_KIND_WORDS[first].en} are not decided yet; in order, ${SUBJECT_KIND_WORDS[first].en} come before ${SUBJECT_KIND_WORDS[then].en}.`,
    }),
  );
}

/** Lower units that have not decided yet: lower comes before higher. @param units those below, with what is open there */
export function lowerFirst(units: readonly { readonly name: string; readonly open: number }[]): readonly Words[] {
  const late = units.filter(({ open }) => open > 0);
  if (late.length === 0) return [];
  const names = late.map(({ name }) => name).join(', ');
  return [
    {
      vi: `${formatCount(late.length, 'vi')} đơn vị cấp dưới chưa quyết định xong: ${names}. Theo trình tự, cấp dưới trước, cấp trên sau.`,
      en: `${formatCount(late.length, 'en')} lower units have not decided all: ${names}. In order, lower comes before higher.`,
    },
  ];
}

/** Steps that subjects wait for although they were due before `today`. */
export function overdue(
  state: RatingState,
  period: PeriodState,
  today: DateText,
): readonly { readonly subject: number; readonly stage: Stage; readonly due: DateText }[] {
  const { deadlines } = period.terms;
  const dueOf: Readonly<Record<Stage, DateText | null>> = {
    'self-rating': deadlines.selfRating,
    appraisal: deadlines.appraisal,
    ballot: deadlines.ballot,
    'second-round': deadlines.ballot,
    decision: deadlines.decision,
    decided: null,
  };
  return subjectsOf(state, period.terms).flatMap(({ subject, eligibility }) => {
    const stage = stageOf(period, subject);
    const due = dueOf[stage];
    return eligibility.rated === 'yes' && due !== null && due < today ? [{ subject, stage, due }] : [];
  });
}

/** The last day on which a complaint is to be answered. */
export function complaintDue(state: RatingState, { period, received }: Complaint): DateText {
  return addWorkingDays(received, COMPLAINT_WORKING_DAYS, state.periods.get(period)?.terms.holidays ?? []);
}

/** Where the score, the self-rating, the appraisal and the ballot of a subject give different levels: a person decides. */
export function differences(
  period: PeriodState,
  subject: number,
): readonly { readonly source: 'self-rating' | 'score' | 'appraisal' | 'appraisal-score'; readonly level: string }[] {
  const rating = ratingOf(period, subject);
  const ballot = standing(rating.ballot)?.verdict.level;
  if (ballot === undefined || ballot === null) return [];
  const [self, appraisal] = [standing(rating.self), standing(rating.appraisal)];
  return [
    { source: 'self-rating', level: self?.level },
    { source: 'score', level: self?.score?.level },
    { source: 'appraisal', level: appraisal?.level },
    { source: 'appraisal-score', level: appraisal?.score?.level },
  ].filter((one): one is ReturnType<typeof differences>[number] => one.level !== undefined && one.level !== ballot);
}
