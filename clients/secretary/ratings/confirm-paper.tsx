import { shortDate } from '../../../src/domain/papers/long-date.ts';
import { levelsOf, ratingOf } from '../../../src/domain/rating/state.ts';
import { Act } from '../../ui/components/act.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { ScrollAcross } from '../../ui/components/scroll-across.tsx';
import { count, say } from '../../ui/language.ts';
import { nameOf, type PeriodPartProps } from '../../ui/ratings/part.ts';
import { VALUES } from '../../ui/ratings/words.ts';
import { today } from '../../ui/today.ts';
import { RATINGS } from './words.ts';
import { BALLOT } from './words-values.ts';

/** Results from paper that one officer has typed in: another compares every number and confirms. Until then they count for nothing. */
export function ConfirmPaper({ officer, log, reading, period }: PeriodPartProps) {
  const { state } = reading;
  const waiting = [...state.papers].filter(([, paper]) => !paper.confirmed && paper.period === period.terms.period);
  if (waiting.length === 0) return null;
  const columns = [...levelsOf(period), say(BALLOT.abstained)];
  return (
    <section class="sheet" data-part="unconfirmed">
      <h3>{say(BALLOT.unconfirmed)}</h3>
      {waiting.map(([entry, { by }]) => {
        const rows = [...period.ratings].flatMap(([subject]) => {
          const { ballot } = ratingOf(period, subject);
          return ballot?.entry === entry ? [{ subject, ballot }] : [];
        });
        const source = rows[0]?.ballot.source;
        const minutes = source?.kind === 'paper' ? source : undefined;
        if (minutes === undefined) return null;
        return (
          <div class="stack" key={entry} data-entry={entry}>
            <p>
              {say(BALLOT.unconfirmedText(minutes.minutes, shortDate(rows[0]?.ballot.date ?? '')))}{' '}
              <span class="unproven">{say(VALUES.unproven)}</span>
            </p>
            <code class="scan-hash">{say(BALLOT.scanned(minutes.scan))}</code>
            <ScrollAcross label={say(BALLOT.unconfirmed)}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say(RATINGS.name)}</th>
                    {columns.map((column) => (
                      <th scope="col" key={column}>
                        {column}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ subject, ballot }) => (
                    <tr key={subject}>
                      <td>{nameOf(reading, subject)}</td>
                      {ballot.counts.map((votes, at) => (
                        <td class="number" key={columns[at]}>
                          {count(votes)}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollAcross>
            {by === officer.key ? (
              <Notice>{say(BALLOT.own)}</Notice>
            ) : (
              <div class="row">
                <Act
                  name="confirm-paper"
                  kind="primary"
                  label={say(BALLOT.confirm)}
                  ask={{ title: say(BALLOT.confirm), children: <p>{say(BALLOT.confirmText)}</p> }}
                  run={() => log.append({ type: 'ballot-confirmed', date: today(), entry })}
                />
              </div>
            )}
          </div>
        );
      })}
    </section>
  );
}
