import type { Hex } from '../../../crypto/bytes.ts';
import { MerkleFrontier } from '../../../crypto/merkle.ts';
import type { CapSet } from '../rules/cap-set.ts';
import type { CriteriaSet } from '../rules/criteria-set.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { RatingVerdict, SelectionOption } from '../rules/verdict.ts';
import type { RatingBodyOf } from './bodies.ts';
import type { DateText } from './dates.ts';

type Officer = RatingBodyOf<'officers-named'>['officers'][number];
export type RatedSubject = RatingBodyOf<'subjects-added'>['subjects'][number];
export type Terms = RatingBodyOf<'period-opened'>;

/** Where a value was stated, and whether a step was sent back since: it then stands for comparison only. */
interface Stated {
  readonly entry: number;
  readonly by: Hex;
  readonly date: DateText;
  readonly returned: boolean;
}

/** A self-rating or an appraisal. */
interface StatedRating extends Stated {
  readonly level: string;
  /** Hundredths of a point, and the level that they suggest. */
  readonly score: { readonly score: number; readonly level: string } | null;
  readonly remarks: Hex | null;
}

/** How a ballot came to be known: by a meeting's record, or from paper minutes, which one officer enters and another confirms. */
interface BallotFacts extends Stated {
  readonly source: RatingBodyOf<'ballot-stated'>['source'];
  /** `null` while a paper ballot waits for its second officer; of a record, who stated it. */
  readonly confirmedBy: Hex | null;
}

interface BallotRating extends BallotFacts {
  readonly counts: readonly number[];
  readonly verdict: RatingVerdict;
}

interface BallotSelection extends BallotFacts {
  readonly votes: number;
  readonly option: SelectionOption;
}

interface Decision extends Stated {
  readonly level: string | null;
  readonly document: { readonly number: string; readonly date: DateText };
  readonly reason: Hex | null;
  /** The cancelled decision in whose place it stands. */
  readonly replaces: number | null;
}

/** The four values of one subject in one period, never merged. Earlier ones stand in the log. */
export interface SubjectRating {
  readonly self?: StatedRating;
  readonly appraisal?: StatedRating;
  readonly ballot?: BallotRating;
  readonly selection?: BallotSelection;
  readonly decision?: Decision;
  /** The last decision that was cancelled, until another stands in its place. */
  readonly cancelled?: number;
  readonly exclusions: readonly { readonly code: string; readonly source: Hex }[];
}

/** The values that statements supersede one by one. */
export type Slot = 'self' | 'appraisal' | 'ballot' | 'selection';

export interface PeriodState {
  readonly terms: Terms;
  readonly ruleSet: RuleSet;
  readonly capSet: CapSet | null;
  readonly criteriaSet: CriteriaSet | null;
  readonly ratings: Map<number, SubjectRating>;
}

export interface Complaint {
  readonly period: string;
  readonly subject: number;
  readonly received: DateText;
  /** The decision complained of. */
  readonly decision: number;
  readonly answer?: { readonly entry: number; readonly date: DateText; readonly outcome: 'upheld' | 'dismissed' };
}

/** A sealed copy that is or was kept. */
interface SealedCopy {
  readonly meeting: Hex | null;
  readonly file: Hex | null;
  /** The first day on which it may be destroyed. */
  readonly until: DateText;
  /** How often it was opened. */
  readonly openings: number;
  /** The entry that states its destruction. */
  readonly destroyed?: number;
}

/** Everything that follows from an organisation's rating log. Only `applyRatingEntry` changes it, with judged entries. */
export interface RatingState {
  readonly id: Hex;
  readonly created: RatingBodyOf<'rating-log-created'>;
  readonly log: MerkleFrontier;
  /** Hashes of all statements so far: a signature is good for one entry. */
  readonly stated: Set<Hex>;
  officers: readonly Officer[];
  readonly subjects: RatedSubject[];
  readonly periods: Map<string, PeriodState>;
  /** By the entry that filed them. */
  readonly complaints: Map<number, Complaint>;
  /** Paper ballots by their entry: who entered them and which subjects they are about. */
  readonly papers: Map<number, { readonly by: Hex; readonly period: string; confirmed: boolean }>;
  /** By the entry that sealed them. */
  readonly copies: Map<number, SealedCopy>;
  /** Every commitment made, and those whose opening was erased. */
  readonly commitments: Set<Hex>;
  readonly erased: Set<Hex>;
}

export const newRatingState = (created: RatingBodyOf<'rating-log-created'>): RatingState => ({
  id: created.log,
  created,
  log: new MerkleFrontier(),
  stated: new Set(),
  officers: [],
  subjects: [],
  periods: new Map(),
  complaints: new Map(),
  papers: new Map(),
  copies: new Map(),
  commitments: new Set(),
  erased: new Set(),
});

const NOTHING: SubjectRating = { exclusions: [] };

/** What is known of a subject in a period. */
export const ratingOf = (period: PeriodState, subject: number): SubjectRating => period.ratings.get(subject) ?? NOTHING;

/** Codes of the period's levels, from the highest to the lowest. */
export const levelsOf = ({ ruleSet }: PeriodState): readonly string[] => ruleSet.levels.map(({ code }) => code);
