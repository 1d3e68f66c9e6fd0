import type { Language } from '../../domain/rules/percent.ts';
import type { Painter } from '../terminal/paint.ts';

/** How and for whom a report is written. */
export interface TextOptions {
  readonly language: Language;
  readonly paint: Painter;
  /** Columns of the terminal. */
  readonly width: number;
  /** As the person typed it, for the command that anchors. */
  readonly file: string;
  /** The rule set's reasons for every line, not only for those that were not decided. */
  readonly everyReason?: boolean;
}
