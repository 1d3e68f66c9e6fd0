import { sha512 } from '@noble/hashes/sha2.js';
import { type Bytes, concat, type RandomBytes, u32, utf8 } from '../../crypto/bytes.ts';
import type { Ceremony, Round1Package, Round1Part } from '../../crypto/ceremony.ts';
import {
  createShares,
  finishShares,
  type Round1Secret,
  type Round2Message,
  type SecretPair,
  startRound1,
} from '../../crypto/dkg.ts';
import { type JudgedRound1, judgeRound1 } from '../../crypto/dkg-judge.ts';
import { assertOk } from '../../crypto/result.ts';
import { createSealingKey } from '../../crypto/sealed.ts';
import { publicKeyOf } from '../../crypto/signature.ts';

/** Reproducible bytes: the same seed gives the same ceremony. */
export function seeded(seed: string): RandomBytes {
  let counter = 0;
  return (length) => {
    const chunks: Bytes[] = [];
    for (let have = 0; have < length; have += 64) chunks.push(sha512(concat(utf8(seed), u32(counter++))));
    return concat(...chunks).slice(0, length);
  };
}

export interface Run {
  readonly ceremony: Ceremony;
  readonly signingSecrets: readonly Bytes[];
  readonly sealingSecrets: readonly Bytes[];
  readonly secrets: readonly Round1Secret[];
  readonly packages: readonly Round1Package[];
}

/** An element that must be there: a test that reads past the end is wrong. */
export function at<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new RangeError(`no element ${index}`);
  return list[index] as T;
}

/** A run up to the end of round 1. */
export function startRun(
  n: number,
  threshold: number,
  options: { lastOrdinal?: number; seed?: string; run?: number } = {},
): Run {
  const random = seeded(options.seed ?? 'run');
  const signingSecrets = Array.from({ length: n }, () => random(32));
  const sealing = Array.from({ length: n }, () => createSealingKey(random));
  const ceremony = {
    meetingId: random(16),
    run: options.run ?? 1,
    threshold,
    lastOrdinal: options.lastOrdinal ?? 1,
    tellers: sealing.map(({ publicKey }, i) => ({
      signingKey: publicKeyOf(signingSecrets[i] as Bytes),
      sealingKey: publicKey,
    })),
  };
  const started = sealing.map((_, i) => startRound1(ceremony, i + 1, random));
  return {
    ceremony,
    signingSecrets,
    sealingSecrets: sealing.map(({ secretKey }) => secretKey),
    secrets: started.map(({ secret }) => secret),
    packages: started.map(({ published }) => published),
  };
}

const judgedRun = (run: Run): JudgedRound1 => assertOk(judgeRound1(run.ceremony, run.packages));

/** Every teller's round-2 messages. */
export const allMessages = (run: Run, judged: JudgedRound1): Round2Message[] =>
  run.secrets.flatMap((secret, i) =>
    assertOk(createShares(judged, secret, run.signingSecrets[i] as Bytes, seeded(`round2 ${i}`))),
  );

export interface FinishedRun extends Run {
  readonly judged: JudgedRound1;
  /** Per teller, its pairs. */
  readonly shares: readonly (readonly SecretPair[])[];
}

export function finishedRun(run: Run): FinishedRun {
  const judged = judgedRun(run);
  const messages = allMessages(run, judged);
  const shares = run.secrets.map((secret, i) =>
    assertOk(finishShares(judged, secret, run.sealingSecrets[i] as Bytes, messages)),
  );
  return { ...run, judged, shares };
}

/** All subsets of 1..n of a size. */
export function subsets(n: number, size: number): number[][] {
  if (size === 0) return [[]];
  if (n < size) return [];
  return [...subsets(n - 1, size), ...subsets(n - 1, size - 1).map((rest) => [...rest, n])];
}

/** A copy of the packages in which one part is replaced. */
export const withPart = (
  packages: readonly Round1Package[],
  at: { readonly teller: number; readonly position: number; readonly suite: 'box' | 'token' },
  change: (part: Round1Part) => Round1Part,
): Round1Package[] =>
  packages.map((published, i) =>
    i + 1 !== at.teller
      ? published
      : {
          pairs: published.pairs.map((pair, p) =>
            p === at.position ? { ...pair, [at.suite]: change(pair[at.suite]) } : pair,
          ),
        },
  );
