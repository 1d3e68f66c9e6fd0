import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { type Bytes, concat, fromHex, transcript, utf8 } from '../../crypto/bytes.ts';
import { assertOk } from '../../crypto/result.ts';
import { createSealingKey, isSealingKey, openSealed, SEALED_OVERHEAD, seal } from '../../crypto/sealed.ts';
import { publicKeyOf, sign } from '../../crypto/signature.ts';
import { at, seeded } from './dkg-fixture.ts';

const random = seeded('sealed');
const [signingKey, otherSigningKey] = [random(32), random(32)];
const [receiver, other] = [createSealingKey(random), createSealingKey(random)];
const context = utf8('shares of run 1');
const content = utf8('một lá phiếu');
const senderKey = publicKeyOf(signingKey);
const sealed = seal({ signingKey, receiverKey: receiver.publicKey, context, content, random });
const open = (change: object = {}) =>
  openSealed({ secretKey: receiver.secretKey, senderKey, context, sealed, ...change });

// The points of small order of Curve25519, https://cr.yp.to/ecdh.html#validate.
const smallOrder = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map(fromHex);
const notCanonical = [
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'f6ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
].map(fromHex);

describe('a sealed message', () => {
  it('opens for its receiver, under its context, from its sender', () => {
    expect(assertOk(open())).toEqual(content);
    expect(sealed.length).toBe(content.length + SEALED_OVERHEAD);
  });

  it('SEALED-SIGNATURE-INVALID: belongs to one sender, receiver and context', () => {
    const changes: object[] = [
      { senderKey: publicKeyOf(otherSigningKey) },
      { secretKey: other.secretKey },
      { context: utf8('shares of run 2') },
      { sealed: sealed.slice(1) },
      { sealed: concat(sealed, new Uint8Array(1)) },
      { sealed: new Uint8Array() },
      { sealed: new Uint8Array(SEALED_OVERHEAD) },
    ];
    for (const change of changes) expect(open(change)).toMatchObject({ code: 'SEALED-SIGNATURE-INVALID' });
  });

  it('SEALED-SIGNATURE-INVALID: no bit of it can be flipped', () => {
    for (let bit = 0; bit < 8 * sealed.length; bit += 5) {
      const flipped = sealed.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(open({ sealed: flipped })).toMatchObject({ code: 'SEALED-SIGNATURE-INVALID' });
    }
  });

  /** A sender who signs what it likes. */
  const signed = (ephemeralKey: Bytes, body: Bytes): Bytes =>
    concat(
      ephemeralKey,
      body,
      sign(signingKey, transcript('phieu-kin/v1/sealed', senderKey, receiver.publicKey, ephemeralKey, context, body)),
    );

  it('SEALED-CONTENT-INVALID: a signed message that does not open is told from an unsigned one', () => {
    const [ephemeralKey, body] = [sealed.slice(0, 32), sealed.slice(32, -64)];
    expect(open({ sealed: signed(ephemeralKey, body) }).ok).toBe(true);
    expect(
      open({
        sealed: signed(
          ephemeralKey,
          body.map((byte) => byte ^ 1),
        ),
      }),
    ).toMatchObject({ code: 'SEALED-CONTENT-INVALID' });
    expect(open({ sealed: signed(other.publicKey, body) })).toMatchObject({ code: 'SEALED-CONTENT-INVALID' });
  });

  it('SEALED-CONTENT-INVALID: refuses ephemeral keys of small order, whose shared secret everybody knows', () => {
    for (const key of [...smallOrder, ...notCanonical])
      expect(open({ sealed: signed(key, new Uint8Array(20)) })).toMatchObject({ code: 'SEALED-CONTENT-INVALID' });
  });

  it('SEALED-CONTENT-INVALID: refuses another encoding of the ephemeral key, though it would open', () => {
    // RFC 7748 §5 ignores the top bit, so both encodings give the same shared secret. Written from the protocol page.
    const ephemeral = createSealingKey(random);
    const shared = x25519.getSharedSecret(ephemeral.secretKey, receiver.publicKey);
    const sealedUnder = (key: Bytes): Bytes => {
      const info = transcript('phieu-kin/v1/sealed-key', senderKey, receiver.publicKey, key, context);
      const messageKey = hkdf(sha256, shared, undefined, info, 32);
      return signed(key, chacha20poly1305(messageKey, new Uint8Array(12), context).encrypt(content));
    };
    expect(assertOk(open({ sealed: sealedUnder(ephemeral.publicKey) }))).toEqual(content);
    const marked = ephemeral.publicKey.map((byte, i) => (i === 31 ? byte | 0x80 : byte));
    expect(open({ sealed: sealedUnder(marked) })).toMatchObject({ code: 'SEALED-CONTENT-INVALID' });
    expect(isSealingKey(marked)).toBe(false);
  });
});

describe('sealing keys', () => {
  it('are canonical and not of small order', () => {
    expect(isSealingKey(receiver.publicKey)).toBe(true);
    expect(isSealingKey(fromHex(`09${'00'.repeat(31)}`))).toBe(true);
    for (const key of [...smallOrder, ...notCanonical, new Uint8Array(31)]) expect(isSealingKey(key)).toBe(false);
    expect(() => seal({ signingKey, receiverKey: at(smallOrder, 1), context, content, random })).toThrow(/small order/);
    expect(x25519.getPublicKey(receiver.secretKey)).toEqual(receiver.publicKey);
  });
});
