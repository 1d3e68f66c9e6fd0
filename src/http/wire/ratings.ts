import { z } from 'zod';
import { meetingId, publicKey } from '../../domain/meeting/shapes.ts';
import { PERIOD_NAME } from '../../domain/rating/period.ts';
import { label, list, opening, openings, organisationId, place, signature64, wireBody } from './shapes.ts';

/** An entry of a rating log. What its body says is judged by the domain (22-ratings). */
const ratingEntry = z.strictObject({ body: wireBody, key: publicKey, sig: signature64 });

/** POST /organisations/:organisation/ratings/entries: openings of every commitment that the statement makes. */
export const appendRatingRequest = z.strictObject({ entry: ratingEntry, openings: openings.optional() });
export const ratingPlaceAnswer = place;

/** GET …/ratings/log?from=n: a page of entries from index n on; `size` is the whole log's. */
export const ratingLogAnswer = z.strictObject({ size: z.int().min(0), entries: list(ratingEntry) });

/** GET …/ratings/openings: names, remarks and reasons that were not erased. */
export const ratingOpeningsAnswer = z.strictObject({ openings: list(opening) });

/** GET …/ratings/checkpoint: the signed note of the log as it stands (13-log). */
export const ratingNoteAnswer = z.strictObject({ note: z.string() });

export const overviewQuery = z.strictObject({ period: z.string().regex(PERIOD_NAME) });

/** POST …/ratings/records: a whole audit file, which is text, and the code from its paper minutes. */
export const importRecordRequest = z.strictObject({ anchor: z.string().max(100), record: z.string() });
export const importedRecordAnswer = z.strictObject({
  meeting: meetingId,
  anchor: z.string(),
  title: z.string(),
  held: z.string(),
});

/** GET …/ratings/records: what was imported, by day; `bytes` is the length of the file. */
export const importedRecordsAnswer = z.strictObject({
  records: list(importedRecordAnswer.extend({ bytes: z.int().min(1) })),
});

/** GET …/ratings/refusals: what the service counted, by day; officers state it in the log (22-ratings). */
export const refusalsAnswer = z.strictObject({
  refusals: list(
    z.strictObject({
      meeting: meetingId.nullable(),
      onDay: z.string(),
      incident: z.enum(['sign-in-failed', 'act-refused', 'ballot-refused']),
      code: z.string(),
      count: z.int().min(1),
    }),
  ),
});

const count = z.int().min(0);
const tally = z.strictObject({
  total: count,
  official: count,
  probationary: count,
  notRated: z.strictObject({
    'moved-out': count,
    exempt: count,
    suspended: count,
    detained: count,
    recent: count,
    'by-decision': count,
  }),
  open: count,
  counts: list(count),
  unproven: count,
});
const due = z.string().nullable();
const kind = z.enum(['individual', 'collective', 'organisation']);
const progress = z.strictObject({
  levels: list(z.strictObject({ code: z.string(), vi: z.string(), en: z.string() })),
  good: z.string().nullable(),
  tallies: z.strictObject({
    individual: tally.optional(),
    collective: tally.optional(),
    organisation: tally.optional(),
  }),
  stages: z.strictObject({
    'self-rating': count,
    appraisal: count,
    ballot: count,
    'second-round': count,
    decision: count,
    decided: count,
  }),
  deadlines: z.strictObject({ selfRating: due, appraisal: due, ballot: due, decision: due }),
  caps: list(
    z.strictObject({
      kind,
      group: z.string(),
      cap: z.strictObject({ of: count, allowed: count, top: count, met: z.boolean() }),
    }),
  ),
  /** Missing where the numbers were stored by an older release, until the next statement. */
  cap: z
    .strictObject({
      good: z.string(),
      base: z.enum(['good-only', 'good-or-better', 'all-rated']),
      limit: z.discriminatedUnion('than', [
        z.strictObject({
          than: z.literal('at-most'),
          p: z.int().min(1),
          q: z.int().min(1),
          rounding: z.enum(['floor', 'half-up', 'ceil']),
        }),
        z.strictObject({ than: z.literal('under'), p: z.int().min(1), q: z.int().min(1) }),
      ]),
      leastOne: z.boolean(),
    })
    .nullable()
    .optional(),
  expected: z
    .strictObject({
      individual: list(count).optional(),
      collective: list(count).optional(),
      organisation: list(count).optional(),
    })
    .optional(),
});

/** GET …/ratings/overview?period=2026: the organisation and all below it; `progress` is null where the period is not open. */
export const ratingOverviewAnswer = z.strictObject({
  organisations: list(
    z.strictObject({
      organisation: organisationId,
      parent: organisationId.nullable(),
      name: label,
      level: label,
      progress: progress.nullable(),
    }),
  ),
});
