import { sha256 } from '@noble/hashes/sha2.js';
import { decodeBallot, trackingCode } from '../../crypto/ballot.ts';
import { boxLeaf, signReceipt } from '../../crypto/box.ts';
import { type Bytes, fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { findBallot, storeBallot } from '../../db/repositories/ballots.ts';
import { ballotContext } from '../domain/meeting/ballot-context.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';

/** The service's promise that this ballot will be in the sealed box. It names no time and no place in a row. */
export interface Receipt {
  /** Leaf hash of the ballot, 32 bytes. */
  readonly leaf: Hex;
  /** 64 bytes. */
  readonly receipt: Hex;
}

/**
 * Judges and stores a ballot (hostile bytes). An identical retry gets the identical receipt, also after closing; other
 * bytes under a spent key get `BALLOT-CONFLICT` and change nothing. Stored, durably, before the receipt exists.
 */
export async function castBallot(
  deps: Deps,
  request: { readonly meeting: Hex; readonly ordinal: number; readonly ballot: Bytes },
): Promise<Result<Receipt>> {
  const { meeting, ordinal, ballot: bytes } = request;
  const loaded = await loadForCasting(deps, meeting, ordinal);
  if (!loaded.ok) return loaded;
  const state = loaded.value;
  const context = ballotContext(state, ordinal);
  if (context === undefined) return refuse('POLL-PHASE', 'no such poll, or not open yet');
  const cut = decodeBallot(context.lines, bytes);
  if (!cut.ok) return cut;
  const leaf = toHex(boxLeaf(bytes));
  const ballotKeyHash = toHex(sha256(cut.value.ballotKey));
  const answer = (found: Hex): Result<Receipt> =>
    found === leaf
      ? ok(receiptFor(deps, state, ordinal, leaf))
      : refuse('BALLOT-CONFLICT', 'this key or tracking code was cast with other bytes');

  const known = await findBallot(deps.db, { meeting, ordinal }, ballotKeyHash);
  if (known !== undefined) return answer(known);
  const phase = state.polls.get(ordinal)?.phase;
  if (phase !== 'open') return refuse('POLL-PHASE', `the poll is ${phase}`);
  const judged = await deps.judges.ballot(context, bytes);
  if (!judged.ok) return judged;
  const tracking = toHex(trackingCode(context, cut.value.ciphertexts));
  if (await storeBallot(deps.db, { meeting, ordinal, ballotKeyHash, leaf, tracking, ballot: bytes })) {
    deps.announcer.announce(meeting);
    return answer(leaf);
  }
  const before = await findBallot(deps.db, { meeting, ordinal }, ballotKeyHash, tracking);
  return before === undefined ? refuse('POLL-PHASE', 'the poll is not open') : answer(before);
}

/** Deterministic: the same ballot always gets the same bytes. */
export function receiptFor(deps: Pick<Deps, 'serviceKey'>, state: MeetingState, ordinal: number, leaf: Hex): Receipt {
  if (state.manifest === undefined) throw new Error('a ballot of a meeting without a manifest');
  const claim = { manifest: fromHex(state.manifest.hash), ordinal, leaf: fromHex(leaf) };
  return { leaf, receipt: toHex(signReceipt(deps.serviceKey.secret, claim)) };
}

/** What an open poll's ballots are bound to never changes, and storing asks the database itself whether the poll is open. */
async function loadForCasting(deps: Deps, meeting: Hex, ordinal: number): Promise<Result<MeetingState>> {
  const known = deps.meetings.get(meeting);
  return known?.polls.get(ordinal)?.phase === 'open' ? ok(known) : loadMeeting(deps, meeting);
}
