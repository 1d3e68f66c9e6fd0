import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';

export interface Inclusion {
  readonly index: number;
  readonly size: number;
  /** From the bottom up, 32 bytes each (RFC 9162 §2.1.3.1). */
  readonly path: readonly Hex[];
}

/** Proof that a ballot's leaf is in the sealed box. */
export async function inclusionProof(
  _deps: Deps,
  _request: { readonly meeting: Hex; readonly ordinal: number; readonly leaf: Hex },
): Promise<Result<Inclusion, 'MEETING-UNKNOWN' | 'BOX-NOT-SEALED' | 'BALLOT-UNKNOWN'>> {
  throw new Error('not yet');
}
