import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { pino } from 'pino';
import { z } from 'zod';
import { ok, type Refusal, type Result, refuse } from '../crypto/result.ts';
import type { Database } from '../db/engine/database.ts';
import { openEmbedded } from '../db/engine/embedded.ts';
import { openUrl } from '../db/engine/postgres.ts';
import { migrate } from '../db/migrate.ts';
import { createApp } from './http/app.ts';
import { type ClientFiles, readClientFiles } from './http/client-files.ts';
import { faultOf, type Log } from './http/log.ts';
import { createDeps } from './usecases/create-deps.ts';
import type { Deps } from './usecases/deps.ts';
import { finishClosing } from './usecases/finish-closing.ts';
import { poolJudges } from './usecases/pool-judges.ts';

const port = z
  .string()
  .regex(/^[0-9]{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65_535));

/** Where `npm install` has built the screens. */
const CLIENTS = fileURLToPath(new URL('../dist/clients', import.meta.url));

/** What an operator sets (docs/guides). Other variables are ignored. */
const environmentSchema = z.object({
  /** A PostgreSQL that somebody else runs; without it the embedded one keeps its data in PHIEU_KIN_DATA. */
  DATABASE_URL: z.string().min(1).optional(),
  PHIEU_KIN_DATA: z.string().min(1).default('./data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** 0 takes any free port. */
  PORT: port.default(8080),
  /** PEM files; both or none. Tablets need TLS for camera and key storage. */
  TLS_CERT: z.string().min(1).optional(),
  TLS_KEY: z.string().min(1).optional(),
  /** `yes` behind a proxy of ours that sets X-Forwarded-For. */
  TRUST_PROXY: z.enum(['yes', 'no']).default('no'),
});
export type Environment = z.infer<typeof environmentSchema>;

/** Reads the operator's settings; a wrong one is named, its value is not repeated. */
export function decodeEnvironment(variables: NodeJS.ProcessEnv): Result<Environment, 'ENVIRONMENT-INVALID'> {
  const parsed = environmentSchema.safeParse(variables);
  if (!parsed.success) return refuse('ENVIRONMENT-INVALID', String(parsed.error.issues[0]?.path[0]));
  const { TLS_CERT, TLS_KEY } = parsed.data;
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined)) return refuse('ENVIRONMENT-INVALID', 'TLS_CERT, TLS_KEY');
  return ok(parsed.data);
}

/** An open, migrated database with the use cases on it: what the service runs on, and what the operator's commands use. */
export interface Opened {
  readonly deps: Deps;
  readonly database: Database;
}

/** @param log takes lines for the operator, without any data */
export async function openService(environment: Environment, log: Log): Promise<Result<Opened>> {
  const { DATABASE_URL: url, PHIEU_KIN_DATA: folder } = environment;
  const opened = url === undefined ? await openEmbedded(folder, (line) => log.info({}, line)) : await openUrl(url);
  if (!opened.ok) return opened;
  const database = opened.value;
  try {
    const migrated = await migrate(database.db);
    if (migrated.ok) {
      await finishClosing(database.db);
      const judges = poolJudges();
      const deps = await createDeps({
        database,
        judges,
        clock: Date.now,
        random: (length) => new Uint8Array(randomBytes(length)),
      });
      const close = async (): Promise<void> => {
        await judges.close();
        await database.close();
      };
      return ok({ deps, database: { ...database, close } });
    }
    await database.close();
    return migrated;
  } catch (error) {
    await database.close();
    throw error;
  }
}

export interface RunningService {
  readonly url: string;
  readonly deps: Deps;
  /** Settles if the database is gone for good: close, and start again. */
  readonly lost: Promise<Refusal>;
  /** Answers what is in flight, ends event streams and closes the database. */
  close(): Promise<void>;
}

/**
 * Opens the database, wires the API and listens.
 * @param clientFolder where the built screens are; without any only the API answers
 * @throws what `listen` and the TLS files throw (a port in use, a missing file), after the database was closed again
 */
