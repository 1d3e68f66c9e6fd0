import type { RatingBodyOf } from '../../../src/domain/rating/bodies.ts';
import { EXCUSES } from '../../../src/domain/rules/standing.ts';

/** The head counts of minutes that must be typed; those excused may be left empty, which is none. */
export const PAPER_HEADS = ['summoned', 'present', 'issued', 'returned', 'valid', 'invalid'] as const;

type Heads = RatingBodyOf<'ballot-stated'>['heads'];

/** A count as typed; `undefined` where it is none. */
export function numberTyped(text: string): number | undefined {
  return /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : undefined;
}

/** Head counts that agree with each other (16-rules), or `undefined`. */
export function headsTyped(typed: Readonly<Record<string, string>>): Heads | undefined {
  const [summoned, present, issued, returned, valid, invalid] = PAPER_HEADS.map((name) =>
    numberTyped(typed[name] ?? ''),
  );
  if (
    summoned === undefined ||
    present === undefined ||
    issued === undefined ||
    returned === undefined ||
    valid === undefined ||
    invalid === undefined
  )
    return undefined;
  const excused = EXCUSES.map((name) => [name, typed[name] ? numberTyped(typed[name]) : 0] as const);
  if (excused.some(([, count]) => count === undefined)) return undefined;
  const absent = Object.fromEntries(excused) as Heads['absent'];
  const away = Object.values(absent).reduce((sum, count) => sum + count, 0);
  const agree = present + away <= summoned && issued <= present && returned <= issued && valid + invalid === returned;
  return agree ? { summoned, absent, present, issued, returned, valid, invalid } : undefined;
}

/** Rows in which something was typed, in the order of the subjects; `undefined` if one of them is no number. */
export function rowsTyped(
  votes: ReadonlyMap<number, readonly string[]>,
): readonly { readonly subject: number; readonly counts: readonly number[] }[] | undefined {
  const rows = [...votes]
    .filter(([, typed]) => typed.some((text) => text.trim() !== ''))
    .sort(([a], [b]) => a - b)
    .map(([subject, typed]) => ({
      subject,
      counts: typed.map((text) => (text.trim() === '' ? 0 : numberTyped(text))),
    }));
  const whole = rows.every(({ counts }) => counts.every((count) => count !== undefined));
  return whole ? (rows as { subject: number; counts: number[] }[]) : undefined;
}
