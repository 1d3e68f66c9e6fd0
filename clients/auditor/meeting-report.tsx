import { meetingFactsView } from '../../src/domain/report/facts-view.ts';
import { checksByFamily } from '../../src/domain/report/record-checks.ts';
import { FAMILY_WORDS } from '../../src/domain/report/words.ts';
import type { MeetingFacts } from '../../src/domain/verify/report.ts';
import { language, say } from '../ui/language.ts';
import { LIMITS, WORDS } from './words.ts';

/** What the record says about the meeting as a whole. */
export function MeetingReport({ meeting }: { readonly meeting: MeetingFacts }) {
  return (
    <section class="sheet" aria-labelledby="meeting">
      <h2 id="meeting">{say(WORDS.meeting)}</h2>
      <dl class="report-facts">
        {meetingFactsView(meeting, language.value)
          .filter(({ name }) => name !== 'hash')
          .map(({ name, label, text }) => (
            <div key={name}>
              <dt>{label}</dt>
              <dd class={name === 'fingerprint' ? 'words' : ''}>{text}</dd>
              {name === 'fingerprint' && <dd class="code soft">{meeting.fingerprint}</dd>}
            </div>
          ))}
      </dl>
    </section>
  );
}

/** The five families, and the names of the checks in each. */
export function ChecksReport() {
  return (
    <section class="sheet" aria-labelledby="checked">
      <h2 id="checked">{say(WORDS.checked)}</h2>
      <p class="screen-only">{say(WORDS.checkedHow)}</p>
      <ul class="families">
        {[...checksByFamily()].map(([family, groups]) => (
          <li key={family}>
            <details>
              <summary>
                <span class="holds" aria-hidden="true">
                  ✔
                </span>{' '}
                <strong>{say(FAMILY_WORDS[family].name)}</strong>: {say(FAMILY_WORDS[family].means)} (
                {say(WORDS.names(groups.reduce((sum, { names }) => sum + names.length, 0)))})
              </summary>
              <ul class="checks">
                {groups.map(({ names, failing }) => (
                  <li key={names[0]}>
                    <code>{names.join(' · ')}</code>
                    <span>{say(failing)}</span>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the software cannot know. */
export function LimitsReport() {
  return (
    <section class="sheet" aria-labelledby="limits">
      <h2 id="limits">{say(WORDS.limits)}</h2>
      <ul class="limits">
        {LIMITS.map((limit) => (
          <li key={limit.en}>{say(limit)}</li>
        ))}
      </ul>
    </section>
  );
}
