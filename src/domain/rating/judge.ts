import type { Hex } from '../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { hasRole, type RatingAct } from './act.ts';
import { ballots } from './acts/ballots.ts';
import { complaints } from './acts/complaints.ts';
import { custody } from './acts/custody.ts';
import { decisions } from './acts/decisions.ts';
import { people } from './acts/people.ts';
import { periods } from './acts/periods.ts';
import { values } from './acts/values.ts';
import type { RatingBody, RatingBodyType } from './bodies.ts';
import { ratingCommitments } from './commitments.ts';
import { type RatingEntry, ratingEntryLeaf, ratingLogId, ratingStatementHash, verifyRatingSignature } from './entry.ts';
import { newRatingState, type RatingState } from './state.ts';

const acts = { ...people, ...periods, ...values, ...ballots, ...decisions, ...complaints, ...custody };

/** The table's entry for a body; each act takes only its own bodies, which the union of types cannot say. */
const actOf = (body: RatingBody): RatingAct<RatingBodyType> => acts[body.type] as unknown as RatingAct<RatingBodyType>;

/** Judges what a statement says and whether `by` may say it; the signature is judged before. */
function judgeRatingBody(state: RatingState, body: RatingBody, by: Hex): Result<void> {
  if (body.log !== state.id) return refuse('RATING-LOG', 'made for another log');
  const act = actOf(body);
  if (!hasRole(state, by, ...act.roles)) return refuse('RATING-SIGNER', `${body.type}: ${act.roles.join(' or ')}`);
  const judged = act.judge(state, body, by);
  if (!judged.ok) return judged;
  // Otherwise whoever keeps the log could say again what an officer said once.
  return state.stated.has(ratingStatementHash(body)) ? refuse('STATEMENT-REPEATED', body.type) : judged;
}

/**
 * Judges a decoded entry against the log so far: log, signature, signer, then the statement's own rules. Changes nothing.
 * The service on arrival, every device and the verifier call this one function.
 */
export function judgeRatingEntry(state: RatingState, entry: RatingEntry): Result<void> {
  if (entry.body.log !== state.id) return refuse('RATING-LOG', 'made for another log');
  if (!verifyRatingSignature(entry)) return refuse('STATEMENT-SIGNATURE-INVALID', entry.key);
  return judgeRatingBody(state, entry.body, entry.key);
}

/** Appends a judged entry: what it changes, and its leaf. */
export function applyRatingEntry(state: RatingState, entry: RatingEntry): void {
  const place = state.log.size;
  state.log.append(ratingEntryLeaf(entry));
  state.stated.add(ratingStatementHash(entry.body));
  for (const commitment of ratingCommitments(entry.body)) state.commitments.add(commitment);
  actOf(entry.body).apply(state, entry.body, { entry: place, by: entry.key });
}

/** Judges and applies the first entry of a log, whose secretary is its first officer. */
export function beginRatingLog(entry: RatingEntry): Result<RatingState> {
  const { body } = entry;
  if (body.type !== 'rating-log-created') return refuse('RATING-LOG-FIRST', 'a log begins with its creation');
  if (body.log !== ratingLogId(body.service, body.organisation))
    return refuse('RATING-LOG', 'not the log of this organisation on this service');
  const state = newRatingState(body);
  const { secretary, organisation, name } = body;
  state.officers = [{ key: secretary, role: 'secretary', organisation, name }];
  const judged = judgeRatingEntry(state, entry);
  if (!judged.ok) return judged;
  applyRatingEntry(state, entry);
  return ok(state);
}
