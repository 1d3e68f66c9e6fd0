/** What a command tells the shell (15-verification; `EXIT_OF_STANDING` for a finished verification). */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;

/** A command that ends calmly, with words for the person and a code for the shell. */
export class Ending extends Error {
  readonly exitCode: number;

  constructor(words: string, exitCode: number = EXIT.refused) {
    super(words);
    this.exitCode = exitCode;
  }
}
