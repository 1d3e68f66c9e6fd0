import { type Bytes, decodeHex, equalBytes, toHex, transcript, u32 } from './bytes.ts';
import { type Blame, blame, partAt, type Round1Package, type Teller } from './ceremony.ts';
import type { JudgedRound1 } from './dkg-judge.ts';
import { type Json, membersOf } from './json.ts';
import { type Ok, ok, type Refusal, type Result, refuse } from './result.ts';
import { openSealed, sealingKeyOf } from './sealed.ts';
import { suites } from './suite.ts';

/**
 * Opens a round-2 message and judges every share in it against the sender's commitments.
 * @returns the shares, box and token of each pair in turn; `DKG-SHARE-INVALID` is the sender's fault beyond doubt
 */
export function openShares(
  judged: JudgedRound1,
  sender: number,
  receiver: number,
  sealed: Bytes,
  sealingSecret: Bytes,
): Ok<Bytes[]> | Refusal<'DKG-SHARE-INVALID' | 'SEALED-SIGNATURE-INVALID'> {
  const { ceremony, packages, pairs, transcript } = judged;
  const senderKey = (ceremony.tellers[sender - 1] as Teller).signingKey;
  const context = shareContext(transcript, sender, receiver);
  const opened = openSealed({ secretKey: sealingSecret, senderKey, context, sealed });
  if (!opened.ok)
    return refuse(opened.code === 'SEALED-SIGNATURE-INVALID' ? opened.code : 'DKG-SHARE-INVALID', opened.detail);
  if (opened.value.length !== 64 * pairs.length) return refuse('DKG-SHARE-INVALID', 'wrong length');
  const shares: Bytes[] = [];
  for (const [position, { ordinal }] of pairs.entries())
    for (const suite of suites) {
      const share = opened.value.slice(32 * shares.length, 32 * shares.length + 32);
      const { commitments } = partAt(packages[sender - 1] as Round1Package, position, suite.name);
      if (!suite.verifyShare(commitments, receiver, share))
        return refuse('DKG-SHARE-INVALID', `${suite.name} share of pair ${ordinal}`);
      shares.push(share);
    }
  return ok(shares);
}

/** What a round-2 message is bound to. */
export const shareContext = (transcriptHash: Bytes, sender: number, receiver: number): Bytes =>
  transcript('phieu-kin/v1/dkg-share', transcriptHash, u32(sender), u32(receiver));

/** What proves to everybody that a teller sent a bad share. It ends the run, and with it the use of the revealed key. */
export interface Complaint {
  readonly accuser: number;
  readonly accused: number;
  /** The round-2 message as received; it carries the accused's signature. */
  readonly sealed: Bytes;
  /** 32 bytes, the accuser's X25519 secret key of this run. */
  readonly sealingSecret: Bytes;
}

/**
 * Judges a complaint, so that either the accused or the accuser is named. All of it may be hostile.
 * @param judged the run's round 1, as the judge itself sees it
 * @returns the culprit: the accused. `DKG-COMPLAINT-UNFOUNDED` names the accuser; `DKG-COMPLAINT-INVALID` nobody, as
 * anybody could have written it
 */
export function judgeComplaint(
  judged: JudgedRound1,
  complaint: Complaint,
): Ok<{ readonly culprit: number }> | Blame<'DKG-COMPLAINT-UNFOUNDED'> | Refusal<'DKG-COMPLAINT-INVALID'> {
  const { accuser, accused, sealed, sealingSecret } = complaint;
  const { tellers } = judged.ceremony;
  const accuserKey = tellers[accuser - 1]?.sealingKey;
  if (!accuserKey || !tellers[accused - 1] || accuser === accused)
    return refuse('DKG-COMPLAINT-INVALID', 'not two tellers of this run');
  if (sealingSecret.length !== 32 || !equalBytes(sealingKeyOf(sealingSecret), accuserKey))
    return refuse('DKG-COMPLAINT-INVALID', 'the revealed key is not the accuser’s');
  const shares = openShares(judged, accused, accuser, sealed, sealingSecret);
  if (shares.ok) return blame('DKG-COMPLAINT-UNFOUNDED', accuser, 'the shares are good');
  return shares.code === 'DKG-SHARE-INVALID'
    ? ok({ culprit: accused })
    : refuse('DKG-COMPLAINT-INVALID', 'the message is not signed by the accused for this run');
}

export const encodeComplaint = ({ accuser, accused, sealed, sealingSecret }: Complaint): Json => ({
  accused,
  accuser,
  sealed: toHex(sealed),
  sealingSecret: toHex(sealingSecret),
});

/** Decodes hostile JSON to the shape alone. */
export function decodeComplaint(json: Json): Result<Complaint, 'ENCODING-SHAPE' | 'ENCODING-HEX'> {
  const [accused, accuser, sealedText, secretText] =
    membersOf(json, ['accused', 'accuser', 'sealed', 'sealingSecret']) ?? [];
  if (typeof accused !== 'number' || typeof accuser !== 'number') return refuse('ENCODING-SHAPE', 'not a complaint');
  const sealed = decodeHex(sealedText);
  if (!sealed.ok) return sealed;
  const sealingSecret = decodeHex(secretText, 32);
  if (!sealingSecret.ok) return sealingSecret;
  return ok({ accuser, accused, sealed: sealed.value, sealingSecret: sealingSecret.value });
}
