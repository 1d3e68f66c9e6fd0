import type { Bytes } from './bytes.ts';
import { CIPHERTEXT_LENGTH } from './elgamal.ts';
import { commitmentsLength, oneOfLength } from './one-of.ts';

/** What one line of a ballot asks: exactly one of 2 to 16 options, or min to max of 1 to 200 options. */
export type LineLayout =
  | { readonly kind: 'choice'; readonly options: number }
  | { readonly kind: 'selection'; readonly options: number; readonly min: number; readonly max: number };

/** Indices of the chosen options, ascending: exactly one on a choice line, min to max on a selection line. Secret. */
export type LineChoice = readonly number[];

/** Everything a ballot is bound to; from the signed manifests and the opening checkpoint, judged before. */
export interface BallotContext {
  /** 32 bytes, hash of the meeting manifest. */
  readonly manifest: Bytes;
  readonly ordinal: number;
  /** 32 bytes, hash of the poll manifest. */
  readonly poll: Bytes;
  /** 32 bytes, hash of the opening checkpoint: no ballot can be made before the barrier. */
  readonly opening: Bytes;
  /** 32 bytes, ristretto255: H, the tellers' encryption key for this poll. */
  readonly boxKey: Bytes;
  /** 96 bytes, BLS12-381 G2: the tellers' token key for this poll. */
  readonly tokenKey: Bytes;
  readonly lines: readonly LineLayout[];
}

export const BALLOT_KEY_LENGTH = 32;
export const TOKEN_LENGTH = 48;
export const SIGNATURE_LENGTH = 64;

/** Whether a layout from outside is one that ballots can have. */
export function isLineLayout(line: LineLayout): boolean {
  const within = (value: number, low: number, high: number) => Number.isInteger(value) && value >= low && value <= high;
  if (line.kind === 'choice') return within(line.options, 2, 16);
  return within(line.options, 1, 200) && within(line.max, 0, line.options) && within(line.min, 0, line.max);
}

/** Whether a choice is one that the line allows. */
export function isLineChoice(line: LineLayout, choice: LineChoice): boolean {
  const [min, max] = line.kind === 'choice' ? [1, 1] : [line.min, line.max];
  return (
    choice.length >= min &&
    choice.length <= max &&
    choice.every((option, i) => Number.isInteger(option) && option > (choice[i - 1] ?? -1) && option < line.options)
  );
}

/** How many values each proof of a line ranges over, in the order of the proofs. */
export function proofSizes(line: LineLayout): number[] {
  if (line.kind === 'choice') return [line.options];
  return [...new Array<number>(line.options).fill(2), line.max - line.min + 1];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, next) => total + next, 0);

/** Number of ciphertexts on a ballot: the options of all its lines. */
export const ciphertextCount = (lines: readonly LineLayout[]): number => sum(lines.map((line) => line.options));

/** Bytes of the commitments of all proofs of a ballot. */
export const allCommitmentsLength = (lines: readonly LineLayout[]): number =>
  sum(lines.flatMap(proofSizes).map(commitmentsLength));

/** Bytes of a ballot: the same for every voter of a poll. Throws on a layout that manifests refuse. */
export function ballotLength(lines: readonly LineLayout[]): number {
  if (lines.length === 0 || !lines.every(isLineLayout)) throw new RangeError('not a layout of ballots');
  return (
    BALLOT_KEY_LENGTH +
    TOKEN_LENGTH +
    ciphertextCount(lines) * CIPHERTEXT_LENGTH +
    sum(lines.flatMap(proofSizes).map(oneOfLength)) +
    SIGNATURE_LENGTH
  );
}
