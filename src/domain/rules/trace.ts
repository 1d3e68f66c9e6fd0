import type { Base, Remedy } from './rule-set.ts';
import type { Excuse } from './standing.ts';
import type { Threshold } from './threshold.ts';

/** One step of the reasoning behind verdicts: codes and integers only. `renderTrace` puts it into words. */
export type TraceStep =
  | {
      readonly step: 'summoned';
      readonly summoned: number;
      readonly subtracted: readonly { readonly excuse: Excuse; readonly count: number }[];
      readonly adjusted: number;
    }
  | {
      readonly step: 'quorum';
      readonly threshold: Threshold;
      readonly adjusted: number;
      readonly needed: number;
      readonly present: number;
      readonly met: boolean;
    }
  | {
      readonly step: 'needed';
      readonly line: number;
      readonly base: Base;
      readonly of: number;
      readonly threshold: Threshold;
      readonly needed: number;
    }
  | {
      readonly step: 'level' | 'level-or-higher';
      readonly line: number;
      readonly level: string;
      readonly votes: number;
      readonly reached: boolean;
    }
  | { readonly step: 'level-votes'; readonly line: number; readonly level: string; readonly votes: number }
  | { readonly step: 'level-wins'; readonly line: number; readonly level: string }
  | {
      readonly step: 'no-level';
      readonly line: number;
      readonly tie: boolean;
      readonly candidates: readonly string[];
      readonly next: Remedy;
    }
  | { readonly step: 'places'; readonly line: number; readonly min: number; readonly max: number }
  | {
      readonly step: 'option';
      readonly line: number;
      readonly option: number;
      readonly votes: number;
      readonly reached: boolean;
    }
  | {
      readonly step: 'selected';
      readonly line: number;
      readonly options: readonly number[];
      readonly tied: readonly number[];
      readonly next: Remedy | null;
    }
  | { readonly step: 'motion'; readonly line: number; readonly votes: number; readonly carried: boolean };
