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
  let value: unknown;
  try {
    text = decoder.decode(bytes);
    value = JSON.parse(text);
  } catch {
    return refuse('BODY-JSON', 'not JSON in UTF-8');
  }
  let members = 0;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return refuse('BODY-JSON', 'nested too deeply');
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item === 'number' && (!Number.isSafeInteger(item) || Object.is(item, -0)))
        return refuse('BODY-JSON', 'a number is not an integer of at most 2^53 - 1');
      if (typeof item === 'string' && loneSurrogate.test(item)) return refuse('BODY-JSON', 'lone surrogate');
      if (typeof item !== 'object' || item === null) continue;
      if (Array.isArray(item)) {
        for (const child of item) next.push(child);
        continue;
      }
      for (const [key, child] of Object.entries(item)) {
        if (key === '__proto__' || loneSurrogate.test(key)) return refuse('BODY-JSON', 'not a member name');
        members++;
        next.push(child);
      }
    }
    level = next;
  }
  // Outside strings every member has one colon; a duplicate key leaves fewer members than colons.
  return colonsOutsideStrings(text) === members ? ok(value) : refuse('BODY-JSON', 'a key is repeated');
}

/** @param text well-formed JSON */
function colonsOutsideStrings(text: string): number {
  let colons = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '"') inString = !inString;
    else if (inString && character === '\\') i++;
    else if (!inString && character === ':') colons++;
  }
  return colons;
}
