import { useEffect, useMemo, useState } from 'preact/hooks';
import { ok, type Refusal, type Result } from '../../../crypto/result.ts';
import { PERIOD_NAME } from '../../../src/domain/rating/period.ts';
import { type OverviewLine, ratingClient } from '../../shared/ratings/rating-client.ts';
import { organisationClient } from '../../shared/transport/officer.ts';
import { Button } from '../../ui/components/button.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Refused } from '../../ui/components/notice.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Waiting } from '../../ui/components/progress.tsx';
import { count, say } from '../../ui/language.ts';
import type { SignedInOfficer } from '../../ui/officer/session.ts';
import { SignOut } from '../../ui/officer/sign-out.tsx';
import { today } from '../../ui/today.ts';
import { goTo } from '../route.ts';
import { ROLE, WORDS } from '../words.ts';
import { Totals } from './totals.tsx';
import { UnitTable } from './unit-table.tsx';
import { type Filter, fits, STANDINGS, shownUnits, unitsOf } from './units.ts';
import { FILTERS, OVERVIEW } from './words.ts';

interface Read {
  readonly lines: readonly OverviewLine[];
  readonly voting: ReadonlySet<string>;
}

/** All units below the superior's organisation, in numbers. */
export function Overview({ officer, period }: { readonly officer: SignedInOfficer; readonly period: string }) {
  const [read, setRead] = useState<Read>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const load = async () => {
    setBusy(true);
    const answer = await readUnits(officer, period);
    setBusy(false);
    setRefusal(answer.ok ? undefined : answer);
    if (answer.ok) setRead(answer.value);
  };
  useEffect(() => void load(), []);
  return (
    <Page role={ROLE} place={officer.organisationName} status={<SignOut officer={officer} />} wide>
      <div class="row spread">
        <h1>{say(OVERVIEW.title)}</h1>
        <div class="row">
          <Button name="reload" busy={busy} onClick={() => void load()}>
            {say(OVERVIEW.reload)}
          </Button>
          <Button name="report" onClick={() => goTo({ at: 'report' })}>
            {say(OVERVIEW.report)}
          </Button>
          <Button kind="primary" name="publish" onClick={() => goTo({ at: 'publish' })}>
            {say(OVERVIEW.publish)}
          </Button>
        </div>
      </div>
      {refusal && <Refused refusal={refusal} />}
      {read === undefined && refusal === undefined && <Waiting text={say(WORDS.loading)} />}
      <PeriodChoice period={period} />
      {read && <Units read={read} />}
    </Page>
  );
}

/** Ratings and polls of all units; a unit is voting while one of its meetings has a poll at work. */
async function readUnits(officer: SignedInOfficer, period: string): Promise<Result<Read>> {
  const { transport, organisation } = officer;
  const [ratings, meetings] = await Promise.all([
    ratingClient(transport, organisation).overview(period),
    organisationClient(transport).overview(organisation),
  ]);
  if (!ratings.ok) return ratings;
  if (!meetings.ok) return meetings;
  const atWork = new Set(['barrier', 'open', 'closed', 'tallied']);
  const voting = meetings.value.organisations.filter(({ meetings: held }) =>
    held.some(({ polls }) => polls.some(({ phase }) => atWork.has(phase))),
  );
  return ok({
    lines: ratings.value.organisations,
    voting: new Set(voting.map(({ organisation: id }) => id)),
  });
}

function PeriodChoice({ period }: { readonly period: string }) {
  const [typed, setTyped] = useState(period);
  const [wrong, setWrong] = useState(false);
  return (
    <form
      class="row end period-choice"
      onSubmit={(event) => {
        event.preventDefault();
        const name = typed.trim().toLowerCase();
        setWrong(!PERIOD_NAME.test(name));
        if (PERIOD_NAME.test(name)) goTo({ period: name });
      }}
    >
      <Field
        label={say(OVERVIEW.period)}
        hint={say(OVERVIEW.periodHint)}
        name="period"
        value={typed}
        error={wrong ? say(OVERVIEW.periodWrong) : undefined}
        onInput={setTyped}
      />
      <Button submit name="show-period">
        {say(OVERVIEW.show)}
      </Button>
    </form>
  );
}

const ORDER: readonly Filter[] = ['all', ...STANDINGS, 'late', 'over-cap'];

function Units({ read }: { readonly read: Read }) {
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const units = useMemo(() => unitsOf(read.lines, read.voting, today()), [read]);
  const [open, setOpen] = useState<ReadonlySet<string>>(
    new Set(units.filter(({ depth }) => depth === 0).map(({ id }) => id)),
  );
  const parents = units.filter(({ below }) => below.all > 0).map(({ id }) => id);
  const shown = shownUnits(units, { search, filter, open });
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const flat = filter !== 'all' || search.trim() !== '';
  return (
    <>
      <Totals lines={read.lines} />
      <fieldset class="filters">
        <legend class="visually-hidden">{say(OVERVIEW.filters)}</legend>
        {ORDER.map((each) => (
          <button
            type="button"
            key={each}
            class={filter === each ? 'button primary' : 'button'}
            aria-pressed={filter === each}
            data-act={`filter-${each}`}
            onClick={() => setFilter(each)}
          >
            {say(FILTERS[each])} <strong>{count(units.filter((unit) => fits(unit, each)).length)}</strong>
          </button>
        ))}
      </fieldset>
      <div class="row end">
        <Field label={say(OVERVIEW.search)} name="search" value={search} onInput={setSearch} />
        {!flat && (
          <Button
            name="fold-all"
            onClick={() => setOpen(new Set(parents.every((id) => open.has(id)) ? parents.slice(0, 1) : parents))}
          >
            {say(parents.every((id) => open.has(id)) ? OVERVIEW.foldAll : OVERVIEW.unfoldAll)}
          </Button>
        )}
      </div>
      <p role="status">
        {shown.length === 0 ? say(OVERVIEW.nothing) : say(OVERVIEW.found(count(shown.length), count(units.length)))}
      </p>
      <UnitTable
        units={shown}
        flat={flat}
        open={open}
        parentOf={({ parent }) => names.get(parent ?? '')}
        onFold={(id) =>
          setOpen(open.has(id) ? new Set([...open].filter((other) => other !== id)) : new Set([...open, id]))
        }
      />
      <p class="soft">{say(OVERVIEW.paperNote)}</p>
      <p class="soft">{say(OVERVIEW.serviceNote)}</p>
    </>
  );
}
