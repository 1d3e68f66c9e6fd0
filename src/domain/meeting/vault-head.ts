import { fromHex, toHex } from '../../../crypto/bytes.ts';
import { assertOk, ok, type Result } from '../../../crypto/result.ts';
import { vaultLeaf, vaultRoot } from '../../../crypto/vault.ts';
import type { TreeHead } from './shapes.ts';
import { answersFor, issuedRequests, type MeetingState } from './state.ts';

/** One sealed entry of a poll's vault: the hash of its bytes and the answers that it needs. */
export interface VaultItem {
  readonly entryHash: string;
  readonly answers: readonly { readonly teller: number; readonly evaluation: string }[];
}

/** The vault of a poll as the log gives it: one item per ballot issued, in no order that a tablet could rely on. */
export const vaultItems = (state: MeetingState, ordinal: number): VaultItem[] =>
  issuedRequests(state, ordinal).map((request) => ({
    entryHash: request.vault,
    answers: answersFor(request, ordinal),
  }));

/** Root and size over the items (08-vault). A repeated item is refused: a vault of n leaves is n ballots. */
export function headOfVault(items: readonly VaultItem[]): Result<TreeHead, 'VAULT-LEAF-REPEATED'> {
  const leaves = items.map(({ entryHash, answers }) =>
    vaultLeaf(
      fromHex(entryHash),
      answers.map(({ teller, evaluation }) => ({ teller, evaluation: fromHex(evaluation) })),
    ),
  );
  const root = vaultRoot(leaves);
  return root.ok ? ok({ root: toHex(root.value), size: leaves.length }) : root;
}

/** The vault's head as the log gives it; requests name distinct entries, so that no leaf repeats. */
export const vaultHead = (state: MeetingState, ordinal: number): TreeHead =>
  assertOk(headOfVault(vaultItems(state, ordinal)));
