import { trackingCode } from './ballot.ts';
import { type BallotContext, isLineChoice, type LineChoice, type LineLayout } from './ballot-layout.ts';
import { type EncryptedLine, encryptChoice } from './ballot-line.ts';
import { type Bytes, concat, equalBytes } from './bytes.ts';
import { groupEngine } from './engine.ts';
import type { GroupEngine } from './group.ts';
import { ok, type Result, refuse } from './result.ts';

// The cast-or-challenge audit (Benaloh, EVT 2007): the tablet commits to a tracking code, then either casts, or reveals
// what it encrypted. It must encrypt afresh after a challenge; the ballot key is never revealed.

const SEED_LENGTH = 32;

/** Bytes of a line's marks: one bit for each option, option 0 in the lowest bit of the first byte. */
const marksLength = (line: LineLayout): number => Math.ceil(line.options / 8);

/**
 * Reveals a ballot that will not be cast: for each line its marks, then the seed of its randomness.
 * @returns an opening for `verifyChallenge`, for instance as a QR code
 */
export function openChallenge(context: BallotContext, lines: readonly EncryptedLine[]): Bytes {
  if (lines.length !== context.lines.length) throw new Error('the lines do not fit the poll');
  return concat(
    ...context.lines.flatMap((layout, i) => {
      const { choice, seed } = lines[i] as EncryptedLine;
      const marks = new Uint8Array(marksLength(layout));
      for (const option of choice) marks[option >>> 3] = (marks[option >>> 3] as number) | (1 << (option & 7));
      return [marks, seed];
    }),
  );
}

/**
 * Judges, on a second device, whether a tablet had encrypted what it says: encrypts the revealed choices again and
 * compares the tracking code.
 * @param code 32 bytes, the tracking code the tablet showed *before* it knew of the challenge
 * @param opening hostile bytes from the tablet
 * @returns the choices, for the voter to compare
 */
export function verifyChallenge(
  context: BallotContext,
  code: Bytes,
  opening: Bytes,
  engine: GroupEngine = groupEngine(),
): Result<LineChoice[], 'CHALLENGE-ENCODING' | 'CHALLENGE-MISMATCH'> {
  const length = context.lines.reduce((total, line) => total + marksLength(line) + SEED_LENGTH, 0);
  if (opening.length !== length) return refuse('CHALLENGE-ENCODING', `${opening.length} bytes, expected ${length}`);
  const choices: LineChoice[] = [];
  const ciphertexts: Bytes[] = [];
  let at = 0;
  for (const [index, line] of context.lines.entries()) {
    const marks = opening.subarray(at, at + marksLength(line));
    const seed = opening.subarray(at + marks.length, at + marks.length + SEED_LENGTH);
    at += marks.length + SEED_LENGTH;
    const choice: number[] = [];
    for (let option = 0; option < 8 * marks.length; option++)
      if (((marks[option >>> 3] as number) >>> (option & 7)) & 1) choice.push(option);
    if (!isLineChoice(line, choice)) return refuse('CHALLENGE-ENCODING', `line ${index} does not allow these marks`);
    choices.push(choice);
    ciphertexts.push(encryptChoice(context, index, choice, seed, engine));
  }
  if (!equalBytes(trackingCode(context, concat(...ciphertexts)), code))
    return refuse('CHALLENGE-MISMATCH', 'the tablet had encrypted something else');
  return ok(choices);
}
