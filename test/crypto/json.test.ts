import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../crypto/bytes.ts';
import { canonicalJson, canonicalText, decodeCanonicalJson, type Json, membersOf } from '../../crypto/json.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 6 });
const number = fc.maxSafeInteger().map((n) => (Object.is(n, -0) ? 0 : n));
const anyJson = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

// The model: members sorted with the language's own string order, which is by code units.
function deepSort(value: Json): Json {
  if (Array.isArray(value)) return value.map(deepSort);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Record<string, Json>).map(
    ([key, member]) => [key, deepSort(member)] as const,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
const hasIntegerKey = (value: Json): boolean => /"(0|[1-9]\d*)":/.test(JSON.stringify(value));

describe('canonical JSON', () => {
  it('sorts keys by UTF-16 code units, as RFC 8785 §3.2.3 shows', () => {
    const sample = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const order = [...canonicalText(sample).matchAll(/:"([^"]+)"/g)].map((match) => match[1]);
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('escapes what RFC 8785 §3.2.2.2 lists and nothing else', () => {
    expect(canonicalText('\u20ac$\u000f\nA\'B"\\\\"/\u007f\u2028')).toBe(
      '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u007f\u2028"',
    );
    expect(canonicalText('\b\t\n\f\r\u0000\u001f')).toBe('"\\b\\t\\n\\f\\r\\u0000\\u001f"');
  });

  it('does not normalise Vietnamese', () => {
    expect(canonicalJson('ế'.normalize('NFC'))).not.toEqual(canonicalJson('ế'.normalize('NFD')));
    expect(decodeCanonicalJson(canonicalJson('ế'.normalize('NFD')))).toEqual({ ok: true, value: 'ế'.normalize('NFD') });
  });

  it('goes there and back, and agrees with sorting and JSON.stringify', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(decodeCanonicalJson(canonicalJson(value))).toEqual({ ok: true, value });
        // JavaScript lists keys that look like array indices first, so the model holds without them.
        if (!hasIntegerKey(value)) expect(canonicalText(value)).toBe(JSON.stringify(deepSort(value)));
      }),
      { numRuns: 1000 },
    );
  });

  it('throws on values that are no protocol JSON', () => {
    const lone = '\ud800';
    for (const value of [1.5, -0, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, lone, { [lone]: 1 }, ['\udc00x']])
      expect(() => canonicalText(value as Json)).toThrow(TypeError);
  });

  it('ENCODING-JSON: refuses every other text of a value', () => {
    const refused = [
      '',
      ' 1',
      '1 ',
      '1\n',
      '01',
      '1.0',
      '1e2',
      '-0',
      '0.5',
      '9007199254740992',
      '1e999',
      'NaN',
      'undefined',
      "'a'",
      '"\\u0061"',
      '"\\/"',
      '"\\u000A"',
      '"\\u20ac"',
      '"\\ud800"',
      '"a',
      '[1, 2]',
      '[1,]',
      '{"a":1,"a":1}',
      '{"a":1,"a":2}',
      '{"b":1,"a":1}',
      '{"a" :1}',
      '{a:1}',
      '{"__proto__":1,"__proto__":1}',
      '\ufeff1',
      '1 2',
      'null\0',
      '// 1',
    ];
    for (const json of refused)
      expect(decodeCanonicalJson(utf8(json)), json).toMatchObject({ ok: false, code: 'ENCODING-JSON' });
  });

  it('ENCODING-JSON: refuses bytes that are not UTF-8', () => {
    for (const bytes of [
      [0x22, 0xff, 0x22],
      [0x22, 0xc0, 0xaf, 0x22],
      [0x22, 0xed, 0xa0, 0x80, 0x22],
      [0xff, 0xfe, 0x31, 0x00],
    ])
      expect(decodeCanonicalJson(Uint8Array.from(bytes))).toMatchObject({ ok: false, code: 'ENCODING-JSON' });
  });

  it('ENCODING-JSON: refuses nesting that would exhaust the stack, without throwing', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(decodeCanonicalJson(utf8(deep))).toMatchObject({ ok: false, code: 'ENCODING-JSON' });
  });

  it('gives the members of an object that has exactly these, and of nothing else', () => {
    expect(membersOf({ b: 1, a: null }, ['a', 'b'])).toEqual([null, 1]);
    const others: (Json | undefined)[] = [
      undefined,
      null,
      'ab',
      [1, 2],
      { a: 1 },
      { a: 1, b: 2, c: 3 },
      { a: 1, c: 2 },
    ];
    for (const json of others) expect(membersOf(json, ['a', 'b'])).toBeUndefined();
    expect(membersOf({ a: 1 }, ['toString'])).toBeUndefined();
  });

  it('keeps a member named __proto__ a member', () => {
    const decoded = decodeCanonicalJson(utf8('{"__proto__":{"admin":true}}'));
    expect(decoded.ok && Object.hasOwn(decoded.value as object, '__proto__')).toBe(true);
    expect(decoded.ok && (decoded.value as { admin?: boolean }).admin).toBeUndefined();
  });

  it('ENCODING-JSON: of mutated and random bytes, accepts only what it would write', () => {
    fc.assert(
      fc.property(anyJson, fc.nat(), fc.uint8Array({ maxLength: 2 }), fc.nat(2), (value, at, put, drop) => {
        const bytes = canonicalJson(value);
        const place = at % bytes.length;
        const mutated = Uint8Array.from([...bytes.subarray(0, place), ...put, ...bytes.subarray(place + drop)]);
        for (const input of [mutated, put]) {
          const decoded = decodeCanonicalJson(input);
          if (decoded.ok) expect(canonicalJson(decoded.value)).toEqual(input);
          else expect(decoded.code).toBe('ENCODING-JSON');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
