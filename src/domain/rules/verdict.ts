import type { Hex } from '../../../crypto/bytes.ts';
import type { Remedy } from './rule-set.ts';

/** What came of one ballot line. Canonical JSON (16-rules): integers and strings only, every member always there. */
export type Verdict = RatingVerdict | SelectionVerdict | MotionVerdict;

export interface RatingVerdict {
  readonly kind: 'rating';
  readonly line: number;
  readonly outcome: 'level' | 'tie' | 'none' | 'not-quorate';
  /** Code of the winning level; `null` unless the outcome is `level`. */
  readonly level: string | null;
  readonly reason:
    | 'threshold-reached'
    | 'largest'
    | 'threshold-not-reached'
    | 'no-level-votes'
    | 'equal-votes'
    | 'not-quorate';
  /** Level codes in rule order: the equal ones of a tie, or those to vote again on. */
  readonly candidates: readonly string[];
  readonly next: Remedy | null;
}

export interface SelectionVerdict {
  readonly kind: 'selection';
  readonly line: number;
  readonly outcome: 'complete' | 'tie' | 'short' | 'not-quorate';
  /** In ballot order. */
  readonly options: readonly SelectionOption[];
  readonly next: Remedy | null;
}

export interface SelectionOption {
  readonly outcome: 'selected' | 'not-selected' | 'tie' | 'not-quorate';
  readonly reason: 'threshold-reached' | 'threshold-not-reached' | 'places-filled' | 'equal-votes' | 'not-quorate';
}

interface MotionVerdict {
  readonly kind: 'motion';
  readonly line: number;
  readonly outcome: 'carried' | 'not-carried' | 'not-quorate';
  readonly reason: 'threshold-reached' | 'threshold-not-reached' | 'not-quorate';
}

export interface Quorum {
  readonly summoned: number;
  readonly adjusted: number;
  readonly present: number;
  readonly needed: number;
  readonly met: boolean;
}

/** The result of a poll, whose canonical bytes the minutes sign. One verdict per ballot line, in ballot order. */
export interface PollOutcome {
  readonly format: 1;
  readonly ruleSet: Hex;
  readonly quorum: Quorum;
  readonly verdicts: readonly Verdict[];
}
