import { ok, type Result, refuse } from '../../../crypto/result.ts';
import type { Base, RuleSet } from './rule-set.ts';
import { EXCUSES, type Excuse, type Membership, mayVote, type Standing } from './standing.ts';

/** How many people and papers there were. Non-negative integers. */
export interface Heads {
  /** Official members on the roll. */
  readonly summoned: number;
  /** Official members not present, by standing; those absent without a reason are in none of these. */
  readonly absent: Readonly<Record<Excuse, number>>;
  /** Official members who may vote and whom a teller saw present. */
  readonly present: number;
  /** Voters to whom a ballot of this poll was issued. */
  readonly issued: number;
  /** Ballots in the sealed box: valid and invalid. */
  readonly returned: number;
  readonly valid: number;
  readonly invalid: number;
}

/** A member of the roll in the meeting. `excused`: an accepted reason for absence was stated in the meeting. */
export interface Attendance {
  readonly membership: Membership;
  readonly standing: Standing;
  readonly present: boolean;
  readonly excused: boolean;
}

/**
 * Counts the official members of a roll. An absent member is counted under the standing on the roll; `counted` with an
 * accepted reason becomes `excused`. Someone exempt or
 * excused who came is present; someone who may not vote never is, even when seen in the room, and so helps no quorum.
 */
export function countAttendance(roll: Iterable<Attendance>): Pick<Heads, 'summoned' | 'absent' | 'present'> {
  const absent: Record<Excuse, number> = { 'moved-out': 0, exempt: 0, suspended: 0, detained: 0, excused: 0 };
  let summoned = 0;
  let present = 0;
  for (const member of roll) {
    if (member.membership !== 'official') continue;
    summoned++;
    if (member.present && mayVote(member.membership, member.standing)) present++;
    else if (member.standing !== 'counted') absent[member.standing]++;
    else if (member.excused) absent.excused++;
  }
  return { summoned, absent, present };
}

/** The summoned minus those whom the rule set subtracts. Only absent people are ever subtracted, so never below `present`. */
export const adjustedSummoned = ({ subtract }: RuleSet, { summoned, absent }: Heads): number =>
  subtract.reduce((rest, excuse) => rest - absent[excuse], summoned);

/** The number that a share is taken of. */
export function baseOf(base: Base, ruleSet: RuleSet, heads: Heads): number {
  return base === 'summoned-adjusted' ? adjustedSummoned(ruleSet, heads) : heads[base];
}

/**
 * Checks that the numbers can have come from one meeting (16-rules, COUNT-SHAPE and COUNT-IDENTITY).
 * @param heads hostile, as an auditor reads them.
 */
export function checkHeads(heads: Heads): Result<Heads, 'COUNT-SHAPE' | 'COUNT-IDENTITY'> {
  const { summoned, absent, present, issued, returned, valid, invalid } = heads;
  const excused = EXCUSES.map((excuse) => absent[excuse]);
  if (![summoned, present, issued, returned, valid, invalid, ...excused].every(isCount))
    return refuse('COUNT-SHAPE', 'heads are integers from 0 to 1000000');
  const accounted = excused.reduce((sum, count) => sum + count, present);
  if (accounted > summoned)
    return refuse('COUNT-IDENTITY', `present ${present} and excused ${accounted - present} above summoned ${summoned}`);
  if (issued > present) return refuse('COUNT-IDENTITY', `issued ${issued} above present ${present}`);
  if (returned > issued) return refuse('COUNT-IDENTITY', `returned ${returned} above issued ${issued}`);
  if (valid + invalid !== returned)
    return refuse('COUNT-IDENTITY', `valid ${valid} plus invalid ${invalid} is not returned ${returned}`);
  return ok(heads);
}

/** A count that arithmetic here keeps exact; the bound is that of the log's statements (03-statements). */
export const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= 1_000_000;
