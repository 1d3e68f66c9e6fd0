import type { Context, TypedResponse } from 'hono';
import type { Sentence } from '../domain/sentences/kinds.ts';
import { DOMAIN_SENTENCES } from '../domain/sentences/sentences.ts';
import { service } from './errors/service.ts';
import { type RefusalStatus, STATUS_OF_KIND } from './errors/status.ts';
import { stored } from './errors/stored.ts';
import type { ErrorBody } from './wire/shapes.ts';

/** The one map from refusal codes to a status and to what people are told. */
export const SENTENCES = { ...DOMAIN_SENTENCES, ...stored, ...service } as const;

export type ServiceCode = keyof typeof SENTENCES;
export const SERVICE_CODES = Object.keys(SENTENCES) as [ServiceCode, ...ServiceCode[]];

/** The sentence of a code. A code without one is a fault of ours: a test keeps the map complete. */
function sentenceOf(code: string): Sentence {
  const sentence = Object.hasOwn(SENTENCES, code) ? SENTENCES[code as ServiceCode] : undefined;
  if (sentence === undefined) throw new Error(`no sentence for ${code}`);
  return sentence;
}

/** What answers a refused request; `detail` is for operators: our own words, never input. */
interface RefusalBody extends ErrorBody {
  readonly code: ServiceCode;
}

/** One type of answer for each status, so that the typed client can tell them apart. */
export type RefusalAnswer = { [S in RefusalStatus]: TypedResponse<RefusalBody, S, 'json'> }[RefusalStatus];

/** The HTTP status of a code. */
const statusOf = (code: string): RefusalStatus => STATUS_OF_KIND[sentenceOf(code).kind];

/** How long a refused device waits before it sends the same bytes again, in seconds (RFC 9110 §10.2.3). */
const RETRY_AFTER: Partial<Record<RefusalStatus, string>> = { 429: '60', 503: '2' };

/** Answers a refusal. */
export function refusal(c: Context, code: string, detail?: string): Response & RefusalAnswer {
  const { vi, en } = sentenceOf(code);
  c.set('refused', code);
  const status = statusOf(code);
  const wait = RETRY_AFTER[status];
  if (wait !== undefined) c.header('Retry-After', wait);
  const body = { code: code as ServiceCode, vi, en, ...(detail === undefined ? {} : { detail }) };
  return c.json(body, status) as Response & RefusalAnswer;
}
