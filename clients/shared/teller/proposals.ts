import { ok, type Result, refuse } from '../../../crypto/result.ts';
import type { Body, BodyOf } from '../../../src/domain/meeting/bodies.ts';
import type { Signature } from '../../../src/domain/meeting/entry.ts';
import { sameHead } from '../../../src/domain/meeting/hashes.ts';
import { type MeetingView, stateOf } from '../meeting-view.ts';
import { decodeProposed, signShared } from '../officer.ts';
import { judgeOwnLine } from '../own-line.ts';
import { verifyTally } from '../verify-box.ts';
import { engineOf, ownIndex, rememberingIndex, type TellerDevice, usableShares } from './memory.ts';

/**
 * Signs a statement that officers sign together, after this device checked what it can check itself and the teller
 * agreed on the screen. Every other kind of statement is refused: a teller's device signs nothing it does not know.
 * @param body hostile, as proposed
 * @returns `ENCODING-SHAPE`, `TELLER-REFUSES` for a statement that tellers never sign together, or what is wrong with it
 */
export function signProposal(device: TellerDevice, view: MeetingView, body: Body): Result<Signature> {
  const decoded = decodeProposed(body);
  if (!decoded.ok) return decoded;
  const remembering = rememberingIndex(device, view);
  if (!remembering.ok) return remembering;
  const judged = judgeProposal(device, view, decoded.value);
  return judged.ok ? signShared(stateOf(view), body, device.secretKey) : judged;
}

function judgeProposal(device: TellerDevice, view: MeetingView, body: Body): Result<void> {
  switch (body.type) {
    case 'meeting-manifest':
      return judgeManifest(device, view, body);
    case 'poll-manifest':
      return judgeOwnLine(stateOf(view), body.ownLine);
    case 'poll-open':
      return judgeOpen(device, body);
    case 'poll-certify':
      return judgeCertify(device, view, body);
    case 'teller-lost':
      return judgeLost(device, view, body);
    case 'issuing-opened':
    case 'poll-close':
    case 'poll-cancel':
    case 'teller-rejoined':
    case 'meeting-end':
      return ok(undefined);
    default:
      return refuse('TELLER-REFUSES', `${body.type} is no statement that tellers sign together`);
  }
}

/** Only with own shares of the ceremony that the manifest fixes; the rest is judged against the log. */
function judgeManifest(device: TellerDevice, view: MeetingView, body: BodyOf<'meeting-manifest'>): Result<void> {
  const shares = usableShares(device, view);
  if (!shares.ok) return shares;
  const own = ownIndex(device, stateOf(view));
  if (!own.ok) return own;
  if (body.transcript !== shares.value.transcript || own.value !== shares.value.teller)
    return refuse('TELLER-TRANSCRIPT', 'the manifest fixes another ceremony than this device took part in');
  return ok(undefined);
}

/** Only after this device checked the barrier, and on the very head that it cosigned. */
function judgeOpen(device: TellerDevice, body: BodyOf<'poll-open'>): Result<void> {
  const opened = device.memory.opened.get(body.ordinal);
  if (opened === undefined) return refuse('TELLER-BARRIER-UNCHECKED', 'check the log at the barrier first');
  return sameHead(opened, body.checkpoint) ? ok(undefined) : refuse('TELLER-OTHER-HEAD', 'not the head of the barrier');
}

/** Only a tally that this device's own sums confirm. */
function judgeCertify(device: TellerDevice, view: MeetingView, body: BodyOf<'poll-certify'>): Result<void> {
  const { counted, checked } = device.memory;
  const verified = counted.get(body.ordinal)?.verified ?? checked?.get(body.ordinal);
  if (verified === undefined) return refuse('TELLER-BOX-UNCHECKED', 'verify the box on this device first');
  return verifyTally(stateOf(view), verified, { random: device.random, engine: engineOf(device) });
}

function judgeLost(device: TellerDevice, view: MeetingView, body: BodyOf<'teller-lost'>): Result<void> {
  const own = ownIndex(device, stateOf(view));
  if (!own.ok) return own;
  return own.value === body.teller ? refuse('TELLER-REFUSES', 'this device is not lost') : ok(undefined);
}
