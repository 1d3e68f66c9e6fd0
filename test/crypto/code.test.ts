import { createHash, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, toHex, utf8 } from '../../crypto/bytes.ts';
import {
  anchorOf,
  type CodeKind,
  codeBytes,
  decodeCode,
  drawCode,
  encodeCode,
  encodeQr,
  slipKey,
} from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';

const KINDS = ['slip', 'card', 'unlock', 'anchor'] as const satisfies readonly CodeKind[];
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTHS = { slip: 28, card: 28, unlock: 12, anchor: 24 };
const plain = (text: string): string => text.replaceAll('-', '');
const anyCode = fc
  .tuple(fc.constantFrom(...KINDS), fc.uint8Array({ minLength: 16, maxLength: 16 }))
  .map(([kind, bytes]) => ({ kind, payload: drawCode(kind, (length) => bytes.slice(0, length)) }));

// GF(32) by tables from powers, not by shifting, as an independent check of the check symbol.
const POWERS = Array.from({ length: 31 }, () => 0);
for (let i = 0, value = 1; i < 31; i++) {
  POWERS[i] = value;
  value *= 2;
  if (value >= 32) value ^= 0b100101;
}
const syndrome = (code: string): number => {
  const symbols = [...code].map((symbol) => ALPHABET.indexOf(symbol));
  return symbols.reduce((sum, symbol, i) => {
    if (symbol === 0) return sum;
    return sum ^ (POWERS[(POWERS.indexOf(symbol) + symbols.length - 1 - i) % 31] as number);
  }, 0);
};

