import { useEffect, useState } from 'preact/hooks';
import { pollView, type QuestionView } from '../../src/domain/report/poll-view.ts';
import type { PollFacts } from '../../src/domain/verify/report.ts';
import { ScrollAcross } from '../ui/components/scroll-across.tsx';
import { count, language, say } from '../ui/language.ts';
import { Pages } from './pages.tsx';
import type { ScreenState } from './screen-state.ts';
import { WORDS } from './words.ts';

/** What stands above and below the lines, at any height of the screen. */
const AROUND_PX = 440;
/** The line with the anchor code. */
const ANCHOR_PX = 48;
/** A line of text and the room around it, as a share of the screen's height (screen.css). */
const LINE_SHARE = 0.0375;
const PADDING_SHARE = 0.017;
/** A name longer than this takes two lines. */
const LONG = 36;

/** As many lines as the room sees at once: nobody scrolls a projector. */
function linesPerPage(labels: readonly string[], screenHeight: number, shorter: boolean): number {
  const lines = labels.some(({ length }) => length > LONG) ? 2 : 1;
  const height = screenHeight - AROUND_PX - (shorter ? ANCHOR_PX : 0);
  return Math.max(4, Math.floor(height / (screenHeight * (LINE_SHARE * lines + PADDING_SHARE))));
}

function useScreenHeight(): number {
  const [height, setHeight] = useState(innerHeight);
  useEffect(() => {
    const resized = () => setHeight(innerHeight);
    addEventListener('resize', resized);
    return () => removeEventListener('resize', resized);
  }, []);
  return height;
}

/** The certified result: a table, a plain bar for each line, and the verdict. */
export function Results({
  facts,
  names,
  shorter,
}: {
  readonly facts: PollFacts;
  readonly names: ScreenState['names'];
  /** Something more stands below. */
  readonly shorter: boolean;
}) {
  const view = pollView({ names }, facts, language.value);
  return (
    <>
      {view.questions.map((question, place) => (
        <QuestionResult
          key={`${place}-${question.title}`}
          question={question}
          alone={view.questions.length === 1}
          shorter={shorter}
        />
      ))}
    </>
  );
}

function QuestionResult({
  question,
  alone,
  shorter,
}: {
  readonly question: QuestionView;
  readonly alone: boolean;
  readonly shorter: boolean;
}) {
  const { title, kind, columns, rows } = question;
  const screenHeight = useScreenHeight();
  const most = Math.max(1, ...rows.map(({ votes }) => votes.reduce((sum, each) => sum + each, 0)));
  return (
    <div class="stack">
      <h2 class={alone ? 'visually-hidden' : ''}>{title}</h2>
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
      <Pages
        items={rows}
        perPage={linesPerPage(
          rows.map(({ label }) => label),
          screenHeight,
          shorter,
        )}
      >
        {(shown, first) => (
          <ScrollAcross label={title}>
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
          </ScrollAcross>
        )}
      </Pages>
    </div>
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
