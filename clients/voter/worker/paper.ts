import type { Hex } from '../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import type { PollManifest } from '../../../src/domain/meeting/bodies.ts';
import { ballotLines, type Question, type Subject } from '../../../src/domain/meeting/questions.ts';
import type { Words } from '../../../src/domain/words.ts';

/** Whom or what a line is about, and what the meeting shows beside the name. */
export interface PaperSubject {
  readonly name: string;
  readonly detail?: string;
}

/** One line of the ballot as the voter sees it; its place in the list is its index on the ballot. */
export type PaperLine =
  | { readonly kind: 'rating'; readonly question: number; readonly subject: PaperSubject; readonly options: number }
  | {
      readonly kind: 'selection';
      readonly question: number;
      readonly min: number;
      readonly max: number;
      readonly subjects: readonly PaperSubject[];
    }
  | { readonly kind: 'motion'; readonly question: number };

interface PaperQuestion {
  readonly kind: Question['kind'];
  readonly title: string;
  /** Of a rating; the last option, "not rated", comes after them. */
  readonly levels: readonly Words[];
}

/** A poll's paper: what every voter's ballot shows, before anything is chosen. */
export interface Paper {
  readonly ordinal: number;
  readonly title: string;
  readonly purpose: PollManifest['purpose'];
  readonly questions: readonly PaperQuestion[];
  readonly lines: readonly PaperLine[];
}

/** Commitments whose texts a paper shows. */
export const paperCommitments = ({ questions }: Pick<PollManifest, 'questions'>): Hex[] =>
  questions.flatMap((asked) =>
    asked.kind === 'motion'
      ? []
      : asked.subjects.flatMap(({ name, detail }) => (detail === null ? [name] : [name, detail])),
  );

/**
 * @param texts judged openings
 * @returns `OPENING-MISSING` where the service withholds a name or what stands beside it: nobody can vote on such a line,
 *   and a service that shows a self-rating to some only would sway them
 */
export function makePaper(
  { ordinal, title, purpose, questions }: PollManifest,
  texts: ReadonlyMap<Hex, string>,
): Result<Paper> {
  if (paperCommitments({ questions }).some((commitment) => !texts.has(commitment)))
    return refuse('OPENING-MISSING', 'the service does not show all that is on the ballot');
  const named = ({ name, detail }: Subject): PaperSubject => ({
    name: texts.get(name) as string,
    ...(detail === null ? {} : { detail: texts.get(detail) as string }),
  });
  const lines = ballotLines(questions).map(({ question, subject }): PaperLine => {
    const asked = questions[question];
    if (asked === undefined) throw new Error('a line answers a question');
    if (asked.kind === 'motion') return { kind: 'motion', question };
    if (asked.kind === 'selection') {
      const { min, max, subjects } = asked;
      return { kind: 'selection', question, min, max, subjects: subjects.map(named) };
    }
    const about = asked.subjects[subject ?? -1];
    if (about === undefined) throw new Error('a rating line is about a subject');
    return { kind: 'rating', question, subject: named(about), options: asked.levels.length + 1 };
  });
  return ok({
    ordinal,
    title,
    purpose,
    questions: questions.map((asked) => ({
      kind: asked.kind,
      title: asked.title,
      levels: asked.kind === 'rating' ? asked.levels.map(({ vi, en }) => ({ vi, en })) : [],
    })),
    lines,
  });
}
