import type { Hex } from '../../crypto/bytes.ts';
import { ok, type Result } from '../../crypto/result.ts';
import { addProposal } from '../../db/repositories/proposals.ts';
import { transact } from '../../db/transact.ts';
import { judgeBody, signersOf } from '../domain/meeting/judge.ts';
import { judgeOpenings } from './attachments.ts';
import { Claims } from './claims.ts';
import type { Deps } from './deps.ts';
import { readBody } from './hostile-statement.ts';
import { loadMeeting } from './load-meeting.ts';
import type { Opening } from './opening.ts';
import { proposalHash } from './proposal-hash.ts';

/**
 * Lays out a statement that several officers must sign. Judged as far as it can be without signatures.
 * @returns its name, the hash of what will be signed
 */
export async function propose(
  deps: Deps,
  request: { readonly meeting: Hex; readonly body: unknown; readonly openings?: readonly Opening[] },
): Promise<Result<{ readonly proposal: Hex }>> {
  const { meeting, openings = [] } = request;
  const decoded = readBody(request.body);
  if (!decoded.ok) return decoded;
  const { body, data } = decoded.value;
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const judged = judgeBody(loaded.value, body, new Claims());
  if (!judged.ok) return judged;
  const signers = signersOf(loaded.value, body);
  if (!signers.ok) return signers;
  const attach = await judgeOpenings(deps.db, body, openings);
  if (!attach.ok) return attach;
  const proposal = proposalHash(body);
  return transact(deps.db, async (tx) => {
    await addProposal(tx, { meeting, bodyHash: proposal }, data);
    await attach.value(tx);
    return ok({ proposal });
  });
}
