import { Button } from '../../ui/components/button.tsx';
import { Page } from '../../ui/components/page.tsx';
import { say } from '../../ui/language.ts';
import type { SignedInOfficer } from '../../ui/officer/session.ts';
import { SignOut } from '../../ui/officer/sign-out.tsx';
import { newDraft } from '../../ui/period/draft.ts';
import { PeriodFields, useWrittenPeriod } from '../../ui/period/period-fields.tsx';
import { goTo, route } from '../route.ts';
import { ROLE, WORDS } from '../words.ts';
import { ToUnits } from './to-units.tsx';
import { PUBLISH } from './words.ts';

/** Writes the terms of a period, and states them in the logs of chosen units. */
export function Publish({ officer }: { readonly officer: SignedInOfficer }) {
  const period = useWrittenPeriod(() => newDraft(route.value.period));
  const { draft, faults } = period;
  return (
    <Page role={ROLE} place={officer.organisationName} status={<SignOut officer={officer} />} wide>
      <div class="row spread">
        <h1>{say(PUBLISH.title)}</h1>
        <Button name="to-overview" onClick={() => goTo({ period: draft.period })}>
          {say(WORDS.toOverview)}
        </Button>
      </div>
      <p>{say(PUBLISH.intro)}</p>
      <PeriodFields period={period} deciders={['superior', 'own']} />
      <ToUnits officer={officer} draft={draft} ready={faults.length === 0} />
    </Page>
  );
}
