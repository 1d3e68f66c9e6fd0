import { type Ballot, ballotMessage, decodeBallot } from './ballot.ts';
import { allCommitmentsLength, type BallotContext, proofSizes } from './ballot-layout.ts';
import { lineStatements } from './ballot-line.ts';
import { type Bytes, concat, type RandomBytes } from './bytes.ts';
import { groupEngine } from './engine.ts';
import { Equations } from './equations.ts';
import { decodePoints, decodeScalars, type GroupEngine, POINT_LENGTH, type Points, type Scalar } from './group.ts';
import { addOneOf, commitmentsLength } from './one-of.ts';
import { assertOk, ok, type Result, refuse } from './result.ts';
import { verifySignature } from './signature.ts';
import { tokenMessage, verifyToken } from './token.ts';

export interface JudgeTools {
  /** Unpredictable to whoever made the ballots: coefficients of the batch are drawn from it. */
  readonly random: RandomBytes;
  readonly engine?: GroupEngine;
  /** A faster verifier with the contract of `verifyToken`. */
  readonly verifyToken?: (tokenKey: Bytes, message: Bytes, token: Bytes) => boolean;
}

/** A ballot whose proofs hold. */
export interface JudgedBallot {
  readonly ballot: Ballot;
  /** A_1, B_1, A_2, B_2, … of all lines, to be added up. */
  readonly ciphertexts: Points;
}

export type EligibilityCode = 'BALLOT-LENGTH' | 'BALLOT-SIGNATURE-INVALID' | 'BALLOT-TOKEN-INVALID';
export type ProofCode = 'BALLOT-LENGTH' | 'BALLOT-ENCODING' | 'BALLOT-PROOF-INVALID';

/**
 * Judges a ballot that is being cast, all of it, cheap checks first; a refusal changes nothing.
 * @param bytes hostile
 */
export function judgeBallot(
  context: BallotContext,
  bytes: Bytes,
  tools: JudgeTools,
): Result<JudgedBallot, EligibilityCode | ProofCode> {
  const cut = decodeBallot(context.lines, bytes);
  if (!cut.ok) return cut;
  const decoded = decodeProofs(context, cut.value, tools.engine ?? groupEngine());
  if (!decoded.ok) return decoded;
  if (!isSigned(context, cut.value)) return refuse('BALLOT-SIGNATURE-INVALID');
  if (!proofsHold(context, [decoded.value], tools)) return refuse('BALLOT-PROOF-INVALID');
  if (!hasToken(context, cut.value, tools)) return refuse('BALLOT-TOKEN-INVALID');
  return ok(judged(decoded.value));
}

/**
 * Judges whether a ballot of a *sealed* box was cast by someone entitled: length, signature, token. Any refusal makes the
 * record fail, because no honest service could have accepted the ballot.
 * @param bytes hostile
 */
export function judgeEligibility(
  context: BallotContext,
  bytes: Bytes,
  tools: Pick<JudgeTools, 'verifyToken'>,
): Result<Ballot, EligibilityCode> {
  const cut = decodeBallot(context.lines, bytes);
  if (!cut.ok) return cut;
  if (!isSigned(context, cut.value)) return refuse('BALLOT-SIGNATURE-INVALID');
  if (!hasToken(context, cut.value, tools)) return refuse('BALLOT-TOKEN-INVALID');
  return cut;
}

/**
 * Judges the proofs of many ballots of one poll with one multi-scalar multiplication; if it fails, halves the ballots
 * until the bad ones are known. An eligible ballot of a sealed box that is refused here is *invalid*: it is counted as
 * such, stays out of the sums, and the record stands.
 * @param list hostile bytes
 * @returns one result for each, in order
 */
export function judgeProofs(
  context: BallotContext,
  list: readonly Bytes[],
  tools: Omit<JudgeTools, 'verifyToken'>,
): Result<JudgedBallot, ProofCode>[] {
  const engine = tools.engine ?? groupEngine();
  const decoded = list.map((bytes) => {
    const cut = decodeBallot(context.lines, bytes);
    return cut.ok ? decodeProofs(context, cut.value, engine) : cut;
  });
  const judgeable = decoded.flatMap((result) => (result.ok ? [result.value] : []));
  const bad = new Set(ballotsThatFail(context, judgeable, tools));
  return decoded.map((result) => {
    if (!result.ok) return result;
    return bad.has(result.value) ? refuse('BALLOT-PROOF-INVALID') : ok(judged(result.value));
  });
}

