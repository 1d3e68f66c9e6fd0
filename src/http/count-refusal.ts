import type { Context } from 'hono';
import type { Hex } from '../../crypto/bytes.ts';
import { meetingId } from '../domain/meeting/shapes.ts';
import type { RefusedPlace } from '../usecases/refusal-counts.ts';
import type { Env } from './environment.ts';
import { organisationId } from './wire/shapes.ts';

/** Sessions end and services are busy: nobody was refused anything. */
const NO_REFUSAL = new Set(['SESSION-MISSING', 'SESSION-INVALID', 'RETRY-LATER']);

const PATH = /^\/api\/v1\/(organisations|meetings|room)\/([0-9a-z-]+)(?:\/(.+))?$/;

/**
 * Counts the refusal with which a request was answered (18-service-rules). Reading is counted only where it was not allowed: devices ask
 * for what is not there yet all the time.
 */
export function countRefusal(c: Context<Env>): void {
  const { refused, refusedKey, services } = c.var;
  if (refused === undefined || NO_REFUSAL.has(refused)) return;
  if (c.req.method === 'GET' && c.res.status !== 403) return;
  const { refusals } = services.deps;
  if (refusedKey !== undefined) {
    refusals.note({ at: 'key', key: refusedKey }, 'sign-in-failed', refused);
    return;
  }
  const [, kind = '', id = '', rest = ''] = PATH.exec(c.req.path) ?? [];
  const place = placeOf(c, kind, id);
  if (place !== undefined)
    refusals.note(place, kind === 'room' && rest.endsWith('/ballots') ? 'ballot-refused' : 'act-refused', refused);
}

function placeOf(c: Context<Env>, kind: string, id: string): RefusedPlace | undefined {
  if (kind === 'organisations' && organisationId.safeParse(id).success) return { at: 'organisation', organisation: id };
  if (kind === 'meetings' && meetingId.safeParse(id).success) return { at: 'meeting', meeting: id as Hex };
  // Anybody may ask for invented rooms; those that this node works on are real.
  if (kind === 'room' && c.var.services.deps.meetings.knows(id)) return { at: 'meeting', meeting: id as Hex };
  return undefined;
}
