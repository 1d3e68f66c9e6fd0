import type { Hex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import type { Db } from '../../db/engine/database.ts';
import { addProposal, dropProposals, pendingOf } from '../../db/repositories/proposals.ts';
import { transact } from '../../db/transact.ts';
import type { Body } from '../domain/meeting/bodies.ts';
import { judgeBody, signersOf } from '../domain/meeting/judge.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import { judgeAttachments } from './attachments.ts';
import { Claims } from './claims.ts';
import type { Deps } from './deps.ts';
import { readBody } from './hostile-statement.ts';
import { loadMeeting } from './load-meeting.ts';
import type { Opening } from './opening.ts';
import { proposalHash } from './proposal-hash.ts';
import { readStoredBody } from './stored-entry.ts';

/** What one officer may have laid out in a meeting at a time: more than a meeting ever needs, little to store and to read. */
const MOST_PENDING = 32;

/**
 * Lays out a statement that several officers must sign. Judged as far as it can be without signatures.
 * @param request `officer`, who has a session, must be one of those who sign it
 * @returns its name, the hash of what will be signed
 */
export async function propose(
  deps: Deps,
  request: {
    readonly meeting: Hex;
    readonly officer: Hex;
    readonly body: unknown;
    readonly openings?: readonly Opening[];
  },
): Promise<Result<{ readonly proposal: Hex }>> {
  const { meeting, officer, openings = [] } = request;
  const decoded = readBody(request.body);
  if (!decoded.ok) return decoded;
  const { body, data } = decoded.value;
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const judged = judgeProposal(loaded.value, body, officer);
  if (!judged.ok) return judged;
  const attach = await judgeAttachments(deps.db, loaded.value, body, { openings });
  if (!attach.ok) return attach;
  const proposal = proposalHash(body);
  return transact(deps.db, async (tx) => {
    if (!(await hasRoom(tx, loaded.value, officer, proposal)))
      return refuse('PROPOSAL-MANY', `${MOST_PENDING} of this officer wait for signatures`);
    await addProposal(tx, { meeting, bodyHash: proposal }, data, officer);
    await attach.value(tx);
    return ok({ proposal });
  });
}

function judgeProposal(state: MeetingState, body: Body, officer: Hex): Result<void> {
  const judged = judgeBody(state, body, new Claims());
  if (!judged.ok) return judged;
  const signers = signersOf(state, body);
  if (!signers.ok) return signers;
  const { all, some, least } = signers.value;
  if (all.length + least < 2) return refuse('STATEMENT-SIGNERS', 'one officer signs this statement alone');
  return all.includes(officer) || some.includes(officer)
    ? ok(undefined)
    : refuse('STATEMENT-SIGNERS', 'laid out by one of those who sign it');
}

/** When an officer has laid out too much, what can no longer be appended makes room. */
async function hasRoom(tx: Db, state: MeetingState, officer: Hex, proposal: Hex): Promise<boolean> {
  const pending = await pendingOf(tx, state.id, officer);
  if (pending.length < MOST_PENDING || pending.some(({ bodyHash }) => bodyHash === proposal)) return true;
  const stale = pending.filter(({ body }) => !judgeProposal(state, readStoredBody(body), officer).ok);
  await dropProposals(
    tx,
    state.id,
    stale.map(({ bodyHash }) => bodyHash),
  );
  return stale.length > 0;
}
