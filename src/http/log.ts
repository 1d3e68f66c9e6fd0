/** What the service writes to its log. Fields are ours: never input, a name, a key, a meeting's id or an address. */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** SQLSTATE classes and system codes after which the same request, sent again, may well succeed. */
const passing = /^(?:08...|40001|40P01|53...|55P03|57P0.|ECONN.*|EPIPE|CONNECTION_.*|CONNECT_TIMEOUT)$/;

/** The driver gives these no code: a lost connection or pool. Its words are only compared, never kept. */
const lostConnection =
  /^(?:Connection terminated|Client (?:has encountered|was closed)|Cannot use a pool after|timeout exceeded when trying)/;

/** What may be written about an exception. Messages of drivers hold bound values, so none is ever kept. */
export interface Fault {
  readonly name: string;
  /** SQLSTATE or system code of the innermost cause that has one. */
  readonly code: string | undefined;
  /** Our own lines of the stack, innermost first. */
  readonly at: readonly string[];
  readonly passing: boolean;
}

/** Describes an exception without any of its words. */
export function faultOf(error: unknown): Fault {
  let code: string | undefined;
  let cause: unknown = error;
  for (let depth = 0; depth < 5 && typeof cause === 'object' && cause !== null; depth++) {
    const own = (cause as { code?: unknown }).code;
    if (typeof own === 'string' && /^[A-Z0-9_]{2,40}$/.test(own)) code = own;
    const { message } = cause as { message?: unknown };
    if (typeof message === 'string' && lostConnection.test(message)) code = 'CONNECTION_LOST';
    cause = (cause as { cause?: unknown }).cause;
  }
  const known = error instanceof Error;
  const at = known ? (error.stack?.match(/(?:crypto|src|db)\/[a-z0-9/-]+\.ts:\d+/g) ?? []).slice(0, 6) : [];
  return {
    name: known ? error.constructor.name : 'unknown',
    code,
    at,
    passing: code !== undefined && passing.test(code),
  };
}
