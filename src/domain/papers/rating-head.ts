import type { Hex } from '../../../crypto/bytes.ts';
import type { Paper } from './paper.ts';
import { type Letterhead, recipients, type Signature } from './parts.ts';

/** What stands around a paper about ratings: no statement of a rating log holds it. */
export interface RatingHead extends Omit<Letterhead, 'kind'> {
  /** As the period is called: "năm 2026". */
  readonly period: string;
  /** On whose behalf it is signed: "BAN THƯỜNG VỤ". */
  readonly behalf: string;
  /** The signer's office, "BÍ THƯ", and name. */
  readonly office: string;
  readonly signer: string | undefined;
  readonly recipients: readonly string[];
}

/** Texts of commitments; a name that is not in it was erased. */
export type Names = ReadonlyMap<Hex, string>;

const signatureOf = ({ behalf, office, signer }: RatingHead): Signature => ({
  title: [`T/M ${behalf}`, office],
  note: '',
  name: signer,
});

/** Nơi nhận, and T/M with the signer's office. */
export const signedFor = (orientation: Paper['orientation'], head: RatingHead) =>
  recipients(orientation, head.recipients, signatureOf(head));
