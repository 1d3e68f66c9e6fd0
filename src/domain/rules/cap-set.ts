import { z } from 'zod';
import { type Hex, hash256, toHex } from '../../../crypto/bytes.ts';
import { canonicalJson, type Json } from '../../../crypto/json.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { isLowestTerms } from '../fraction.ts';
import { document, levelCode, setId, setVersion, words } from './shapes.ts';

/**
 * How many of a group may be decided at the highest level (22-ratings). Data with the document it rests on, apart from the
 * rule set: a ballot has no cap, only decisions do.
 */
const share = { p: z.int().min(1).max(1000), q: z.int().min(1).max(1000) };

const limit = z
  .discriminatedUnion('than', [
    z.strictObject({ than: z.literal('at-most'), ...share, rounding: z.enum(['floor', 'half-up', 'ceil']) }),
    z.strictObject({ than: z.literal('under'), ...share }),
  ])
  .refine(isLowestTerms, 'p/q in lowest terms, at most 1');

const exclusion = words.extend({ code: z.string().regex(/^[a-z]+(-[a-z]+)*$/) });

const capSetSchema = z.strictObject({
  type: z.literal('cap-set'),
  format: z.literal(1),
  id: setId,
  version: setVersion,
  title: words,
  /** What the cap rests on; `null` where whoever decides sets it. */
  document: document.nullable(),
  /** The lowest level that counts as good; the highest level of all is the capped one. */
  good: levelCode,
  /** What the share is taken of. */
  base: z.enum(['good-only', 'good-or-better', 'all-rated']),
  limit,
  /** Whether one is allowed however small the base. */
  leastOne: z.boolean(),
  /** Facts that speak against the highest level: shown as warnings with their source; a person decides. */
  exclusions: z
    .array(exclusion)
    .max(20)
    .refine((list) => new Set(list.map(({ code }) => code)).size === list.length, 'an exclusion twice'),
});

export type CapSet = z.infer<typeof capSetSchema>;
/** What of a cap set is arithmetic: the rest are names, words and the document. */
export type CapRule = Pick<CapSet, 'good' | 'base' | 'limit' | 'leastOne'>;
export type CapBase = CapSet['base'];
export type CapLimit = CapSet['limit'];

/**
 * Judges the shape of a hostile cap set, already parsed from canonical JSON, and that it speaks of these levels.
 * @param levels codes from the highest to the lowest.
 * @returns the same value, typed; or `CAP-SHAPE` with the member at fault.
 */
export function decodeCapSet(value: unknown, levels: readonly string[]): Result<CapSet, 'CAP-SHAPE'> {
  const judged = capSetSchema.safeParse(value);
  if (!judged.success) {
    const issue = judged.error.issues[0];
    return refuse('CAP-SHAPE', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown'}`);
  }
  return levels.indexOf(judged.data.good) > 0
    ? ok(judged.data)
    : refuse('CAP-SHAPE', 'good: not a level below the highest');
}

/** The cap set's identity: one changed parameter, word or version gives another hash. 32 bytes in hexadecimal. */
export const capSetHash = (capSet: CapSet): Hex =>
  toHex(hash256('phieu-kin/v1/cap-set', canonicalJson(capSet satisfies Json)));
