import { useMemo, useState } from 'preact/hooks';
import { subjectsOf } from '../../../src/domain/rating/eligibility.ts';
import { proposalOf, stageOf } from '../../../src/domain/rating/proposal.ts';
import type { PeriodState, RatingState } from '../../../src/domain/rating/state.ts';
import { SUBJECT_KINDS } from '../../../src/domain/rating/status.ts';
import { lowerFirst, outOfOrder, overdue } from '../../../src/domain/rating/told.ts';
import type { OverviewLine } from '../../shared/ratings/rating-client.ts';
import type { RatingLog, RatingReading } from '../../shared/ratings/rating-log.ts';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { count, say } from '../language.ts';
import type { SignedInOfficer } from '../officer/session.ts';
import { today } from '../today.ts';
import { CapMeters } from './cap-meters.tsx';
import { aggregatesOf, type Choice, type Choices, decidable, decides, metersOf } from './choices.ts';
import { DecidePanel } from './decide-panel.tsx';
import { SendBack } from './send-back.tsx';
import { SubjectCard } from './subject-card.tsx';
import { UNIT } from './words.ts';

export interface DecidingProps {
  readonly officer: SignedInOfficer;
  readonly log: RatingLog;
  readonly reading: RatingReading & { readonly state: RatingState };
  readonly period: PeriodState;
  /** Units below this one, as the service lists them. */
  readonly lower: readonly OverviewLine[];
}

/** All subjects of a unit with their values, and what becomes of those that wait. */
export function Deciding({ officer, log, reading, period, lower }: DecidingProps) {
  const { state } = reading;
  const [choices, setChoices] = useState<Choices>(new Map());
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const subjects = useMemo(
    () => subjectsOf(state, period.terms).filter(({ eligibility }) => eligibility.rated === 'yes'),
    [state, period],
  );
  const waiting = useMemo(() => new Set(decidable(state, period, officer.key)), [state, period, officer.key]);
  const late = useMemo(
    () => new Map(overdue(state, period, today()).map(({ subject, due }) => [subject, due])),
    [state, period],
  );
  const meters = metersOf(state, period, choices);
  const mine = SUBJECT_KINDS.some((kind) => decides(state, period, kind, officer.key));
  const choose = (subject: number, choice: Choice | undefined) => setChoices(withChoice(choices, [[subject, choice]]));
  const takeProposed = () =>
    setChoices(
      withChoice(
        choices,
        [...ticked].flatMap((subject) => {
          const { level } = proposalOf(period, subject);
          return waiting.has(subject) && level !== null ? [[subject, { level, reason: '' }] as const] : [];
        }),
      ),
    );
  if (subjects.length === 0) return <Notice kind="warn">{say(UNIT.noSubjects)}</Notice>;
  return (
    <>
      {!mine && <Notice kind="warn">{say(UNIT.notYours)}</Notice>}
      {waiting.size > 0 && <InOrder state={state} period={period} waiting={waiting} lower={lower} />}
      <CapMeters period={period} meters={meters} aggregates={aggregatesOf(state, period, choices)} />
      <h2>
        {say(UNIT.subjects)} ({count(subjects.length)})
      </h2>
      <div class="row acts">
        <Button name="tick-all" disabled={waiting.size === 0} onClick={() => setTicked(waiting)}>
          {say(UNIT.tickAll)}
        </Button>
        <Button name="tick-none" disabled={ticked.size === 0} onClick={() => setTicked(new Set())}>
          {say(UNIT.tickNone)}
        </Button>
        <span role="status">{say(UNIT.ticked(count(ticked.size)))}</span>
        <Button name="as-proposed" disabled={ticked.size === 0} onClick={takeProposed}>
          {say(UNIT.asProposed)}
        </Button>
        <SendBack log={log} period={period} ticked={ticked} />
      </div>
      <ul class="plain-list">
        {subjects.map(({ subject, of }) => (
          <SubjectCard
            key={subject}
            reading={reading}
            period={period}
            subject={subject}
            due={late.get(subject)}
            waiting={waiting.has(subject)}
            log={decides(state, period, of.kind, officer.key) ? log : undefined}
            tickable={stageOf(period, subject) !== 'decided' && mine}
            ticked={ticked.has(subject)}
            onTick={(on) =>
              setTicked(on ? new Set([...ticked, subject]) : new Set([...ticked].filter((other) => other !== subject)))
            }
            choice={choices.get(subject)}
            onChoose={(choice) => choose(subject, choice)}
          />
        ))}
      </ul>
      {waiting.size > 0 && (
        <DecidePanel
          log={log}
          reading={reading}
          period={period}
          choices={choices}
          meters={meters}
          onClear={() => setChoices(new Map())}
        />
      )}
    </>
  );
}

function withChoice(choices: Choices, changes: readonly (readonly [number, Choice | undefined])[]): Choices {
  const next = new Map(choices);
  for (const [subject, choice] of changes)
    if (choice === undefined) next.delete(subject);
    else next.set(subject, choice);
  return next;
}

/** What comes before what: told, and stops nothing. */
function InOrder({
  state,
  period,
  waiting,
  lower,
}: Pick<DecidingProps, 'period' | 'lower'> & { readonly state: RatingState; readonly waiting: ReadonlySet<number> }) {
  const kinds = new Set([...waiting].flatMap((subject) => state.subjects[subject]?.kind ?? []));
  const units = lower.map(({ name, progress }) => {
    const { decided = 0, ...before } = progress?.stages ?? {};
    return { name, open: Object.values(before).reduce((sum, one) => sum + one, 0) };
  });
  const told = [...outOfOrder(state, period, kinds), ...(kinds.has('organisation') ? lowerFirst(units) : [])];
  if (told.length === 0) return null;
  return (
    <Notice>
      {told.map((words) => (
        <p key={words.en}>{say(words)}</p>
      ))}
    </Notice>
  );
}
