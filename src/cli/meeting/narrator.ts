import type { Words } from '../../domain/words.ts';

/** Who acts or sees something. */
export type Party =
  | 'secretary'
  | 'tellers'
  | 'tablet'
  | 'voter'
  | 'screen'
  | 'service'
  | 'blind'
  | 'auditor'
  | 'operator';

/** To whom a played meeting is told while it happens. */
export interface Narrator {
  phase(words: Words): void;
  say(party: Party, words: Words): void;
  /** Something long that counts up. */
  counting(words: Words, done: number, total: number): void;
}

/** Nobody listens. */
export const SILENT: Narrator = { phase: () => {}, say: () => {}, counting: () => {} };
