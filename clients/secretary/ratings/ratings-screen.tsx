import { useState } from 'preact/hooks';
import type { RatingLog } from '../../shared/ratings/rating-log.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { Complaints } from '../../ui/complaints/complaints.tsx';
import { Act } from '../../ui/components/act.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Select } from '../../ui/components/choice.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Waiting } from '../../ui/components/progress.tsx';
import { RefusedAgain } from '../../ui/components/refused-again.tsx';
import { Custody } from '../../ui/custody/custody.tsx';
import { count, say } from '../../ui/language.ts';
import type { SignedInOfficer } from '../../ui/officer/session.ts';
import { SignOut } from '../../ui/officer/sign-out.tsx';
import { platformRandom } from '../../ui/platform.ts';
import { RatingPapers } from '../../ui/rating-papers/rating-papers.tsx';
import { HeldNotice } from '../../ui/ratings/held-notice.tsx';
import type { PartProps, PeriodPartProps } from '../../ui/ratings/part.ts';
import { useRatingLog } from '../../ui/ratings/use-rating-log.ts';
import { today } from '../../ui/today.ts';
import { goTo, route } from '../route.ts';
import { ROLE } from '../words.ts';
import { Ballots } from './ballots.tsx';
import { Decisions } from './decisions.tsx';
import { Officers } from './officers.tsx';
import { Period } from './period.tsx';
import { Rate } from './rate.tsx';
import { Subjects } from './subjects.tsx';
import { RATINGS, TABS, type Tab } from './words.ts';

const PREFIX = 'ratings';
export const isRatings = (at: string | undefined): boolean => at === PREFIX || at?.startsWith(`${PREFIX}-`) === true;
/** Parts that are about the whole log. */
const WITHOUT_PERIOD: ReadonlySet<Tab> = new Set(['subjects', 'officers', 'custody']);
const tabOf = (at: string | undefined): Tab => {
  const tab = at?.slice(PREFIX.length + 1) ?? '';
  return tab in TABS ? (tab as Tab) : 'subjects';
};

/** The organisation's ratings: its log, read and judged here, and one part of the work at a time. */
export function RatingsScreen({ officer }: { readonly officer: SignedInOfficer }) {
  const { log, reading, refusal, reload } = useRatingLog(officer, officer.organisation);
  const state = reading?.state;
  return (
    <Page role={ROLE} place={officer.organisationName} status={<SignOut officer={officer} />} wide>
      <div class="row spread">
        <h1>{say(RATINGS.title)}</h1>
        <Button name="to-meetings" onClick={() => goTo({})}>
          {say(RATINGS.toMeetings)}
        </Button>
      </div>
      <RefusedAgain refusal={refusal} onAgain={reload} />
      {log === undefined && refusal === undefined && <Waiting text={say(RATINGS.reading)} />}
      {log !== undefined && reading !== undefined && <HeldNotice log={log} reading={reading} />}
      {log !== undefined && reading !== undefined && state === undefined && <Begin officer={officer} log={log} />}
      {log !== undefined && reading !== undefined && state !== undefined && (
        <Opened officer={officer} log={log} reading={{ ...reading, state }} />
      )}
    </Page>
  );
}

function Begin({ officer, log }: { readonly officer: SignedInOfficer; readonly log: RatingLog }) {
  const begin = () => {
    const { organisation, service, key, name, organisationName } = officer;
    const { commit, openings } = committer(platformRandom);
    return log.append(
      {
        type: 'rating-log-created',
        date: today(),
        organisation,
        service,
        secretary: key,
        name: commit(name || organisationName),
      },
      openings,
    );
  };
  return (
    <div class="sheet">
      <p>{say(RATINGS.noLog)}</p>
      <div class="row">
        <Act
          name="begin-log"
          kind="primary"
          label={say(RATINGS.begin)}
          ask={{ title: say(RATINGS.beginTitle), children: <p>{say(RATINGS.beginText)}</p> }}
          run={begin}
        />
      </div>
    </div>
  );
}

function Opened(props: PartProps) {
  const { state } = props.reading;
  const names = [...state.periods.keys()].sort().reverse();
  const [chosen, setChosen] = useState<string>();
  const name = chosen ?? names[0];
  const period = name === undefined ? undefined : state.periods.get(name);
  const tab = tabOf(route.value.at);
  return (
    <div class="stack">
      <nav class="row tabs" aria-label={say(RATINGS.parts)}>
        {(Object.keys(TABS) as Tab[]).map((one) => (
          <button
            type="button"
            class={one === tab ? 'button primary' : 'button'}
            key={one}
            data-act={`part-${one}`}
            aria-current={one === tab ? 'page' : undefined}
            onClick={() => goTo({ at: `${PREFIX}-${one}` })}
          >
            {say(TABS[one])}
          </button>
        ))}
      </nav>
      {names.length > 0 && !WITHOUT_PERIOD.has(tab) && (
        <Select
          label={say(RATINGS.period)}
          name="period"
          value={name ?? ''}
          options={names.map((one) => [one, `${one} – ${state.periods.get(one)?.terms.title ?? ''}`] as const)}
          onChange={setChosen}
        />
      )}
      <section class="stack" aria-label={say(TABS[tab])}>
        <h2>{say(TABS[tab])}</h2>
        <Part key={`${tab} ${name} ${state.log.size}`} tab={tab} {...props} {...(period && { period })} />
      </section>
      <p class="soft">{say(RATINGS.checked(count(state.log.size)))}</p>
    </div>
  );
}

function Part({
  tab,
  period,
  ...props
}: PartProps & { readonly tab: Tab; readonly period?: PeriodPartProps['period'] }) {
  if (tab === 'subjects') return <Subjects {...props} />;
  if (tab === 'officers') return <Officers {...props} />;
  if (tab === 'custody') return <Custody {...props} />;
  if (tab === 'period') return <Period {...props} {...(period && { period })} />;
  if (period === undefined) return <Notice kind="warn">{say(RATINGS.noPeriod)}</Notice>;
  switch (tab) {
    case 'self-rating':
      return <Rate {...props} period={period} step="self-rated" />;
    case 'appraisal':
      return <Rate {...props} period={period} step="appraised" />;
    case 'ballot':
      return <Ballots {...props} period={period} />;
    case 'decision':
      return <Decisions {...props} period={period} />;
    case 'complaints':
      return <Complaints {...props} only={period} />;
    case 'papers':
      return <RatingPapers {...props} period={period} own={props.officer.organisationName} />;
  }
}
