import { assembleBallot, ballotMessage } from '../../crypto/ballot.ts';
import { type BallotContext, type LineChoice, type LineLayout, SIGNATURE_LENGTH } from '../../crypto/ballot-layout.ts';
import { type EncryptedLine, encryptLine, lineStatements } from '../../crypto/ballot-line.ts';
import { type Bytes, concat, equalBytes, hash512 } from '../../crypto/bytes.ts';
import { encrypt } from '../../crypto/elgamal.ts';
import { groupEngine } from '../../crypto/engine.ts';
import { Fl, randomScalar, type Scalar } from '../../crypto/group.ts';
import { proveOneOf } from '../../crypto/one-of.ts';
import { publicKeyOf, sign } from '../../crypto/signature.ts';
import { tokenMessage } from '../../crypto/token.ts';
import { combine, GENERATOR, seededRandom } from './group-fixtures.ts';

const engine = groupEngine();

export const random = seededRandom('ballot');
export const BOX_SECRET = randomScalar(random);
export const choiceOf = (options: number): LineLayout => ({ kind: 'choice', options });
export const selectionOf = (options: number, min: number, max: number): LineLayout => ({
  kind: 'selection',
  options,
  min,
  max,
});

export function contextOf(...lines: readonly LineLayout[]): BallotContext {
  return {
    manifest: random(32),
    ordinal: 3,
    poll: random(32),
    opening: random(32),
    boxKey: combine([BOX_SECRET, GENERATOR]),
    tokenKey: random(96),
    lines,
  };
}

/** A stand-in for blind BLS, which takes long: a token is a hash of what the real one signs. Real tokens have their own test. */
const verifyFakeToken = (tokenKey: Bytes, message: Bytes, token: Bytes): boolean =>
  equalBytes(token, fakeToken(tokenKey, message));
const fakeToken = (tokenKey: Bytes, message: Bytes): Bytes => hash512('test-token', tokenKey, message).subarray(0, 48);

export const tools = { random, verifyToken: verifyFakeToken };

export interface Voter {
  readonly secretKey: Bytes;
  readonly ballotKey: Bytes;
  readonly token: Bytes;
}

export function voterOf({ tokenKey, manifest, ordinal }: BallotContext): Voter {
  const secretKey = random(32);
  const ballotKey = publicKeyOf(secretKey);
  return { secretKey, ballotKey, token: fakeToken(tokenKey, tokenMessage(manifest, ordinal, ballotKey)) };
}

export const encryptAll = (context: BallotContext, ballotKey: Bytes, choices: readonly LineChoice[]): EncryptedLine[] =>
  choices.map((choice, line) => encryptLine(context, ballotKey, line, choice, random));

export function castBy(context: BallotContext, voter: Voter, choices: readonly LineChoice[]): Bytes {
  return assembleBallot(context, voter.secretKey, voter.token, encryptAll(context, voter.ballotKey, choices));
}

/** A forger's line: whatever messages, each proof made as if the given branch were true. */
export function forgeLine(
  context: BallotContext,
  ballotKey: Bytes,
  line: number,
  messages: readonly bigint[],
  branches: readonly number[],
): EncryptedLine {
  const randomness = messages.map(() => randomScalar(random));
  const ciphertexts = encrypt(
    context.boxKey,
    messages.map((message) => Fl.create(message)),
    randomness,
    engine,
  );
  const proofs = lineStatements(context, ballotKey, line, ciphertexts).map((statement, i) => {
    const r = statement.weights.reduce((sum, weight, j) => Fl.add(sum, Fl.mul(weight, randomness[j] as Scalar)), 0n);
    return proveOneOf(statement, { branch: branches[i] as number, randomness: r }, context.boxKey, random, engine);
  });
  return { ciphertexts, proof: concat(...proofs), choice: [], seed: new Uint8Array(32) };
}

/** The same ballot with other bytes before the signature, signed again by its own key. */
export function resign(context: BallotContext, secretKey: Bytes, ballot: Bytes): Bytes {
  const signed = ballot.subarray(0, ballot.length - SIGNATURE_LENGTH);
  return concat(signed, sign(secretKey, ballotMessage(context, signed)));
}
