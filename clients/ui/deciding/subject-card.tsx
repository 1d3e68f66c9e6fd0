import { basisOf } from '../../../src/domain/rating/prepare.ts';
import { proposalOf, stageOf } from '../../../src/domain/rating/proposal.ts';
import { type PeriodState, type RatingState, ratingOf } from '../../../src/domain/rating/state.ts';
import type { RatingLog, RatingReading } from '../../shared/ratings/rating-log.ts';
import { Select, Tick } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { say } from '../language.ts';
import { FourValues, textOf } from '../ratings/values.tsx';
import { CancelDecision } from './cancel-decision.tsx';
import { type Choice, needsReason } from './choices.ts';
import { UNIT } from './words.ts';

interface SubjectCardProps {
  readonly reading: RatingReading & { readonly state: RatingState };
  readonly period: PeriodState;
  readonly subject: number;
  /** The day on which what it waits for was due, where that has passed. */
  readonly due: string | undefined;
  /** Whether it waits for this officer's decision. */
  readonly waiting: boolean;
  readonly tickable: boolean;
  readonly ticked: boolean;
  readonly onTick: (on: boolean) => void;
  /** Where this officer decides about it: the log in which a decision is cancelled. */
  readonly log: RatingLog | undefined;
  readonly choice: Choice | undefined;
  readonly onChoose: (choice: Choice | undefined) => void;
}

const NOT_RATED = '-';

/** A subject: who it is, what speaks for care, its four values, and what is to be decided. */
export function SubjectCard(props: SubjectCardProps) {
  const { reading, period, subject, due, waiting, tickable, ticked, onTick, choice, log } = props;
  const { state, texts } = reading;
  const of = state.subjects[subject];
  if (of === undefined) return null;
  const name = textOf(reading, of.name);
  const stage = stageOf(period, subject);
  const basis = basisOf(state, period.terms.period, subject);
  return (
    <li class={choice === undefined ? 'subject' : 'subject chosen'} data-subject={subject}>
      <div class="subject-head">
        {tickable && <Tick label={say(UNIT.tick(name))} checked={ticked} onChange={onTick} name={`tick-${subject}`} />}
        <h3>{name}</h3>
        <span class="soft">
          {[of.detail === null ? '' : textOf(reading, of.detail), of.group].filter(Boolean).join(' · ')}
        </span>
        <span class={`standing ${stage === 'decided' ? 'decided' : ''}`}>{say(UNIT.waits[stage])}</span>
        {due !== undefined && <span class="flag">{say(UNIT.overdue(due))}</span>}
      </div>
      {ratingOf(period, subject).exclusions.map(({ code, source }) => {
        const exclusion = period.capSet?.exclusions.find((one) => one.code === code);
        return (
          <p class="flag" key={source}>
            {say(UNIT.exclusion(exclusion === undefined ? code : say(exclusion), textOf(reading, source)))}
          </p>
        );
      })}
      {basis.length > 0 && (
        <p class="soft">
          {say(UNIT.basis(basis.map(({ period: shorter, level }) => `${shorter} ${level ?? '–'}`).join(' · ')))}
        </p>
      )}
      <FourValues
        state={state}
        period={period}
        subject={subject}
        texts={texts}
        choice={waiting ? <Choosing {...props} name={name} /> : undefined}
      />
      {log !== undefined && stage === 'decided' && (
        <div class="row">
          <CancelDecision log={log} state={state} period={period} subject={subject} />
        </div>
      )}
    </li>
  );
}

/** The level to decide. Nothing is chosen beforehand; what departs from the proposal asks for its reason. */
function Choosing({ period, subject, choice, onChoose, name }: SubjectCardProps & { readonly name: string }) {
  const { level: proposed } = proposalOf(period, subject);
  const options = [
    ['', say(UNIT.choose)] as const,
    ...period.ruleSet.levels.map(({ code, ...words }) => [code, `${code} – ${say(words)}`] as const),
    [NOT_RATED, say(UNIT.notRated)] as const,
  ];
  const value = choice === undefined ? '' : (choice.level ?? NOT_RATED);
  return (
    <div class="stack choosing">
      <span class="soft">{say(proposed === null ? UNIT.proposedNone : UNIT.proposed(proposed))}</span>
      <Select
        label={say(UNIT.level(name))}
        quiet
        name={`level-${subject}`}
        value={value}
        options={options}
        onChange={(chosen) =>
          onChoose(
            chosen === '' ? undefined : { level: chosen === NOT_RATED ? null : chosen, reason: choice?.reason ?? '' },
          )
        }
      />
      {choice !== undefined && needsReason(period, subject, choice) && (
        <Field
          label={say(UNIT.reason(name))}
          name={`reason-${subject}`}
          value={choice.reason}
          error={choice.reason.trim() === '' ? say(UNIT.reasonNeeded) : undefined}
          onInput={(reason) => onChoose({ ...choice, reason })}
        />
      )}
    </div>
  );
}
