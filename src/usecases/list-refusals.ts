import { ok, type Result } from '../../crypto/result.ts';
import { type RefusalRow, refusalsOf } from '../../db/repositories/refusals.ts';
import type { Deps } from './deps.ts';

/** What an organisation's officers and its meetings' devices were refused, by day. */
export async function listRefusals(
  { db, refusals }: Pick<Deps, 'db' | 'refusals'>,
  { organisation }: { readonly organisation: string },
): Promise<Result<readonly RefusalRow[]>> {
  await refusals.store();
  return ok(await refusalsOf(db, organisation));
}
