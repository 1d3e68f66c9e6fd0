import { useState } from 'preact/hooks';
import { PERIOD_NAME, spanOf } from '../../../src/domain/rating/period.ts';
import { Button } from '../../ui/components/button.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Page } from '../../ui/components/page.tsx';
import { say } from '../../ui/language.ts';
import type { SignedInOfficer } from '../../ui/officer/session.ts';
import { SignOut } from '../../ui/officer/sign-out.tsx';
import { RulesEditor } from '../../ui/rules/rules-editor.tsx';
import { goTo, route } from '../route.ts';
import { ROLE, WORDS } from '../words.ts';
import { CapEditor } from './cap-editor.tsx';
import { CriteriaEditor } from './criteria-editor.tsx';
import { faultsOf, newDraft, withRuleSet } from './draft.ts';
import { DeadlineFields, ProcedureFields } from './terms-fields.tsx';
import { ToUnits } from './to-units.tsx';
import { FAULTS, PUBLISH } from './words.ts';

/** Writes the terms of a period, and states them in the logs of chosen units. */
export function Publish({ officer }: { readonly officer: SignedInOfficer }) {
  const [draft, setDraft] = useState(() => newDraft(route.value.period));
  const [period, setPeriod] = useState(draft.period);
  const faults = [...faultsOf(draft), ...(PERIOD_NAME.test(period) ? [] : (['period'] as const))];
  return (
    <Page role={ROLE} place={officer.organisationName} status={<SignOut officer={officer} />} wide>
      <div class="row spread">
        <h1>{say(PUBLISH.title)}</h1>
        <Button name="to-overview" onClick={() => goTo({ period: draft.period })}>
          {say(WORDS.toOverview)}
        </Button>
      </div>
      <p>{say(PUBLISH.intro)}</p>
      <fieldset class="group">
        <legend>{say(PUBLISH.what)}</legend>
        <div class="pair">
          <Field
            label={say(PUBLISH.period)}
            name="period"
            value={period}
            onInput={(typed) => {
              setPeriod(typed);
              if (PERIOD_NAME.test(typed)) setDraft({ ...draft, period: typed, asOf: spanOf(typed).to });
            }}
          />
          <Field
            label={say(PUBLISH.asOf)}
            hint={say(PUBLISH.asOfHint)}
            type="date"
            name="as-of"
            value={draft.asOf}
            onInput={(asOf) => setDraft({ ...draft, asOf })}
          />
        </div>
        <Field
          label={say(PUBLISH.name)}
          hint={say(PUBLISH.nameHint)}
          name="title"
          value={draft.title}
          onInput={(title) => setDraft({ ...draft, title })}
        />
      </fieldset>
      <RulesEditor ruleSet={draft.ruleSet} onChange={(ruleSet) => setDraft(withRuleSet(draft, ruleSet))} />
      <CapEditor
        capSet={draft.capSet}
        levels={draft.ruleSet.levels}
        onChange={(capSet) => setDraft({ ...draft, capSet })}
      />
      <CriteriaEditor
        criteriaSet={draft.criteriaSet}
        levels={draft.ruleSet.levels}
        onChange={(criteriaSet) => setDraft({ ...draft, criteriaSet })}
      />
      <ProcedureFields draft={draft} onChange={setDraft} />
      <DeadlineFields draft={draft} onChange={setDraft} />
      {faults.length > 0 && (
        <Notice kind="warn">
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{say(FAULTS[fault])}</li>
            ))}
          </ul>
        </Notice>
      )}
      <ToUnits officer={officer} draft={draft} ready={faults.length === 0} />
    </Page>
  );
}
