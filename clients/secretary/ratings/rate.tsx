import { useState } from 'preact/hooks';
import { hasRole } from '../../../src/domain/rating/act.ts';
import { subjectsOf } from '../../../src/domain/rating/eligibility.ts';
import { stageOf } from '../../../src/domain/rating/proposal.ts';
import { levelsOf, ratingOf } from '../../../src/domain/rating/state.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { Act } from '../../ui/components/act.tsx';
import { Select } from '../../ui/components/choice.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { ScrollAcross } from '../../ui/components/scroll-across.tsx';
import { count, say } from '../../ui/language.ts';
import { platformRandom } from '../../ui/platform.ts';
import { nameOf, type PeriodPartProps } from '../../ui/ratings/part.ts';
import { points as pointsText, textOf } from '../../ui/ratings/values.tsx';
import { today } from '../../ui/today.ts';
import { pointsTyped, type Typed } from './typed-rating.ts';
import { RATINGS, STAGE_WORDS } from './words.ts';
import { RATE } from './words-values.ts';

const NOTHING: Typed = { level: '', points: [], remarks: '' };

/** Self-ratings or appraisals of all who are rated: a row for each, signed together. */
export function Rate({
  officer,
  log,
  reading,
  period,
  step,
}: PeriodPartProps & { readonly step: 'self-rated' | 'appraised' }) {
  const { state } = reading;
  const { criteriaSet, terms } = period;
  const [typed, setTyped] = useState<ReadonlyMap<number, Typed>>(new Map());
  const [reason, setReason] = useState('');
  const slot = step === 'self-rated' ? 'self' : 'appraisal';
  const stage = step === 'self-rated' ? 'self-rating' : 'appraisal';
  const inTerms = step === 'self-rated' ? terms.steps.selfRating : terms.steps.appraisal;
  if (!inTerms) return <Notice>{say(RATINGS.noStep)}</Notice>;
  const roles = step === 'self-rated' ? (['secretary'] as const) : (['appraiser', 'superior'] as const);
  const mine = hasRole(state, officer.key, ...roles);
  const rows = subjectsOf(state, terms).filter(
    ({ subject, eligibility }) =>
      eligibility.rated === 'yes' &&
      ratingOf(period, subject).decision === undefined &&
      (stageOf(period, subject) === stage || ratingOf(period, subject)[slot] !== undefined),
  );
  const chosen = [...typed].filter(([, { level }]) => level !== '');
  const correcting = chosen.some(([subject]) => ratingOf(period, subject)[slot] !== undefined);
  const wrong = chosen.some(([, one]) => pointsTyped(criteriaSet, one) === undefined);
  const put = (subject: number, change: Partial<Typed>) =>
    setTyped(new Map([...typed, [subject, { ...(typed.get(subject) ?? NOTHING), ...change }]]));
  const sign = () => {
    const { commitGiven, openings } = committer(platformRandom);
    const ratings = chosen
      .sort(([a], [b]) => a - b)
      .map(([subject, one]) => ({
        subject,
        corrects: ratingOf(period, subject)[slot]?.entry ?? null,
        level: one.level,
        points: given(pointsTyped(criteriaSet, one)),
        remarks: commitGiven(one.remarks),
      }));
    const why = correcting ? commitGiven(reason) : null;
    return log.append({ type: step, date: today(), period: terms.period, ratings, reason: why }, openings);
  };
  return (
    <>
      <p>{say(RATE[step])}</p>
      {!mine && <Notice kind="warn">{say(RATE.notYours)}</Notice>}
      {rows.length === 0 && <p class="soft">{say(RATE.nobody)}</p>}
      {rows.length > 0 && (
        <ScrollAcross label={say(RATE[step])}>
          <table class="rate">
            <thead>
              <tr>
                <th scope="col">{say(RATINGS.name)}</th>
                <th scope="col">{say(RATE.now)}</th>
                <th scope="col">{say(RATE.levelHead)}</th>
                {criteriaSet?.criteria.map(({ code, most, ...words }) => (
                  <th scope="col" key={code}>
                    {say(words)} ({pointsText(most)})
                  </th>
                ))}
                <th scope="col">{say(RATE.remarksHead)}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ subject, of }) => {
                const name = textOf(reading, of.name);
                const one = typed.get(subject) ?? NOTHING;
                const standing = ratingOf(period, subject)[slot];
                return (
                  <tr key={subject} data-subject={subject}>
                    <td>
                      <strong>{nameOf(reading, subject)}</strong>
                      <div class="soft">{say(STAGE_WORDS[stageOf(period, subject)])}</div>
                    </td>
                    <td>
                      {standing?.level ?? '–'}
                      {standing?.score && <div class="soft">{pointsText(standing.score.score)}</div>}
                    </td>
                    <td>
                      <Select
                        quiet
                        label={say(RATE.level(name))}
                        name={`level-${subject}`}
                        value={one.level}
                        disabled={!mine}
                        options={[
                          ['', say(RATINGS.choose)] as const,
                          ...levelsOf(period).map((code) => [code, code] as const),
                        ]}
                        onChange={(level) => put(subject, { level })}
                      />
                    </td>
                    {criteriaSet?.criteria.map(({ code, most, ...words }, place) => (
                      <td key={code}>
                        <Field
                          quiet
                          label={say(RATE.points(say(words), name, pointsText(most)))}
                          name={`points-${subject}-${place}`}
                          value={one.points[place] ?? ''}
                          onInput={(text) => {
                            const next = criteriaSet.criteria.map((_, at) => one.points[at] ?? '');
                            put(subject, { points: next.with(place, text) });
                          }}
                        />
                      </td>
                    ))}
                    <td>
                      <Field
                        quiet
                        label={say(RATE.remarks(name))}
                        name={`remarks-${subject}`}
                        value={one.remarks}
                        onInput={(remarks) => put(subject, { remarks })}
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollAcross>
      )}
      {correcting && (
        <div class="sheet">
          <p>{say(RATE.correcting)}</p>
          <Field label={say(RATINGS.reason)} name="correction-reason" value={reason} onInput={setReason} />
        </div>
      )}
      {wrong && <Notice kind="warn">{say(RATE.wrongPoints)}</Notice>}
      <div class="row">
        <Act
          name={`sign-${stage}`}
          kind="primary"
          label={say(RATE.sign(count(chosen.length)))}
          disabled={!mine || chosen.length === 0 || wrong || (correcting && reason.trim() === '')}
          run={sign}
        />
      </div>
    </>
  );
}

const given = (points: readonly number[] = []): number[] | null => (points.length === 0 ? null : [...points]);
