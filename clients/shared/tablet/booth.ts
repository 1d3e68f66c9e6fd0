import type { LineChoice, LineLayout } from '../../../crypto/ballot-layout.ts';
import { type Bytes, decodeHex, fromHex, type Hex, type RandomBytes, toHex } from '../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { publicKeyOf } from '../../../crypto/signature.ts';
import { findVaultEntry, vaultEntryHash } from '../../../crypto/vault.ts';
import type { PollManifest } from '../../../src/domain/meeting/bodies.ts';
import { sameHead } from '../../../src/domain/meeting/hashes.ts';
import { ballotLines } from '../../../src/domain/meeting/questions.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { headOfVault } from '../../../src/domain/meeting/vault-head.ts';
import { judgeCosigned } from '../cosigned.ts';
import { ballotPoll } from '../poll-context.ts';
import { makeToken, poolOrdinals, wipeRights } from './door.ts';

/** The whole vault of a poll as the service answers it: hostile. */
export interface VaultPage {
  readonly entries: readonly {
    readonly entry: Hex;
    readonly answers: readonly { readonly teller: number; readonly evaluation: Hex }[];
  }[];
}

/** A vault that is the one all tellers cosigned. It is the same for every voter, and fetched before any card is read. */
export interface CheckedVault {
  readonly ordinal: number;
  readonly entries: VaultPage['entries'];
}

/**
 * Judges the whole vault against the opening checkpoint.
 * @param page hostile
 * @param note of the opening checkpoint, hostile: every teller who was there at the opening must have cosigned it
 * @returns `POLL-PHASE` unless the poll is open, a `CHECKPOINT-` refusal, or `VAULT-ROOT` for a vault with an entry left
 * out, added or altered: who fetches part of a vault could be told apart
 */
export function checkVault(state: MeetingState, ordinal: number, page: VaultPage, note: string): Result<CheckedVault> {
  const poll = ballotPoll(state, ordinal);
  if (!poll.ok) return poll;
  const { phase, barrier, openedBy } = poll.value.poll;
  if (phase !== 'open') return refuse('POLL-PHASE', 'this poll is not open');
  const cosigned = judgeCosigned(state, barrier.checkpoint, note, openedBy);
  if (!cosigned.ok) return cosigned;
  const items: { entryHash: Hex; answers: VaultPage['entries'][number]['answers'] }[] = [];
  for (const { entry, answers } of page.entries) {
    const bytes = decodeHex(entry);
    if (!bytes.ok) return refuse('VAULT-ROOT', 'an entry is not hexadecimal');
    items.push({ entryHash: toHex(vaultEntryHash(bytes.value)), answers });
  }
  const head = headOfVault(items);
  if (!head.ok || !sameHead(head.value, barrier.vault))
    return refuse('VAULT-ROOT', 'not the vault that the tellers checked at the opening');
  return ok({ ordinal, entries: page.entries });
}

/**
 * A voter's turn at the booth: values that survive structured cloning. All of it is secret until the ballot is cast;
 * `wipeBooth` overwrites it.
 */
export interface Booth {
  readonly ordinal: number;
  /** 32 bytes: the ballot key's Ed25519 seed. Never revealed, not even by a challenge. */
  readonly ballotSecret: Bytes;
  /** 32 bytes, public once cast. */
  readonly ballotKey: Bytes;
  /** 48 bytes, public once cast. */
  readonly token: Bytes;
  /** Lines that the rules fix to "not rated" because the voter is their subject. */
  readonly fixed: readonly number[];
}

/**
 * Unlocks a voter's ballot from the checked vault, on the tablet alone.
 * @param cardKey 32 bytes, of `readCard`
 * @returns `VAULT-ENTRY-MISSING` for a card of another room or a latecomer's, `BOOTH-OWN-LINE-UNKNOWN` if the rules
 * exclude own lines and the entry does not say whose it is, `TOKEN-INVALID` if the answers make no token
 */
export function openBooth(
  state: MeetingState,
  vault: CheckedVault,
  cardKey: Bytes,
  random: RandomBytes,
): Result<Booth> {
  const { ordinal } = vault;
  const poll = ballotPoll(state, ordinal);
  if (!poll.ok) return poll;
  const entries = vault.entries.map(({ entry }) => fromHex(entry));
  const found = findVaultEntry(cardKey, fromHex(state.id), poolOrdinals(state), entries);
  if (!found.ok) return found;
  const { index, rights } = found.value;
  const right = rights.find((candidate) => candidate.ordinal === ordinal);
  if (right === undefined) throw new Error('a vault entry holds a right for every ordinal');
  const answers = vault.entries[index]?.answers ?? [];
  const evaluations = [...answers]
    .sort((a, b) => a.teller - b.teller)
    .map(({ teller, evaluation }) => ({ teller, evaluation: fromHex(evaluation) }));
  const token = makeToken(state, right, evaluations, undefined, random);
  const { ownLine } = poll.value.manifest;
  const ownLineUnknown = ownLine === 'not-rated' && right.ownVoter === undefined;
  const ballotSecret = token.ok && !ownLineUnknown ? right.ballotSecret.slice() : new Uint8Array();
  wipeRights(rights);
  if (!token.ok) return token;
  if (ownLineUnknown) return refuse('BOOTH-OWN-LINE-UNKNOWN', 'the entry does not tell the voter’s own line');
  const fixed = right.ownVoter === undefined ? [] : fixedLines(poll.value.manifest, right.ownVoter);
  return ok({ ordinal, ballotSecret, ballotKey: publicKeyOf(ballotSecret), token: token.value, fixed });
}

/** Rating lines whose subject is the voter, where the poll's rules exclude them. */
export function fixedLines({ ownLine, questions }: PollManifest, voter: number): number[] {
  if (ownLine === 'votes') return [];
  return ballotLines(questions).flatMap(({ question, subject }, line) => {
    const asked = questions[question];
    return asked?.kind === 'rating' && subject !== undefined && asked.subjects[subject]?.voter === voter ? [line] : [];
  });
}

/** The choice on a fixed line: its last option, "not rated". */
export const notRated = (layout: LineLayout): LineChoice => [layout.options - 1];

/** Overwrites a booth's secrets; whoever comes next finds nothing. */
export function wipeBooth({ ballotSecret, token }: Booth): void {
  ballotSecret.fill(0);
  token.fill(0);
}
