/** A guess is a pairing of n ballots with n voters. Under chance it is one of the n! pairings, each as likely. */
export interface Score {
  readonly voters: number;
  /** Right pairs. */
  readonly hits: number;
  /** Pairs of ballots in another order than their voters; undefined if the guess knows no order. */
  readonly inversions?: number;
}

/** Probabilities that a random permutation of n has 0, 1, … n fixed points: D(n-k) / (k! (n-k)!). */
export function fixedPoints(n: number): number[] {
  // D(m)/m! by its recurrence; D(m)/m! = D(m-1)/(m-1)! + (-1)^m / m!
  const derangement: number[] = [1];
  let term = 1;
  for (let m = 1; m <= n; m++) {
    term /= -m;
    derangement.push((derangement[m - 1] as number) + term);
  }
  let factorial = 1;
  return Array.from({ length: n + 1 }, (_, k) => {
    factorial *= Math.max(k, 1);
    // D(1) = 0 exactly, and sums of rounded terms are never below it.
    return Math.max(0, derangement[n - k] as number) / factorial;
  });
}

/** Probabilities that a random permutation of n has 0, 1, … n(n-1)/2 inversions (Mahonian numbers, Knuth 5.1.1). */
export function inversionCounts(n: number): number[] {
  let distribution = [1];
  for (let m = 2; m <= n; m++) distribution = convolve(distribution, new Array<number>(m).fill(1 / m));
  return distribution;
}

function convolve(a: readonly number[], b: readonly number[]): number[] {
  const out = new Array<number>(a.length + b.length - 1).fill(0);
  for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) out[i + j] = (out[i + j] as number) + x * y;
  return out;
}

/** Probability of at least `value`. */
export const upperTail = (distribution: readonly number[], value: number): number =>
  distribution.slice(value).reduce((sum, p) => sum + p, 0);

/**
 * The probability with which chance alone does as well as these guesses of one strategy over independent polls: exact,
 * for the sum of right pairs, and for the sum of inversions on both sides (an order that is reversed tells as much), the
 * least of the three times three.
 */
export function pValue(scores: readonly Score[]): number {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const law = (of: (n: number) => number[]) => scores.map(({ voters }) => of(voters)).reduce(convolve, [1]);
  const hits = upperTail(law(fixedPoints), sum(scores.map((score) => score.hits)));
  const inverted = scores.map(({ inversions }) => inversions);
  if (!inverted.every((count) => count !== undefined)) return Math.min(1, 3 * hits);
  const distribution = law(inversionCounts);
  const inversions = sum(inverted);
  const many = upperTail(distribution, inversions);
  const few = upperTail([...distribution].reverse(), distribution.length - 1 - inversions);
  return Math.min(1, 3 * Math.min(hits, many, few));
}

/** Random permutation by Fisher and Yates from bytes; 4 bytes a step, whose bias is below 2^-24. */
export function shuffled<T>(items: readonly T[], random: (length: number) => Uint8Array): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = new DataView(random(4).buffer).getUint32(0) % (i + 1);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}
