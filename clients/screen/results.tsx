import { pollView, type QuestionView } from '../../src/domain/report/poll-view.ts';
import type { PollFacts } from '../../src/domain/verify/report.ts';
import { count, language, say } from '../ui/language.ts';
import { Pages } from './pages.tsx';
import type { ScreenState } from './screen-state.ts';
import { WORDS } from './words.ts';

/** So many lines can be read from the back at once. */
const PER_PAGE = 8;

/** The certified result: a table, a plain bar for each line, and the verdict. */
export function Results({ facts, names }: { readonly facts: PollFacts; readonly names: ScreenState['names'] }) {
  const view = pollView({ names }, facts, language.value);
  return (
    <>
      {view.questions.map((question, place) => (
        <QuestionResult key={`${place}-${question.title}`} question={question} />
      ))}
    </>
  );
}

function QuestionResult({ question }: { readonly question: QuestionView }) {
  const { title, kind, columns, rows } = question;
  const most = Math.max(1, ...rows.map(({ votes }) => votes.reduce((sum, each) => sum + each, 0)));
  return (
    <section class="stack" aria-label={title}>
      <h2>{title}</h2>
      {kind !== 'selection' && (
        <ul class="legend">
          {columns.map(({ code, words }, column) => (
            <li key={code}>
              <span class={`swatch level-${column}`} aria-hidden="true" />
              {kind === 'rating' && code !== 'NOT-RATED' ? `${code}: ${words}` : words}
            </li>
          ))}
        </ul>
      )}
      <Pages items={rows} perPage={PER_PAGE}>
        {(shown, first) => (
          <table class="results">
            <thead>
              <tr>
                <th>{title}</th>
                {columns.map(({ code, words }) => (
                  <th class="number" key={code}>
                    {kind === 'rating' && code !== 'NOT-RATED' ? code : words}
                  </th>
                ))}
                <th class="chart">{say(WORDS.chart)}</th>
                <th>{say(WORDS.result)}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ label, votes, result, decided, outcome }, place) => (
                <tr key={first + place}>
                  <th scope="row">{label}</th>
                  {votes.map((number, column) => (
                    <td class="number" key={columns[column]?.code}>
                      {count(number)}
                    </td>
                  ))}
                  <td class="chart" aria-hidden="true">
                    <Bar votes={votes} most={most} />
                  </td>
                  <td class={outcome === 'not-selected' ? '' : decided ? 'good' : 'warn'}>{result}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Pages>
    </section>
  );
}

function Bar({ votes, most }: { readonly votes: readonly number[]; readonly most: number }) {
  return (
    <span class="votes-bar">
      {votes.map(
        (number, column) =>
          number > 0 && <span key={column} class={`level-${column}`} style={{ width: `${(100 * number) / most}%` }} />,
      )}
    </span>
  );
}
