import { type Bytes, type RandomBytes, transcript, u32, utf8 } from './bytes.ts';
import { ok, type Result, refuse } from './result.ts';
import { boxSuite, type SuiteName, tokenSuite } from './suite.ts';

// The rehearsal: a teller who has restored its backup shows that it holds the real shares, without using them for
// anything a ballot or token would need. The tag keeps these proofs apart from every other proof.

const TAG = 'phieu-kin/v1/rehearsal-possession';

/** Which share is shown, to whom, when. */
export interface Possession {
  readonly suite: SuiteName;
  readonly ordinal: number;
  readonly teller: number;
  /** 32 bytes, the ceremony's transcript hash. */
  readonly transcript: Bytes;
  /** 32 bytes that whoever asks has drawn afresh, so that an old proof is no answer. */
  readonly nonce: Bytes;
}

/**
 * Proves possession of a secret share.
 * @param share 32 bytes, secret
 * @returns `R ‖ z`, 64 bytes (`box`) or 128 (`token`)
 */
export const provePossession = (possession: Possession, share: Bytes, random: RandomBytes): Bytes =>
  suiteOf(possession).prove(TAG, contextOf(possession), share, random);

/** Judges a hostile proof against the verification share that the commitments give. */
export const verifyPossession = (
  possession: Possession,
  verificationShare: Bytes,
  proof: Bytes,
): Result<true, 'REHEARSAL-POSSESSION-INVALID'> =>
  suiteOf(possession).verify(TAG, contextOf(possession), verificationShare, proof)
    ? ok(true)
    : refuse(
        'REHEARSAL-POSSESSION-INVALID',
        `teller ${possession.teller}, ${possession.suite} key of pair ${possession.ordinal}`,
      );

const suiteOf = ({ suite }: Possession) => (suite === 'box' ? boxSuite : tokenSuite);

const contextOf = ({ suite, ordinal, teller, transcript: ceremony, nonce }: Possession): Bytes =>
  transcript('phieu-kin/v1/rehearsal', ceremony, nonce, u32(teller), u32(ordinal), utf8(suite));
