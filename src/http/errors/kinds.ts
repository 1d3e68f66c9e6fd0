/**
 * What kind of refusal a code is; the kind alone gives the HTTP status. `state` is a step that the present state does
 * not allow, `refused` a well-formed input that was judged and found wrong, `later` one that is worth sending again
 * unchanged.
 */
export const STATUS_OF_KIND = {
  malformed: 400,
  'no-session': 401,
  forbidden: 403,
  absent: 404,
  state: 409,
  'too-large': 413,
  'media-type': 415,
  refused: 422,
  limited: 429,
  broken: 500,
  later: 503,
} as const;

type RefusalKind = keyof typeof STATUS_OF_KIND;
export type RefusalStatus = (typeof STATUS_OF_KIND)[RefusalKind];

/** One code's kind, and what happened and what to do next, in Vietnamese and English. */
export interface Sentence {
  readonly kind: RefusalKind;
  readonly vi: string;
  readonly en: string;
}

export type Sentences = Readonly<Record<string, Sentence>>;
