import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, concat, equalBytes, type RandomBytes, transcript } from './bytes.ts';
import { ok, type Result, refuse } from './result.ts';
import { publicKeyOf, sign, verifySignature } from './signature.ts';

// One message from one teller to another: X25519 (RFC 7748), HKDF-SHA256 (RFC 5869), ChaCha20-Poly1305 (RFC 8439),
// signed by the sender over everything, so that a sender can be held to what it sent.

const KEY_LENGTH = 32;
const TAG_LENGTH = 16;
const SIGNATURE_LENGTH = 64;
/** A sealed message is this much longer than its content. */
export const SEALED_OVERHEAD = KEY_LENGTH + TAG_LENGTH + SIGNATURE_LENGTH;

/** The key derived below is used for one message only, so the nonce need not change. */
const NONCE = new Uint8Array(12);

/** A fresh X25519 key pair, 32 bytes each. */
export function createSealingKey(random: RandomBytes): { readonly secretKey: Bytes; readonly publicKey: Bytes } {
  const secretKey = random(KEY_LENGTH);
  return { secretKey, publicKey: sealingKeyOf(secretKey) };
}

/** The X25519 public key of a secret key; any 32 bytes are a secret key (RFC 7748 §5 clamps them). */
export const sealingKeyOf = (secretKey: Bytes): Bytes => x25519.getPublicKey(secretKey);

/**
 * Judges a hostile X25519 public key: 32 bytes, the canonical encoding of a coordinate below 2^255 − 19, not of small
 * order. Canonical, so that keys that differ in bytes differ.
 */
export function isSealingKey(publicKey: Bytes): boolean {
  if (publicKey.length !== KEY_LENGTH) return false;
  const top = (publicKey[31] as number) === 0x7f && publicKey.subarray(1, 31).every((byte) => byte === 0xff);
  if ((publicKey[31] as number) > 0x7f || (top && (publicKey[0] as number) >= 0xed)) return false;
  // Clamped scalars are multiples of the cofactor, so any one of them takes a point of small order to zero.
  return sharedSecret(new Uint8Array(KEY_LENGTH).fill(1), publicKey) !== undefined;
}

/**
 * Seals a message for one receiver.
 * @param request.signingKey 32 bytes, the sender's Ed25519 secret key
 * @param request.receiverKey 32 bytes, X25519; must pass `isSealingKey`
 * @param request.context associated data both sides know: what the message is, for which run, from whom to whom
 * @returns `ephemeral key (32) ‖ ciphertext ‖ tag (16) ‖ signature (64)`
 */
export function seal(request: {
  readonly signingKey: Bytes;
  readonly receiverKey: Bytes;
  readonly context: Bytes;
  readonly content: Bytes;
  readonly random: RandomBytes;
}): Bytes {
  const { signingKey, receiverKey, context, random } = request;
  const ephemeral = createSealingKey(random);
  const shared = sharedSecret(ephemeral.secretKey, receiverKey);
  if (!shared) throw new Error('receiver key of small order: judge it with isSealingKey first');
  const parties = { senderKey: publicKeyOf(signingKey), receiverKey, ephemeralKey: ephemeral.publicKey };
  const body = chacha20poly1305(messageKey(shared, parties, context), NONCE, context).encrypt(request.content);
  const signature = sign(signingKey, signedPart(parties, context, body));
  return concat(ephemeral.publicKey, body, signature);
}

export type SealedRefusal = 'SEALED-SIGNATURE-INVALID' | 'SEALED-CONTENT-INVALID';

/**
 * Judges and opens hostile bytes. A good signature with a content that does not open is the sender's doing.
 * @param request.secretKey 32 bytes, the receiver's X25519 secret key
 * @param request.senderKey 32 bytes, the Ed25519 key that must have signed
 */
export function openSealed(request: {
  readonly secretKey: Bytes;
  readonly senderKey: Bytes;
  readonly context: Bytes;
  readonly sealed: Bytes;
}): Result<Bytes, SealedRefusal> {
  const { secretKey, senderKey, context, sealed } = request;
  if (sealed.length < SEALED_OVERHEAD) return refuse('SEALED-SIGNATURE-INVALID', 'too short');
  const ephemeralKey = sealed.subarray(0, KEY_LENGTH);
  const body = sealed.subarray(KEY_LENGTH, -SIGNATURE_LENGTH);
  const parties = { senderKey, receiverKey: sealingKeyOf(secretKey), ephemeralKey };
  if (!verifySignature(senderKey, signedPart(parties, context, body), sealed.subarray(-SIGNATURE_LENGTH)))
    return refuse('SEALED-SIGNATURE-INVALID', 'not signed by this sender for this receiver and context');
  const shared = isSealingKey(ephemeralKey) ? sharedSecret(secretKey, ephemeralKey) : undefined;
  if (!shared) return refuse('SEALED-CONTENT-INVALID', 'ephemeral key not canonical or of small order');
  try {
    return ok(chacha20poly1305(messageKey(shared, parties, context), NONCE, context).decrypt(body));
  } catch {
    return refuse('SEALED-CONTENT-INVALID', 'does not open');
  }
}

interface Parties {
  readonly senderKey: Bytes;
  readonly receiverKey: Bytes;
  readonly ephemeralKey: Bytes;
}

/** Bound to all keys, as RFC 9180 §4.1 does: neither party can pass the message off as for or from another. */
const messageKey = (shared: Bytes, { senderKey, receiverKey, ephemeralKey }: Parties, context: Bytes): Bytes =>
  hkdf(
    sha256,
    shared,
    undefined,
    transcript('phieu-kin/v1/sealed-key', senderKey, receiverKey, ephemeralKey, context),
    32,
  );

const signedPart = ({ senderKey, receiverKey, ephemeralKey }: Parties, context: Bytes, body: Bytes): Bytes =>
  transcript('phieu-kin/v1/sealed', senderKey, receiverKey, ephemeralKey, context, body);

/** RFC 7748 §6.1: an all-zero result, from a point of small order, is refused. */
function sharedSecret(secretKey: Bytes, publicKey: Bytes): Bytes | undefined {
  try {
    const shared = x25519.getSharedSecret(secretKey, publicKey);
    return equalBytes(shared, new Uint8Array(KEY_LENGTH)) ? undefined : shared;
  } catch {
    return undefined;
  }
}
