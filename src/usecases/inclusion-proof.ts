import { fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import { inclusionProof as proofOf } from '../../crypto/merkle.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { sealedLeaves } from '../../db/repositories/ballots.ts';
import type { Deps } from './deps.ts';
import { sealedPoll } from './sealed-poll.ts';

export interface Inclusion {
  readonly index: number;
  readonly size: number;
  /** From the bottom up, 32 bytes each (RFC 9162 §2.1.3.1). */
  readonly path: readonly Hex[];
}

/** Proof that a ballot's leaf is in the sealed box. */
export async function inclusionProof(
  deps: Deps,
  request: { readonly meeting: Hex; readonly ordinal: number; readonly leaf: Hex },
): Promise<Result<Inclusion, 'MEETING-UNKNOWN' | 'BOX-NOT-SEALED' | 'BALLOT-UNKNOWN'>> {
  const sealed = await sealedPoll(deps, request);
  if (!sealed.ok) return sealed;
  const leaves = await sealedLeaves(deps.db, request);
  const index = leaves.indexOf(request.leaf);
  if (index < 0) return refuse('BALLOT-UNKNOWN', 'not in this box');
  return ok({ index, size: leaves.length, path: proofOf(leaves.map(fromHex), index).map(toHex) });
}
