import { z } from 'zod';
import { count, hash, meetingId, ordinal, publicKey } from '../../domain/meeting/shapes.ts';
import { label, organisationId, role } from './shapes.ts';

const summary = z.strictObject({ organisation: organisationId, name: label, level: label });

/** GET /organisations: where the officer has a role. */
export const organisationsAnswer = z.strictObject({
  organisations: z.array(summary.extend({ parent: organisationId.nullable(), role })),
});

/** GET /organisations/:organisation */
export const organisationAnswer = summary.extend({
  parent: organisationId.nullable(),
  children: z.array(summary),
  officers: z.array(z.strictObject({ key: publicKey, name: label, role })),
});
export type OrganisationAnswer = z.infer<typeof organisationAnswer>;

/** POST /organisations/:organisation/children */
export const childRequest = summary;

export const meetingPhase = z.enum(['draft', 'ready', 'issuing', 'in-session', 'ended']);
export const pollPhase = z.enum(['planned', 'barrier', 'open', 'closed', 'tallied', 'certified', 'cancelled']);

/** GET /organisations/:organisation/meetings */
export const meetingsAnswer = z.strictObject({
  meetings: z.array(
    z.strictObject({
      meeting: meetingId,
      title: z.string().nullable(),
      phase: meetingPhase,
      fingerprint: hash.nullable(),
    }),
  ),
});

/** GET /organisations/:organisation/overview: the organisation and all below it; progress and certified outcomes only. */
export const overviewAnswer = z.strictObject({
  organisations: z.array(
    summary.extend({
      parent: organisationId.nullable(),
      meetings: z.array(
        z.strictObject({
          meeting: meetingId,
          title: z.string().nullable(),
          phase: meetingPhase,
          present: count,
          polls: z.array(
            z.strictObject({
              ordinal,
              title: z.string().nullable(),
              phase: pollPhase,
              issued: count,
              cast: count,
              /** Present once certified (16-rules). */
              outcome: z.record(z.string(), z.unknown()).nullable(),
            }),
          ),
        }),
      ),
    }),
  ),
});
export type OverviewAnswer = z.infer<typeof overviewAnswer>;
