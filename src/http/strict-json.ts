import type { Bytes } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';

/** Deeper JSON than any statement's; the parsers behind this one recurse. */
const MAX_DEPTH = 24;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * Judges hostile bytes as JSON in any formatting, so that whatever a route hands on can be written as canonical JSON
 * (00-notation): UTF-8 without byte-order mark, no duplicate keys, numbers are safe integers, no lone surrogates, and
 * not nested deeper than anything of ours.
 */
export function decodeStrictJson(bytes: Bytes): Result<unknown, 'BODY-JSON'> {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return refuse('BODY-JSON', 'not UTF-8');
  }
  const { colons, depth } = scan(text);
  if (depth > MAX_DEPTH) return refuse('BODY-JSON', 'nested too deeply');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('BODY-JSON', 'not JSON');
  }
  const members = countMembers(value);
  if (!members.ok) return members;
  // Outside strings every member has one colon; a duplicate key leaves fewer members than colons.
  return colons === members.value ? ok(value) : refuse('BODY-JSON', 'a key is repeated');
}

/** Colons outside strings and depth of brackets, of any text, before a parser that recurses sees it. */
function scan(text: string): { colons: number; depth: number } {
  let colons = 0;
  let open = 0;
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '"') inString = !inString;
    else if (inString) i += character === '\\' ? 1 : 0;
    else if (character === ':') colons++;
    else if (character === '[' || character === '{') depth = Math.max(depth, ++open);
    else if (character === ']' || character === '}') open--;
  }
  return { colons, depth };
}

/** Counts the members of all objects, and judges every number, string and key on the way. */
function countMembers(value: unknown): Result<number, 'BODY-JSON'> {
  if (typeof value === 'number' && (!Number.isSafeInteger(value) || Object.is(value, -0)))
    return refuse('BODY-JSON', 'a number is not an integer of at most 2^53 - 1');
  if (typeof value === 'string' && loneSurrogate.test(value)) return refuse('BODY-JSON', 'lone surrogate');
  if (typeof value !== 'object' || value === null) return ok(0);
  const isList = Array.isArray(value);
  let members = 0;
  for (const [key, child] of Object.entries(value)) {
    if (!isList && (key === '__proto__' || loneSurrogate.test(key))) return refuse('BODY-JSON', 'not a member name');
    const below = countMembers(child);
    if (!below.ok) return below;
    members += below.value + (isList ? 0 : 1);
  }
  return ok(members);
}
