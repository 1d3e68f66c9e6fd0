import type { PollView } from '../../../src/domain/report/poll-view.ts';
import { ScrollAcross } from '../../ui/components/scroll-across.tsx';
import { count, say } from '../../ui/language.ts';
import { RESULTS } from './words-results.ts';

/** Votes, verdicts and, on demand, why. */
export function ResultTables({
  view,
  heading: Heading,
}: {
  readonly view: PollView;
  /** One level below what stands above it. */
  readonly heading: 'h3' | 'h4';
}) {
  const heads = view.facts.counted?.heads;
  return (
    <div class="stack">
      {heads && (
        <p>
          {say(RESULTS.ballots(count(heads.issued), count(heads.returned), count(heads.valid), count(heads.invalid)))}
        </p>
      )}
      {view.reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {view.questions.map((question) => (
        <section key={question.title} class="stack">
          <Heading>{question.title}</Heading>
          <ScrollAcross label={question.title}>
            <table>
              <thead>
                <tr>
                  <th scope="col">STT</th>
                  <th scope="col">{say(RESULTS.subject)}</th>
                  {question.columns.map(({ code, words }) => (
                    <th scope="col" class="number" key={code}>
                      {question.kind === 'rating' && code !== 'NOT-RATED' ? <abbr title={words}>{code}</abbr> : words}
                    </th>
                  ))}
                  <th scope="col">{say(RESULTS.result)}</th>
                </tr>
              </thead>
              <tbody>
                {question.rows.map((row, place) => (
                  <tr key={`${place} ${row.label}`}>
                    <td class="number">{place + 1}</td>
                    <td>{row.label}</td>
                    {row.votes.map((votes, option) => (
                      <td class="number" key={question.columns[option]?.code}>
                        {count(votes)}
                      </td>
                    ))}
                    <td>
                      <strong>{row.result}</strong>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollAcross>
          <details class="screen-only">
            <summary>{say(RESULTS.why)}</summary>
            <ul>
              {question.reasons.flat().map((reason, place) => (
                <li key={`${place} ${reason}`}>{reason}</li>
              ))}
            </ul>
          </details>
        </section>
      ))}
    </div>
  );
}
