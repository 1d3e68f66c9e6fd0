import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { LineChoice } from '../../../crypto/ballot-layout.ts';
import type { Paper } from '../worker/paper.ts';

/**
 * What the voter has marked so far, for the screen to show. Forgotten with the turn; the encrypted lines are in the
 * voter's worker.
 */
export class BallotDraft {
  readonly paper: Paper;
  /** Lines that the rules fix to "not rated". */
  readonly fixed: readonly number[];
  readonly choices: readonly Signal<LineChoice | undefined>[];
  /** Marks on a selection, also while they are too few. */
  readonly marks: readonly Signal<LineChoice>[];
  /** Lines without a choice, ascending. */
  readonly open: ReadonlySignal<readonly number[]>;
  /** The voter asked for the review: open lines are pointed out from then on. */
  readonly pointedOut = signal(false);

  constructor(paper: Paper, fixed: readonly number[]) {
    this.paper = paper;
    this.fixed = fixed;
    this.choices = paper.lines.map(() => signal(undefined));
    this.marks = paper.lines.map(() => signal([]));
    this.open = computed(() =>
      this.choices.flatMap((choice, line) => (choice.value === undefined && !fixed.includes(line) ? [line] : [])),
    );
  }
}
