import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, concat, fromHex, toHex, utf8 } from '../../crypto/bytes.ts';
import { assertOk } from '../../crypto/result.ts';
import { decodePublicKey, publicKeyOf, sign, verifySignature } from '../../crypto/signature.ts';

const { Point } = ed25519;
const L = Point.Fn.ORDER;
const P = Point.Fp.ORDER;

// RFC 8032 §7.1, TEST 1 to 3: secret key, public key, message, signature.
const RFC_8032 = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

// The eight points of small order, canonical.
const SMALL_ORDER = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
];
// Encodings that ZIP 215 accepts and RFC 8032 forbids: y >= p, and the two "negative zero" points.
const NON_CANONICAL = [
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
];
const torsion = Point.fromHex(SMALL_ORDER[4] as string); // order 8

const toLittleEndian = (value: bigint): Bytes => {
  const bytes = new Uint8Array(32);
  for (let i = 0; i < 32; i++) bytes[i] = Number((value >> BigInt(8 * i)) & 255n);
  return bytes;
};
const challengeOf = (commitment: Bytes, publicKey: Bytes, message: Bytes): bigint =>
  BigInt(`0x${toHex(sha512(concat(commitment, publicKey, message)).reverse())}`) % L;

const secretKey = fromHex(RFC_8032[0][0]);
const publicKey = publicKeyOf(secretKey);
const message = utf8('phiếu kín');
const signature = sign(secretKey, message);
const { scalar } = ed25519.utils.getExtendedPublicKey(secretKey);
const nonce = 0x1234567890abcdefn;

describe('verifySignature', () => {
  it('agrees with RFC 8032', () => {
    for (const [secret, key, text, expected] of RFC_8032) {
      expect(toHex(publicKeyOf(fromHex(secret)))).toBe(key);
      expect(toHex(sign(fromHex(secret), fromHex(text)))).toBe(expected);
      expect(verifySignature(fromHex(key), fromHex(text), fromHex(expected))).toBe(true);
    }
  });

  it('refuses every changed bit of the signature, the key and the message', () => {
    for (const [target, accepts] of [
      [signature, (b: Bytes) => verifySignature(publicKey, message, b)],
      [publicKey, (b: Bytes) => verifySignature(b, message, signature)],
      [message, (b: Bytes) => verifySignature(publicKey, b, signature)],
    ] as const) {
      expect(accepts(target)).toBe(true);
      for (let bit = 0; bit < 8 * target.length; bit++) {
        const changed = target.slice();
        changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(accepts(changed)).toBe(false);
      }
    }
  }, 60_000);

  it('refuses S + L, which is the same scalar again', () => {
    const response = BigInt(`0x${toHex(signature.slice(32).reverse())}`);
    const malleated = concat(signature.subarray(0, 32), toLittleEndian(response + L));
    expect(verifySignature(publicKey, message, malleated)).toBe(false);
    // A scalar that is reduced too late would have made this one pass.
    expect(Point.BASE.multiplyUnsafe((response + L) % L).equals(Point.BASE.multiplyUnsafe(response))).toBe(true);
  });

  it('refuses a small-order key, for which anyone can sign', () => {
    const zero = new Uint8Array(32);
    for (const hex of [...SMALL_ORDER, ...NON_CANONICAL]) {
      const key = fromHex(hex);
      const identity = fromHex(SMALL_ORDER[0] as string);
      const forged = concat(identity, zero);
      expect(verifySignature(key, message, forged)).toBe(false);
      // The forgery is real: the lenient reading takes it.
      expect(ed25519.verify(forged, message, key, { zip215: true })).toBe(true);
    }
  });

  it('refuses a key with a torsion component, which cofactored verification takes', () => {
    const mixed = Point.BASE.multiply(scalar).add(torsion).toBytes();
    const commitment = Point.BASE.multiply(nonce).toBytes();
    let message = utf8('mixed 0');
    for (let i = 1; challengeOf(commitment, mixed, message) % 8n !== 0n; i++) message = utf8(`mixed ${i}`);
    const response = (nonce + challengeOf(commitment, mixed, message) * scalar) % L;
    const forged = concat(commitment, toLittleEndian(response));
    // With a challenge divisible by 8 even the equation without cofactor holds: only the check of the key is left.
    expect(ed25519.verify(forged, message, mixed, { zip215: false })).toBe(true);
    expect(verifySignature(mixed, message, forged)).toBe(false);
    expect(decodePublicKey(mixed)).toMatchObject({ ok: false, code: 'KEY-INVALID' });
  });

  it('refuses a commitment with a torsion component, which cofactored verification takes', () => {
    const commitment = Point.BASE.multiply(nonce).add(torsion).toBytes();
    const response = (nonce + challengeOf(commitment, publicKey, message) * scalar) % L;
    const forged = concat(commitment, toLittleEndian(response));
    expect(ed25519.verify(forged, message, publicKey, { zip215: false })).toBe(true);
    expect(verifySignature(publicKey, message, forged)).toBe(false);
  });

  it('refuses a commitment of small order, canonical or not', () => {
    for (const hex of [...SMALL_ORDER, ...NON_CANONICAL]) {
      const commitment = fromHex(hex);
      const response = (challengeOf(commitment, publicKey, message) * scalar) % L;
      const forged = concat(commitment, toLittleEndian(response));
      expect(verifySignature(publicKey, message, forged)).toBe(false);
      expect(ed25519.verify(forged, message, publicKey, { zip215: true })).toBe(true);
    }
  });

  it('refuses bytes of any other length and random bytes', () => {
    expect(verifySignature(publicKey, message, signature.subarray(1))).toBe(false);
    expect(verifySignature(publicKey, message, concat(signature, Uint8Array.of(0)))).toBe(false);
    expect(verifySignature(publicKey.subarray(1), message, signature)).toBe(false);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), fc.uint8Array({ maxLength: 40 }), (sig, key) => {
        expect(verifySignature(key, message, sig)).toBe(false);
      }),
    );
  });
});

describe('decodePublicKey', () => {
  it('accepts honest keys', () => {
    expect(assertOk(decodePublicKey(publicKey))).toEqual(publicKey);
  });

  it('KEY-INVALID: refuses small order, identity, non-canonical bytes, points off the curve and other lengths', () => {
    const offCurve = toLittleEndian(2n);
    const tooLarge = toLittleEndian(P + 3n);
    for (const bytes of [...SMALL_ORDER, ...NON_CANONICAL].map(fromHex))
      expect(decodePublicKey(bytes)).toMatchObject({ ok: false, code: 'KEY-INVALID' });
    for (const bytes of [
      offCurve,
      tooLarge,
      new Uint8Array(),
      publicKey.subarray(1),
      concat(publicKey, Uint8Array.of(0)),
    ])
      expect(decodePublicKey(bytes)).toMatchObject({ ok: false, code: 'KEY-INVALID' });
  });
});
