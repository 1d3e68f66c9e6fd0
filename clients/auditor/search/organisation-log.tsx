import { Complaints } from '../../ui/complaints/complaints.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/progress.tsx';
import { RefusedAgain } from '../../ui/components/refused-again.tsx';
import { Custody } from '../../ui/custody/custody.tsx';
import { Exclusions } from '../../ui/exclusions/exclusions.tsx';
import { count, say } from '../../ui/language.ts';
import type { SignedInOfficer } from '../../ui/officer/session.ts';
import { HeldNotice } from '../../ui/ratings/held-notice.tsx';
import type { PartProps } from '../../ui/ratings/part.ts';
import { useRatingLog } from '../../ui/ratings/use-rating-log.ts';
import { Acts } from './acts.tsx';
import { type LogPart, SEARCH } from './words.ts';

interface LogProps {
  readonly officer: SignedInOfficer;
  readonly organisation: string;
  readonly part: LogPart;
}

/** One organisation's rating log, read and judged on this device: its acts, its complaints, its custody. */
export function OrganisationLog({ officer, organisation, part }: LogProps) {
  const { log, reading, refusal, reload } = useRatingLog(officer, organisation);
  const state = reading?.state;
  return (
    <>
      <RefusedAgain refusal={refusal} onAgain={reload} />
      {log === undefined && refusal === undefined && <Waiting text={say(SEARCH.reading)} />}
      {log !== undefined && reading !== undefined && (
        <>
          <HeldNotice log={log} reading={reading} />
          {state === undefined && <Notice kind="warn">{say(SEARCH.noLog)}</Notice>}
          {state !== undefined && <p class="soft">{say(SEARCH.checked(count(state.log.size)))}</p>}
          {state !== undefined && (
            <Part key={state.log.size} part={part} officer={officer} log={log} reading={{ ...reading, state }} />
          )}
        </>
      )}
    </>
  );
}

function Part({ part, ...props }: PartProps & { readonly part: LogPart }) {
  switch (part) {
    case 'acts':
      return <Acts reading={props.reading} />;
    case 'complaints':
      return (
        <>
          <Complaints {...props} />
          {[...props.reading.state.periods].map(([name, period]) => (
            <Exclusions key={name} {...props} period={period} />
          ))}
        </>
      );
    case 'custody':
      return <Custody {...props} />;
  }
}
