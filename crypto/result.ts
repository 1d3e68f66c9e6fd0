/**
 * The outcome of judging outside input. Hostile or stale input is a value, never an exception; a broken invariant
 * of our own throws.
 */
export type Result<T, Code extends string = string> = Ok<T> | Refusal<Code>;

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** `detail` is for operators and auditors: it never holds a secret, a choice or a name. */
export interface Refusal<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly detail?: string;
}

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

export const refuse = <Code extends string>(code: Code, detail?: string): Refusal<Code> =>
  detail === undefined ? { ok: false, code } : { ok: false, code, detail };

/** Unwraps a result that our own code has made; a refusal here is a bug, not bad input. */
export function assertOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`unexpected refusal ${result.code}${result.detail ? `: ${result.detail}` : ''}`);
  return result.value;
}
