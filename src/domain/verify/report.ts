import type { Hex } from '../../../crypto/bytes.ts';
import type { PollManifest } from '../meeting/bodies.ts';
import type { PollPhase } from '../meeting/lifecycle.ts';
import type { Heads } from '../rules/heads.ts';
import type { TraceStep } from '../rules/trace.ts';
import type { PollOutcome } from '../rules/verdict.ts';
import type { CheckFamily } from './checks.ts';

/**
 * `anchored`: everything verified, and the code from the paper minutes is this record's.
 * `not-anchored`: everything verified, but nothing ties the file to a meeting that took place.
 * `refused`: a check failed.
 */
export type Standing = 'anchored' | 'not-anchored' | 'refused';

/** What a finished verification tells the shell (15-verification). */
export const EXIT_OF_STANDING: Readonly<Record<Standing, number>> = { anchored: 0, 'not-anchored': 3, refused: 1 };

export interface Report {
  readonly standing: Standing;
  /** Present if and only if refused: the first check that failed, and where. */
  readonly failure?: { readonly code: string; readonly family: CheckFamily; readonly detail: string };
  /** What was verified; absent when refused. */
  readonly meeting?: MeetingFacts;
}

/** A ballot of a sealed box, as it passes the verifier: nothing of it leads to a voter or to a choice. */
export interface VerifiedBallot {
  readonly ordinal: number;
  /** 32 bytes. */
  readonly tracking: Hex;
  /** Whether its proofs hold, so that it counts. */
  readonly valid: boolean;
}

export interface MeetingFacts {
  readonly id: Hex;
  readonly title: string;
  readonly organisation: string;
  readonly date: string;
  readonly place: string;
  readonly fingerprint: Hex;
  /** Anchor code that this record's minutes must carry. */
  readonly anchor: string;
  readonly entries: number;
  readonly voters: number;
  readonly present: number;
  readonly tellers: number;
  readonly threshold: number;
  readonly lostTellers: readonly number[];
  /** Their keys, and commitments of their names; the first teller leads the others. */
  readonly officers: {
    readonly secretary: { readonly key: Hex; readonly name: Hex };
    readonly tellers: readonly { readonly key: Hex; readonly name: Hex }[];
  };
  /** Names whose openings are not in the file, out of all names. */
  readonly erasedNames: number;
  /** Text of each name or detail that the file opens, by commitment. */
  readonly names: ReadonlyMap<Hex, string>;
  readonly polls: readonly PollFacts[];
}

export interface PollFacts {
  readonly ordinal: number;
  readonly phase: PollPhase;
  readonly cancelled?: string;
  readonly manifest?: PollManifest;
  readonly counted?: CountedFacts;
}

/** What was counted in a poll, and what the rule set makes of it; `tally` and `box` are the hash and the root. */
export interface CountedFacts {
  readonly heads: Heads;
  readonly counts: readonly (readonly number[])[];
  readonly outcome: PollOutcome;
  readonly trace: readonly TraceStep[];
  readonly tally: Hex;
  readonly box: Hex;
}
