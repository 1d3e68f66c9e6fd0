import { type Bytes, concat, equalBytes, type RandomBytes } from './bytes.ts';
import {
  type Blame,
  blame,
  type Ceremony,
  encodeRound1Package,
  ordinalsOf,
  possessionContext,
  type Round1Package,
  type Round1Part,
} from './ceremony.ts';
import { type Complaint, openShares, shareContext } from './dkg-complaint.ts';
import type { JudgedRound1 } from './dkg-judge.ts';
import { canonicalJson } from './json.ts';
import { type Ok, ok, type Refusal, refuse } from './result.ts';
import { seal } from './sealed.ts';
import { boxSuite, type Generated, type SuiteName, suites, tokenSuite } from './suite.ts';

// Distributed key generation of FROST (Komlo, Goldberg, 2020, fig. 1; Pedersen's with proofs of possession) for all
// pairs of a ceremony at once, as steps from values to values. The library makes polynomial, commitments and proof;
// its later rounds throw without naming a culprit and keep mutable state, so they are done here and tested against it.

/** A teller's polynomials: secret, and worthless once round 3 has succeeded. */
export interface Round1Secret {
  readonly teller: number;
  /** What was published with them. */
  readonly published: Round1Package;
  readonly pairs: readonly Readonly<Record<SuiteName, readonly Bytes[]>>[];
}

/** A teller's secret half of a pair: two scalars of 32 bytes. */
export interface SecretPair {
  readonly ordinal: number;
  readonly box: Bytes;
  readonly token: Bytes;
}

/**
 * Round 1: polynomials for every ordinal and both suites.
 * @param ceremony judged
 * @param teller own index, 1..n
 */
export function startRound1(
  ceremony: Ceremony,
  teller: number,
  random: RandomBytes,
): { readonly secret: Round1Secret; readonly published: Round1Package } {
  const size = { threshold: ceremony.threshold, tellers: ceremony.tellers.length };
  const generated = ordinalsOf(ceremony).map((ordinal) => {
    const [box, token] = suites.map((suite) =>
      suite.generate(possessionContext(ceremony, ordinal, suite.name), teller, size, random),
    ) as [Generated, Generated];
    return { ordinal, box, token };
  });
  const part = ({ commitments, proof }: Generated): Round1Part => ({ commitments, proof });
  const published = {
    pairs: generated.map(({ ordinal, box, token }) => ({ ordinal, box: part(box), token: part(token) })),
  };
  const pairs = generated.map(({ box, token }) => ({ box: box.coefficients, token: token.coefficients }));
  return { secret: { teller, published, pairs }, published };
}

/** A round-2 message: one teller's shares of every pair, sealed for one other teller. */
export interface Round2Message {
  readonly sender: number;
  readonly receiver: number;
  readonly sealed: Bytes;
}

/**
 * Round 2: a sealed message for every other teller.
 * @param signingKey 32 bytes, own Ed25519 secret key
 * @returns `DKG-OWN-PACKAGE-ALTERED` if others are shown another package than ours
 */
export function createShares(
  judged: JudgedRound1,
  secret: Round1Secret,
  signingKey: Bytes,
  random: RandomBytes,
): Ok<Round2Message[]> | Refusal<'DKG-OWN-PACKAGE-ALTERED'> {
  if (!isOwnPackage(judged, secret)) return refuse('DKG-OWN-PACKAGE-ALTERED', 'the published package is not ours');
  const sender = secret.teller;
  const messages = judged.ceremony.tellers.flatMap(({ sealingKey }, i) => {
    const receiver = i + 1;
    if (receiver === sender) return [];
    const content = concat(...ownShares(secret, receiver));
    const context = shareContext(judged.transcript, sender, receiver);
    return [{ sender, receiver, sealed: seal({ signingKey, receiverKey: sealingKey, context, content, random }) }];
  });
  return ok(messages);
}

export interface ShareBlame extends Blame<'DKG-SHARE-INVALID'> {
  readonly complaint: Complaint;
}

/**
 * Round 3: opens and judges the others' shares and adds them up.
 * @param sealingSecret 32 bytes, own X25519 secret key of this run
 * @param messages hostile; one from every other teller
 * @returns own shares of every pair. A bad share carries the complaint to publish; a bad *signature* proves nothing
 * against anybody (anyone can send it) and means: ask again, and compare transcripts
 */
export function finishShares(
  judged: JudgedRound1,
  secret: Round1Secret,
  sealingSecret: Bytes,
  messages: readonly Round2Message[],
):
  | Ok<SecretPair[]>
  | ShareBlame
  | Refusal<'DKG-OWN-PACKAGE-ALTERED' | 'DKG-SHARE-MISSING' | 'SEALED-SIGNATURE-INVALID'> {
  if (!isOwnPackage(judged, secret)) return refuse('DKG-OWN-PACKAGE-ALTERED', 'the published package is not ours');
  const receiver = secret.teller;
  const received: Bytes[][] = [ownShares(secret, receiver)];
  for (const sender of judged.ceremony.tellers.map((_, i) => i + 1)) {
    if (sender === receiver) continue;
    const [message, ...more] = messages.filter((m) => m.sender === sender && m.receiver === receiver);
    if (!message || more.length > 0) return refuse('DKG-SHARE-MISSING', `one message of teller ${sender} is needed`);
    const shares = openShares(judged, sender, receiver, message.sealed, sealingSecret);
    if (!shares.ok && shares.code === 'SEALED-SIGNATURE-INVALID') return refuse(shares.code, shares.detail);
    if (!shares.ok) {
      const complaint = { accuser: receiver, accused: sender, sealed: message.sealed, sealingSecret };
      return { ...blame('DKG-SHARE-INVALID', sender, shares.detail ?? ''), complaint };
    }
    received.push(shares.value);
  }
  return ok(
    judged.pairs.map(({ ordinal }, i) => ({
      ordinal,
      box: boxSuite.addShares(received.map((shares) => shares[2 * i] as Bytes)),
      token: tokenSuite.addShares(received.map((shares) => shares[2 * i + 1] as Bytes)),
    })),
  );
}

/** `box(0) ‖ token(0) ‖ box(1) ‖ …`, 32 bytes each. */
const ownShares = (secret: Round1Secret, receiver: number): Bytes[] =>
  secret.pairs.flatMap((pair) => suites.map((suite) => suite.shareFor(pair[suite.name], receiver)));

/** What others are shown as ours is, byte for byte, what we published. */
function isOwnPackage({ packages }: JudgedRound1, { teller, published }: Round1Secret): boolean {
  const shown = packages[teller - 1];
  const bytesOf = (value: Round1Package): Bytes => canonicalJson(encodeRound1Package(value));
  return shown !== undefined && equalBytes(bytesOf(shown), bytesOf(published));
}
