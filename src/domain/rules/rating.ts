import { baseOf, type Heads } from './heads.ts';
import type { RuleSet } from './rule-set.ts';
import { needed } from './threshold.ts';
import type { TraceStep } from './trace.ts';
import type { RatingVerdict } from './verdict.ts';

interface Judged {
  readonly verdict: RatingVerdict;
  readonly trace: readonly TraceStep[];
}

interface Reached {
  /** Places of the levels that may win, best first; more than one is a tie. */
  readonly winners: readonly number[];
  readonly trace: readonly TraceStep[];
}

/**
 * Judges one rating line of a quorate meeting.
 * @param counts votes per level from the highest down, then "not rated", which weighs in no level; already checked.
 */
export function judgeRating(ruleSet: RuleSet, line: number, counts: readonly number[], heads: Heads): Judged {
  const votes = ruleSet.levels.map((_, place) => counts[place] as number);
  const codes = (places: readonly number[]): readonly string[] => places.map((place) => codeOf(ruleSet, place));
  const { winners, trace } = reach(ruleSet, line, votes, heads);
  const [winner] = winners;

  if (winner !== undefined && winners.length === 1) {
    const level = codeOf(ruleSet, winner);
    const reason = ruleSet.rating.win === 'largest' ? 'largest' : 'threshold-reached';
    return {
      verdict: { kind: 'rating', line, outcome: 'level', level, reason, candidates: [], next: null },
      trace: [...trace, { step: 'level-wins', line, level }],
    };
  }

  const tie = winners.length > 1;
  const again = tie ? winners : topTwo(votes);
  // A second vote between fewer than two levels would decide nothing.
  const next = ruleSet.rating.none === 're-vote' && again.length < 2 ? 'chair-decides' : ruleSet.rating.none;
  const candidates = tie || next === 're-vote' ? codes(again) : [];
  const reason = tie ? 'equal-votes' : votes.every((count) => count === 0) ? 'no-level-votes' : 'threshold-not-reached';
  return {
    verdict: { kind: 'rating', line, outcome: tie ? 'tie' : 'none', level: null, reason, candidates, next },
    trace: [...trace, { step: 'no-level', line, tie, candidates, next }],
  };
}

function reach(ruleSet: RuleSet, line: number, votes: readonly number[], heads: Heads): Reached {
  const { rating } = ruleSet;
  if (rating.win === 'largest')
    return {
      winners: largest(votes),
      trace: votes.map((count, place) => ({ step: 'level-votes', line, level: codeOf(ruleSet, place), votes: count })),
    };

  const of = baseOf(rating.base, ruleSet, heads);
  const least = needed(of, rating.threshold);
  const trace: TraceStep[] = [
    { step: 'needed', line, base: rating.base, of, threshold: rating.threshold, needed: least },
  ];
  if (rating.win === 'own-votes') {
    for (const [place, count] of votes.entries())
      trace.push({ step: 'level', line, level: codeOf(ruleSet, place), votes: count, reached: count >= least });
    // Two levels can both reach a threshold of half or less: the one with more votes wins.
    return { winners: largest(votes.map((count) => (count >= least ? count : 0))), trace };
  }

  let cumulated = 0;
  for (const [place, count] of votes.entries()) {
    cumulated += count;
    const reached = cumulated >= least;
    trace.push({ step: 'level-or-higher', line, level: codeOf(ruleSet, place), votes: cumulated, reached });
    if (reached) return { winners: [place], trace };
  }
  return { winners: [], trace };
}

/** Places that share the largest number of votes; none if that is zero. */
function largest(votes: readonly number[]): readonly number[] {
  const most = Math.max(...votes);
  return most === 0 ? [] : placesWhere(votes, (count) => count === most);
}

/** Places of the two largest numbers of votes, all equals of the second included; levels without a vote never. */
function topTwo(votes: readonly number[]): readonly number[] {
  const second = [...votes].sort((a, b) => b - a)[1] ?? 0;
  return placesWhere(votes, (count) => count > 0 && count >= second);
}

const placesWhere = (votes: readonly number[], accepts: (count: number) => boolean): readonly number[] =>
  votes.flatMap((count, place) => (accepts(count) ? [place] : []));

function codeOf(ruleSet: RuleSet, place: number): string {
  const level = ruleSet.levels[place];
  if (level === undefined) throw new RangeError(`no level at ${place}`);
  return level.code;
}
