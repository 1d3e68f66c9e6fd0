import type { Report, VerifiedBallot } from '../../src/domain/verify/report.ts';

/** How far the verification is: first the log, then every ballot. */
export interface AuditPart {
  readonly part: 'log' | 'ballots';
  readonly done: number;
  readonly total: number;
}

export type OnPart = (part: AuditPart) => void;

/** `unreadable`: the file could not be read to its end, which says nothing about what is in it. */
export type AuditOutcome =
  | { readonly kind: 'verified'; readonly report: Report; readonly ballots: readonly VerifiedBallot[] }
  | { readonly kind: 'unreadable' };
