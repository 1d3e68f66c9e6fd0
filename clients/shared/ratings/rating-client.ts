import type { z } from 'zod';
import type { Hex } from '../../../crypto/bytes.ts';
import type { RatingEntry } from '../../../src/domain/rating/entry.ts';
import {
  importedRecordAnswer,
  importedRecordsAnswer,
  ratingLogAnswer,
  ratingNoteAnswer,
  ratingOpeningsAnswer,
  ratingOverviewAnswer,
  ratingPlaceAnswer,
  refusalsAnswer,
} from '../../../src/http/wire/ratings.ts';
import type { Opening } from '../openings.ts';
import { request, requestStream, type Transport } from '../transport/http.ts';

/** Verifying a large record takes the service a while. */
const IMPORT_MS = 300_000;

const get = (path: string) => ({ method: 'GET', path }) as const;

/**
 * What officers ask and send about one organisation's ratings. Answers are hostile: the log is judged by `RatingLog`; the
 * overview is the service's own word, from which nothing is decided.
 * @param transport carries the token of an officer of the organisation or of a superior above it
 */
export function ratingClient(transport: Transport, organisation: string) {
  const path = `/organisations/${organisation}/ratings`;
  return {
    log: (from: number) => request(transport, get(`${path}/log?from=${from}`), ratingLogAnswer),
    openings: () => request(transport, get(`${path}/openings`), ratingOpeningsAnswer),
    checkpoint: () => request(transport, get(`${path}/checkpoint`), ratingNoteAnswer),

    /** One that stands in the log already answers with its place. */
    append: (entry: RatingEntry, openings: readonly Opening[]) =>
      request(
        transport,
        {
          method: 'POST',
          path: `${path}/entries`,
          body: JSON.stringify(openings.length > 0 ? { entry, openings } : { entry }),
        },
        ratingPlaceAnswer,
      ),

    /** The organisation and all below it, parents before children. @param period such as `2026` */
    overview: (period: string) => request(transport, get(`${path}/overview?period=${period}`), ratingOverviewAnswer),

    /** Records of meetings that were held elsewhere; what the service says it holds. */
    imported: () => request(transport, get(`${path}/records`), importedRecordsAnswer),

    /** One of them, to be verified with the code of its paper minutes. */
    importedRecord: (meeting: Hex) => requestStream(transport, get(`${path}/records/${meeting}`)),

    /** @param record the whole file, which is text @param anchor as typed from the paper minutes */
    importRecord: (record: string, anchor: string) =>
      request(
        { ...transport, timeoutMs: IMPORT_MS },
        { method: 'POST', path: `${path}/records`, body: JSON.stringify({ anchor, record }) },
        importedRecordAnswer,
      ),

    /** What the service counted of its refusals: its own word. */
    refusals: () => request(transport, get(`${path}/refusals`), refusalsAnswer),

    /** The audit file (22-ratings), for `verifyRatingRecord`. */
    record: () => requestStream(transport, get(`${path}/record`)),
  };
}

export type RatingClient = ReturnType<typeof ratingClient>;

/** How often what was refused on one day. */
export type CountedRefusal = z.output<typeof refusalsAnswer>['refusals'][number];

type Overview = Awaited<ReturnType<RatingClient['overview']>>;
/** One organisation of the overview. */
export type OverviewLine = Extract<Overview, { ok: true }>['value']['organisations'][number];
