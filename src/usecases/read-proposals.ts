import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Body } from '../domain/meeting/bodies.ts';
import type { Signature } from '../domain/meeting/entry.ts';
import type { Deps } from './deps.ts';

export interface Proposal {
  readonly proposal: Hex;
  readonly body: Body;
  readonly sigs: readonly Signature[];
}

/** Statements of this meeting that still collect signatures. */
export async function readProposals(
  _deps: Deps,
  _request: { readonly meeting: Hex },
): Promise<Result<readonly Proposal[], 'MEETING-UNKNOWN'>> {
  throw new Error('not yet');
}
