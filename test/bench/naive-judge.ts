import { ristretto255 } from '@noble/curves/ed25519.js';
import type { Ballot } from '../../crypto/ballot.ts';
import type { BallotContext } from '../../crypto/ballot-layout.ts';
import { lineStatements } from '../../crypto/ballot-line.ts';
import { type Bytes, hash512 } from '../../crypto/bytes.ts';
import { encodeScalars, Fl, scalarFromHash } from '../../crypto/group.ts';

const { Point } = ristretto255;
const pointAt = (bytes: Bytes, index: number) => Point.fromBytes(bytes.subarray(32 * index, 32 * index + 32));

/** The straightforward verification of a ballot's proofs: one equation after the other, one multiplication after the other. */
export function judgeNaively(context: BallotContext, ballot: Ballot): boolean {
  const key = Point.fromBytes(context.boxKey);
  return context.lines.every((_, line) => {
    const ciphertexts = ballot.lineCiphertexts[line] as Bytes;
    return lineStatements(context, ballot.ballotKey, line, ciphertexts).every((statement, index) => {
      const proof = ballot.lineProofs[line]?.[index] as Bytes;
      const n = statement.values.length;
      const scalar = (place: number) => Fl.fromBytes(proof.subarray(64 * n + 32 * place, 64 * n + 32 * place + 32));
      let x = Point.ZERO;
      let y = Point.ZERO;
      statement.weights.forEach((weight, option) => {
        if (weight === 0n) return;
        x = x.add(pointAt(ciphertexts, 2 * option).multiplyUnsafe(weight));
        y = y.add(pointAt(ciphertexts, 2 * option + 1).multiplyUnsafe(weight));
      });
      const transcript = [...statement.context, encodeScalars(statement.values), proof.subarray(0, 64 * n)];
      let last = scalarFromHash(hash512('phieu-kin/v1/one-of', ...transcript));
      return statement.values.every((value, branch) => {
        const challenge = branch < n - 1 ? scalar(branch) : last;
        last = Fl.sub(last, challenge);
        const response = scalar(n - 1 + branch);
        const first = pointAt(proof, 2 * branch).add(x.multiplyUnsafe(challenge));
        const shifted = y.subtract(Point.BASE.multiplyUnsafe(value));
        const second = pointAt(proof, 2 * branch + 1).add(shifted.multiplyUnsafe(challenge));
        return Point.BASE.multiplyUnsafe(response).equals(first) && key.multiplyUnsafe(response).equals(second);
      });
    });
  });
}
