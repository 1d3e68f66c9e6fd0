import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { isCount } from './heads.ts';
import type { Level } from './rule-set.ts';

/** As much of a question as rules look at; the questions of a poll manifest fit. */
export type RuledQuestion =
  | { readonly kind: 'rating'; readonly levels: readonly Level[]; readonly subjects: readonly unknown[] }
  | { readonly kind: 'selection'; readonly min: number; readonly max: number; readonly subjects: readonly unknown[] }
  | { readonly kind: 'motion' };

/** Agree, disagree, no opinion. */
const MOTION_OPTIONS = 3;

/** The question of each ballot line, in ballot order. */
export const lineQuestions = (questions: readonly RuledQuestion[]): readonly RuledQuestion[] =>
  questions.flatMap((question): readonly RuledQuestion[] =>
    question.kind === 'rating' ? question.subjects.map(() => question) : [question],
  );

/**
 * Checks that the counts have the ballot's shape and can come from `valid` ballots (16-rules, COUNT-SHAPE, COUNT-IDENTITY).
 * @param counts hostile: votes per option, per line.
 */
export function checkCounts(
  questions: readonly RuledQuestion[],
  counts: readonly (readonly number[])[],
  valid: number,
): Result<null, 'COUNT-SHAPE' | 'COUNT-IDENTITY'> {
  const lines = lineQuestions(questions);
  if (counts.length !== lines.length)
    return refuse('COUNT-SHAPE', `counts of ${counts.length} lines for a ballot of ${lines.length}`);
  for (const [line, question] of lines.entries()) {
    const votes = counts[line] as readonly number[];
    const options = optionsOf(question);
    if (votes.length !== options || !votes.every(isCount))
      return refuse('COUNT-SHAPE', `line ${line}: expected ${options} integers from 0 to 1000000`);
    const total = votes.reduce((sum, count) => sum + count, 0);
    if (question.kind !== 'selection') {
      if (total !== valid) return refuse('COUNT-IDENTITY', `line ${line}: ${total} votes on ${valid} valid ballots`);
      continue;
    }
    const { min, max } = question;
    if (total < min * valid || total > max * valid)
      return refuse(
        'COUNT-IDENTITY',
        `line ${line}: ${total} votes is not ${min} to ${max} on each of ${valid} ballots`,
      );
    if (votes.some((count) => count > valid))
      return refuse('COUNT-IDENTITY', `line ${line}: an option has more votes than there are ${valid} valid ballots`);
  }
  return ok(null);
}

function optionsOf(question: RuledQuestion): number {
  switch (question.kind) {
    case 'rating':
      return question.levels.length + 1;
    case 'selection':
      return question.subjects.length;
    case 'motion':
      return MOTION_OPTIONS;
  }
}
