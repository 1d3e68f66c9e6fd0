import { useState } from 'preact/hooks';
import { isDate } from '../../../src/domain/rating/dates.ts';
import { PERIOD_NAME, spanOf } from '../../../src/domain/rating/period.ts';
import { CAP_PRESETS } from '../../../src/domain/rules/cap-presets.ts';
import { decodeCapSet } from '../../../src/domain/rules/cap-set.ts';
import { CAUTIOUS_DEFAULT } from '../../../src/domain/rules/presets.ts';
import { decodeRuleSet, type RuleSet } from '../../../src/domain/rules/rule-set.ts';
import { Act } from '../../ui/components/act.tsx';
import { Select, Tick } from '../../ui/components/choice.tsx';
import { CountField } from '../../ui/components/count-field.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { say } from '../../ui/language.ts';
import type { PartProps } from '../../ui/ratings/part.ts';
import { RulesEditor } from '../../ui/rules/rules-editor.tsx';
import { today } from '../../ui/today.ts';
import { PERIOD } from './words.ts';

const BALLOTS = ['none', 'proposes', 'decides'] as const;
const NO_CAP = 'none';

/** A period of the organisation's own, where nobody above decides: its terms, fixed by one signature. */
export function OpenPeriod({ log, reading }: PartProps) {
  const [period, setPeriod] = useState('');
  const [title, setTitle] = useState('');
  const [asOf, setAsOf] = useState('');
  const [selfRating, setSelfRating] = useState(true);
  const [appraisal, setAppraisal] = useState(false);
  const [ballot, setBallot] = useState<(typeof BALLOTS)[number]>('proposes');
  const [minMonths, setMinMonths] = useState(6);
  const [ruleSet, setRuleSet] = useState<RuleSet>(CAUTIOUS_DEFAULT);
  const [cap, setCap] = useState(NO_CAP);
  const levels = ruleSet.levels.map(({ code }) => code);
  const caps = CAP_PRESETS.filter((one) => decodeCapSet(one, levels).ok);
  const capSet = caps.find(({ id }) => id === cap) ?? null;
  const span = PERIOD_NAME.test(period) ? spanOf(period) : undefined;
  const day = asOf === '' ? (span?.to ?? '') : asOf;
  const wrong =
    span === undefined || reading.state.periods.has(period) || !isDate(day) || day < span.from || day > span.to;
  const { document } = ruleSet;
  const cited = Object.values(document ?? {}).every((text) => text.trim() !== '');
  const open = () =>
    log.append({
      type: 'period-opened',
      date: today(),
      period,
      title: title.trim(),
      asOf: day,
      ruleSet: ruleSet as never,
      capSet: capSet as never,
      criteriaSet: null,
      deciders: { individual: 'own', collective: 'own', organisation: 'own' },
      steps: { selfRating, appraisal, ballot },
      secondRound: null,
      notRated: ['moved-out', 'exempt', 'suspended', 'detained'],
      minMonths,
      deadlines: { selfRating: null, appraisal: null, ballot: null, decision: null },
      holidays: [],
    });
  return (
    <details class="sheet" open={reading.state.periods.size === 0}>
      <summary>{say(PERIOD.open)}</summary>
      <div class="stack">
        <div class="pair">
          <Field
            label={say(PERIOD.period)}
            hint={say(PERIOD.periodHint)}
            name="period-name"
            value={period}
            onInput={(text) => setPeriod(text.trim())}
          />
          <Field label={say(PERIOD.title)} name="period-title" value={title} onInput={setTitle} />
          <Field label={say(PERIOD.asOf)} name="as-of" type="date" value={day} onInput={setAsOf} />
          <CountField
            label={say(PERIOD.minMonths)}
            name="min-months"
            value={minMonths}
            least={0}
            most={120}
            onChange={setMinMonths}
          />
        </div>
        <Tick label={say(PERIOD.selfRating)} name="with-self-rating" checked={selfRating} onChange={setSelfRating} />
        <Tick label={say(PERIOD.appraisal)} name="with-appraisal" checked={appraisal} onChange={setAppraisal} />
        <div class="pair">
          <Select
            label={say(PERIOD.ballot)}
            name="with-ballot"
            value={ballot}
            options={BALLOTS.map((one) => [one, say(PERIOD[`ballot-${one}`])] as const)}
            onChange={setBallot}
          />
          <Select
            label={say(PERIOD.cap)}
            name="cap"
            value={capSet === null ? NO_CAP : cap}
            options={[
              [NO_CAP, say(PERIOD.noCap)] as const,
              ...caps.map(({ id, title: words }) => [id, say(words)] as const),
            ]}
            onChange={setCap}
          />
        </div>
        <RulesEditor ruleSet={ruleSet} onChange={setRuleSet} />
        {period !== '' && wrong && <Notice kind="warn">{say(PERIOD.wrongPeriod)}</Notice>}
        <div class="row">
          <Act
            name="open-period"
            kind="primary"
            label={say(PERIOD.openAct)}
            disabled={wrong || title.trim() === '' || !decodeRuleSet(ruleSet).ok || !cited}
            ask={{ title: say(PERIOD.openTitle), children: <p>{say(PERIOD.openText)}</p> }}
            run={open}
          />
        </div>
      </div>
    </details>
  );
}
