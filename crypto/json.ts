import { type Bytes, equalBytes, utf8 } from './bytes.ts';
import { ok, type Result, refuse } from './result.ts';

/** The JSON the protocol uses: no floats, so that canonical form needs no number formatting rules. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** No statement nests half as deep; readers must not differ by the size of their stacks. */
const MAX_DEPTH = 24;

/**
 * RFC 8785 (JCS) text of a value restricted to strings without lone surrogates, safe integers, booleans, null, arrays
 * and plain objects. Keys are sorted by UTF-16 code units (RFC 8785 §3.2.3). Throws on any other value: what we write is ours.
 */
export function canonicalText(value: Json, depth = 0): string {
  if (depth > MAX_DEPTH) throw new TypeError('nested too deep');
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError(`not a protocol number: ${value}`);
    return String(value);
  }
  if (typeof value === 'string') {
    if (!isWellFormed(value)) throw new TypeError('lone surrogate in text');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalText(item, depth + 1)).join(',')}]`;
  const object = value as { readonly [key: string]: Json };
  const members = Object.keys(object)
    .sort()
    .map((key) => {
      if (!isWellFormed(key)) throw new TypeError('lone surrogate in key');
      return `${JSON.stringify(key)}:${canonicalText(object[key] as Json, depth + 1)}`;
    });
  return `{${members.join(',')}}`;
}

/** UTF-8 bytes of the canonical text. */
export const canonicalJson = (value: Json): Bytes => utf8(canonicalText(value));

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Parses hostile bytes and accepts them only if they are exactly the canonical form of what they say. Duplicate keys,
 * white space, other escapes, floats, byte-order marks and trailing bytes all fail that one comparison.
 */
export function decodeCanonicalJson(bytes: Bytes): Result<Json, 'ENCODING-JSON'> {
  try {
    const value = JSON.parse(decoder.decode(bytes)) as Json;
    if (!equalBytes(canonicalJson(value), bytes)) return refuse('ENCODING-JSON', 'not in canonical form');
    return ok(value);
  } catch {
    return refuse('ENCODING-JSON', 'not canonical JSON');
  }
}

/** The values of an object that has exactly these members, in the order given. */
export function membersOf(json: Json | undefined, names: readonly string[]): Json[] | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const object = json as { readonly [key: string]: Json };
  if (Object.keys(object).length !== names.length || !names.every((name) => Object.hasOwn(object, name)))
    return undefined;
  return names.map((name) => object[name] as Json);
}

function isWellFormed(text: string): boolean {
  // `String.prototype.isWellFormed` is missing in older WebViews.
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}
