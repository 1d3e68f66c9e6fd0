import { type Hex, toHex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { vaultOf } from '../../db/repositories/vault.ts';
import type { MeetingPhase, PollPhase } from '../domain/meeting/lifecycle.ts';
import { vaultItems } from '../domain/meeting/vault-head.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';

const mayBeIssued = (phase: MeetingPhase): boolean => phase === 'issuing' || phase === 'in-session';
const mayBeCast = (phase: PollPhase | undefined): boolean =>
  phase === 'planned' || phase === 'barrier' || phase === 'open';

export interface VaultEntry {
  readonly entry: Hex;
  readonly answers: readonly { readonly teller: number; readonly evaluation: Hex }[];
}

/**
 * The whole vault of a poll as the log stands now, ascending by entry hash: one entry for each ballot issued. While ballots
 * are issued it grows, for a tablet that finishes another's visit; from the barrier on it is the one whose head the barrier
 * states. `VAULT-UNAVAILABLE` before issuing and from closing on.
 */
export async function readVault(
  deps: Deps,
  { meeting, ordinal }: { readonly meeting: Hex; readonly ordinal: number },
): Promise<Result<readonly VaultEntry[], 'MEETING-UNKNOWN' | 'VAULT-UNAVAILABLE'>> {
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const phase = loaded.value.polls.get(ordinal)?.phase;
  if (!mayBeIssued(loaded.value.phase) || !mayBeCast(phase))
    return refuse('VAULT-UNAVAILABLE', `the meeting is ${loaded.value.phase}, the poll ${phase ?? 'unknown'}`);
  const answers = new Map(vaultItems(loaded.value, ordinal).map((item) => [item.entryHash, item.answers]));
  const stored = await vaultOf(deps.db, meeting);
  const entries = stored.flatMap(({ entryHash, entry }) => {
    const given = answers.get(entryHash);
    return given === undefined ? [] : [{ entry: toHex(entry), answers: given }];
  });
  // Closing on another node between the two reads destroys the vault.
  return entries.length === answers.size ? ok(entries) : refuse('VAULT-UNAVAILABLE', 'the poll was closed meanwhile');
}
