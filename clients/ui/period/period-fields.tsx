import { useState } from 'preact/hooks';
import { PERIOD_NAME, spanOf } from '../../../src/domain/rating/period.ts';
import { Field } from '../components/field.tsx';
import { Notice } from '../components/notice.tsx';
import { say } from '../language.ts';
import { RulesEditor } from '../rules/rules-editor.tsx';
import { CapEditor } from './cap-editor.tsx';
import { CriteriaEditor } from './criteria-editor.tsx';
import { type Fault, faultsOf, type PeriodDraft, withRuleSet } from './draft.ts';
import { DeadlineFields, type Decider, ProcedureFields } from './terms-fields.tsx';
import { FAULTS, TERMS } from './words.ts';

/** A period that is being written on this page. */
export interface WrittenPeriod {
  readonly draft: PeriodDraft;
  readonly put: (draft: PeriodDraft) => void;
  /** The name as it is typed; the draft keeps the last one that is a period's. */
  readonly typed: string;
  readonly type: (name: string) => void;
  readonly faults: readonly Fault[];
}

/** @param typed what stands in the name's field at first */
export function useWrittenPeriod(begin: () => PeriodDraft, typed?: string): WrittenPeriod {
  const [draft, put] = useState(begin);
  const [name, setName] = useState(typed ?? draft.period);
  return {
    draft,
    put,
    typed: name,
    type: (next) => {
      setName(next);
      if (PERIOD_NAME.test(next)) put({ ...draft, period: next, asOf: spanOf(next).to });
    },
    faults: [...(PERIOD_NAME.test(name) ? [] : (['period'] as const)), ...faultsOf(draft)],
  };
}

interface PeriodFieldsProps {
  readonly period: WrittenPeriod;
  /** Who may be said to decide: a superior who publishes offers both, an organisation that opens its own only itself. */
  readonly deciders: readonly Decider[];
  /** Told beside the faults: what else stands in the way. */
  readonly further?: readonly string[];
}

/** Every term of a period: its name and day, rules, cap, criteria, procedure, deadlines; and what is not right yet. */
export function PeriodFields({ period, deciders, further = [] }: PeriodFieldsProps) {
  const { draft, put, typed, type, faults } = period;
  const { levels } = draft.ruleSet;
  return (
    <>
      <fieldset class="group">
        <legend>{say(TERMS.what)}</legend>
        <div class="pair">
          <Field
            label={say(TERMS.period)}
            hint={say(TERMS.periodHint)}
            name="period-name"
            value={typed}
            onInput={type}
          />
          <Field
            label={say(TERMS.asOf)}
            hint={say(TERMS.asOfHint)}
            type="date"
            name="as-of"
            value={draft.asOf}
            onInput={(asOf) => put({ ...draft, asOf })}
          />
        </div>
        <Field
          label={say(TERMS.name)}
          hint={say(TERMS.nameHint)}
          name="title"
          value={draft.title}
          onInput={(title) => put({ ...draft, title })}
        />
      </fieldset>
      <RulesEditor ruleSet={draft.ruleSet} onChange={(ruleSet) => put(withRuleSet(draft, ruleSet))} />
      <CapEditor capSet={draft.capSet} levels={levels} onChange={(capSet) => put({ ...draft, capSet })} />
      <CriteriaEditor
        criteriaSet={draft.criteriaSet}
        levels={levels}
        onChange={(criteriaSet) => put({ ...draft, criteriaSet })}
      />
      <ProcedureFields draft={draft} deciders={deciders} onChange={put} />
      <DeadlineFields draft={draft} onChange={put} />
      {faults.length + further.length > 0 && (
        <Notice kind="warn">
          <ul>
            {[...faults.map((fault) => say(FAULTS[fault])), ...further].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
