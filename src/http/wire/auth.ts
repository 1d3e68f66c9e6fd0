import { z } from 'zod';
import { hash, publicKey } from '../../domain/meeting/shapes.ts';
import { label, list, organisationId, role, signature64 } from './shapes.ts';

/** GET /service: the key that signs logs, receipts and seals. Devices pin it when a meeting is created. */
export const serviceAnswer = z.strictObject({ service: publicKey });

/** POST /auth/challenge */
export const challengeRequest = z.strictObject({ key: publicKey });
export const challengeAnswer = z.strictObject({ challenge: hash });

/** POST /auth/session: `signature` is over `T('phieu-kin/v1/session', service key, challenge)`. */
export const sessionRequest = z.strictObject({ key: publicKey, challenge: hash, signature: signature64 });
export const sessionAnswer = z.strictObject({
  token: hash,
  expiresInSeconds: z.int().min(1),
  roles: list(z.strictObject({ organisation: organisationId, role })),
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;

/** POST /invitations/accept: `signature` is over `T('phieu-kin/v1/invitation', service key, utf8(code))`. */
export const acceptRequest = z.strictObject({
  code: z.string().min(8).max(64),
  key: publicKey,
  signature: signature64,
});
export const acceptAnswer = z.strictObject({ organisation: organisationId, role, name: label });

/** How many people one request invites: all of them, or none. */
export const MAX_INVITATIONS = 100;

/** POST /organisations/:organisation/invitations: each code is answered once and never shown again. */
export const inviteRequest = z.strictObject({
  invitations: z
    .array(z.strictObject({ name: label, role }))
    .min(1)
    .max(MAX_INVITATIONS)
    .readonly(),
});
export const inviteAnswer = z.strictObject({
  invitations: list(
    z.strictObject({
      name: label,
      role,
      code: z.string().regex(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/),
      /** Milliseconds since 1970, on the service's clock. */
      expiresMs: z.int().min(0),
    }),
  ),
});
