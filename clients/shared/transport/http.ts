import type { z } from 'zod';
import type { Bytes, RandomBytes } from '../../../crypto/bytes.ts';
import { ok, type Refusal, type Result, refuse } from '../../../crypto/result.ts';
import { errorBody } from '../../../src/http/wire/shapes.ts';

/** How a device reaches the service. Only `fetch` and timers are used, so that it runs in browsers and in Node. */
export interface Transport {
  /** Where the interface begins, without a slash at the end: `https://phieu.lan/api/v1`. */
  readonly base: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Spreads retries, so that a room full of tablets does not knock at once. */
  readonly random: RandomBytes;
  /** An officer's session token; room routes have none, and say nothing of who asks. */
  readonly token?: string;
  readonly timeoutMs?: number;
  /** How often a request is sent at most. */
  readonly attempts?: number;
  readonly wait?: (milliseconds: number) => Promise<void>;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** JSON text or bytes, made once: a retry sends the same. */
  readonly body?: string | Bytes;
}

const TIMEOUT_MS = 10_000;
const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
const LONGEST_WAIT_MS = 30_000;
/** The service, or something before it, asks to come again. */
const AGAIN = new Set([429, 502, 503, 504]);

/**
 * Sends a request, again with the same bytes while no answer comes, and judges the answer's shape.
 * @returns the answer; the service's own refusal with its code; `SERVICE-UNREACHABLE` or `SERVICE-TIMEOUT` when every
 * attempt failed: then a write may or may not have been done, and the caller looks before it acts; or
 * `SERVICE-ANSWER-INVALID`
 */
export async function request<T>(transport: Transport, call: Call, answer: z.ZodType<T>): Promise<Result<T>> {
  const response = await send(transport, call, readJson);
  if (!response.ok) return response;
  const judged = answer.safeParse(response.value);
  return judged.success ? ok(judged.data) : refuse('SERVICE-ANSWER-INVALID', `${call.method} ${routeOf(call.path)}`);
}

/** As `request`, for an answer that is read as it comes; its timeout covers the head of the answer only. */
export async function requestStream(transport: Transport, call: Call): Promise<Result<ReadableStream<Bytes>>> {
  const response = await send(transport, call, async ({ body }) => body);
  if (!response.ok) return response;
  const body = response.value;
  return body === null ? refuse('SERVICE-ANSWER-INVALID', 'no body') : ok(body as ReadableStream<Bytes>);
}

/** The chunks of a stream. Safari's streams cannot be iterated themselves. */
export async function* chunksOf(stream: ReadableStream<Bytes>): AsyncGenerator<Bytes> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** @param read takes the answer while its time still runs: whoever sends half an answer must not hold a device forever */
async function send<T>(transport: Transport, call: Call, read: (response: Response) => Promise<T>): Promise<Result<T>> {
  const { attempts = ATTEMPTS, wait = sleep } = transport;
  let refusal: Refusal = refuse('SERVICE-UNREACHABLE');
  let least = 0;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await wait(least + pause(transport.random, attempt));
    const sent = await sendOnce(transport, call, read);
    if (sent.again === undefined) return sent.result;
    refusal = sent.again;
    least = sent.afterMs ?? 0;
  }
  return refusal;
}

type Sent<T> =
  | { readonly again: Refusal; readonly afterMs?: number }
  | { readonly again?: undefined; readonly result: Result<T> };

async function sendOnce<T>(
  transport: Transport,
  { method, path, body }: Call,
  read: (response: Response) => Promise<T>,
): Promise<Sent<T>> {
  const { base, token, timeoutMs = TIMEOUT_MS } = transport;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  const headers: Record<string, string> = {};
  if (token !== undefined) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined)
    headers['Content-Type'] = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
  try {
    const response = await transport.fetch(base + path, {
      method,
      headers,
      signal: abort.signal,
      // No cookie and no referrer: nothing but the request itself says who asks.
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      ...(body === undefined ? {} : { body: body as BodyInit }),
    });
    if (response.ok) return { result: ok(await read(response)) };
    const refusal = await readRefusal(response);
    return AGAIN.has(response.status) ? { again: refusal, afterMs: retryAfter(response) } : { result: refusal };
  } catch {
    const detail = `${method} ${routeOf(path)}`;
    return { again: abort.signal.aborted ? refuse('SERVICE-TIMEOUT', detail) : refuse('SERVICE-UNREACHABLE', detail) };
  } finally {
    clearTimeout(timer);
  }
}

/** What the service asks to wait (RFC 9110 §10.2.3, in seconds), within reason. */
function retryAfter({ headers }: Response): number {
  const seconds = headers.get('Retry-After') ?? '';
  return /^[0-9]{1,4}$/.test(seconds) ? Math.min(1000 * Number(seconds), LONGEST_WAIT_MS) : 0;
}

async function readRefusal(response: Response): Promise<Refusal> {
  const judged = errorBody.safeParse(await readJson(response));
  if (!judged.success) return refuse('SERVICE-ANSWER-INVALID', `status ${response.status}`);
  return refuse(judged.data.code, judged.data.detail);
}

/** What is no JSON is as good as nothing; an answer that breaks off, or runs out of time, throws. */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Exponential back-off with full jitter: anything from 0 to twice as much each time. */
export function pause(random: RandomBytes, attempt: number): number {
  const most = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
  const [high = 0, low = 0] = random(2);
  return Math.round((most * (256 * high + low)) / 65_535);
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** A path without ids and leaves, for people who read errors. */
const routeOf = (path: string): string => path.replace(/[0-9a-f]{32,}/g, '…').replace(/\?.*$/, '');
