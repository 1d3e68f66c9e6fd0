import type { RefusalKind } from '../../domain/sentences/kinds.ts';

/** The kind of a refusal alone gives the HTTP status. */
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
} as const satisfies Record<RefusalKind, number>;

export type RefusalStatus = (typeof STATUS_OF_KIND)[RefusalKind];
