/**
 * What kind of refusal a code is. `state` is a step that the present state does not allow, `refused` a well-formed input
 * that was judged and found wrong, `later` one that is worth sending again unchanged.
 */
export type RefusalKind =
  | 'malformed'
  | 'no-session'
  | 'forbidden'
  | 'absent'
  | 'state'
  | 'too-large'
  | 'media-type'
  | 'refused'
  | 'limited'
  | 'broken'
  | 'later';

/** One code's kind, and what happened and what to do next, in Vietnamese and English. */
export interface Sentence {
  readonly kind: RefusalKind;
  readonly vi: string;
  readonly en: string;
}

export type Sentences = Readonly<Record<string, Sentence>>;
