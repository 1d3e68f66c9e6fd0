import { z } from 'zod';
import { type Hex, hash256, toHex } from '../../../crypto/bytes.ts';
import { canonicalJson, type Json } from '../../../crypto/json.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { isLowestTerms } from '../fraction.ts';
import { document, levelCode, setId, setVersion, words } from './shapes.ts';
import { EXCUSES } from './standing.ts';

/** Rule sets are data that a poll manifest carries (16-rules). Every object is strict: unknown members are refused. */
const threshold = z
  .strictObject({ than: z.enum(['more-than', 'at-least']), p: z.int().min(0).max(1000), q: z.int().min(1).max(1000) })
  .refine(isLowestTerms, 'p/q in lowest terms, between 0 and 1')
  // More than all, and at least none, would make a rule that nothing or everything meets.
  .refine(({ than, p, q }) => (than === 'more-than' ? p < q : p > 0), 'a threshold that can be reached and missed');

const base = z.enum(['summoned-adjusted', 'present', 'issued', 'returned', 'valid']);
const remedy = z.enum(['chair-decides', 're-vote', 'superior-decides']);
const majority = { base, threshold };

const rating = z.discriminatedUnion('win', [
  z.strictObject({ win: z.literal('own-votes'), ...majority, none: remedy }),
  z.strictObject({ win: z.literal('cumulated'), ...majority, none: remedy }),
  z.strictObject({ win: z.literal('largest'), none: remedy }),
]);

const selection = z
  .strictObject({
    ...majority,
    /** Fewest and most who win; `null` means as many as the question lets a voter choose. */
    winners: z.strictObject({ min: z.int().min(0).max(200), max: z.int().min(1).max(200).nullable() }),
    tie: remedy,
    short: remedy,
  })
  .refine(({ winners }) => winners.max === null || winners.min <= winners.max, 'winners.min above winners.max');

const level = words.extend({ code: levelCode });

const ruleSetSchema = z.strictObject({
  type: z.literal('rule-set'),
  format: z.literal(1),
  id: setId,
  version: setVersion,
  title: words,
  /** What the rules rest on; `null` where the meeting sets them by its own decision. */
  document: document.nullable(),
  /** From the highest to the lowest. */
  levels: z
    .array(level)
    .min(1)
    .max(12)
    .refine((levels) => new Set(levels.map(({ code }) => code)).size === levels.length, 'a level code twice'),
  /** Who is subtracted from the summoned when not present; a subset of EXCUSES in its order. */
  subtract: z
    .array(z.enum(EXCUSES))
    .max(EXCUSES.length)
    .refine(
      (list) => list.every((excuse, i) => i === 0 || EXCUSES.indexOf(list[i - 1] as never) < EXCUSES.indexOf(excuse)),
      'out of order',
    ),
  /** Of the adjusted summoned, how many must be present. */
  quorum: threshold,
  rating,
  selection,
  motion: z.strictObject(majority),
});

export type RuleSet = z.infer<typeof ruleSetSchema>;
export type Base = z.infer<typeof base>;
/** What happens when no winner comes out: the chair chooses with a written reason, a re-vote, or the superior decides. */
export type Remedy = z.infer<typeof remedy>;
export type Level = z.infer<typeof level>;

/**
 * Judges the shape of a hostile rule set, already parsed from canonical JSON. The text in it is shown, never obeyed.
 * @returns the same value, typed; or `RULE-SHAPE` with the member at fault.
 */
export function decodeRuleSet(value: unknown): Result<RuleSet, 'RULE-SHAPE'> {
  const judged = ruleSetSchema.safeParse(value);
  if (judged.success) return ok(judged.data);
  const issue = judged.error.issues[0];
  return refuse('RULE-SHAPE', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown'}`);
}

/** The rule set's identity: one changed parameter, word or version gives another hash. 32 bytes in hexadecimal. */
export const ruleSetHash = (ruleSet: RuleSet): Hex =>
  toHex(hash256('phieu-kin/v1/rule-set', canonicalJson(ruleSet satisfies Json)));