export async function startService(
  environment: Environment,
  log: Log,
  clientFolder = CLIENTS,
): Promise<Result<RunningService>> {
  const opened = await openService(environment, log);
  if (!opened.ok) return opened;
  const { deps, database } = opened.value;
  try {
    return ok({
      deps,
      lost: database.lost,
      ...(await listen(environment, opened.value, log, readClientFiles(clientFolder))),
    });
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function listen(
  environment: Environment,
  { deps, database }: Opened,
  log: Log,
  clients: ClientFiles | undefined,
): Promise<Pick<RunningService, 'url' | 'close'>> {
  const { TLS_CERT, TLS_KEY, TRUST_PROXY, HOST, PORT } = environment;
  const tls =
    TLS_CERT === undefined || TLS_KEY === undefined
      ? undefined
      : { cert: readFileSync(TLS_CERT), key: readFileSync(TLS_KEY) };
  const { app, close } = await createApp({
    deps,
    log,
    trustProxy: TRUST_PROXY === 'yes',
    clients,
  });
  const listener = getRequestListener(app.fetch);
  const timeouts = { requestTimeout: 60_000, headersTimeout: 20_000 };
  const server =
    tls === undefined ? createHttpServer(timeouts, listener) : createHttpsServer({ ...timeouts, ...tls }, listener);
  try {
    await new Promise<void>((settle, fail) => {
      server.once('error', fail);
      server.listen(PORT, HOST, settle);
    });
  } catch (error) {
    await close();
    throw error;
  }
  const address = server.address() as { port: number };
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${HOST}:${address.port}`,
    close: async () => {
      await close();
      await drain(server);
      await database.close();
    },
  };
}

/** How long answers in flight may take when the service closes. */
const DRAIN_MS = 5_000;

/** Stops listening and ends every connection. Clients that keep asking over one that is open would hold it for ever. */
async function drain(server: HttpServer | HttpsServer): Promise<void> {
  const closed = new Promise((settle) => server.close(settle));
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}

/** How often in a row a service that has run tries to start again: two minutes in all. */
const RESTARTS = 30;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Serves until SIGINT or SIGTERM; starts again when the database was lost, also when it is lost once more meanwhile.
 * @param started told once, when the service listens
 * @returns the refusal of the first start, or of the last of many
 */
export async function serve(
  environment: Environment,
  log: Log,
  started?: (running: RunningService) => Promise<void>,
): Promise<Result<void>> {
  const stopped = new Promise<undefined>((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => settle(undefined));
  });
  let service: Result<RunningService> | undefined = await startService(environment, log);
  if (service.ok) await started?.(service.value);
  while (service?.ok) {
    const running: RunningService = service.value;
    log.info({ url: running.url }, 'listening');
    const lost = await Promise.race([stopped, running.lost]);
    if (lost === undefined) {
      await running.close();
      return ok(undefined);
    }
    log.error({ code: lost.code }, 'starting again');
    await running.close().catch(() => {});
    service = await startAgain(environment, log, stopped);
  }
  return service ?? ok(undefined);
}

/** @returns undefined if it was stopped meanwhile */
async function startAgain(
  environment: Environment,
  log: Log,
  stopped: Promise<undefined>,
): Promise<Result<RunningService> | undefined> {
  for (let attempt = 1; ; attempt++) {
    const started = await startService(environment, log).catch((error) => {
      if (attempt === RESTARTS) throw error;
      return refuse('DATABASE-UNREACHABLE', faultOf(error).name);
    });
    if (started.ok || attempt === RESTARTS) return started;
    log.error({ code: started.code }, 'not started');
    const waited = await Promise.race([stopped, sleep(Math.min(LONGEST_PAUSE_MS, 100 * 2 ** attempt), 'waited')]);
    if (waited === undefined) return undefined;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const log = pino({ base: null });
  const environment = decodeEnvironment(process.env);
  const served = environment.ok ? await serve(environment.value, log) : environment;
  if (!served.ok) log.error({ code: served.code, detail: served.detail }, 'not started');
  process.exitCode = served.ok ? 0 : 1;
}
