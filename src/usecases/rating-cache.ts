import type { Hex } from '../../crypto/bytes.ts';
import { MerkleFrontier } from '../../crypto/merkle.ts';
import type { RatingState } from '../domain/rating/state.ts';

/** States of rating logs that this node has followed: snapshots that nobody changes, the longest unused dropped first. */
export class RatingCache {
  readonly #limit: number;
  readonly #states = new Map<Hex, RatingState>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(log: Hex): RatingState | undefined {
    return this.#states.get(log);
  }

  /** Keeps a snapshot unless a newer one is there. */
  put(state: RatingState): void {
    const known = this.#states.get(state.id);
    const newest = known !== undefined && known.log.size > state.log.size ? known : state;
    this.#states.delete(state.id);
    this.#states.set(state.id, newest);
    for (const oldest of this.#states.keys()) {
      if (this.#states.size <= this.#limit) return;
      this.#states.delete(oldest);
    }
  }
}

/** A copy on which `applyRatingEntry` may work while others still read the original. */
export function copyRatingState(state: RatingState): RatingState {
  const { size, peaks } = state.log.state();
  return {
    ...state,
    log: MerkleFrontier.restore(size, peaks),
    stated: new Set(state.stated),
    subjects: [...state.subjects],
    periods: new Map(
      [...state.periods].map(([name, period]) => [name, { ...period, ratings: new Map(period.ratings) }]),
    ),
    complaints: new Map(state.complaints),
    papers: new Map([...state.papers].map(([entry, paper]) => [entry, { ...paper }])),
    copies: new Map(state.copies),
    commitments: new Set(state.commitments),
    erased: new Set(state.erased),
  };
}