describe('codes', () => {
  it('are what the page writes out', () => {
    const bytes = Uint8Array.from({ length: 16 }, (_, i) => i);
    expect(encodeCode('slip', bytes)).toBe('T000-G40R-40M3-0E20-9185-GR38-E1WD');
    expect(encodeCode('card', bytes).slice(0, -1)).toBe('P000-G40R-40M3-0E20-9185-GR38-E1W');
    expect(encodeQr('slip', bytes)).toBe('PK1:T000G40R40M30E209185GR38E1WD');
  });

  it('come back from groups, from a QR code, and from what people make of them', () => {
    fc.assert(
      fc.property(anyCode, ({ kind, payload }) => {
        const code = encodeCode(kind, payload);
        expect(plain(code)).toHaveLength(LENGTHS[kind]);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4})*$/);
        expect(syndrome(plain(code))).toBe(0);
        const typed = [
          code,
          code.toLowerCase(),
          ` ${code.replaceAll('-', ' ')}\n`,
          code.replaceAll('0', 'o').replaceAll('1', 'l'),
          code.replaceAll('0', 'O').replaceAll('1', 'I'),
          encodeQr(kind, payload),
          encodeQr(kind, payload).toLowerCase(),
        ];
        for (const text of typed) expect(assertOk(decodeCode(kind, text))).toEqual(payload);
        expect(encodeQr(kind, payload)).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
      }),
    );
  });

  it('CODE-CHECK: catches every wrong symbol and every two symbols exchanged', () => {
    fc.assert(
      fc.property(anyCode, ({ kind, payload }) => {
        const code = plain(encodeCode(kind, payload));
        for (let i = 0; i < code.length; i++) {
          for (const symbol of ALPHABET) {
            if (symbol === code[i]) continue;
            const wrong = code.slice(0, i) + symbol + code.slice(i + 1);
            expect(decodeCode(kind, wrong)).toMatchObject({ ok: false, code: 'CODE-CHECK' });
          }
          for (let j = i + 1; j < code.length; j++) {
            if (code[i] === code[j]) continue;
            const wrong = [...code];
            [wrong[i], wrong[j]] = [code[j] as string, code[i] as string];
            expect(decodeCode(kind, wrong.join(''))).toMatchObject({ ok: false, code: 'CODE-CHECK' });
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  it('CODE-CHECK: refuses a fitting check symbol over bits that the kind does not have', () => {
    // A slip's 26 symbols hold 130 bits. Set the last of them and mend the check symbol.
    const code = plain(encodeCode('slip', new Uint8Array(16)));
    const loose = `${code.slice(0, 26)}1`;
    const mended = [...ALPHABET].map((symbol) => loose + symbol).find((text) => syndrome(text) === 0) as string;
    expect(mended).toHaveLength(28);
    expect(decodeCode('slip', mended)).toMatchObject({ ok: false, code: 'CODE-CHECK' });
  });

  it('CODE-KIND: tells a slip from a card', () => {
    for (const scanned of KINDS)
      for (const wanted of KINDS) {
        const text = encodeCode(scanned, new Uint8Array(codeBytes(scanned)));
        expect(decodeCode(wanted, text)).toMatchObject(
          scanned === wanted ? { ok: true } : { ok: false, code: 'CODE-KIND' },
        );
      }
  });

  it('CODE-LENGTH: refuses a symbol too few or too many, an empty text and a flood', () => {
    const code = encodeCode(
      'unlock',
      drawCode('unlock', (length) => new Uint8Array(length).fill(0xab)),
    );
    // A cut code passes the check once in 32; where it does it still begins with its own letter.
    for (const text of ['', '-', code.slice(0, -1), `${code}0`, `${code}7`, '0'.repeat(1_000_000)])
      expect(decodeCode('unlock', text)).toMatchObject({ ok: false, code: 'CODE-LENGTH' });
  });

  it('CODE-SYMBOL: refuses letters and signs that no code has', () => {
    const code = encodeCode('card', new Uint8Array(16));
    for (const symbol of ['U', 'u', '*', 'Ă', '٣', '_', '😀'])
      expect(decodeCode('card', code.slice(0, -1) + symbol)).toMatchObject({ ok: false, code: 'CODE-SYMBOL' });
    expect(decodeCode('card', `PK2:${code}`)).toMatchObject({ ok: false, code: 'CODE-SYMBOL' });
  });

  it('are never made up from random text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.string({ unit: 'binary', maxLength: 40 }), (kind, text) => {
        const decoded = decodeCode(kind, text);
        if (decoded.ok) expect(decodeCode(kind, encodeCode(kind, decoded.value))).toEqual(decoded);
      }),
      { numRuns: 2000 },
    );
  });

  it('are made only of payloads that fit', () => {
    expect(() => encodeCode('slip', new Uint8Array(15))).toThrow();
    expect(() => encodeCode('unlock', new Uint8Array(7).fill(0xff))).toThrow();
    expect(toHex(drawCode('unlock', (length) => new Uint8Array(length).fill(0xff)))).toBe('ffffffffffffc0');
  });
});

describe('the slip key', () => {
  it('is HKDF of the secret, as Node computes it', () => {
    const secret = Uint8Array.from({ length: 16 }, (_, i) => 255 - i);
    const expected = Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), 'phieu-kin/v1/slip-key', 32));
    expect(toHex(slipKey(secret))).toBe(expected.toString('hex'));
    expect(() => slipKey(new Uint8Array(32))).toThrow();
  });
});

describe('the anchor', () => {
  it('is the first 110 bits of the hash of the checkpoint body', () => {
    const body = utf8('phieu-kin/00\n1\nAAAA\n');
    const prefixed = (bytes: Bytes): Buffer => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
    const digest = createHash('sha256')
      .update(prefixed(utf8('phieu-kin/v1/anchor')))
      .update(prefixed(body))
      .digest();
    const anchor = anchorOf(body);
    expect(toHex(anchor.subarray(0, 13))).toBe(digest.subarray(0, 13).toString('hex'));
    expect(anchor[13]).toBe((digest[13] as number) & 0xfc);
    expect(assertOk(decodeCode('anchor', encodeCode('anchor', anchor)))).toEqual(anchor);
  });
});
