import { type BallotContext, isLineChoice, type LineChoice, type LineLayout } from './ballot-layout.ts';
import { type Bytes, concat, hash512, type RandomBytes, u32, utf8 } from './bytes.ts';
import { encrypt } from './elgamal.ts';
import { groupEngine, publicHash512 } from './engine.ts';
import { Fl, type GroupEngine, type Scalar, scalarFromHash } from './group.ts';
import { type OneOfStatement, proveOneOf } from './one-of.ts';

/** A proof that a line carries: `Σ weight·ciphertext` over the line encrypts one of the values. */
export interface LineStatement extends OneOfStatement {
  /** One weight for each ciphertext of the line; 0 where the proof does not speak of it. */
  readonly weights: readonly Scalar[];
}

/**
 * The statements that a line's proofs prove, in the order of the proofs. All arguments are public; ballot key and
 * ciphertexts may be hostile bytes of the right length.
 */
export function lineStatements(
  context: BallotContext,
  ballotKey: Bytes,
  lineIndex: number,
  ciphertexts: Bytes,
): LineStatement[] {
  const line = lineAt(context, lineIndex);
  const place = [
    context.manifest,
    u32(context.ordinal),
    context.poll,
    context.opening,
    context.boxKey,
    ballotKey,
    u32(lineIndex),
  ];
  const statement = (type: string, option: number, values: readonly Scalar[], weights: readonly Scalar[]) => ({
    values,
    weights,
    context: [utf8(type), ...place, u32(option), ciphertexts],
  });
  const options = Array.from({ length: line.options }, (_, option) => option);
  if (line.kind === 'choice') {
    // Fixed only by the whole line, so that no vector but a unit vector can be fitted to them.
    const weights = options.map((option) =>
      scalarFromHash(publicHash512('phieu-kin/v1/choice-weight', ...place, u32(option), ciphertexts)),
    );
    return [statement('choice', 0, weights, weights)];
  }
  const counts = Array.from({ length: line.max - line.min + 1 }, (_, i) => BigInt(line.min + i));
  return [
    ...options.map((option) =>
      statement(
        'selection-option',
        option,
        [0n, 1n],
        options.map((other) => (other === option ? 1n : 0n)),
      ),
    ),
    statement(
      'selection-sum',
      0,
      counts,
      options.map(() => 1n),
    ),
  ];
}

/** One line of a ballot, ready to be cast or challenged. */
export interface EncryptedLine {
  /** 64 bytes for each option; public once cast. */
  readonly ciphertexts: Bytes;
  /** Public once cast. */
  readonly proof: Bytes;
  /** Secret; revealed only by a challenge, after which the line must not be cast. */
  readonly choice: LineChoice;
  /** 32 bytes, secret as the choice: all encryption randomness of the line is derived from it. */
  readonly seed: Bytes;
}

const SEED_LENGTH = 32;

/**
 * Encrypts one line and proves it well-formed; lines do not depend on each other, so a tablet can do it while the voter
 * is still choosing. Throws on a choice that the line does not allow.
 * @param ballotKey 32 bytes, the public ballot key the ballot will be signed with
 */
export function encryptLine(
  context: BallotContext,
  ballotKey: Bytes,
  lineIndex: number,
  choice: LineChoice,
  random: RandomBytes,
  engine: GroupEngine = groupEngine(),
): EncryptedLine {
  const line = lineAt(context, lineIndex);
  if (!isLineChoice(line, choice)) throw new RangeError('the line does not allow this choice');
  const seed = random(SEED_LENGTH);
  const ciphertexts = encryptChoice(context, lineIndex, choice, seed, engine);
  const marks = marksOf(line, choice);
  const randomness = randomnessOf(line, seed);
  const proofs = lineStatements(context, ballotKey, lineIndex, ciphertexts).map((statement) => {
    const value = weightedSum(statement.weights, marks);
    const branch = statement.values.indexOf(value);
    const secret = { branch, randomness: weightedSum(statement.weights, randomness) };
    return proveOneOf(statement, secret, context.boxKey, random, engine);
  });
  return { ciphertexts, proof: concat(...proofs), choice, seed };
}

/** The ciphertexts that a choice and a seed give; a challenge makes them again. The choice is allowed on the line. */
export function encryptChoice(
  context: BallotContext,
  lineIndex: number,
  choice: LineChoice,
  seed: Bytes,
  engine: GroupEngine,
): Bytes {
  const line = lineAt(context, lineIndex);
  return encrypt(context.boxKey, marksOf(line, choice), randomnessOf(line, seed), engine);
}

const marksOf = (line: LineLayout, choice: LineChoice): Scalar[] =>
  Array.from({ length: line.options }, (_, option) => BigInt(Number(choice.includes(option))));

const randomnessOf = (line: LineLayout, seed: Bytes): Scalar[] =>
  Array.from({ length: line.options }, (_, option) =>
    scalarFromHash(hash512('phieu-kin/v1/encryption-randomness', seed, u32(option))),
  );

const weightedSum = (weights: readonly Scalar[], terms: readonly Scalar[]): Scalar =>
  weights.reduce((sum, weight, i) => Fl.add(sum, Fl.mul(weight, terms[i] as Scalar)), 0n);

function lineAt(context: BallotContext, lineIndex: number): LineLayout {
  const line = context.lines[lineIndex];
  if (line === undefined) throw new RangeError(`no line ${lineIndex}`);
  return line;
}
