import { useState } from 'preact/hooks';
import type { Hex } from '../../../crypto/bytes.ts';
import { ok, type Result } from '../../../crypto/result.ts';
import type { PollManifest } from '../../../src/domain/meeting/bodies.ts';
import { winnersOf } from '../../../src/domain/meeting/outcome.ts';
import type { Subject } from '../../../src/domain/meeting/questions.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { CAUTIOUS_DEFAULT } from '../../../src/domain/rules/presets.ts';
import { decodeRuleSet } from '../../../src/domain/rules/rule-set.ts';
import type { PollOutcome } from '../../../src/domain/rules/verdict.ts';
import { Act } from '../../ui/components/act.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Select, Tick } from '../../ui/components/choice.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { say } from '../../ui/language.ts';
import type { Desk } from '../desk.ts';
import { type DraftPoll, type DraftSubject, newPoll } from '../draft.ts';
import { makePoll } from '../polls/make-poll.ts';
import { PollEditor, pollComplete } from '../polls/poll-editor.tsx';
import { POLLS } from '../polls/words.ts';
import { goTo } from '../route.ts';
import { RUN } from './words.ts';

/**
 * A poll that is fixed during the meeting: a new one, a second round among the winners of a certified one, or a cancelled one
 * held again.
 * @param at `later`, `later-after-1` or `later-replaces-1`
 */
export function LaterPoll({
  desk,
  state,
  at,
}: {
  readonly desk: Desk;
  readonly state: MeetingState;
  readonly at: string;
}) {
  const [, how, from = '0'] = /^later(?:-(after|replaces)-(\d+))?$/.exec(at) ?? [];
  const first = state.polls.get(Number(from))?.manifest?.body;
  const texts = desk.texts.value;
  const [poll, setPoll] = useState<DraftPoll>(() => beginWith(first, how, texts));
  const [levels, setLevels] = useState<readonly string[]>(() => firstLevel(first));
  const members = (state.roll?.voters ?? []).map(({ name }) => ({ name: texts.get(name) ?? '' }));
  const ordinal = [...state.polls].sort(([a], [b]) => a - b).find(([, each]) => isFree(each))?.[0];
  const back = () => goTo({ meeting: desk.meeting });
  const winners = how === 'after' && first ? standing(state, Number(from), levels, texts) : undefined;
  const ready =
    winners === undefined ? poll : { ...poll, questions: poll.questions.map((asked) => among(asked, winners)) };
  const propose = async (): Promise<Result<void>> => {
    if (ordinal === undefined) return ok(undefined);
    const link = how === 'replaces' ? { replaces: Number(from) } : {};
    const after = how === 'after' ? { after: { ordinal: Number(from), levels: [...levels] } } : {};
    const made = makePoll(state, ordinal, ready, members, { ...link, ...after });
    return made.ok ? desk.propose(made.value.body, made.value.openings) : made;
  };
  return (
    <div class="stack">
      <h1>{say(how === 'after' ? RUN.secondRound : how === 'replaces' ? RUN.replace : RUN.prepareNew)}</h1>
      {how === 'after' && first && (
        <div class="sheet">
          <h2>{say(RUN.winnersOf)}</h2>
          {levelsOf(first).map(({ code, vi, en }) => (
            <Tick
              key={code}
              name={`level-${code}`}
              label={`${say({ vi, en })} (${code})`}
              checked={levels.includes(code)}
              onChange={(chosen) => setLevels(chosen ? [...levels, code] : levels.filter((each) => each !== code))}
            />
          ))}
          {winners?.length === 0 ? (
            <Notice kind="warn">{say(RUN.noWinners)}</Notice>
          ) : (
            <ol>
              {winners?.map(({ name, committed }) => (
                <li key={committed?.name}>{name}</li>
              ))}
            </ol>
          )}
          <Select
            label={say(RUN.askAs)}
            name="ask-as"
            value={poll.questions[0]?.kind === 'rating' ? 'rating' : 'selection'}
            options={[
              ['selection', say(RUN.askSelection)],
              ['rating', say(RUN.askRating)],
            ]}
            onChange={(kind) => setPoll({ ...poll, questions: [askFor(kind, poll.questions[0]?.title ?? '')] })}
          />
        </div>
      )}
      <div class="sheet">
        {ordinal !== undefined && <h2>{say(POLLS.poll(ordinal))}</h2>}
        <PollEditor poll={ready} members={members} onChange={setPoll} />
      </div>
      <div class="row">
        <Button name="back" onClick={back}>
          {say(RUN.back)}
        </Button>
        <Act
          name="propose-poll"
          kind="primary"
          label={say(RUN.proposePoll)}
          disabled={ordinal === undefined || !pollComplete(ready) || winners?.length === 0}
          ask={{ title: say(RUN.proposePollAsk), children: <p>{say(RUN.proposePollText)}</p> }}
          run={propose}
          onDone={back}
        />
      </div>
    </div>
  );
}

