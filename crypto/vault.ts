import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import {
  type Bytes,
  compareBytes,
  concat,
  equalBytes,
  hash256,
  type RandomBytes,
  transcript,
  u32,
  utf8,
} from './bytes.ts';
import { leafHash, merkleRoot } from './merkle.ts';
import { ok, type Result, refuse } from './result.ts';
import type { Evaluation } from './token.ts';

// The vault: where each voter's ballot keys and blinding factors wait, sealed under the secret of a nameless card.
// Entries carry no label. Every tablet fetches all of them, so that fetching says nothing about who votes.

const NONCE_LENGTH = 24;
const TAG_LENGTH = 16;
const PAPER_LENGTH = 72;
const NO_SUBJECT = 0xffffffff;

/** What the voter needs in one poll. */
export interface SealedRight {
  readonly ordinal: number;
  /** 32 bytes, secret: the ballot key's Ed25519 seed. */
  readonly ballotSecret: Bytes;
  /** 32 bytes, secret. */
  readonly blinding: Bytes;
  /** The voter's place in the roll, where a poll's rules exclude own lines: the tablet fixes those lines. Else absent. */
  readonly ownVoter?: number;
}

/**
 * The vault key of a printed card.
 * @param meetingId 16 bytes
 * @param cardSecret at least 16 bytes, uniform
 * @returns 32 bytes, secret
 */
export function vaultKeyFromCard(meetingId: Bytes, cardSecret: Bytes): Bytes {
  if (cardSecret.length < 16) throw new Error('a card secret has at least 128 bits; short codes need scrypt');
  return hkdf(sha256, cardSecret, meetingId, utf8('phieu-kin/v1/vault-key-card'), 32);
}

/**
 * The vault key of a short code (at least 50 bits), drawn by the tablet and written down by the voter. The whole vault
 * can be downloaded and guessed at, so each guess is made to cost scrypt (RFC 7914) with N = 2^15, r = 8, p = 1.
 * @param meetingId 16 bytes
 * @param code 7 bytes, the payload of an unlock code (`decodeCode`)
 * @returns 32 bytes, secret
 */
export const vaultKeyFromCode = (meetingId: Bytes, code: Bytes): Bytes =>
  scrypt(code, transcript('phieu-kin/v1/vault-key-code', meetingId), { N: 2 ** 15, r: 8, p: 1, dkLen: 32 });

/** The byte length of every vault entry of a meeting with so many token ordinals. */
export const vaultEntryLength = (ordinals: number): number => NONCE_LENGTH + PAPER_LENGTH * ordinals + TAG_LENGTH;

/**
 * Seals a voter's rights: `nonce (24) ‖ XChaCha20-Poly1305 of the papers ‖ tag (16)`.
 * @param rights one for **every** ordinal of the meeting, ascending, also those the voter gets no token for (a
 * latecomer), so that all entries of a meeting have one length
 */
export function sealVaultEntry(
  key: Bytes,
  meetingId: Bytes,
  rights: readonly SealedRight[],
  random: RandomBytes,
): Bytes {
  if (rights.some((right, i) => i > 0 && right.ordinal <= (rights[i - 1] as SealedRight).ordinal))
    throw new Error('rights must ascend by ordinal');
  const papers = rights.map(({ ordinal, ballotSecret, blinding, ownVoter = NO_SUBJECT }) => {
    if (ballotSecret.length !== 32 || blinding.length !== 32) throw new Error('not 32 bytes');
    return concat(u32(ordinal), ballotSecret, blinding, u32(ownVoter));
  });
  const nonce = random(NONCE_LENGTH);
  return concat(nonce, xchacha20poly1305(key, nonce, entryContext(meetingId)).encrypt(concat(...papers)));
}

/**
 * Opens hostile bytes with a vault key. `VAULT-ENTRY-INVALID` is the normal answer for another voter's entry.
 * @param ordinals the meeting's token ordinals, ascending
 */
