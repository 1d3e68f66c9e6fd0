import { z } from 'zod';
import { count, hash, meetingId, ordinal, publicKey, text } from '../meeting/shapes.ts';
import { levelCode } from '../rules/shapes.ts';
import { EXCUSES } from '../rules/standing.ts';
import { isDate } from './dates.ts';
import { PERIOD_NAME } from './period.ts';
import { STATUSES, SUBJECT_KINDS } from './status.ts';

/**
 * What may be stated in an organisation's rating log, one schema per statement (22-ratings, which says who signs each and
 * what it changes). Names, remarks and reasons are commitments (13-log); levels, dates and numbers stand in the clear.
 */
const commitment = hash;
const date = z.string().refine(isDate, 'a date YYYY-MM-DD');
const label = z.string().min(1).max(200);
const organisation = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
const period = z.string().regex(PERIOD_NAME);
const subject = z.int().min(0).max(99_999);
/** 0-based place of an entry in the log. */
const entry = count;
/** Every statement: which log it is for, and the day of the act, as its signer states it; no check compares a clock. */
const said = { log: meetingId, date };

const RATING_ROLES = ['secretary', 'teller', 'appraiser', 'superior', 'auditor'] as const;

const created = z.strictObject({
  type: z.literal('rating-log-created'),
  ...said,
  organisation,
  service: publicKey,
  secretary: publicKey,
  name: commitment,
});

const officersNamed = z.strictObject({
  type: z.literal('officers-named'),
  ...said,
  officers: z
    .array(z.strictObject({ key: publicKey, role: z.enum(RATING_ROLES), organisation, name: commitment }))
    .min(1)
    .max(100),
});

const history = z
  .array(z.strictObject({ from: date, status: z.enum(STATUSES) }))
  .min(1)
  .max(100);

const subjectsAdded = z.strictObject({
  type: z.literal('subjects-added'),
  ...said,
  subjects: z
    .array(
      z.strictObject({
        kind: z.enum(SUBJECT_KINDS),
        name: commitment,
        detail: commitment.nullable(),
        /** The organisation that the subject is, or whose collective it is; where it has a log of its own. */
        unit: organisation.nullable(),
        /** Those of similar role, within which a cap holds. */
        group: label,
        history,
      }),
    )
    .min(1)
    .max(1000),
});

const statusStated = z.strictObject({
  type: z.literal('status-stated'),
  ...said,
  subject,
  /** The whole history as it is known now: a change adds to it, a correction alters it. */
  history,
  basis: commitment,
});

const decider = z.enum(['own', 'superior']).nullable();

const periodOpened = z.strictObject({
  type: z.literal('period-opened'),
  ...said,
  period,
  title: text,
  /** The day on which status decides who is rated. */
  asOf: date,
  /** Shapes and meaning in 16-rules and above; judged by their own decoders. */
  ruleSet: z.record(z.string(), z.json()),
  capSet: z.record(z.string(), z.json()).nullable(),
  criteriaSet: z.record(z.string(), z.json()).nullable(),
  /** Who decides about each kind; `null`: not rated in this period. */
  deciders: z.strictObject({ individual: decider, collective: decider, organisation: decider }),
  steps: z.strictObject({
    selfRating: z.boolean(),
    appraisal: z.boolean(),
    ballot: z.enum(['none', 'proposes', 'decides']),
  }),
  /** Among those whose first ballot gave one of these levels at most so many are chosen. */
  secondRound: z
    .strictObject({
      levels: z.array(levelCode).min(1).max(12),
      most: z.int().min(1).max(200),
      effect: z.enum(['highest-level', 'exemplary']),
    })
    .nullable(),
  notRated: z.array(z.enum(['moved-out', 'exempt', 'suspended', 'detained'])).max(4),
  /** Members admitted less than so many months before `asOf` are not rated. */
  minMonths: z.int().min(0).max(120),
  deadlines: z.strictObject({
    selfRating: date.nullable(),
    appraisal: date.nullable(),
    ballot: date.nullable(),
    decision: date.nullable(),
  }),
  holidays: z.array(date).max(400),
});

/** `corrects`: the entry that holds the value which this one supersedes; `null` where there is none. */
const value = { subject, corrects: entry.nullable() };
const statedRatings = {
  ...said,
  period,
  ratings: z
    .array(
      z.strictObject({
        ...value,
        level: levelCode,
        /** Hundredths of a point by criterion; `null` where nobody scored. */
        points: z.array(count).max(100).nullable(),
        remarks: commitment.nullable(),
      }),
    )
    .min(1)
    .max(1000),
  /** Why values are superseded; `null` where none is. */
  reason: commitment.nullable(),
};

const selfRated = z.strictObject({ type: z.literal('self-rated'), ...statedRatings });
const appraised = z.strictObject({ type: z.literal('appraised'), ...statedRatings });

const absent = Object.fromEntries(EXCUSES.map((excuse) => [excuse, count])) as Record<
  (typeof EXCUSES)[number],
  typeof count
>;