const isFree = ({ phase, manifest }: { readonly phase: string; readonly manifest?: unknown }): boolean =>
  phase === 'planned' && manifest === undefined;

const levelsOf = (first: PollManifest) => {
  const rated = first.questions.find(({ kind }) => kind === 'rating');
  return rated?.kind === 'rating' ? rated.levels : [];
};

const firstLevel = (first: PollManifest | undefined): string[] =>
  (first === undefined ? [] : levelsOf(first)).slice(0, 1).map(({ code }) => code);

const askFor = (kind: 'rating' | 'selection', title: string): DraftPoll['questions'][number] =>
  kind === 'rating' ? { kind, title, subjects: [] } : { kind, title, min: 0, max: 5, subjects: [] };

function beginWith(
  first: PollManifest | undefined,
  how: string | undefined,
  texts: ReadonlyMap<Hex, string>,
): DraftPoll {
  if (first === undefined) return newPoll();
  const { title, purpose, ownLine, floor } = first;
  const rules = decodeRuleSet(first.ruleSet);
  const base = { title, purpose, ownLine, floor, ruleSet: rules.ok ? rules.value : CAUTIOUS_DEFAULT };
  if (how === 'after') return { ...base, title: '', questions: [askFor('selection', '')] };
  return {
    ...base,
    questions: first.questions.map((asked) => {
      if (asked.kind === 'motion') return asked;
      const subjects = asked.subjects.map((subject) => draftOf(subject, texts));
      return asked.kind === 'rating' ? { kind: asked.kind, title: asked.title, subjects } : { ...asked, subjects };
    }),
  };
}

const draftOf = (committed: Subject, texts: ReadonlyMap<Hex, string>): DraftSubject => ({
  name: texts.get(committed.name) ?? '…',
  kind: committed.kind,
  detail: committed.detail === null ? null : (texts.get(committed.detail) ?? null),
  committed,
});

/** Whoever won one of the levels in the certified first round, in its order. */
function standing(
  state: MeetingState,
  ordinal: number,
  levels: readonly string[],
  texts: ReadonlyMap<Hex, string>,
): DraftSubject[] {
  const { manifest, certified } = state.polls.get(ordinal) ?? {};
  if (manifest === undefined || certified === undefined) return [];
  const winners = winnersOf(manifest.body, certified.outcome as unknown as PollOutcome, levels);
  const subjects = manifest.body.questions.flatMap((asked) => (asked.kind === 'rating' ? asked.subjects : []));
  return subjects.filter(({ name }) => winners.has(name)).map((subject) => draftOf(subject, texts));
}

function among(
  asked: DraftPoll['questions'][number],
  subjects: readonly DraftSubject[],
): DraftPoll['questions'][number] {
  if (asked.kind === 'motion') return asked;
  return asked.kind === 'selection'
    ? { ...asked, max: Math.min(asked.max, Math.max(1, subjects.length)), subjects }
    : { ...asked, subjects };
}
