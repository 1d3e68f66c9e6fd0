import { type Bytes, toHex } from './bytes.ts';
import {
  type Blame,
  blame,
  type Ceremony,
  dkgTranscript,
  judgeCeremony,
  ordinalsOf,
  partAt,
  possessionContext,
  type Round1Package,
  type Round1Pair,
  type Round1Part,
} from './ceremony.ts';
import { type Ok, ok, type Refusal, refuse } from './result.ts';
import { type Suite, suites } from './suite.ts';

// What everybody can judge of a key generation: tellers during the ceremony, the verifier years later. No secrets here.

/** The public half of a pair: group keys and the tellers' verification shares, teller 1 first. */
export interface PublicPair {
  readonly ordinal: number;
  /** 32 bytes. */
  readonly boxKey: Bytes;
  readonly boxShares: readonly Bytes[];
  /** 96 bytes. */
  readonly tokenKey: Bytes;
  readonly tokenShares: readonly Bytes[];
}

/** Round 1 as everybody judged it. */
export interface JudgedRound1 {
  readonly ceremony: Ceremony;
  readonly packages: readonly Round1Package[];
  /** 32 bytes. */
  readonly transcript: Bytes;
  readonly pairs: readonly PublicPair[];
}

export type Round1Code =
  | 'DKG-ORDINALS'
  | 'DKG-COMMITMENT-LENGTH'
  | 'DKG-COMMITMENT-INVALID'
  | 'DKG-COMMITMENT-REPEATED'
  | 'DKG-POSSESSION-INVALID';
export type Round1Refusal = Blame<Round1Code> | Refusal<'DKG-ROSTER' | 'DKG-PACKAGE-MISSING' | 'DKG-KEY-DEGENERATE'>;

/**
 * Judges a whole round 1, as tellers and the offline verifier both do, and computes every public key from the commitments.
 * @param packages hostile values of the decoded shape, teller 1 first
 */
export function judgeRound1(ceremony: Ceremony, packages: readonly Round1Package[]): Ok<JudgedRound1> | Round1Refusal {
  const roster = judgeCeremony(ceremony);
  if (!roster.ok) return roster;
  if (packages.length !== ceremony.tellers.length)
    return refuse('DKG-PACKAGE-MISSING', `${packages.length} packages of ${ceremony.tellers.length} tellers`);
  for (const [i, published] of packages.entries()) {
    const refusal = judgePackage(ceremony, i + 1, published);
    if (refusal) return refusal;
  }
  return sumRound1(ceremony, packages);
}

/** The public keys that packages give which `judgePackage` has accepted one by one. */
export function sumRound1(
  ceremony: Ceremony,
  packages: readonly Round1Package[],
): Ok<JudgedRound1> | Refusal<'DKG-KEY-DEGENERATE'> {
  const pairs: PublicPair[] = [];
  for (const [position, ordinal] of ordinalsOf(ceremony).entries()) {
    const [box, token] = suites.map((suite) =>
      publicKeys(
        suite,
        packages.map((p) => partAt(p, position, suite.name)),
      ),
    );
    if (!box || !token)
      return refuse('DKG-KEY-DEGENERATE', `a key or verification share of pair ${ordinal} is the identity`);
    pairs.push({ ordinal, boxKey: box.key, boxShares: box.shares, tokenKey: token.key, tokenShares: token.shares });
  }
  return ok({ ceremony, packages, transcript: dkgTranscript(ceremony, packages), pairs });
}

/** Judges one teller's package alone, as it arrives. The ceremony has been judged. */
export function judgePackage(
  ceremony: Ceremony,
  teller: number,
  published: Round1Package,
): Blame<Round1Code> | undefined {
  const ordinals = ordinalsOf(ceremony);
  if (published.pairs.length !== ordinals.length || published.pairs.some(({ ordinal }, i) => ordinal !== ordinals[i]))
    return blame('DKG-ORDINALS', teller, `the ordinals are 0 to ${ceremony.lastOrdinal}, in order`);
  const seen = new Set<string>();
  for (const pair of published.pairs)
    for (const suite of suites) {
      const refusal = judgePart(ceremony, teller, pair, suite, seen);
      if (refusal) return refusal;
    }
  return undefined;
}

function judgePart(ceremony: Ceremony, teller: number, pair: Round1Pair, suite: Suite, seen: Set<string>) {
  const { commitments, proof } = pair[suite.name];
  const where = `${suite.name} key of pair ${pair.ordinal}`;
  // A longer list raises the degree, so that t shares no longer open: Komlo and Goldberg's proof takes the length as given.
  if (commitments.length !== ceremony.threshold)
    return blame('DKG-COMMITMENT-LENGTH', teller, `${commitments.length} commitments for the ${where}`);
  for (const commitment of commitments) {
    if (!suite.isPoint(commitment)) return blame('DKG-COMMITMENT-INVALID', teller, where);
    if (seen.has(toHex(commitment))) return blame('DKG-COMMITMENT-REPEATED', teller, where);
    seen.add(toHex(commitment));
  }
  const context = possessionContext(ceremony, pair.ordinal, suite.name);
  return suite.verifyCeremonyPossession(context, teller, commitments[0] as Bytes, proof)
    ? undefined
    : blame('DKG-POSSESSION-INVALID', teller, where);
}

/** Group key and verification shares of one key: values of the summed polynomial's image. Undefined on an identity. */
function publicKeys(suite: Suite, parts: readonly Round1Part[]) {
  const commitments = suite.sum(parts.map((part) => part.commitments));
  if (!areDefined(commitments)) return undefined;
  const shares = parts.map((_, i) => suite.evaluate(commitments, i + 1));
  return areDefined(shares) ? { key: commitments[0] as Bytes, shares } : undefined;
}

const areDefined = <T>(values: readonly (T | undefined)[]): values is readonly T[] =>
  values.every((value) => value !== undefined);
