/** The scalar arithmetic that interpolation needs; both curves' scalar fields have it. */
interface ScalarField {
  readonly ONE: bigint;
  create(value: bigint): bigint;
  mul(a: bigint, b: bigint): bigint;
  sub(a: bigint, b: bigint): bigint;
  div(a: bigint, b: bigint): bigint;
}

/**
 * Lagrange coefficients at 0: `λᵢ = Π_{j≠i} j / (j − i)`, so that `f(0) = Σ λᵢ·f(i)` for every polynomial of a degree
 * below the number of indices (RFC 9591 §4.2). Throws on repeated or non-positive indices; callers judge hostile ones before.
 * @param indices teller indices, counted from 1
 * @returns the coefficients in the order of the indices
 */
export function lagrangeAtZero(field: ScalarField, indices: readonly number[]): bigint[] {
  if (new Set(indices).size !== indices.length || indices.some((index) => !Number.isInteger(index) || index < 1))
    throw new Error('teller indices must be distinct and counted from 1');
  return indices.map((own) => {
    let numerator = field.ONE;
    let denominator = field.ONE;
    for (const other of indices) {
      if (other === own) continue;
      numerator = field.mul(numerator, field.create(BigInt(other)));
      denominator = field.mul(denominator, field.sub(field.create(BigInt(other)), field.create(BigInt(own))));
    }
    return field.div(numerator, denominator);
  });
}
