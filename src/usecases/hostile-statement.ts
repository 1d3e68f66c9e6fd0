import type { Bytes } from '../../crypto/bytes.ts';
import { utf8 } from '../../crypto/bytes.ts';
import { canonicalText, type Json } from '../../crypto/json.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { type Body, bodySchema } from '../domain/meeting/bodies.ts';
import { decodeEntry, type Entry } from '../domain/meeting/entry.ts';

type Code = 'ENCODING-SHAPE' | 'ENCODING-JSON';

/** Judges a hostile entry's shape. @returns it with its canonical bytes, the leaf's data */
export function readEntry(value: unknown): Result<{ readonly entry: Entry; readonly data: Bytes }, Code> {
  const data = canonicalBytes(value);
  if (!data.ok) return data;
  const entry = decodeEntry(value);
  return entry.ok ? ok({ entry: entry.value, data: data.value }) : entry;
}

/** Judges the shape of a hostile statement without signatures. @returns it with its canonical bytes */
export function readBody(value: unknown): Result<{ readonly body: Body; readonly data: Bytes }, Code> {
  const data = canonicalBytes(value);
  if (!data.ok) return data;
  const parsed = bodySchema.safeParse(value);
  return parsed.success ? ok({ body: value as Body, data: data.value }) : refuse('ENCODING-SHAPE', 'not a statement');
}

/**
 * Canonical bytes of a hostile JSON value. Beyond ENCODING-JSON the service refuses U+0000, which PostgreSQL's text cannot
 * hold. Values nested too deep for the stack are refused like any other that is not the protocol's JSON.
 */
export function canonicalBytes(value: unknown): Result<Bytes, 'ENCODING-JSON'> {
  try {
    const text = canonicalText(value as Json);
    return text.includes('\\u0000') ? refuse('ENCODING-JSON', 'text holds U+0000') : ok(utf8(text));
  } catch {
    return refuse('ENCODING-JSON', 'not the JSON of the protocol');
  }
}
