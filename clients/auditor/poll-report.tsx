import { headCounts } from '../../src/domain/report/facts-view.ts';
import { afterLabel, type PollView, pollView, type QuestionView } from '../../src/domain/report/poll-view.ts';
import { PHASE_WORDS, PURPOSE_WORDS, SPARE } from '../../src/domain/report/words.ts';
import type { MeetingFacts, PollFacts } from '../../src/domain/verify/report.ts';
import { Facts } from '../ui/components/facts.tsx';
import { count, language, say } from '../ui/language.ts';
import { WORDS } from './words.ts';

/** One poll: heads, rules, and a table for each question with the reasons of every line. */
export function PollReport({ meeting, facts }: { readonly meeting: MeetingFacts; readonly facts: PollFacts }) {
  const view = pollView(meeting, facts, language.value);
  const id = `poll-${facts.ordinal}`;
  const spare = facts.phase === 'planned' && facts.manifest === undefined;
  return (
    <section class="sheet" aria-labelledby={id}>
      <h2 id={id}>
        {say(WORDS.poll(facts.ordinal))}
        {view.title && `: ${view.title}`}
      </h2>
      {facts.counted === undefined ? (
        <p>
          {say(spare ? SPARE : PHASE_WORDS[facts.phase])}
          {facts.cancelled !== undefined && `: ${facts.cancelled}`}
        </p>
      ) : (
        <Counted view={view} counted={facts.counted} />
      )}
    </section>
  );
}

function Counted({ view, counted }: { readonly view: PollView; readonly counted: NonNullable<PollFacts['counted']> }) {
  const purpose = view.facts.manifest?.purpose;
  return (
    <>
      <Facts facts={headCounts(counted.heads, language.value).map(([label, value]) => [label, count(value)])} />
      <p class="soft">{say(WORDS.invalidWhy)}</p>
      <p>
        {say(WORDS.rules)}: {view.ruleSet}
        {purpose && `; ${say(WORDS.purpose).toLowerCase()} ${say(PURPOSE_WORDS[purpose])}`}
      </p>
      <ul class="reasons">
        {view.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {view.questions.map((question) => (
        <Question key={question.title} question={question} />
      ))}
    </>
  );
}

function Question({ question }: { readonly question: QuestionView }) {
  const { title, kind, columns, rows, reasons } = question;
  // A selection is one ballot line with many options: its reasons belong to them all.
  const perRow = reasons.length === rows.length;
  return (
    <div class="stack">
      <h3>{title}</h3>
      {perRow && <p class="soft screen-only">{say(WORDS.tapName)}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
      <section class="scroll-x" tabIndex={0} aria-label={title}>
        <table class="votes">
          <thead>
            <tr>
              <th class="number">{say(WORDS.no)}</th>
              <th>{title}</th>
              {columns.map(({ code, words }) => (
                <th class="number" key={code}>
                  {kind === 'rating' && code !== 'NOT-RATED' ? <abbr title={words}>{code}</abbr> : words}
                </th>
              ))}
              <th>{say(WORDS.result)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, votes, result, decided }, place) => (
              <tr key={place}>
                <td class="number">{place + 1}</td>
                <td>
                  {perRow ? (
                    <details>
                      <summary>{label}</summary>
                      <Reasons sentences={reasons[place] ?? []} label={label} />
                    </details>
                  ) : (
                    label
                  )}
                </td>
                {votes.map((number, column) => (
                  <td class="number" key={columns[column]?.code}>
                    {count(number)}
                  </td>
                ))}
                <td class={decided ? 'decided' : 'undecided'}>{result}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {kind === 'rating' && (
        <p class="soft">
          {columns
            .filter(({ code }) => code !== 'NOT-RATED')
            .map(({ code, words }) => `${code} = ${words}`)
            .join(' · ')}
        </p>
      )}
      {!perRow && (
        <>
          <h4>{say(WORDS.why)}</h4>
          <Reasons sentences={reasons.flat()} label={title} />
        </>
      )}
    </div>
  );
}

const Reasons = ({ sentences, label }: { readonly sentences: readonly string[]; readonly label: string }) => (
  <ul class="reasons">
    {sentences.map((sentence) => (
      <li key={sentence}>{afterLabel(sentence, label)}</li>
    ))}
  </ul>
);
