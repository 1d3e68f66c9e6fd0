import type { ComponentChildren } from 'preact';
import type { Hex } from '../../../crypto/bytes.ts';
import { shortDate } from '../../../src/domain/papers/long-date.ts';
import { type PeriodState, type RatingState, ratingOf, type SubjectRating } from '../../../src/domain/rating/state.ts';
import { differences } from '../../../src/domain/rating/told.ts';
import type { RatingReading } from '../../shared/ratings/rating-log.ts';
import { count, language, say } from '../language.ts';
import { SELECTION_OUTCOMES, VALUES, VERDICT_REASONS } from './words.ts';

/** A name or remark behind a commitment, or why it cannot be shown. */
export function textOf({ state, texts }: Pick<RatingReading, 'state' | 'texts'>, commitment: Hex): string {
  const text = texts.get(commitment);
  if (text !== undefined) return text;
  return say(state?.erased.has(commitment) ? VALUES.textErased : VALUES.textMissing);
}

/** Hundredths of a point: `92,5`. */
export function points(hundredths: number): string {
  const decimals = String(hundredths % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  const mark = language.value === 'vi' ? ',' : '.';
  return `${count(Math.floor(hundredths / 100))}${decimals === '' ? '' : mark + decimals}`;
}

interface ValuesProps {
  readonly state: RatingState;
  readonly period: PeriodState;
  readonly subject: number;
  readonly texts: ReadonlyMap<Hex, string>;
  /** Takes the place of a decision that does not stand yet. */
  readonly choice?: ComponentChildren;
}

/** The four values of a subject beside each other, never merged; what differs from the ballot is marked, and a person decides. */
export function FourValues({ state, period, subject, texts, choice }: ValuesProps) {
  const rating = ratingOf(period, subject);
  const { steps } = period.terms;
  const different = new Set(differences(period, subject).map(({ source }) => source));
  const reading = { state, texts };
  return (
    <dl class="four-values">
      <Value name="self" differs={different.has('self-rating') || different.has('score')}>
        <Rated value={rating.self} step={steps.selfRating} reading={reading} />
      </Value>
      <Value name="appraisal" differs={different.has('appraisal') || different.has('appraisal-score')}>
        <Rated value={rating.appraisal} step={steps.appraisal} reading={reading} />
      </Value>
      <Value name="ballot">
        <Ballot rating={rating} period={period} />
      </Value>
      <Value name="decision">
        {rating.decision === undefined ? (choice ?? <None />) : <Decided rating={rating} reading={reading} />}
      </Value>
    </dl>
  );
}

function Value({
  name,
  differs = false,
  children,
}: {
  readonly name: 'self' | 'appraisal' | 'ballot' | 'decision';
  readonly differs?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <div class={differs ? 'value differs' : 'value'} data-value={name}>
      <dt>{say(VALUES[name])}</dt>
      <dd>
        {children}
        {differs && <span class="value-mark">{say(VALUES.differs)}</span>}
      </dd>
    </div>
  );
}

const None = () => <span class="soft">{say(VALUES.missing)}</span>;
const Line = ({ children }: { readonly children: ComponentChildren }) => <span class="value-line">{children}</span>;
const Mark = ({ children }: { readonly children: ComponentChildren }) => <span class="unproven">{children}</span>;

function Rated({
  value,
  step,
  reading,
}: {
  readonly value: SubjectRating['self'];
  readonly step: boolean;
  readonly reading: Pick<RatingReading, 'state' | 'texts'>;
}) {
  if (value === undefined) return step ? <None /> : <span class="soft">{say(VALUES.noStep)}</span>;
  const { level, score, remarks, returned } = value;
  return (
    <>
      <strong>{level}</strong>
      {score && <Line>{say(VALUES.points(points(score.score), score.level))}</Line>}
      {remarks !== null && <Line>{textOf(reading, remarks)}</Line>}
      {returned && <Mark>{say(VALUES.returned)}</Mark>}
    </>
  );
}

function Ballot({ rating, period }: { readonly rating: SubjectRating; readonly period: PeriodState }) {
  const { ballot, selection } = rating;
  if (ballot === undefined)
    return period.terms.steps.ballot === 'none' ? <span class="soft">{say(VALUES.noStep)}</span> : <None />;
  const { counts, verdict, source, confirmedBy, returned } = ballot;
  const names = [...period.ruleSet.levels.map(({ code }) => code), say(VALUES.abstained)];
  return (
    <>
      <strong>{verdict.level ?? say(VALUES.noLevel)}</strong>
      <Line>
        {say(VERDICT_REASONS[verdict.reason])}
        {verdict.reason === 'equal-votes' && `: ${verdict.candidates.join(', ')}`}
      </Line>
      <Line>
        {counts
          .map((votes, at) => [names[at] ?? '', votes] as const)
          .filter(([, votes]) => votes > 0)
          .map(([name, votes]) => `${name} ${count(votes)}`)
          .join(' · ')}
      </Line>
      {selection && (
        <Line>
          {say(VALUES.secondRound(count(selection.votes)))}, {say(SELECTION_OUTCOMES[selection.option.outcome])}
        </Line>
      )}
      {source.kind === 'paper' && (
        <>
          <Mark>{say(VALUES.unproven)}</Mark>
          <Line>{say(VALUES.paper(source.minutes))}</Line>
        </>
      )}
      {confirmedBy === null && <Mark>{say(VALUES.unconfirmed)}</Mark>}
      {returned && <Mark>{say(VALUES.returned)}</Mark>}
    </>
  );
}

function Decided({
  rating: { decision, ballot },
  reading,
}: {
  readonly rating: SubjectRating;
  readonly reading: Pick<RatingReading, 'state' | 'texts'>;
}) {
  if (decision === undefined) return <None />;
  const { level, document, reason } = decision;
  return (
    <>
      <strong>{level ?? say(VALUES.notRated)}</strong>
      <Line>{say(VALUES.document(document.number, shortDate(document.date)))}</Line>
      {reason !== null && <Line>{textOf(reading, reason)}</Line>}
      {ballot?.source.kind === 'paper' && <Mark>{say(VALUES.unproven)}</Mark>}
    </>
  );
}
