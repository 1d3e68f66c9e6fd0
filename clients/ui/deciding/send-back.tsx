import { useState } from 'preact/hooks';
import type { RatingBodyOf } from '../../../src/domain/rating/bodies.ts';
import { type PeriodState, ratingOf } from '../../../src/domain/rating/state.ts';
import type { RatingLog } from '../../shared/ratings/rating-log.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { Act } from '../components/act.tsx';
import { Select } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { count, say } from '../language.ts';
import { platformRandom } from '../platform.ts';
import { today } from '../today.ts';
import { UNIT } from './words.ts';

type Step = RatingBodyOf<'sent-back'>['to'];
const VALUE_OF_STEP = { 'self-rating': 'self', appraisal: 'appraisal', ballot: 'ballot' } as const;
const STEPS = Object.keys(VALUE_OF_STEP) as Step[];

/** Sends those selected back to a step, with a reason. Only those that have a value there can be sent back. */
export function SendBack({
  log,
  period,
  ticked,
}: {
  readonly log: RatingLog;
  readonly period: PeriodState;
  readonly ticked: ReadonlySet<number>;
}) {
  const [to, setTo] = useState<Step | ''>('');
  const [reason, setReason] = useState('');
  const standing = (step: Step): readonly number[] =>
    [...ticked].filter((subject) => ratingOf(period, subject)[VALUE_OF_STEP[step]]?.returned === false);
  const subjects = to === '' ? [] : standing(to);
  const send = () => {
    const { commit, openings } = committer(platformRandom);
    return log.append(
      {
        type: 'sent-back',
        date: today(),
        period: period.terms.period,
        subjects: [...subjects].sort((a, b) => a - b),
        to: to as Step,
        reason: commit(reason.trim()),
      },
      openings,
    );
  };
  return (
    <Act
      name="send-back"
      label={say(UNIT.sendBack)}
      danger
      disabled={ticked.size === 0}
      ask={{
        title: say(UNIT.sendBackTitle(count(ticked.size))),
        disabled: to === '' || subjects.length === 0 || reason.trim() === '',
        children: (
          <>
            <Select
              label={say(UNIT.sendBackTo)}
              name="send-back-to"
              value={to}
              options={[
                ['', say(UNIT.stepChoose)] as const,
                ...STEPS.filter((step) => standing(step).length > 0).map(
                  (step) => [step, `${say(UNIT.steps[step])} (${count(standing(step).length)})`] as const,
                ),
              ]}
              onChange={setTo}
            />
            {STEPS.every((step) => standing(step).length === 0) && <p>{say(UNIT.sendBackNone)}</p>}
            <Field label={say(UNIT.sendBackReason)} name="send-back-reason" value={reason} onInput={setReason} />
            <p>{say(UNIT.sendBackNote)}</p>
          </>
        ),
      }}
      run={send}
    />
  );
}
