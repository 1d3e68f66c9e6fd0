import { z } from 'zod';
import { count, hash, meetingId, ordinal, publicKey } from '../../domain/meeting/shapes.ts';
import { label, list, organisationId, role } from './shapes.ts';

const summary = z.strictObject({ organisation: organisationId, name: label, level: label });

/** GET /organisations: where the officer has a role. */
export const organisationsAnswer = z.strictObject({
  organisations: list(summary.extend({ parent: organisationId.nullable(), role })),
});

const officer = z.strictObject({ key: publicKey, name: label, role });

/** GET /organisations/:organisation; `above` has the superiors and auditors of the organisations above it, nearest first. */
export const organisationAnswer = summary.extend({
  parent: organisationId.nullable(),
  children: list(summary),
  officers: list(officer),
  above: list(officer.extend({ organisation: organisationId })),
});

/**
 * POST /organisations/:organisation/children: a new organisation below this one and an invitation code for its first
 * secretary, who invites everybody else there. Until it has an officer, an identical retry gives another code in its place.
 */
export const childRequest = summary.extend({ secretary: label });
export const childAnswer = z.strictObject({ organisation: organisationId, code: z.string() });

export const meetingPhase = z.enum(['draft', 'ready', 'issuing', 'in-session', 'ended']);
export const pollPhase = z.enum(['planned', 'barrier', 'open', 'closed', 'tallied', 'certified', 'cancelled']);

/** GET /organisations/:organisation/meetings */
export const meetingsAnswer = z.strictObject({
  meetings: list(
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
  organisations: list(
    summary.extend({
      parent: organisationId.nullable(),
      meetings: list(
        z.strictObject({
          /** Names the meeting and does not open its room (17-service). */
          reference: z.string().regex(/^[0-9a-f]{32}$/),
          title: z.string().nullable(),
          phase: meetingPhase,
          present: count,
          polls: list(
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
