import type { Hex } from '../../../crypto/bytes.ts';
import type { Refusal, Result } from '../../../crypto/result.ts';
import type { BodyOf, BodyType } from './bodies.ts';
import type { SignerRule } from './signers.ts';
import type { MeetingState } from './state.ts';

/**
 * What a statement claims about things outside the log. The service and a teller's device check at once; the verifier,
 * who meets the ballots after the log, notes the claim and checks it later, in batches.
 */
export interface Evidence {
  /** Tellers' blind evaluations answer the blinded points under their verification shares. */
  evaluations(claim: EvaluationClaim): Result<void>;
  /** The sealed box has this root and size. */
  box(state: MeetingState, body: BodyOf<'box-sealed'>): Result<void>;
  /** The decryption shares are right for the sums of the box. */
  partialDecryption(state: MeetingState, body: BodyOf<'partial-decryption'>): Result<void>;
  /** The counts are those of the box. */
  tally(state: MeetingState, body: BodyOf<'tally'>): Result<void>;
}

export interface EvaluationClaim {
  readonly teller: number;
  readonly parts: readonly {
    readonly ordinal: number;
    readonly verificationShare: Hex;
    readonly blinded: Hex;
    readonly evaluation: Hex;
  }[];
}

/** One kind of statement: who signs it, when it is legal, what it changes. */
export interface Act<T extends BodyType> {
  readonly signers: (state: MeetingState, body: BodyOf<T>) => SignerRule | Refusal;
  /** Judges a statement whose signatures and signers are right. Changes nothing. */
  readonly judge: (state: MeetingState, body: BodyOf<T>, evidence: Evidence) => Result<void>;
  /** Only ever called with a judged statement, after its leaf was appended to `state.log`. */
  readonly apply: (state: MeetingState, body: BodyOf<T>, leaf: Hex) => void;
}

export type Acts<T extends BodyType> = { readonly [K in T]: Act<K> };
