import type { Hex, RandomBytes } from '../../../crypto/bytes.ts';
import type { Json } from '../../../crypto/json.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import type { BodyOf, PollManifest } from '../../../src/domain/meeting/bodies.ts';
import type { Level, Question, Subject } from '../../../src/domain/meeting/questions.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import type { RuleSet } from '../../../src/domain/rules/rule-set.ts';
import { makeOpening, type Opening } from '../openings.ts';
import { judgeOwnLine } from '../own-line.ts';

/** A subject as imported, or, in a second round, as the first round's manifest has it. */
export type SubjectDraft =
  | {
      readonly name: string;
      readonly kind: Subject['kind'];
      readonly detail: string | null;
      readonly voter: number | null;
    }
  | { readonly committed: Subject };

type QuestionDraft =
  | { readonly kind: 'rating'; readonly title: string; readonly subjects: readonly SubjectDraft[] }
  | {
      readonly kind: 'selection';
      readonly title: string;
      readonly min: number;
      readonly max: number;
      readonly subjects: readonly SubjectDraft[];
    }
  | { readonly kind: 'motion'; readonly title: string };

export interface PollDraft extends Pick<PollManifest, 'ordinal' | 'title' | 'purpose' | 'ownLine' | 'floor'> {
  readonly questions: readonly QuestionDraft[];
  /** Its levels are those of every rating. */
  readonly ruleSet: RuleSet;
  readonly after?: PollManifest['after'];
  readonly replaces?: number;
}

interface MadePoll {
  readonly body: PollManifest;
  readonly openings: readonly Opening[];
}

/** Makes a poll manifest from imported subjects and a rule set; refuses an own-line rule that comes too late. */
export function makePollManifest(state: MeetingState, draft: PollDraft, random: RandomBytes): Result<MadePoll> {
  const { ordinal, title, purpose, ownLine, floor, ruleSet, after = null, replaces = null } = draft;
  const late = judgeOwnLine(state, ownLine);
  if (!late.ok) return late;
  const openings: Opening[] = [];
  const commit = (text: string): Hex => {
    const opening = makeOpening(text, random);
    openings.push(opening);
    return opening.commitment;
  };
  const subjects = (drafts: readonly SubjectDraft[]): Subject[] =>
    drafts.map((subject) => {
      if ('committed' in subject) return subject.committed;
      const { name, kind, detail, voter } = subject;
      return { name: commit(name), kind, detail: detail === null ? null : commit(detail), voter };
    });
  const questions = draft.questions.map((asked): Question => {
    if (asked.kind === 'motion') return { kind: asked.kind, title: asked.title };
    if (asked.kind === 'selection') return { ...asked, subjects: subjects(asked.subjects) };
    return { ...asked, levels: ruleSet.levels as Level[], subjects: subjects(asked.subjects) };
  });
  const body: PollManifest = {
    type: 'poll-manifest',
    meeting: state.id,
    ordinal,
    title,
    purpose,
    questions,
    ownLine,
    ruleSet: ruleSet as unknown as Record<string, Json>,
    floor,
    after,
    replaces,
  } as PollManifest;
  return ok({ body, openings });
}

/** What the manifest says beyond the log. */
export interface ManifestFacts {
  readonly title: string;
  readonly date: string;
  readonly place: string;
  /** 32 bytes, hash of the client release that tablets and tellers run. */
  readonly release: Hex;
  readonly smallRollAccepted: boolean;
  readonly secretaryName: string;
  /** In the order of the tellers' indices. */
  readonly tellerNames: readonly string[];
}

/**
 * Makes the meeting's manifest: everything that the log already holds, restated, so that its hash fixes it.
 * @returns `MANIFEST-CEREMONY` before the ceremony is complete, `MANIFEST-ROLL` without a roll
 */
export function makeManifest(
  state: MeetingState,
  facts: ManifestFacts,
  random: RandomBytes,
): Result<{ readonly body: BodyOf<'meeting-manifest'>; readonly openings: readonly Opening[] }> {
  const { created, roll, run } = state;
  if (run?.result === undefined) return refuse('MANIFEST-CEREMONY', 'no finished ceremony');
  if (roll === undefined) return refuse('MANIFEST-ROLL', 'no roll');
  const { named, result } = run;
  const secretary = makeOpening(facts.secretaryName, random);
  const tellers = facts.tellerNames.map((name) => makeOpening(name, random));
  if (tellers.length !== named.tellers.length) return refuse('MANIFEST-OFFICERS', 'one name for each teller');
  const { title, date, place, release, smallRollAccepted } = facts;
  const body: BodyOf<'meeting-manifest'> = {
    type: 'meeting-manifest',
    meeting: state.id,
    organisation: created.organisation,
    title,
    date,
    place,
    roll: roll.head,
    service: created.service,
    secretary: { key: created.secretary, name: secretary.commitment },
    tellers: named.tellers.map((teller, i) => ({ ...teller, name: (tellers[i] as Opening).commitment })),
    threshold: named.threshold,
    run: named.run,
    transcript: result.transcript,
    pool: [...result.pairs]
      .filter(([ordinal]) => ordinal > 0)
      .map(([ordinal, { box, token }]) => ({ ordinal, box, token }))
      .sort((a, b) => a.ordinal - b.ordinal),
    polls: [...state.polls]
      .flatMap(([ordinal, { manifest }]) => (manifest === undefined ? [] : [{ ordinal, poll: manifest.hash }]))
      .sort((a, b) => a.ordinal - b.ordinal),
    release,
    smallRollAccepted,
  };
  return ok({ body, openings: [secretary, ...tellers] });
}
