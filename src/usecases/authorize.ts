import { decodeHex, type Hex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { type Demand, officerOfSession } from '../../db/repositories/sessions.ts';
import type { Deps } from './deps.ts';
import { tokenHash } from './token-hash.ts';

/**
 * What a route asks of the caller: a session; one of some roles in this very organisation, or in the organisation of this
 * meeting; or, for an overview, any role in this organisation, or `superior` or
 * `auditor` of one of its ancestors.
 */
export type Need = Demand;

export interface Officer {
  readonly key: Hex;
}

/**
 * Judges a session token (hostile text) and what its officer may do. An organisation or meeting that does not exist
 * is refused like one that is not the officer's.
 */
export async function authorize(
  deps: Pick<Deps, 'db' | 'clock'>,
  { token, need }: { readonly token: string; readonly need: Need },
): Promise<Result<Officer, 'SESSION-INVALID' | 'ROLE-MISSING'>> {
  if (!decodeHex(token, 32).ok) return refuse('SESSION-INVALID');
  const officer = await officerOfSession(deps.db, tokenHash(token), deps.clock(), need);
  if (officer === undefined) return refuse('SESSION-INVALID');
  return officer.allowed ? ok({ key: officer.key }) : refuse('ROLE-MISSING');
}
