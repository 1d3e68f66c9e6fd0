import { SUBJECT_KINDS } from '../../../src/domain/rating/status.ts';
import { NOT_RATED_WORDS } from '../../../src/domain/rating/words.ts';
import { Lines, Select, Tick } from '../components/choice.tsx';
import { CountField } from '../components/count-field.tsx';
import { Field } from '../components/field.tsx';
import { say } from '../language.ts';
import type { PeriodDraft } from './draft.ts';
import { TERMS } from './words.ts';

interface TermsProps {
  readonly draft: PeriodDraft;
  readonly onChange: (draft: PeriodDraft) => void;
}

/** Who decides about a kind: the superior of the unit, or the unit itself. */
export type Decider = 'superior' | 'own';

const REASONS = ['moved-out', 'exempt', 'suspended', 'detained'] as const;
const STEPS = ['selfRating', 'appraisal', 'ballot', 'decision'] as const;

/** Who decides, in which steps, and who is not rated. */
export function ProcedureFields({
  draft,
  deciders: offered,
  onChange,
}: TermsProps & { readonly deciders: readonly Decider[] }) {
  const { deciders, steps, secondRound, notRated, minMonths, ruleSet } = draft;
  const second = { levels: [ruleSet.levels[0]?.code ?? ''], most: 5, effect: 'highest-level' } as const;
  return (
    <fieldset class="group">
      <legend>{say(TERMS.procedure)}</legend>
      <div class="pair">
        {SUBJECT_KINDS.map((kind) => (
          <Select
            key={kind}
            label={say(TERMS.decider[kind])}
            name={`decider-${kind}`}
            value={deciders[kind] ?? 'nobody'}
            options={[
              ...offered.map((one) => [one, say(one === 'own' ? TERMS.ownLevel : TERMS.superior)] as const),
              ['nobody', say(TERMS.nobody)] as const,
            ]}
            onChange={(chosen) =>
              onChange({ ...draft, deciders: { ...deciders, [kind]: chosen === 'nobody' ? null : chosen } })
            }
          />
        ))}
        <Select
          label={say(TERMS.ballot)}
          name="ballot"
          value={steps.ballot}
          options={(['proposes', 'decides', 'none'] as const).map((each) => [each, say(TERMS.ballots[each])])}
          onChange={(ballot) => onChange({ ...draft, steps: { ...steps, ballot } })}
        />
      </div>
      {(['selfRating', 'appraisal'] as const).map((step) => (
        <Tick
          key={step}
          label={say(TERMS[step])}
          name={step}
          checked={steps[step]}
          onChange={(on) => onChange({ ...draft, steps: { ...steps, [step]: on } })}
        />
      ))}
      <Tick
        label={say(TERMS.second)}
        name="second-round"
        checked={secondRound !== null}
        onChange={(on) => onChange({ ...draft, secondRound: on ? { ...second, levels: [...second.levels] } : null })}
      />
      {secondRound !== null && <SecondRound draft={draft} of={secondRound} onChange={onChange} />}
      <fieldset class="group">
        <legend>{say(TERMS.notRated)}</legend>
        {REASONS.map((reason) => (
          <Tick
            key={reason}
            label={say(NOT_RATED_WORDS[reason])}
            name={`not-rated-${reason}`}
            checked={notRated.includes(reason)}
            onChange={(on) =>
              onChange({
                ...draft,
                notRated: REASONS.filter((each) => (each === reason ? on : notRated.includes(each))),
              })
            }
          />
        ))}
        <CountField
          label={say(TERMS.minMonths)}
          name="min-months"
          value={minMonths}
          least={0}
          most={120}
          onChange={(months) => onChange({ ...draft, minMonths: months })}
        />
      </fieldset>
    </fieldset>
  );
}

function SecondRound({ draft, of, onChange }: TermsProps & { readonly of: NonNullable<PeriodDraft['secondRound']> }) {
  const put = (change: Partial<typeof of>) => onChange({ ...draft, secondRound: { ...of, ...change } });
  const codes = draft.ruleSet.levels.map(({ code }) => code);
  return (
    <fieldset class="group">
      <legend>{say(TERMS.secondOf)}</legend>
      {codes.map((code) => (
        <Tick
          key={code}
          label={code}
          name={`second-${code}`}
          checked={of.levels.includes(code)}
          onChange={(on) => put({ levels: codes.filter((each) => (each === code ? on : of.levels.includes(each))) })}
        />
      ))}
      <div class="pair">
        <CountField
          label={say(TERMS.secondMost)}
          name="second-most"
          value={of.most}
          least={1}
          most={200}
          onChange={(most) => put({ most })}
        />
        <Select
          label={say(TERMS.secondEffect)}
          name="second-effect"
          value={of.effect}
          options={(['highest-level', 'exemplary'] as const).map((each) => [each, say(TERMS.effects[each])])}
          onChange={(effect) => put({ effect })}
        />
      </div>
    </fieldset>
  );
}

/** Until when each step is due, and on which days nobody works. */
export function DeadlineFields({ draft, onChange }: TermsProps) {
  return (
    <fieldset class="group">
      <legend>{say(TERMS.deadlines)}</legend>
      <div class="pair">
        {STEPS.map((step) => (
          <Field
            key={step}
            type="date"
            label={say(TERMS.due[step])}
            name={`due-${step}`}
            value={draft.deadlines[step] ?? ''}
            onInput={(day) =>
              onChange({ ...draft, deadlines: { ...draft.deadlines, [step]: day === '' ? null : day } })
            }
          />
        ))}
      </div>
      <Lines
        label={say(TERMS.holidays)}
        hint={say(TERMS.holidaysHint)}
        name="holidays"
        value={draft.holidays}
        onInput={(holidays) => onChange({ ...draft, holidays })}
      />
    </fieldset>
  );
}
