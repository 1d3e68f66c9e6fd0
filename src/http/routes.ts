import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context, TypedResponse } from 'hono';
import type { JSONParsed } from 'hono/utils/types';
import type { Bytes } from '../../crypto/bytes.ts';
import { ok, type Result } from '../../crypto/result.ts';
import type { Env } from './environment.ts';
import { refusal, SERVICE_CODES } from './errors.ts';
import { errorBody } from './wire/shapes.ts';

export { createRoute };

/** A router whose requests are judged by their wire schemas before a handler sees them. */
export const router = () =>
  new OpenAPIHono<Env>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const where = result.error.issues[0]?.path.join('.') ?? '';
      return refusal(c, result.target === 'json' ? 'BODY-SHAPE' : 'PARAMETER-SHAPE', where === '' ? undefined : where);
    },
  });

export const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } });

/** A required JSON body. */
export const jsonBody = <T extends z.ZodType>(schema: T) => ({ required: true as const, content: json(schema) });

const binary = z.string().openapi({ format: 'binary' });

export const bytesBody = { required: true as const, content: { 'application/octet-stream': { schema: binary } } };

const refusalSchema = errorBody.extend({ code: z.enum(SERVICE_CODES) }).openapi('Refusal');
const refused = (description: string) => ({ description, content: json(refusalSchema) });

/** Every way in which a request can be refused; the codes are those of the one map. */
const refusals = {
  400: refused('Malformed'),
  401: refused('No session, or it has ended'),
  403: refused('Not allowed to this role, organisation or meeting'),
  404: refused('Not there'),
  409: refused('The present state does not allow it'),
  413: refused('Too large'),
  415: refused('Wrong content type'),
  422: refused('Judged and found wrong'),
  429: refused('Too many attempts; see Retry-After'),
  500: refused('The service has failed'),
  503: refused('Busy; send the same again after Retry-After seconds'),
};

/** The answers of a route: one of success, and every refusal. */
export const answers = <S extends 200 | 201, T extends z.ZodType>(status: S, description: string, schema: T) =>
  ({ ...refusals, [status]: { description, content: json(schema) } }) as typeof refusals & {
    [K in S]: { description: string; content: ReturnType<typeof json<T>> };
  };

/** The answers of a route that streams; for the typed client whatever it streams is bytes. */
export const streams = (description: string, mediaType: string) =>
  ({ ...refusals, 200: { description, content: { [mediaType]: { schema: binary } } } }) as typeof refusals & {
    200: { description: string; content: { 'application/octet-stream': { schema: typeof binary } } };
  };

/** Answers with what a use case says. */
export function reply<T, S extends 200 | 201>(c: Context, result: Result<T>, status: S) {
  type Answer = Response & TypedResponse<JSONParsed<T>, S, 'json'>;
  return result.ok
    ? (c.json(result.value as object, status) as unknown as Answer)
    : refusal(c, result.code, result.detail);
}

/** Gives what a use case says another form; a refusal stays as it is. */
export const as = <T, U>(result: Result<T>, form: (value: T) => U): Result<U> =>
  result.ok ? ok(form(result.value)) : result;

/** Answers with bytes as they come. A fault in the middle breaks the connection, so nobody takes a part for the whole. */
export function streamed(c: Context, result: Result<AsyncIterable<Bytes>>, mediaType: string) {
  if (!result.ok) return refusal(c, result.code, result.detail);
  const chunks = result.value[Symbol.asyncIterator]();
  const body = new ReadableStream<Bytes>({
    pull: async (controller) => {
      const next = await chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await chunks.return?.();
    },
  });
  return c.body(body, 200, { 'Content-Type': mediaType });
}
