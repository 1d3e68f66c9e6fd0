import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Bytes,
  compareBytes,
  concat,
  decodeHex,
  equalBytes,
  fromHex,
  hash256,
  hash512,
  toHex,
  transcript,
  u32,
  utf8,
} from '../../crypto/bytes.ts';

const someBytes = fc.uint8Array({ maxLength: 40 });

describe('hexadecimal', () => {
  it('goes there and back', () => {
    fc.assert(
      fc.property(someBytes, (bytes) => {
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(decodeHex(toHex(bytes), bytes.length)).toEqual({ ok: true, value: bytes });
        expect(decodeHex(toHex(bytes))).toEqual({ ok: true, value: bytes });
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
    );
  });

  it('ENCODING-HEX: refuses upper case, odd digits, other lengths, other signs and other types', () => {
    const refused: [unknown, number?][] = [
      ['AB'],
      ['aB'],
      ['abc'],
      ['0x00'],
      ['zz'],
      [' 00'],
      ['00 '],
      ['00\n'],
      ['٠٠'],
      ['００'],
      [''.padEnd(64, '0'), 31],
      ['', 1],
      ['00', 0],
      [undefined],
      [null],
      [0],
      [['00']],
      [{ length: 2 }],
    ];
    for (const [text, length] of refused)
      expect(decodeHex(text, length)).toMatchObject({ ok: false, code: 'ENCODING-HEX' });
  });

  it('ENCODING-HEX: accepts of random text only what it would write', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEFgx \n'), maxLength: 8 }), (text) => {
        const decoded = decodeHex(text);
        if (decoded.ok) expect(toHex(decoded.value)).toBe(text);
        else expect(text).not.toMatch(/^([0-9a-f]{2})*$/);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('integers', () => {
  it('are big-endian', () => {
    expect([0, 1, 256, 0x80000000, 0xffffffff].map((n) => toHex(u32(n)))).toEqual([
      '00000000',
      '00000001',
      '00000100',
      '80000000',
      'ffffffff',
    ]);
  });

  it('throw outside 32 bits', () => {
    for (const value of [-1, 1.5, 2 ** 32, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => u32(value)).toThrow(RangeError);
  });
});

describe('transcripts', () => {
  const model = (parts: readonly Bytes[]): Buffer =>
    Buffer.concat(
      parts.flatMap((part) => {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(part.length);
        return [length, part];
      }),
    );

  it('are written out as the notation page says', () => {
    expect(toHex(transcript('ab', fromHex('ff'), new Uint8Array()))).toBe('00000002616200000001ff00000000');
  });

  it('are hashed with SHA-256 and SHA-512', () => {
    fc.assert(
      fc.property(fc.array(someBytes, { maxLength: 5 }), (parts) => {
        const bytes = model([utf8('phieu-kin/v1/test'), ...parts]);
        expect(toHex(hash256('phieu-kin/v1/test', ...parts))).toBe(createHash('sha256').update(bytes).digest('hex'));
        expect(toHex(hash512('phieu-kin/v1/test', ...parts))).toBe(createHash('sha512').update(bytes).digest('hex'));
      }),
    );
  });

  it('never give two lists of parts the same bytes', () => {
    const lists = fc.array(fc.uint8Array({ maxLength: 6 }), { maxLength: 4 });
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const same = a.length === b.length && a.every((part, i) => equalBytes(part, b[i] as Bytes));
        expect(equalBytes(transcript('t', ...a), transcript('t', ...b))).toBe(same);
      }),
    );
    // What joining alone would confuse.
    expect(transcript('t', utf8('ab'), utf8('c'))).not.toEqual(transcript('t', utf8('a'), utf8('bc')));
    expect(transcript('ta', utf8('b'))).not.toEqual(transcript('t', utf8('ab')));
    expect(transcript('t')).not.toEqual(transcript('t', new Uint8Array()));
  });
});

describe('order and equality', () => {
  it('agree with Node and with the order of hexadecimal text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4 }), fc.uint8Array({ maxLength: 4 }), (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b));
        expect(compareBytes(a, b) < 0).toBe(toHex(a) < toHex(b));
        expect(equalBytes(a, b)).toBe(compareBytes(a, b) === 0);
      }),
      { numRuns: 2000 },
    );
    expect(concat(utf8('a'), utf8('ế'))).toEqual(new Uint8Array(Buffer.from('aế')));
  });
});
