import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { every } from 'hono/combine';
import { authorize, type Need } from '../usecases/authorize.ts';
import type { Role } from '../usecases/organisation.ts';
import { clientAddress, type Env, type OfficerEnv } from './environment.ts';
import { refusal } from './errors.ts';
import type { LimitName } from './limits.ts';
import { decodeStrictJson } from './strict-json.ts';
import { meetingPath, organisationPath } from './wire/parameters.ts';

/** Who may call a route: `organisation`, `meeting` and `overview` are about the one that the path names. */
export type Access =
  | { readonly to: 'session' }
  | { readonly to: 'organisation' | 'meeting'; readonly roles: readonly Role[] }
  | { readonly to: 'overview' };

/** How much a body may hold, in bytes. */
export const BODY_BYTES = {
  /** Keys, signatures, names. */
  small: 16_384,
  /** One encrypted message, a request for ballots, a hundred invitations. */
  medium: 262_144,
  /** A roll of 10,000 with its openings. */
  large: 16_777_216,
  /** 400 lines of 13 options. */
  ballot: 4_194_304,
} as const;
export type BodySize = keyof typeof BODY_BYTES;

const bearer = /^Bearer ([0-9a-f]{64})$/;

/** Reads the path's organisation or meeting; `undefined` if it cannot be one. */
function needOf(c: Context, access: Access): Need | undefined {
  if (access.to === 'session') return access;
  if (access.to === 'meeting') {
    const path = meetingPath.safeParse({ meeting: c.req.param('meeting') });
    return path.success ? { ...access, to: 'meeting', meeting: path.data.meeting } : undefined;
  }
  const path = organisationPath.safeParse({ organisation: c.req.param('organisation') });
  if (!path.success) return undefined;
  const { organisation } = path.data;
  return access.to === 'overview' ? { to: 'overview', organisation } : { ...access, to: 'organisation', organisation };
}

function session(access: Access): MiddlewareHandler<OfficerEnv> {
  return async (c, next) => {
    const token = bearer.exec(c.req.header('authorization') ?? '')?.[1];
    if (token === undefined) return refusal(c, 'SESSION-MISSING');
    const need = needOf(c, access);
    if (need === undefined) return refusal(c, 'PARAMETER-SHAPE');
    const officer = await authorize(c.var.services.deps, { token, need });
    if (!officer.ok) return refusal(c, officer.code);
    c.set('officer', officer.value);
    c.set('token', token);
    return await next();
  };
}

function limitedBody(size: BodySize, mediaType: RegExp): MiddlewareHandler {
  const limit = bodyLimit({ maxSize: BODY_BYTES[size], onError: (c) => refusal(c, 'BODY-TOO-LARGE') });
  return async (c, next) => {
    if (!mediaType.test(c.req.header('content-type') ?? '')) return refusal(c, 'BODY-TYPE');
    return await limit(c, next);
  };
}

const strictJson: MiddlewareHandler = async (c, next) => {
  const judged = decodeStrictJson(new Uint8Array(await c.req.arrayBuffer()));
  return judged.ok ? await next() : refusal(c, judged.code, judged.detail);
};

const jsonOf = (size: BodySize) => [limitedBody(size, /^application\/json(?:; ?charset=utf-8)?$/i), strictJson];

const inTurn = <E extends Env>(...steps: MiddlewareHandler[]): MiddlewareHandler<E> => every(...steps);

/** The session first, then the body: strangers send nothing large. Both go into the route's documentation. */
export const officerRoute = (access: Access, body?: BodySize) => ({
  middleware: inTurn<OfficerEnv>(session(access) as MiddlewareHandler, ...(body === undefined ? [] : jsonOf(body))),
  security: [{ session: [] }],
  'x-access': access,
  ...(body === undefined ? {} : { 'x-body': body }),
});

/** Counts every call against its address. */
const limited =
  (name: LimitName): MiddlewareHandler<Env> =>
  async (c, next) =>
    (await c.var.services.limits.take(name, clientAddress(c))) ? await next() : refusal(c, 'RATE-LIMITED');

/** Open to anyone, and counted. */
export const openRoute = (name: LimitName, body: BodySize) => ({
  middleware: inTurn<Env>(limited(name) as MiddlewareHandler, ...jsonOf(body)),
  'x-body': body,
});

/** Answers after which a device has shown that it sends garbage. */
const garbage = new Set([400, 404, 413, 415, 422]);

/** A device that sends garbage to a meeting is made to wait; no other device notices. Invented meetings count as one. */
const withoutGarbage: MiddlewareHandler<Env> = async (c, next) => {
  const { limits, deps } = c.var.services;
  const meeting = c.req.param('meeting') ?? '';
  const who = `${deps.meetings.knows(meeting) ? meeting : 'none'} ${clientAddress(c)}`;
  const answered = await limits.whileTrusted(who, async () => {
    await next();
    return { garbage: garbage.has(c.res.status) };
  });
  if (answered === 'done') return undefined;
  return refusal(c, answered === 'spent' ? 'RATE-LIMITED' : 'RETRY-LATER');
};

/** A room's route with a JSON body: no session, the unguessable id of the meeting opens it. */
export const roomRoute = (body: BodySize) => ({
  middleware: inTurn<Env>(withoutGarbage as MiddlewareHandler, ...jsonOf(body)),
  'x-body': body,
});

/** A room's route for a ballot's bytes. */
export const ballotRoute = {
  middleware: inTurn<Env>(withoutGarbage as MiddlewareHandler, limitedBody('ballot', /^application\/octet-stream$/i)),
  'x-body': 'ballot' as const,
};
