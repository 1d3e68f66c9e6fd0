import { useEffect, useState } from 'preact/hooks';
import type { PeriodState, RatingState } from '../../../src/domain/rating/state.ts';
import { type OverviewLine, ratingClient } from '../../shared/ratings/rating-client.ts';
import type { RatingLog, RatingReading } from '../../shared/ratings/rating-log.ts';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Waiting } from '../../ui/components/progress.tsx';
import { RefusedAgain } from '../../ui/components/refused-again.tsx';
import { Deciding } from '../../ui/deciding/deciding.tsx';
import { UNIT } from '../../ui/deciding/words.ts';
import { count, say } from '../../ui/language.ts';
import type { SignedInOfficer } from '../../ui/officer/session.ts';
import { SignOut } from '../../ui/officer/sign-out.tsx';
import { HeldNotice } from '../../ui/ratings/held-notice.tsx';
import type { PartProps } from '../../ui/ratings/part.ts';
import { useRatingLog } from '../../ui/ratings/use-rating-log.ts';
import { goTo } from '../route.ts';
import { ROLE, UNIT_PARTS, WORDS } from '../words.ts';
import type { LaterPart, LaterPartProps } from './later.tsx';

type UnitPart = 'deciding' | LaterPart;
const PARTS: readonly UnitPart[] = ['deciding', 'complaints', 'papers', 'custody'];

interface UnitProps {
  readonly officer: SignedInOfficer;
  readonly unit: string;
  readonly period: string;
}

/** One unit's log, read and judged on this device: what is proposed, and what is decided of it. */
export function UnitScreen({ officer, unit, period }: UnitProps) {
  const { log, reading, refusal, reload } = useRatingLog(officer, unit);
  const lines = useUnitLines(officer, unit, period);
  const name = lines[0]?.name ?? unit;
  return (
    <Page role={ROLE} place={`${officer.organisationName} · ${period}`} status={<SignOut officer={officer} />} wide>
      <div class="row spread">
        <h1>{name}</h1>
        <Button name="to-overview" onClick={() => goTo({})}>
          {say(WORDS.toOverview)}
        </Button>
      </div>
      <RefusedAgain refusal={refusal} onAgain={reload} />
      {log === undefined && refusal === undefined && <Waiting text={say(UNIT.reading)} />}
      {log !== undefined && reading !== undefined && (
        <>
          <HeldNotice log={log} reading={reading} />
          <Opened officer={officer} log={log} reading={reading} unitName={name} name={period} lower={lines.slice(1)} />
        </>
      )}
    </Page>
  );
}

function Opened({
  officer,
  log,
  reading,
  unitName,
  name,
  lower,
}: {
  readonly officer: SignedInOfficer;
  readonly log: RatingLog;
  readonly reading: RatingReading;
  readonly unitName: string;
  readonly name: string;
  readonly lower: readonly OverviewLine[];
}) {
  const { state } = reading;
  const [part, setPart] = useState<UnitPart>('deciding');
  if (state === undefined) return <Notice kind="warn">{say(UNIT.noLog)}</Notice>;
  const props: PartProps = { officer, log, reading: { ...reading, state } };
  return (
    <>
      <nav class="row" aria-label={say(UNIT_PARTS.parts)}>
        {PARTS.map((one) => (
          <button
            type="button"
            key={one}
            class={one === part ? 'button primary' : 'button'}
            data-act={`part-${one}`}
            aria-current={one === part ? 'page' : undefined}
            onClick={() => setPart(one)}
          >
            {say(UNIT_PARTS[one])}
          </button>
        ))}
      </nav>
      {part === 'deciding' ? (
        <OfPeriod {...props} name={name} lower={lower} />
      ) : (
        <Loaded key={`${part} ${state.log.size}`} {...props} unitName={unitName} name={name} part={part} />
      )}
    </>
  );
}

type OfPeriodProps = PartProps & { readonly name: string; readonly lower: readonly OverviewLine[] };

function OfPeriod({ name, lower, ...props }: OfPeriodProps) {
  const { state } = props.reading;
  const period = state.periods.get(name);
  if (period === undefined) return <Notice kind="warn">{say(UNIT.noPeriod)}</Notice>;
  return (
    <>
      <PeriodHead state={state} period={period} />
      <Deciding key={state.log.size} {...props} period={period} lower={lower} />
    </>
  );
}

/** What few visits need is loaded when somebody asks for it. */
function Loaded(props: LaterPartProps) {
  const [Part, setPart] = useState<(props: LaterPartProps) => preact.JSX.Element>();
  useEffect(() => void import('./later.tsx').then(({ Later }) => setPart(() => Later)), []);
  return (
    <>
      <h2>{say(UNIT_PARTS[props.part])}</h2>
      {Part === undefined ? <Waiting text={say(WORDS.loading)} /> : <Part {...props} />}
    </>
  );
}

function PeriodHead({ state, period }: { readonly state: RatingState; readonly period: PeriodState }) {
  const { title } = period.terms;
  return (
    <div class="stack">
      <p>
        <strong>{title}</strong> · {say(period.ruleSet.title)}
      </p>
      <p class="soft">{say(UNIT.checked(count(state.log.size)))}</p>
    </div>
  );
}

/** The unit and those below it, as the service lists them: names and numbers to show, nothing to decide on. */
function useUnitLines(officer: SignedInOfficer, unit: string, period: string): readonly OverviewLine[] {
  const [lines, setLines] = useState<readonly OverviewLine[]>([]);
  const load = async () => {
    const answer = await ratingClient(officer.transport, unit).overview(period);
    if (answer.ok) setLines(answer.value.organisations);
  };
  useEffect(() => void load(), []);
  return lines;
}
