import { z } from 'zod';
import { hash, meetingId } from '../../domain/meeting/shapes.ts';
import { organisationId } from './shapes.ts';

/** Path and query parameters arrive as text; numbers are decimal without leading zeros. */
const decimal = z.string().regex(/^(?:0|[1-9][0-9]{0,8})$/);
const whole = decimal.transform(Number);

export const organisationPath = z.strictObject({ organisation: organisationId });
export const importedPath = z.strictObject({ organisation: organisationId, meeting: meetingId });
export const meetingPath = z.strictObject({ meeting: meetingId });
export const pollPath = z.strictObject({ meeting: meetingId, ordinal: whole.pipe(z.int().min(1).max(64)) });
export const inclusionPath = pollPath.extend({ leaf: hash });
export const proposalPath = z.strictObject({ meeting: meetingId, proposal: hash });
export const checkpointPath = z.strictObject({ meeting: meetingId, size: whole });
export const logQuery = z.strictObject({ from: whole.optional() });
export const mailQuery = z.strictObject({
  run: whole.pipe(z.int().min(1).max(1000)),
  /** The teller whose mail is read; 0 is the secretary's view of what went to all. */
  to: whole.pipe(z.int().min(0).max(15)),
});
