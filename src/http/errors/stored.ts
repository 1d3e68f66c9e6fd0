import type { Sentences } from './kinds.ts';

/** What the use cases say beyond the domain: things that are not there, rights already used (17-service). */
export const stored = {} as const satisfies Sentences;
