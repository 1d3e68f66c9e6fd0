import { shortDate } from '../../../src/domain/papers/long-date.ts';
import { eligibilityOf, subjectsOf } from '../../../src/domain/rating/eligibility.ts';
import { stageOf } from '../../../src/domain/rating/proposal.ts';
import type { PeriodState } from '../../../src/domain/rating/state.ts';
import { SUBJECT_KINDS } from '../../../src/domain/rating/status.ts';
import { NOT_RATED_WORDS, SUBJECT_KIND_WORDS } from '../../../src/domain/rating/words.ts';
import { Facts } from '../../ui/components/facts.tsx';
import { ScrollAcross } from '../../ui/components/scroll-across.tsx';
import { Exclusions } from '../../ui/exclusions/exclusions.tsx';
import { count, say } from '../../ui/language.ts';
import { TERMS } from '../../ui/period/words.ts';
import { nameOf, type PartProps, type PeriodPartProps } from '../../ui/ratings/part.ts';
import { OpenPeriod } from './open-period.tsx';
import { PERIOD, RATINGS, STAGE_WORDS, TABS } from './words.ts';

/** The terms of the period, who is rated and who is not, and why; before anything starts. */
export function Period({ period, ...props }: PartProps & { readonly period?: PeriodState }) {
  return (
    <>
      {period !== undefined && <Terms period={period} />}
      {period !== undefined && <Who {...props} period={period} />}
      {period !== undefined && <Exclusions {...props} period={period} />}
      <OpenPeriod {...props} />
    </>
  );
}

function Terms({ period }: { readonly period: PeriodState }) {
  const { terms, ruleSet, capSet, criteriaSet } = period;
  const { secondRound } = terms;
  const steps = [
    terms.steps.selfRating ? say(TABS['self-rating']) : '',
    terms.steps.appraisal ? say(TABS.appraisal) : '',
    terms.steps.ballot === 'none' ? '' : `${say(TABS.ballot)} ${say(PERIOD[`ballot-${terms.steps.ballot}`])}`,
    say(TABS.decision),
  ].filter((step) => step !== '');
  const deciders = SUBJECT_KINDS.flatMap((kind) => {
    const decider = terms.deciders[kind];
    return decider === null ? [] : [`${say(SUBJECT_KIND_WORDS[kind])}: ${say(PERIOD[decider])}`];
  });
  const { deadlines } = terms;
  const due = [
    [TABS['self-rating'], deadlines.selfRating],
    [TABS.appraisal, deadlines.appraisal],
    [TABS.ballot, deadlines.ballot],
    [TABS.decision, deadlines.decision],
  ] as const;
  const lines: readonly (readonly [string, string])[] = [
    [say(PERIOD.asOf), shortDate(terms.asOf)],
    [say(PERIOD.decider), deciders.join('; ')],
    [say(PERIOD.steps), steps.join(' → ')],
    [say(PERIOD.rules), say(ruleSet.title)],
    [say(PERIOD.cap), capSet === null ? say(PERIOD.noCap) : say(capSet.title)],
    ...(criteriaSet === null ? [] : [[say(TERMS.criteria), say(criteriaSet.title)] as const]),
    ...(secondRound === null
      ? []
      : [
          [
            say(PERIOD.second),
            say(
              PERIOD.secondOf(
                secondRound.levels.join(', '),
                count(secondRound.most),
                say(TERMS.effects[secondRound.effect]),
              ),
            ),
          ] as const,
        ]),
    [
      say(PERIOD.deadlines),
      due.flatMap(([words, date]) => (date === null ? [] : [`${say(words)} ${shortDate(date)}`])).join('; ') || '–',
    ],
  ];
  return (
    <section class="sheet">
      <h3>{terms.title}</h3>
      <dl class="terms">
        {lines.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Who({ reading, period }: PeriodPartProps) {
  const { state } = reading;
  const all = subjectsOf(state, period.terms);
  const rated = all.filter(({ eligibility }) => eligibility.rated === 'yes');
  const not = all.filter(({ eligibility }) => eligibility.rated === 'no');
  return (
    <>
      <Facts
        facts={[
          [say(PERIOD.rated), count(rated.length)],
          [say(PERIOD.notRated), count(not.length)],
        ]}
      />
      {not.length > 0 && (
        <section class="sheet">
          <h3>{say(PERIOD.notRated)}</h3>
          <ul>
            {not.map(({ subject, of }) => {
              const eligibility = eligibilityOf(of, period.terms);
              const why = eligibility.rated === 'no' ? say(NOT_RATED_WORDS[eligibility.reason]) : '';
              return (
                <li key={subject}>
                  <strong>{nameOf(reading, subject)}</strong>: {why}
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <ScrollAcross label={say(PERIOD.rated)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(RATINGS.number)}</th>
              <th scope="col">{say(RATINGS.name)}</th>
              <th scope="col">{say(RATINGS.group)}</th>
              <th scope="col">{say(PERIOD.steps)}</th>
            </tr>
          </thead>
          <tbody>
            {rated.map(({ subject, of }, place) => (
              <tr key={subject}>
                <td class="number">{place + 1}</td>
                <td>{nameOf(reading, subject)}</td>
                <td>{of.group}</td>
                <td>{say(STAGE_WORDS[stageOf(period, subject)])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollAcross>
    </>
  );
}
