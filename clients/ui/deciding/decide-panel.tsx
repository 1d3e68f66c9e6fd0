import { useState } from 'preact/hooks';
import { isDate } from '../../../src/domain/rating/dates.ts';
import { type PeriodState, type RatingState, ratingOf } from '../../../src/domain/rating/state.ts';
import type { RatingLog, RatingReading } from '../../shared/ratings/rating-log.ts';
import { Act } from '../components/act.tsx';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { count, say } from '../language.ts';
import { platformRandom } from '../platform.ts';
import { textOf } from '../ratings/values.tsx';
import { today } from '../today.ts';
import { type Choices, decisionOf, groupName, type Meter, missingIn, needsReason } from './choices.ts';
import { UNIT } from './words.ts';

interface DecidePanelProps {
  readonly log: RatingLog;
  readonly reading: RatingReading & { readonly state: RatingState };
  readonly period: PeriodState;
  readonly choices: Choices;
  readonly meters: readonly Meter[];
  readonly onClear: () => void;
}

/** The one signed decision about all that was chosen: its document, what stands in its way, and what it will do. */
export function DecidePanel({ log, reading, period, choices, meters, onClear }: DecidePanelProps) {
  const [number, setNumber] = useState('');
  const [date, setDate] = useState(today());
  const [overrides, setOverrides] = useState<ReadonlyMap<string, string>>(new Map());
  const broken = meters.filter(({ touched, cap }) => touched && !cap.met);
  const missing = missingIn(period, choices, meters, overrides);
  const ready =
    choices.size > 0 &&
    number.trim() !== '' &&
    isDate(date) &&
    missing.reasons.length === 0 &&
    missing.overrides.length === 0;
  const decide = () => {
    const facts = { date: today(), document: { number, date }, overrides };
    const { saying, openings } = decisionOf(period, choices, meters, facts, platformRandom);
    return log.append(saying, openings);
  };
  return (
    <section class="sheet decide-panel">
      <h2>{say(UNIT.decide)}</h2>
      <div class="pair">
        <Field label={say(UNIT.number)} hint={say(UNIT.numberHint)} name="number" value={number} onInput={setNumber} />
        <Field label={say(UNIT.date)} type="date" name="date" value={date} onInput={setDate} />
      </div>
      {broken.map((meter) => (
        <Field
          key={groupName(meter)}
          label={`${say(UNIT.overCap(meter.group))} ${say(UNIT.override)}`}
          name="override"
          value={overrides.get(groupName(meter)) ?? ''}
          onInput={(reason) => setOverrides(new Map([...overrides, [groupName(meter), reason]]))}
        />
      ))}
      <p role="status">
        {say(UNIT.chosen(count(choices.size)))}{' '}
        {missing.reasons.length > 0 && say(UNIT.missingReasons(count(missing.reasons.length)))}
      </p>
      <div class="row">
        <Act
          name="decide"
          kind="primary"
          label={say(UNIT.sign(count(choices.size)))}
          disabled={!ready}
          ask={{
            title: say(UNIT.signTitle(count(choices.size))),
            children: <Told reading={reading} period={period} choices={choices} broken={broken} />,
          }}
          run={decide}
        />
        <Button name="clear" disabled={choices.size === 0} onClick={onClear}>
          {say(UNIT.clear)}
        </Button>
      </div>
    </section>
  );
}

/** What the signature will do, before it is given. */
function Told({
  reading,
  period,
  choices,
  broken,
}: Pick<DecidePanelProps, 'reading' | 'period' | 'choices'> & { readonly broken: readonly Meter[] }) {
  const levels = [...period.ruleSet.levels.map(({ code }) => code), null];
  const nameOf = (subject: number): string => {
    const name = reading.state.subjects[subject]?.name;
    return name === undefined ? '' : textOf(reading, name);
  };
  const departing = [...choices].filter(([subject, choice]) => needsReason(period, subject, choice));
  const paper = [...choices.keys()].filter((subject) => ratingOf(period, subject).ballot?.source.kind === 'paper');
  return (
    <>
      <ul>
        {levels.map((level) => {
          const of = [...choices.values()].filter((choice) => choice.level === level).length;
          return of === 0 ? null : <li key={level}>{say(UNIT.asChosen(level ?? say(UNIT.notRated), count(of)))}</li>;
        })}
      </ul>
      {departing.length > 0 && <p>{say(UNIT.departing(departing.map(([subject]) => nameOf(subject)).join(', ')))}</p>}
      {broken.length > 0 && <p>{say(UNIT.overridden(broken.map(({ group }) => group).join(', ')))}</p>}
      {paper.length > 0 && <p class="unproven">{say(UNIT.unproven(count(paper.length)))}</p>}
      <p>{say(UNIT.noReturn)}</p>
    </>
  );
}
