import type { ComponentChildren } from 'preact';
import type { PollManifest } from '../../../src/domain/meeting/bodies.ts';
import { ballotLines, MOTION_OPTIONS } from '../../../src/domain/meeting/questions.ts';
import { MOTION_WORDS } from '../../../src/domain/report/words.ts';
import type { PollOutcome } from '../../../src/domain/rules/verdict.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { count, say } from '../../ui/language.ts';
import type { PollRow, TellerSnapshot } from '../device/snapshot.ts';
import { POLLS } from '../words/polls.ts';

interface ResultRow {
  readonly name: string;
  readonly votes: string;
  readonly verdict: string;
}

/** Counts and verdicts of a poll, as this device reckons them by the rules: to compare, device beside device. */
export function Results({ poll, texts }: { readonly poll: PollRow; readonly texts: TellerSnapshot['texts'] }) {
  const { manifest, counts, outcome, invalid } = poll;
  if (manifest === undefined || counts === undefined || outcome === undefined) return null;
  const rows = rowsOf(manifest, counts, outcome, texts);
  return (
    <div class="stack">
      {poll.verified ? (
        <Notice kind="done">{say(POLLS.verified)}</Notice>
      ) : (
        <Notice kind="warn">{say(POLLS.unverified)}</Notice>
      )}
      <p>{say(POLLS.results)}</p>
      {invalid !== undefined && <p>{say(POLLS.invalid(invalid))}</p>}
      <table class="teller-results">
        <thead>
          <tr>
            <th scope="col">{say(POLLS.subject)}</th>
            <th scope="col">{say(POLLS.votes)}</th>
            <th scope="col">{say(POLLS.verdict)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, votes, verdict }, place) => (
            <tr key={place}>
              <th scope="row">{name}</th>
              <td>{votes}</td>
              <Cell>{verdict}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Cell = ({ children }: { readonly children: ComponentChildren }) => (
  <td>
    <strong>{children}</strong>
  </td>
);

function rowsOf(
  manifest: PollManifest,
  counts: readonly (readonly number[])[],
  outcome: PollOutcome,
  texts: TellerSnapshot['texts'],
): ResultRow[] {
  return ballotLines(manifest.questions).flatMap(({ question, subject }, line): ResultRow[] => {
    const asked = manifest.questions[question];
    const votes = counts[line] ?? [];
    const verdict = outcome.verdicts[line];
    if (asked === undefined || verdict === undefined) return [];
    if (asked.kind === 'rating' && verdict.kind === 'rating') {
      const codes = [...asked.levels.map(({ code }) => code), say(POLLS.notRated)];
      const name = texts.get(asked.subjects[subject ?? 0]?.name ?? '') ?? `#${line + 1}`;
      return [{ name, votes: spread(codes, votes), verdict: ratingWords(verdict) }];
    }
    if (asked.kind === 'selection' && verdict.kind === 'selection')
      return asked.subjects.map((option, place) => ({
        name: texts.get(option.name) ?? `#${place + 1}`,
        votes: count(votes[place] ?? 0),
        verdict: selectionWords(verdict.options[place]?.outcome ?? 'not-selected'),
      }));
    if (verdict.kind !== 'motion') return [];
    const options = MOTION_OPTIONS.map((option) => say(MOTION_WORDS[option]));
    return [{ name: asked.title, votes: spread(options, votes), verdict: motionWords(verdict.outcome) }];
  });
}

const spread = (names: readonly string[], votes: readonly number[]): string =>
  names.map((name, place) => `${name} ${count(votes[place] ?? 0)}`).join(' · ');

function ratingWords({ outcome, level }: Extract<PollOutcome['verdicts'][number], { kind: 'rating' }>): string {
  if (outcome === 'level') return level ?? '';
  return say({ tie: POLLS.tie, none: POLLS.none, 'not-quorate': POLLS.notQuorate }[outcome]);
}

const selectionWords = (outcome: 'selected' | 'not-selected' | 'tie' | 'not-quorate'): string =>
  say(
    {
      selected: POLLS.selected,
      'not-selected': POLLS.notSelected,
      tie: POLLS.tie,
      'not-quorate': POLLS.notQuorate,
    }[outcome],
  );

const motionWords = (outcome: 'carried' | 'not-carried' | 'not-quorate'): string =>
  say({ carried: POLLS.carried, 'not-carried': POLLS.notCarried, 'not-quorate': POLLS.notQuorate }[outcome]);
