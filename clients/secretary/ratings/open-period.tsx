import { Act } from '../../ui/components/act.tsx';
import { say } from '../../ui/language.ts';
import { newDraft, openingOf, type PeriodDraft } from '../../ui/period/draft.ts';
import { PeriodFields, useWrittenPeriod } from '../../ui/period/period-fields.tsx';
import type { PartProps } from '../../ui/ratings/part.ts';
import { today } from '../../ui/today.ts';
import { PERIOD } from './words.ts';

/** Of one's own: the organisation itself decides, without appraisal and cap unless it says so. */
function ownDraft(): PeriodDraft {
  const draft = newDraft(today().slice(0, 4));
  const deciders = { individual: 'own', collective: 'own', organisation: 'own' } as const;
  return { ...draft, capSet: null, deciders, steps: { ...draft.steps, appraisal: false } };
}

/** A period of the organisation's own, where nobody above decides: its terms, fixed by one signature. */
export function OpenPeriod({ log, reading }: PartProps) {
  const period = useWrittenPeriod(ownDraft, '');
  const { draft, typed, faults } = period;
  const taken = reading.state.periods.has(typed);
  return (
    <details class="sheet" data-part="open-period" open={reading.state.periods.size === 0}>
      <summary>{say(PERIOD.open)}</summary>
      <div class="stack">
        <PeriodFields period={period} deciders={['own']} further={taken ? [say(PERIOD.taken)] : []} />
        <div class="row">
          <Act
            name="open-period"
            kind="primary"
            label={say(PERIOD.openAct)}
            disabled={faults.length > 0 || taken}
            ask={{ title: say(PERIOD.openTitle), children: <p>{say(PERIOD.openText)}</p> }}
            run={() => log.append(openingOf(draft, today()))}
          />
        </div>
      </div>
    </details>
  );
}
