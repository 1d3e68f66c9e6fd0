import { type Hex, toHex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { vaultOf } from '../../db/repositories/vault.ts';
import { vaultItems } from '../domain/meeting/vault-head.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';

export interface VaultEntry {
  readonly entry: Hex;
  readonly answers: readonly { readonly teller: number; readonly evaluation: Hex }[];
}

/**
 * The whole vault of a poll after its barrier, ascending by entry hash; the tablet checks it against the barrier's head.
 * `VAULT-UNAVAILABLE` before the barrier and from closing on.
 */
export async function readVault(
  deps: Deps,
  { meeting, ordinal }: { readonly meeting: Hex; readonly ordinal: number },
): Promise<Result<readonly VaultEntry[], 'MEETING-UNKNOWN' | 'VAULT-UNAVAILABLE'>> {
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const phase = loaded.value.polls.get(ordinal)?.phase;
  if (phase !== 'barrier' && phase !== 'open') return refuse('VAULT-UNAVAILABLE', `the poll is ${phase ?? 'unknown'}`);
  const answers = new Map(vaultItems(loaded.value, ordinal).map((item) => [item.entryHash, item.answers]));
  const stored = await vaultOf(deps.db, meeting);
  const entries = stored.flatMap(({ entryHash, entry }) => {
    const given = answers.get(entryHash);
    return given === undefined ? [] : [{ entry: toHex(entry), answers: given }];
  });
  // Closing on another node between the two reads destroys the vault.
  return entries.length === answers.size ? ok(entries) : refuse('VAULT-UNAVAILABLE', 'the poll was closed meanwhile');
}
