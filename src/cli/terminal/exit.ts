import type { Standing } from '../../domain/verify/report.ts';

/** What a finished command tells the shell (15-verification). */
export const EXIT = { done: 0, refused: 1, usage: 2, notAnchored: 3 } as const;

export const EXIT_OF_STANDING: Readonly<Record<Standing, number>> = {
  anchored: EXIT.done,
  'not-anchored': EXIT.notAnchored,
  refused: EXIT.refused,
};

/** A command that ends calmly, with words for the person and a code for the shell. */
export class Ending extends Error {
  readonly exitCode: number;

  constructor(words: string, exitCode: number = EXIT.refused) {
    super(words);
    this.exitCode = exitCode;
  }
}
