import type { Base, RuleSet } from '../../src/domain/rules/rule-set.ts';
import type { Threshold } from '../../src/domain/rules/threshold.ts';

/**
 * A second, slow account of the rules, written from docs/protocol/16-rules.md: it holds single ballots instead of sums,
 * compares cross products instead of dividing, and finds winners by striking out, never by sorting.
 */
export interface Room {
  readonly summoned: number;
  readonly adjusted: number;
  readonly present: number;
  readonly issued: number;
  readonly returned: number;
  /** Choices on the valid ballots of one line: one option of a rating, some of a selection. */
  readonly ballots: readonly (readonly number[])[];
}

export function enough(count: number, base: number, { than, p, q }: Threshold): boolean {
  if (count === 0) return false;
  return than === 'more-than' ? count * q > base * p : count * q >= base * p;
}

const sizeOf = (room: Room, base: Base): number =>
  base === 'valid' ? room.ballots.length : base === 'summoned-adjusted' ? room.adjusted : room[base];

const votesFor = (room: Room, accepts: (option: number) => boolean): number =>
  room.ballots.filter((choices) => choices.some(accepts)).length;

/** Places of the levels in the winning set. */
export function winningLevels(room: Room, { rating, levels }: RuleSet): readonly number[] {
  const places = levels.map((_, place) => place);
  const own = (place: number): number => votesFor(room, (option) => option === place);
  if (rating.win === 'cumulated') {
    for (const place of places) {
      const orBetter = votesFor(room, (option) => option <= place);
      if (enough(orBetter, sizeOf(room, rating.base), rating.threshold)) return [place];
    }
    return [];
  }
  const able = places.filter((place) =>
    rating.win === 'largest' ? own(place) > 0 : enough(own(place), sizeOf(room, rating.base), rating.threshold),
  );
  return able.filter((place) => able.every((other) => own(other) <= own(place)));
}

/** Levels to vote again on: take away the best, and then the best of the rest; equals go together. */
export function secondRound(room: Room, { levels }: RuleSet): readonly number[] {
  const own = (place: number): number => votesFor(room, (option) => option === place);
  let rest = levels.map((_, place) => place).filter((place) => own(place) > 0);
  const taken: number[] = [];
  while (taken.length < 2 && rest.length > 0) {
    const best = rest.filter((place) => rest.every((other) => own(other) <= own(place)));
    taken.push(...best);
    rest = rest.filter((place) => !best.includes(place));
  }
  return taken.sort((a, b) => a - b);
}

/** What becomes of each option: fills places with whole groups of equals until one does not fit. */
export function fillPlaces(room: Room, { selection }: RuleSet, options: number, most: number): readonly string[] {
  const own = (option: number): number => votesFor(room, (choice) => choice === option);
  const fate = Array.from({ length: options }, () => 'not-selected');
  let rest = fate
    .map((_, option) => option)
    .filter((option) => enough(own(option), sizeOf(room, selection.base), selection.threshold));
  let left = selection.winners.max ?? most;
  while (rest.length > 0 && left > 0) {
    const best = rest.filter((option) => rest.every((other) => own(other) <= own(option)));
    for (const option of best) fate[option] = best.length <= left ? 'selected' : 'tie';
    left = best.length <= left ? left - best.length : 0;
    rest = rest.filter((option) => !best.includes(option));
  }
  return fate;
}
