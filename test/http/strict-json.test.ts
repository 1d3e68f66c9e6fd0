import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../crypto/bytes.ts';
import { canonicalText, type Json } from '../../crypto/json.ts';
import { decodeStrictJson } from '../../src/http/strict-json.ts';

const judged = (text: string) => decodeStrictJson(utf8(text));

describe('strict JSON', () => {
  it.for([
    ['a repeated key', '{"a":1,"a":2}'],
    ['a repeated key written differently', '{"a":1,"\\u0061":2}'],
    ['a repeated key below', '{"b":[{"a":{"x":1},"a":{"x":1}}]}'],
    ['a repeated key whose value hides one', '{"a":{"b":1},"a":1}'],
    ['a key that would name a prototype', '{"__proto__":{"a":1}}'],
    ['a fraction', '[0.5]'],
    ['an exponent beyond safe integers', '[1e40]'],
    ['an integer beyond 2^53 - 1', '[9007199254740992]'],
    ['negative zero', '[-0]'],
    ['a lone surrogate', '["\\ud800"]'],
    ['a lone surrogate in a key', '{"\\udc00":1}'],
    ['trailing text', '{} {}'],
    ['nothing', ''],
    ['a comment', '{}//'],
    ['deep nesting', `${'['.repeat(30)}${']'.repeat(30)}`],
    ['nesting that would exhaust a stack', '['.repeat(5_000_000)],
  ])('BODY-JSON: refuses %s', ([, text]) => {
    expect(judged(text as string)).toMatchObject({ ok: false, code: 'BODY-JSON' });
  });

  it('BODY-JSON: refuses bytes that are not UTF-8, and a byte-order mark', () => {
    expect(decodeStrictJson(Uint8Array.of(0x22, 0xc0, 0xaf, 0x22)).ok).toBe(false);
    expect(decodeStrictJson(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d)).ok).toBe(false);
  });

  it('takes any formatting, and keys that only look repeated', () => {
    const text = ' { "a" : { "a" : "x:\\"a\\":y" } , "b:" : [ 1 , 10e1 , "\\\\" ] } ';
    expect(judged(text)).toEqual({ ok: true, value: { a: { a: 'x:"a":y' }, 'b:': [1, 100, '\\'] } });
  });

  it('takes whatever our own canonical writer writes', () => {
    const { value } = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small', maxDepth: 6 },
        fc.string({ unit: 'grapheme' }),
        fc.maxSafeInteger(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }) as fc.Arbitrary<Json>,
        fc.dictionary(
          fc.string({ unit: 'grapheme' }).filter((key) => key !== '__proto__'),
          tie('value'),
          { maxKeys: 4, noNullPrototype: true },
        ) as fc.Arbitrary<Json>,
      ),
    }));
    fc.assert(
      fc.property(value, (json) => {
        expect(judged(canonicalText(json))).toEqual({ ok: true, value: json });
        expect(judged(JSON.stringify(json, null, 2))).toEqual({ ok: true, value: json });
      }),
    );
  });

  it('never throws on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof decodeStrictJson(bytes).ok).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });
});
