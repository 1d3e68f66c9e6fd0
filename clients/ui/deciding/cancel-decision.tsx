import { useState } from 'preact/hooks';
import { type PeriodState, type RatingState, ratingOf } from '../../../src/domain/rating/state.ts';
import type { RatingLog } from '../../shared/ratings/rating-log.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { Act } from '../components/act.tsx';
import { Field } from '../components/field.tsx';
import { say } from '../language.ts';
import { platformRandom } from '../platform.ts';
import { today } from '../today.ts';
import { UNIT } from './words.ts';

/** Cancels a standing decision with a reason, after which the subject is decided anew; an upheld complaint about it is named. */
export function CancelDecision({
  log,
  state,
  period,
  subject,
}: {
  readonly log: RatingLog;
  readonly state: RatingState;
  readonly period: PeriodState;
  readonly subject: number;
}) {
  const [reason, setReason] = useState('');
  const { decision } = ratingOf(period, subject);
  if (decision === undefined) return null;
  const upheld = [...state.complaints].find(
    ([, one]) => one.decision === decision.entry && one.subject === subject && one.answer?.outcome === 'upheld',
  );
  const cancel = () => {
    const { commit, openings } = committer(platformRandom);
    return log.append(
      {
        type: 'decision-cancelled',
        date: today(),
        period: period.terms.period,
        subject,
        decision: decision.entry,
        complaint: upheld?.[0] ?? null,
        reason: commit(reason.trim()),
      },
      openings,
    );
  };
  return (
    <Act
      name={`cancel-${subject}`}
      label={say(UNIT.cancel)}
      danger
      ask={{
        title: say(UNIT.cancelTitle),
        disabled: reason.trim() === '',
        children: (
          <>
            {upheld !== undefined && <p>{say(UNIT.cancelUpheld)}</p>}
            <Field label={say(UNIT.cancelReason)} name="cancel-reason" value={reason} onInput={setReason} />
            <p>{say(UNIT.cancelNote)}</p>
          </>
        ),
      }}
      run={cancel}
    />
  );
}
