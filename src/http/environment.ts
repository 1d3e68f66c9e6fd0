import type { Context } from 'hono';
import type { Hex } from '../../crypto/bytes.ts';
import type { Officer } from '../usecases/authorize.ts';
import type { Deps } from '../usecases/deps.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { PhaseCounts } from './phase-counts.ts';
import type { RoomEvents } from './room-events.ts';

/** What every request can reach. Made once by `createApp`. */
export interface Services {
  readonly deps: Deps;
  readonly limits: Limits;
  readonly events: RoomEvents;
  readonly counts: PhaseCounts;
  readonly log: Log;
  /** Whether the address of a client is what a proxy in front of us says (X-Forwarded-For). */
  readonly trustProxy: boolean;
}

/** Set on the way, for who counts refusals. */
interface Answered {
  /** The refusal that was answered. */
  refused?: string;
  /** The key that tried to sign in. */
  refusedKey?: Hex;
}

export type Env = { Variables: { services: Services } & Answered };

/** After the session was judged. */
export type OfficerEnv = { Variables: Env['Variables'] & { officer: Officer; token: string } };

/**
 * Whom limits are counted against: kept in memory for a minute, never stored and never logged. All clients count as one
 * where the address is unknown.
 */
export function clientAddress(c: Context<Env>): string {
  const forwarded = c.var.services.trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  // The adapter's bindings (@hono/node-server); absent in requests that are made without a socket.
  const bindings = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return forwarded ?? bindings?.incoming?.socket?.remoteAddress ?? 'unknown';
}