interface DecodedBallot {
  readonly ballot: Ballot;
  readonly ciphertexts: Points;
  /** Those of all proofs, in the order of the proofs. */
  readonly commitments: Points;
  /** Those of each proof, in the order of the proofs. */
  readonly scalars: readonly (readonly Scalar[])[];
}

const judged = ({ ballot, ciphertexts }: DecodedBallot): JudgedBallot => ({ ballot, ciphertexts });

function decodeProofs(
  context: BallotContext,
  ballot: Ballot,
  engine: GroupEngine,
): Result<DecodedBallot, 'BALLOT-ENCODING'> {
  const sizes = context.lines.flatMap(proofSizes);
  const proofs = ballot.lineProofs.flat();
  const scalars: (readonly Scalar[])[] = [];
  for (const [i, proof] of proofs.entries()) {
    const list = decodeScalars(proof.subarray(commitmentsLength(sizes[i] as number)));
    if (!list.ok) return refuse('BALLOT-ENCODING', `proof ${i}: ${list.detail}`);
    scalars.push(list.value);
  }
  const ciphertexts = decodePoints(ballot.ciphertexts, engine);
  if (!ciphertexts.ok) return refuse('BALLOT-ENCODING', `ciphertexts: ${ciphertexts.detail}`);
  const packed = concat(...proofs.map((proof, i) => proof.subarray(0, commitmentsLength(sizes[i] as number))));
  if (packed.length !== allCommitmentsLength(context.lines)) throw new Error('commitments do not fit the layout');
  const commitments = decodePoints(packed, engine);
  if (!commitments.ok) return refuse('BALLOT-ENCODING', `commitments: ${commitments.detail}`);
  return ok({ ballot, ciphertexts: ciphertexts.value, commitments: commitments.value, scalars });
}

const isSigned = (context: BallotContext, { ballotKey, signed, signature }: Ballot): boolean =>
  verifySignature(ballotKey, ballotMessage(context, signed), signature);

const hasToken = (
  { manifest, ordinal, tokenKey }: BallotContext,
  { ballotKey, token }: Ballot,
  tools: Pick<JudgeTools, 'verifyToken'>,
): boolean => (tools.verifyToken ?? verifyToken)(tokenKey, tokenMessage(manifest, ordinal, ballotKey), token);

function proofsHold(
  context: BallotContext,
  ballots: readonly DecodedBallot[],
  { random, engine = groupEngine() }: Omit<JudgeTools, 'verifyToken'>,
): boolean {
  const key = assertOk(decodePoints(context.boxKey, engine));
  const equations = new Equations(random, engine);
  for (const ballot of ballots) addBallot(equations, context, ballot, key);
  return equations.hold();
}

function addBallot(equations: Equations, context: BallotContext, decoded: DecodedBallot, key: Points): void {
  const { ballot, commitments, scalars, ciphertexts: points } = decoded;
  let proofIndex = 0;
  let firstCommitment = 0;
  let firstCiphertext = 0;
  context.lines.forEach((line, lineIndex) => {
    const ciphertexts = ballot.lineCiphertexts[lineIndex] as Bytes;
    const proofs = ballot.lineProofs[lineIndex] as readonly Bytes[];
    const statements = lineStatements(context, ballot.ballotKey, lineIndex, ciphertexts);
    statements.forEach((statement, i) => {
      const size = commitmentsLength(statement.values.length);
      const proof = {
        commitmentBytes: (proofs[i] as Bytes).subarray(0, size),
        commitments,
        firstCommitment,
        scalars: scalars[proofIndex] as readonly Scalar[],
      };
      const terms = statement.weights.flatMap((weight, option) =>
        weight === 0n ? [] : [{ ciphertext: firstCiphertext + option, weight }],
      );
      addOneOf(equations, statement, proof, key, { points, terms });
      proofIndex += 1;
      firstCommitment += size / POINT_LENGTH;
    });
    firstCiphertext += line.options;
  });
}

function ballotsThatFail(
  context: BallotContext,
  ballots: readonly DecodedBallot[],
  tools: Omit<JudgeTools, 'verifyToken'>,
): DecodedBallot[] {
  if (ballots.length === 0 || proofsHold(context, ballots, tools)) return [];
  if (ballots.length === 1) return [...ballots];
  const half = ballots.length >>> 1;
  return [
    ...ballotsThatFail(context, ballots.slice(0, half), tools),
    ...ballotsThatFail(context, ballots.slice(half), tools),
  ];
}
