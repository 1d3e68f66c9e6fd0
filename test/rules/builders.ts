import type { RuledQuestion } from '../../src/domain/rules/counts.ts';
import type { Heads } from '../../src/domain/rules/heads.ts';
import { CAUTIOUS_DEFAULT } from '../../src/domain/rules/presets.ts';

export const NOBODY_ABSENT = { 'moved-out': 0, exempt: 0, suspended: 0, detained: 0, excused: 0 };

/** A meeting in which everybody came and voted, but for what is overridden. */
export const everybody = (people: number, changes: Partial<Heads> = {}): Heads => ({
  summoned: people,
  absent: NOBODY_ABSENT,
  present: people,
  issued: people,
  returned: people,
  valid: people,
  invalid: 0,
  ...changes,
});

export const ratingOf = (subjects: number, levels = CAUTIOUS_DEFAULT.levels): RuledQuestion => ({
  kind: 'rating',
  levels,
  subjects: Array.from({ length: subjects }, (_, i) => i),
});

export const selectionOf = (subjects: number, min: number, max: number): RuledQuestion => ({
  kind: 'selection',
  min,
  max,
  subjects: Array.from({ length: subjects }, (_, i) => i),
});

export const MOTION: RuledQuestion = { kind: 'motion' };
