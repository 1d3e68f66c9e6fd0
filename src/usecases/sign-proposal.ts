import { fromHex, type Hex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { verifySignature } from '../../crypto/signature.ts';
import { addProposalSignature, proposalByHash, signaturesOf } from '../../db/repositories/proposals.ts';
import { entryOf, type Signature, statementBytes } from '../domain/meeting/entry.ts';
import { signersOf } from '../domain/meeting/judge.ts';
import { satisfies } from '../domain/meeting/signers.ts';
import { appendStatement } from './append-statement.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';
import { readStoredBody } from './stored-entry.ts';

/**
 * Adds one signature (hostile; key of 32 and signature of 64 bytes) to a proposal. As soon as enough have signed, the
 * statement is appended; whoever signs later, or again, hears where it stands.
 */
export async function signProposal(
  deps: Deps,
  request: { readonly meeting: Hex; readonly proposal: Hex; readonly signature: Signature },
): Promise<Result<{ readonly appended: number | null }>> {
  const { meeting, proposal, signature } = request;
  const name = { meeting, bodyHash: proposal };
  const found = await proposalByHash(deps.db, name);
  if (found === undefined) return refuse('PROPOSAL-UNKNOWN');
  if (found.appendedAt !== null) return ok({ appended: found.appendedAt });
  const body = readStoredBody(found.body);
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const rule = signersOf(loaded.value, body);
  if (!rule.ok) return rule;
  const may = new Set([...rule.value.all, ...rule.value.some]);
  if (!may.has(signature.key)) return refuse('STATEMENT-SIGNERS', 'not one of those who sign this statement');
  if (!verifySignature(fromHex(signature.key), statementBytes(body), fromHex(signature.sig)))
    return refuse('STATEMENT-SIGNATURE-INVALID');
  await addProposalSignature(deps.db, name, signature.key, signature.sig);
  const collected = (await signaturesOf(deps.db, name)).filter(({ key }) => may.has(key));
  if (!satisfies(rule.value, new Set(collected.map(({ key }) => key)))) return ok({ appended: null });
  const appended = await appendStatement(deps, { meeting, entry: entryOf(body, collected) });
  if (appended.ok) return ok({ appended: appended.value.index });
  // Somebody who signed at the same moment may have appended it, with one signature more or less.
  const again = await proposalByHash(deps.db, name);
  return typeof again?.appendedAt === 'number' ? ok({ appended: again.appendedAt }) : appended;
}
