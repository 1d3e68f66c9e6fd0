import { toHex } from '../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import type { Act, Evidence } from './act.ts';
import { ceremony } from './acts/ceremony.ts';
import { issuing } from './acts/issuing.ts';
import { polling } from './acts/polling.ts';
import { preparing } from './acts/preparing.ts';
import type { Body, BodyType } from './bodies.ts';
import { type Entry, entryLeaf, statementHash, verifySignatures } from './entry.ts';
import { type SignerRule, satisfies } from './signers.ts';
import { type MeetingState, newMeeting } from './state.ts';

const acts = { ...preparing, ...ceremony, ...issuing, ...polling };

/** The table's entry for a body; each act takes only its own bodies, which the union of types cannot say. */
const actOf = (body: Body): Act<BodyType> => acts[body.type] as unknown as Act<BodyType>;

/** Who must sign this statement in this state; devices ask it before they collect signatures. */
export function signersOf(state: MeetingState, body: Body): Result<SignerRule> {
  const rule = actOf(body).signers(state, body);
  return 'ok' in rule ? rule : ok(rule);
}

/** Judges what a statement says, leaving aside who signed it: what an officer's device asks before it signs. */
export function judgeBody(state: MeetingState, body: Body, evidence: Evidence): Result<void> {
  if (body.meeting !== state.id) return refuse('STATEMENT-MEETING', 'made for another meeting');
  return actOf(body).judge(state, body, evidence);
}

/**
 * Judges a decoded entry against the log so far: meeting, signatures, signers, then the act's own rules. Changes nothing.
 * The service on arrival, the tellers' devices as they follow the log, and the verifier all call this one function.
 */
export function judgeEntry(state: MeetingState, entry: Entry, evidence: Evidence): Result<void> {
  if (entry.body.meeting !== state.id) return refuse('STATEMENT-MEETING', 'made for another meeting');
  const signed = verifySignatures(entry);
  if (!signed.ok) return signed;
  const rule = signersOf(state, entry.body);
  if (!rule.ok) return rule;
  if (!satisfies(rule.value, signed.value)) return refuse('STATEMENT-SIGNERS', entry.body.type);
  const judged = judgeBody(state, entry.body, evidence);
  if (!judged.ok) return judged;
  // Otherwise whoever keeps the log could say again what officers said once: a teller lost, found, and lost by the same signatures.
  return state.stated.has(statementHash(entry.body)) ? refuse('STATEMENT-REPEATED', entry.body.type) : judged;
}

/** Appends a judged entry: the leaf first, then what it changes. */
export function applyEntry(state: MeetingState, entry: Entry): void {
  const leaf = entryLeaf(entry);
  state.log.append(leaf);
  state.stated.add(statementHash(entry.body));
  actOf(entry.body).apply(state, entry.body, toHex(leaf));
}

/** Judges and applies the first entry of a log. */
export function beginMeeting(entry: Entry, evidence: Evidence): Result<MeetingState> {
  if (entry.body.type !== 'meeting-created') return refuse('LOG-FIRST-ENTRY', 'a log begins with meeting-created');
  const state = newMeeting(entry.body);
  const judged = judgeEntry(state, entry, evidence);
  if (!judged.ok) return judged;
  applyEntry(state, entry);
  return ok(state);
}
