import type { Hex } from '../../../crypto/bytes.ts';
import { ok, type Refusal, type Result, refuse } from '../../../crypto/result.ts';
import type { RatingBodyOf, RatingBodyType, RatingRole } from './bodies.ts';
import type { PeriodState, RatedSubject, RatingState } from './state.ts';

/** Where an entry stands and who signed it. */
export interface At {
  readonly entry: number;
  readonly by: Hex;
}

/** One kind of statement: who may sign it, when it is legal, what it changes. */
export interface RatingAct<T extends RatingBodyType> {
  readonly roles: readonly RatingRole[];
  /** Judges a statement whose signature and signer are right. Changes nothing. */
  readonly judge: (state: RatingState, body: RatingBodyOf<T>, by: Hex) => Result<void>;
  /** Only ever called with a judged statement. */
  readonly apply: (state: RatingState, body: RatingBodyOf<T>, at: At) => void;
}

export type RatingActs<T extends RatingBodyType> = { readonly [K in T]: RatingAct<K> };

export const fine: Result<void> = ok(undefined);

/** The first refusal of some judgements, in their order. */
export function each<T>(items: Iterable<T>, judge: (item: T) => Result<void>): Result<void> {
  for (const item of items) {
    const judged = judge(item);
    if (!judged.ok) return judged;
  }
  return fine;
}

export const hasRole = (state: RatingState, key: Hex, ...roles: readonly RatingRole[]): boolean =>
  state.officers.some((officer) => officer.key === key && roles.includes(officer.role));

/** The period of a statement, or why there is none. */
export function periodOf(state: RatingState, name: string): PeriodState | Refusal<'RATING-PERIOD'> {
  return state.periods.get(name) ?? refuse('RATING-PERIOD', name);
}

export const isRefusal = <T extends object>(value: T | Refusal): value is Refusal => 'ok' in value;

/** The subjects that a statement names are known, and each is named once. */
export function judgeSubjects(state: RatingState, subjects: readonly number[]): Result<void> {
  if (new Set(subjects).size !== subjects.length) return refuse('RATING-SUBJECT', 'named twice');
  const unknown = subjects.find((subject) => state.subjects[subject] === undefined);
  return unknown === undefined ? fine : refuse('RATING-SUBJECT', `no subject ${unknown}`);
}

/** A subject whose index was judged. */
export function subjectAt(state: RatingState, subject: number): RatedSubject {
  const found = state.subjects[subject];
  if (found === undefined) throw new RangeError(`no subject ${subject}`);
  return found;
}

/** Judges that a value names the one that it supersedes, and that the statement then gives a reason. */
export function judgeCorrection(
  standing: { readonly entry: number } | undefined,
  corrects: number | null,
  reason: Hex | null,
): Result<void> {
  if (corrects !== (standing?.entry ?? null))
    return refuse(
      'RATING-CORRECTION',
      standing === undefined ? 'nothing stands yet' : `entry ${standing.entry} stands`,
    );
  return corrects !== null && reason === null ? refuse('RATING-CORRECTION', 'no reason') : fine;
}
