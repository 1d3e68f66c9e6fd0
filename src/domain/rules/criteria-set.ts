import { z } from 'zod';
import { type Hex, hash256, toHex } from '../../../crypto/bytes.ts';
import { canonicalJson, type Json } from '../../../crypto/json.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { document, levelCode, setId, setVersion, words } from './shapes.ts';

/** Points are whole hundredths of a point, so that 92,25 is exact: 9225. */
const points = z.int().min(0).max(1_000_000);

/** By which criteria a subject scores, and from which score on each level is suggested (22-ratings). Data, with its document. */
const criteriaSetSchema = z.strictObject({
  type: z.literal('criteria-set'),
  format: z.literal(1),
  id: setId,
  version: setVersion,
  title: words,
  document: document.nullable(),
  /** `most`: the most points that a criterion gives. */
  criteria: z
    .array(words.extend({ code: z.string().regex(/^[a-z0-9.]{1,12}$/), most: points }))
    .min(1)
    .max(100)
    .refine((list) => new Set(list.map(({ code }) => code)).size === list.length, 'a criterion twice'),
  /** From the highest level down; `from` falls strictly. A score below the last suggests the last level. */
  levels: z
    .array(z.strictObject({ level: levelCode, from: points }))
    .min(1)
    .max(12)
    .refine((list) => list.every(({ from }, i) => i === 0 || from < (list[i - 1]?.from ?? 0)), 'out of order'),
});

export type CriteriaSet = z.infer<typeof criteriaSetSchema>;

/**
 * Judges the shape of a hostile criteria set, and that it suggests exactly these levels, in their order.
 * @param levels codes from the highest to the lowest.
 */
export function decodeCriteriaSet(value: unknown, levels: readonly string[]): Result<CriteriaSet, 'CRITERIA-SHAPE'> {
  const judged = criteriaSetSchema.safeParse(value);
  if (!judged.success) {
    const issue = judged.error.issues[0];
    return refuse('CRITERIA-SHAPE', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown'}`);
  }
  const own = judged.data.levels.map(({ level }) => level);
  return own.length === levels.length && own.every((level, i) => level === levels[i])
    ? ok(judged.data)
    : refuse('CRITERIA-SHAPE', 'levels: not those of the rule set');
}

/** 32 bytes in hexadecimal. */
export const criteriaSetHash = (criteriaSet: CriteriaSet): Hex =>
  toHex(hash256('phieu-kin/v1/criteria-set', canonicalJson(criteriaSet satisfies Json)));

/**
 * The score that points add up to, and the level that it suggests: beside a ballot's result and never in its place.
 * @param given hostile: hundredths of a point, one for each criterion in order.
 */
export function scoreOf(
  criteriaSet: CriteriaSet,
  given: readonly number[],
): Result<{ readonly score: number; readonly level: string }, 'RATING-POINTS'> {
  const { criteria, levels } = criteriaSet;
  if (given.length !== criteria.length) return refuse('RATING-POINTS', `${criteria.length} criteria`);
  const over = criteria.findIndex(({ most }, i) => (given[i] as number) > most);
  if (over >= 0) return refuse('RATING-POINTS', `above the most of criterion ${criteria[over]?.code}`);
  const score = given.reduce((sum, point) => sum + point, 0);
  const reached = levels.find(({ from }) => score >= from) ?? levels.at(-1);
  if (reached === undefined) throw new Error('a criteria set has levels');
  return ok({ score, level: reached.level });
}
