import { type Hex, toHex } from '../../crypto/bytes.ts';
import { leafHash } from '../../crypto/merkle.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { appendEntries, indexOfLeaf, insertMeeting } from '../../db/repositories/log.ts';
import { holdsRole } from '../../db/repositories/organisations.ts';
import { transact } from '../../db/transact.ts';
import { beginMeeting } from '../domain/meeting/judge.ts';
import type { Place } from './append-statement.ts';
import { Claims } from './claims.ts';
import type { Deps } from './deps.ts';
import { readEntry } from './hostile-statement.ts';

/**
 * Begins a meeting with its `meeting-created` entry (hostile). `officer`, who has a session, must be the secretary that the entry
 * names and hold that role in the organisation that it names. An identical retry answers alike.
 */
export async function createMeeting(
  deps: Deps,
  request: { readonly entry: unknown; readonly officer: Hex },
): Promise<Result<Place & { readonly meeting: Hex }>> {
  const decoded = readEntry(request.entry);
  if (!decoded.ok) return decoded;
  const { entry, data } = decoded.value;
  const begun = beginMeeting(entry, new Claims());
  if (!begun.ok) return begun;
  const state = begun.value;
  const { organisation, secretary, service } = state.created;
  if (service !== deps.serviceKey.public) return refuse('MEETING-SERVICE', 'the entry names another service');
  if (secretary !== request.officer || !(await holdsRole(deps.db, secretary, organisation, 'secretary')))
    return refuse('ROLE-MISSING');
  const leaf = toHex(leafHash(data));
  const created = await transact(deps.db, async (tx) => {
    if (!(await insertMeeting(tx, state.id, organisation))) return refuse('MEETING-EXISTS');
    const { peaks } = state.log.state();
    const entries = [{ data, leaf, type: entry.body.type }];
    return appendEntries(tx, { meeting: state.id, expectedSize: 0, entries, phase: 'draft', peaks, polls: [] });
  });
  const place = ok({ index: 0, leaf, meeting: state.id });
  if (created.ok) deps.meetings.put(state);
  else if ((await indexOfLeaf(deps.db, state.id, leaf)) !== 0) return created;
  return place;
}