const ballotStated = z.strictObject({
  type: z.literal('ballot-stated'),
  ...said,
  period,
  source: z.discriminatedUnion('kind', [
    /** A certified poll: the meeting's record proves these numbers. */
    z.strictObject({ kind: z.literal('record'), meeting: meetingId, fingerprint: hash, ordinal, tally: hash }),
    /** Paper minutes, entered from a scan; nothing proves them. */
    z.strictObject({ kind: z.literal('paper'), minutes: label, scan: hash }),
  ]),
  heads: z.strictObject({
    summoned: count,
    absent: z.strictObject(absent),
    present: count,
    issued: count,
    returned: count,
    valid: count,
    invalid: count,
  }),
  result: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('rating'),
      /** `line` of the ballot; votes per level from the highest, then "not rated". */
      lines: z
        .array(z.strictObject({ ...value, line: count, counts: z.array(count).min(2).max(13) }))
        .min(1)
        .max(400),
    }),
    z.strictObject({
      kind: z.literal('selection'),
      line: count,
      min: z.int().min(0).max(200),
      max: z.int().min(1).max(200),
      /** In ballot order. */
      options: z
        .array(z.strictObject({ ...value, votes: count }))
        .min(1)
        .max(200),
    }),
  ]),
  reason: commitment.nullable(),
});

const ballotConfirmed = z.strictObject({ type: z.literal('ballot-confirmed'), ...said, entry });

const exclusionNoted = z.strictObject({
  type: z.literal('exclusion-noted'),
  ...said,
  period,
  subject,
  code: z.string().max(64),
  source: commitment,
});

const sentBack = z.strictObject({
  type: z.literal('sent-back'),
  ...said,
  period,
  subjects: z.array(subject).min(1).max(1000),
  to: z.enum(['self-rating', 'appraisal', 'ballot']),
  reason: commitment,
});

const decided = z.strictObject({
  type: z.literal('decided'),
  ...said,
  period,
  document: z.strictObject({ number: label, date }),
  decisions: z
    .array(
      z.strictObject({
        ...value,
        /** `null`: not rated after all. */
        level: levelCode.nullable(),
        /** Why the decision departs from what was proposed; `null` where it does not. */
        reason: commitment.nullable(),
      }),
    )
    .min(1)
    .max(1000),
  /** Groups in which the cap is knowingly broken. */
  overrides: z.array(z.strictObject({ kind: z.enum(SUBJECT_KINDS), group: label, reason: commitment })).max(100),
});

const decisionCancelled = z.strictObject({
  type: z.literal('decision-cancelled'),
  ...said,
  period,
  subject,
  /** The entry that holds the decision. */
  decision: entry,
  /** The upheld complaint from which this follows; `null` where nobody complained. */
  complaint: entry.nullable(),
  reason: commitment,
});

const complaintFiled = z.strictObject({
  type: z.literal('complaint-filed'),
  ...said,
  period,
  subject,
  /** The 15 working days run from here. */
  received: date,
  content: commitment,
});

const complaintAnswered = z.strictObject({
  type: z.literal('complaint-answered'),
  ...said,
  complaint: entry,
  outcome: z.enum(['upheld', 'dismissed']),
  findings: commitment,
});

const namesErased = z.strictObject({
  type: z.literal('names-erased'),
  ...said,
  /** What the erasure rests on. */
  document: label,
  commitments: z.array(commitment).min(1).max(1000),
});

/** A decision on paper that orders an act. */
const decree = z.strictObject({ number: label, date });

const copySealed = z.strictObject({
  type: z.literal('copy-sealed'),
  ...said,
  /** The meeting whose record it is; `null` for anything else, as paper ballots. */
  meeting: meetingId.nullable(),
  /** SHA-256 of the sealed file; `null` for paper. */
  file: hash.nullable(),
  /** The first day on which it may be destroyed. */
  until: date,
  /** What was sealed, by whom, and where it is kept. */
  place: commitment,
});

const copyOpened = z.strictObject({
  type: z.literal('copy-opened'),
  ...said,
  copy: entry,
  document: decree,
  reason: commitment,
});

const copyDestroyed = z.strictObject({
  type: z.literal('copy-destroyed'),
  ...said,
  copy: entry,
  document: decree,
  /** Who was there, and how it was done. */
  manner: commitment,
});

const INCIDENTS = ['sign-in-failed', 'act-refused', 'ballot-refused', 'device-lost', 'other'] as const;

const incidentNoted = z.strictObject({
  type: z.literal('incident-noted'),
  ...said,
  incident: z.enum(INCIDENTS),
  /** The day on which it happened. */
  on: date,
  meeting: meetingId.nullable(),
  /** The refusal's name, as the service or a device gave it; `null` where there was none. */
  code: z
    .string()
    .regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/)
    .max(64)
    .nullable(),
  /** How often. */
  count: z.int().min(1).max(1_000_000),
  detail: commitment,
});

export const ratingBodySchema = z.discriminatedUnion('type', [
  created,
  officersNamed,
  subjectsAdded,
  statusStated,
  periodOpened,
  selfRated,
  appraised,
  ballotStated,
  ballotConfirmed,
  exclusionNoted,
  sentBack,
  decided,
  decisionCancelled,
  complaintFiled,
  complaintAnswered,
  namesErased,
  copySealed,
  copyOpened,
  copyDestroyed,
  incidentNoted,
]);
export type RatingBody = z.infer<typeof ratingBodySchema>;
export type RatingBodyType = RatingBody['type'];
export type RatingBodyOf<T extends RatingBodyType> = Extract<RatingBody, { type: T }>;
export type RatingRole = (typeof RATING_ROLES)[number];
