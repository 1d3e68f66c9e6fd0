import { z } from 'zod';
import type { LineLayout } from '../../../crypto/ballot-layout.ts';
import { hash, text, voterIndex } from './shapes.ts';

/** A name or detail of a person or organisation appears in statements only as a salted commitment (13-log). */
const commitment = hash;

const level = z.strictObject({ code: z.string().regex(/^[A-Z0-9]{1,12}$/), vi: text, en: text });
export type Level = z.infer<typeof level>;

const subject = z.strictObject({
  name: commitment,
  kind: z.enum(['organisation', 'collective', 'individual']),
  /** What the meeting may show in the booth beside the name: unit, self-rating, score. */
  detail: commitment.nullable(),
  /** The subject's own place in the roll, if it is a voter. */
  voter: voterIndex.nullable(),
});
export type Subject = z.infer<typeof subject>;

export const question = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rating'),
    title: text,
    levels: z.array(level).min(1).max(12),
    subjects: z.array(subject).min(1).max(400),
  }),
  z.strictObject({
    kind: z.literal('selection'),
    title: text,
    min: z.int().min(0).max(200),
    max: z.int().min(1).max(200),
    subjects: z.array(subject).min(1).max(200),
  }),
  z.strictObject({ kind: z.literal('motion'), title: text }),
]);
export type Question = z.infer<typeof question>;

/** Lines of a ballot, and options of all its lines: a longer one could be cast and sealed, and no statement could count it. */
export const MOST_LINES = 2000;
export const MOST_OPTIONS = 20_000;

/** Options of a motion line, in ballot order. */
export const MOTION_OPTIONS = ['agree', 'disagree', 'no-opinion'] as const;

/** One line of the ballot, and which part of which question it answers. */
export interface BallotLine {
  readonly layout: LineLayout;
  readonly question: number;
  /** Place in the question's subjects; absent where the line is about the whole question. */
  readonly subject?: number;
}

/**
 * The ballot's lines in order: a rating has one line per subject with an option per level and, last, "not rated"; a
 * selection and a motion have one line each.
 */
export function ballotLines(questions: readonly Question[]): readonly BallotLine[] {
  return questions.flatMap(linesOf);
}

function linesOf(asked: Question, question: number): readonly BallotLine[] {
  switch (asked.kind) {
    case 'rating': {
      const options = asked.levels.length + 1;
      return asked.subjects.map((_, subject) => ({ layout: { kind: 'choice', options }, question, subject }));
    }
    case 'selection': {
      const { subjects, min, max } = asked;
      return [{ layout: { kind: 'selection', options: subjects.length, min, max }, question }];
    }
    case 'motion':
      return [{ layout: { kind: 'choice', options: MOTION_OPTIONS.length }, question }];
  }
}