export function openVaultEntry(
  key: Bytes,
  meetingId: Bytes,
  ordinals: readonly number[],
  entry: Bytes,
): Result<SealedRight[], 'VAULT-ENTRY-INVALID'> {
  if (entry.length !== vaultEntryLength(ordinals.length)) return refuse('VAULT-ENTRY-INVALID', 'wrong length');
  let content: Bytes;
  try {
    const nonce = entry.subarray(0, NONCE_LENGTH);
    content = xchacha20poly1305(key, nonce, entryContext(meetingId)).decrypt(entry.subarray(NONCE_LENGTH));
  } catch {
    return refuse('VAULT-ENTRY-INVALID', 'does not open with this card');
  }
  const rights: SealedRight[] = [];
  for (const [i, ordinal] of ordinals.entries()) {
    const paper = content.subarray(PAPER_LENGTH * i, PAPER_LENGTH * (i + 1));
    if (!equalBytes(paper.subarray(0, 4), u32(ordinal)))
      return refuse('VAULT-ENTRY-INVALID', 'holds other ordinals than this meeting');
    const [ballotSecret, blinding] = [paper.slice(4, 36), paper.slice(36, 68)];
    const own = new DataView(paper.buffer, paper.byteOffset + 68, 4).getUint32(0);
    rights.push({ ordinal, ballotSecret, blinding, ...(own === NO_SUBJECT ? {} : { ownVoter: own }) });
  }
  return ok(rights);
}

/**
 * Tries a card on every entry of the vault. Two entries that open mean that one card served two people: neither is
 * chosen, since whoever sealed the other entry knows its ballot keys.
 * @param entries hostile bytes, the whole vault
 */
export function findVaultEntry(
  key: Bytes,
  meetingId: Bytes,
  ordinals: readonly number[],
  entries: readonly Bytes[],
): Result<{ readonly index: number; readonly rights: SealedRight[] }, 'VAULT-ENTRY-MISSING' | 'VAULT-ENTRY-AMBIGUOUS'> {
  const found = entries.flatMap((entry, index) => {
    const opened = openVaultEntry(key, meetingId, ordinals, entry);
    return opened.ok ? [{ index, rights: opened.value }] : [];
  });
  const [first, second] = found;
  if (!first) return refuse('VAULT-ENTRY-MISSING', 'no entry of this vault opens with this card');
  return second ? refuse('VAULT-ENTRY-AMBIGUOUS', 'two entries open with this card') : ok(first);
}

/** What the voter signs in the issuing request. 32 bytes. */
export const vaultEntryHash = (entry: Bytes): Bytes => hash256('phieu-kin/v1/vault-entry-hash', entry);

/**
 * The leaf hash of one entry with the answers for one poll: `leafHash(T('phieu-kin/v1/vault-leaf', entryHash,
 * answers))`, answers being `u32(teller) ‖ evaluation` in ascending order of tellers, whatever order they came in.
 */
export function vaultLeaf(entryHash: Bytes, evaluations: readonly Evaluation[]): Bytes {
  const answers = [...evaluations]
    .sort((a, b) => a.teller - b.teller)
    .map(({ teller, evaluation }) => concat(u32(teller), evaluation));
  return leafHash(transcript('phieu-kin/v1/vault-leaf', entryHash, concat(...answers)));
}

/**
 * The root of a poll's vault: RFC 9162 Merkle root over the leaf hashes in ascending order, which says nothing about
 * the order of issuing. A repeated leaf is refused: a vault of n leaves is n voters.
 */
export function vaultRoot(leaves: readonly Bytes[]): Result<Bytes, 'VAULT-LEAF-REPEATED'> {
  const sorted = [...leaves].sort(compareBytes);
  const repeated = sorted.some((leaf, i) => i > 0 && equalBytes(leaf, sorted[i - 1] as Bytes));
  return repeated ? refuse('VAULT-LEAF-REPEATED', 'two equal leaves') : ok(merkleRoot(sorted));
}

const entryContext = (meetingId: Bytes): Bytes => transcript('phieu-kin/v1/vault-entry', meetingId);
