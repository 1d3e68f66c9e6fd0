import { z } from 'zod';
import { count, hash, meetingId, ordinal, publicKey } from '../../domain/meeting/shapes.ts';
import { meetingPhase, pollPhase } from './organisations.ts';
import { list, opening, openings, place, statementSignature, wireBody, wireEntry } from './shapes.ts';

/** POST /meetings: a `meeting-created` entry, signed by a secretary of the organisation that it names. */
export const createMeetingRequest = z.strictObject({ entry: wireEntry });
export const createMeetingAnswer = place.extend({ meeting: meetingId });

/** GET /meetings/:meeting, bare counts. */
export const meetingAnswer = z.strictObject({
  phase: meetingPhase,
  size: z.int().min(0),
  present: count,
  polls: list(z.strictObject({ ordinal, phase: pollPhase, issued: count, cast: count })),
});

/** POST /meetings/:meeting/entries: openings of every commitment that the statement makes. */
export const appendRequest = z.strictObject({ entry: wireEntry, openings: openings.optional() });
export const placeAnswer = place;

/** GET and POST /meetings/:meeting/proposals: statements that still collect signatures. */
const proposal = z.strictObject({ proposal: hash, body: wireBody, sigs: list(statementSignature) });
export const proposalsAnswer = z.strictObject({ proposals: list(proposal) });
export const proposeRequest = z.strictObject({ body: wireBody, openings: openings.optional() });
export const proposeAnswer = z.strictObject({ proposal: hash });

/** POST /meetings/:meeting/proposals/:proposal/signatures; `appended` is the index once enough have signed. */
export const signRequest = statementSignature;
export const signAnswer = z.strictObject({ appended: z.int().min(0).nullable() });

/** GET /…/checkpoints/:size: a C2SP signed note with the cosignatures so far (13-log). */
export const checkpointAnswer = z.strictObject({ note: z.string() });
/** POST /meetings/:meeting/checkpoints/:size/cosignatures: one signature line of the note, without its line feed. */
export const cosignRequest = z.strictObject({ line: z.string().min(1).max(300) });

/** Encrypted ceremony shares and rehearsal messages between tellers' devices (19-devices); so few that nobody fills the mailbox. */
const mailKind = z.enum(['share', 'rehearsal-request', 'rehearsal-evaluation', 'rehearsal-ballot', 'rehearsal-share']);
const message = z.strictObject({
  sender: z.int().min(0).max(15),
  recipient: z.int().min(0).max(15),
  kind: mailKind,
  data: z.record(z.string(), z.unknown()),
});
export type WireMessage = z.infer<typeof message>;
export const mailAnswer = z.strictObject({ messages: list(message) });
export const sendMailRequest = z.strictObject({
  run: z.int().min(1).max(1000),
  /** A teller's index, 0 for all. */
  recipient: z.int().min(0).max(15),
  kind: mailKind,
  data: z.record(z.string(), z.unknown()),
});

/** GET and POST /meetings/:meeting/offers: exchange keys for the next run of the key ceremony, one for each teller's device. */
export const offerRequest = z.strictObject({ exchange: publicKey });
export const offersAnswer = z.strictObject({
  offers: list(z.strictObject({ key: publicKey, exchange: publicKey })),
});

/** GET /meetings/:meeting/openings */
export const openingsAnswer = z.strictObject({ openings: list(opening) });
