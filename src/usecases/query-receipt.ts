import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, fromHex, type Hex, toHex, transcript, u32 } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { verifySignature } from '../../crypto/signature.ts';
import { findBallot } from '../../db/repositories/ballots.ts';
import { type Receipt, receiptFor } from './cast-ballot.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';

/** What the ballot key signs to ask for its receipt. */
export const receiptQuery = (manifest: Bytes, ordinal: number): Bytes =>
  transcript('phieu-kin/v1/receipt-query', manifest, u32(ordinal));

/**
 * The receipt of a ballot again, for who holds its key.
 * @param request `signature` (64 bytes) by the ballot key (32 bytes) over `receiptQuery`; both hostile
 */
export async function queryReceipt(
  deps: Deps,
  request: { readonly meeting: Hex; readonly ordinal: number; readonly ballotKey: Hex; readonly signature: Hex },
): Promise<Result<Receipt, 'MEETING-UNKNOWN' | 'BALLOT-UNKNOWN' | 'RECEIPT-QUERY-SIGNATURE'>> {
  const { meeting, ordinal } = request;
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const { manifest } = loaded.value;
  if (manifest === undefined) return refuse('BALLOT-UNKNOWN');
  const key = fromHex(request.ballotKey);
  if (!verifySignature(key, receiptQuery(fromHex(manifest.hash), ordinal), fromHex(request.signature)))
    return refuse('RECEIPT-QUERY-SIGNATURE');
  const leaf = await findBallot(deps.db, { meeting, ordinal }, toHex(sha256(key)));
  return leaf === undefined ? refuse('BALLOT-UNKNOWN') : ok(receiptFor(deps, loaded.value, ordinal, leaf));
}
