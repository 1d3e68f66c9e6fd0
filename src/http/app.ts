import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Deps } from '../usecases/deps.ts';
import { type ClientFiles, serveClients } from './client-files.ts';
import { countRefusal } from './count-refusal.ts';
import type { Env, Services } from './environment.ts';
import { refusal } from './errors.ts';
import { DEFAULT_LIMITS, type LimitSettings, Limits } from './limits.ts';
import { faultOf, type Log } from './log.ts';
import { PhaseCounts } from './phase-counts.ts';
import { DEFAULT_EVENT_TIMES, type EventTimes, RoomEvents } from './room-events.ts';
import { auth } from './routers/auth.ts';
import { meetings } from './routers/meetings.ts';
import { organisations } from './routers/organisations.ts';
import { ratings } from './routers/ratings.ts';
import { room } from './routers/room.ts';
import { signing } from './routers/signing.ts';
import { voting } from './routers/voting.ts';
import { securityHeaders } from './security-headers.ts';

export interface AppOptions {
  readonly deps: Deps;
  readonly log: Log;
  readonly trustProxy?: boolean;
  readonly limits?: Partial<LimitSettings>;
  readonly eventTimes?: Partial<EventTimes>;
  /** The built screens; without them only the API answers. */
  readonly clients?: ClientFiles | undefined;
}

const API = '/api/v1';
const ROOM = `${API}/room/`;

/**
 * The HTTP API (17-service).
 * @returns the app, and `close`, which ends the event streams and stops listening to other nodes
 * @example const { app, close } = await createApp({ deps, log }); serve({ fetch: app.fetch, port: 8080 });
 */
export async function createApp(options: AppOptions) {
  const { deps, log } = options;
  const counts: PhaseCounts = new PhaseCounts(log, async (meeting) =>
    deps.meetings.knows(meeting) ? events.stateOf(meeting) : undefined,
  );
  const events: RoomEvents = await RoomEvents.start(
    deps,
    { ...DEFAULT_EVENT_TIMES, ...options.eventTimes },
    (meeting) => void counts.changed(meeting).catch((error) => log.error({ fault: faultOf(error) }, 'counts')),
  );
  const limits = new Limits({ ...DEFAULT_LIMITS, ...options.limits });
  const services: Services = { deps, log, counts, events, limits, trustProxy: options.trustProxy ?? false };
  const app = routesFor(services);
  if (options.clients !== undefined) serveClients(app, options.clients);
  const close = async (): Promise<void> => {
    await events.close();
    // Counts that a lost database does not take are lost with it.
    await deps.refusals.store().catch(() => {});
  };
  return { app, close };
}

function routesFor(services: Services) {
  const base = new OpenAPIHono<Env>();
  base.use(async (c, next) => {
    c.set('services', services);
    await next();
  });
  base.use(securityHeaders, logged);
  base.notFound((c) => refusal(c, 'ROUTE-UNKNOWN'));
  base.onError((error, c) => {
    const fault = faultOf(error);
    services.log.error({ fault, method: c.req.method, route: routePath(c, -1) }, 'fault');
    return refusal(c, fault.passing ? 'RETRY-LATER' : 'SERVICE-FAULT');
  });
  base.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'http', scheme: 'bearer' });
  return base
    .route(API, auth)
    .route(API, organisations)
    .route(API, meetings)
    .route(API, signing)
    .route(API, ratings)
    .route(API, room)
    .route(API, voting)
    .doc31(`${API}/openapi.json`, {
      openapi: '3.1.0',
      info: { title: 'phieu-kin', version: '1', description: 'Normative text: docs/protocol/17-service.md' },
    });
}

/** The type of the API for the typed client of Hono. */
export type App = Awaited<ReturnType<typeof createApp>>['app'];

/** Officers' requests are logged by route and status; those of a room only as counts per phase. */
const logged: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  countRefusal(c);
  const { log, counts } = c.var.services;
  const route = routePath(c, -1);
  const { status } = c.res;
  if (!c.req.path.startsWith(ROOM)) log.info({ method: c.req.method, route, status }, 'request');
  else if (status !== 404 && status !== 400)
    await counts
      .count(c.req.path.slice(ROOM.length, ROOM.length + 32), route, status)
      .catch((error) => log.error({ fault: faultOf(error) }, 'counts'));
};
