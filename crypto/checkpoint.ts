import { sha256 } from '@noble/hashes/sha2.js';
import { decodeBase64, toBase64 } from './base64.ts';
import { type Bytes, concat, equalBytes, hash256, toHex, utf8 } from './bytes.ts';
import { ok, type Result, refuse } from './result.ts';
import { publicKeyOf, sign, verifySignature } from './signature.ts';

// Checkpoints are C2SP tlog-checkpoint notes (signed-note v1), narrowed to one text form: no extension lines, all
// signatures of type 0x01 (plain Ed25519), the service first and then tellers by number.

/** The head of a log: what a checkpoint's body says. */
export interface TreeHead {
  /** `originOf(meeting)`. */
  readonly origin: string;
  /** Number of leaves, a safe integer. */
  readonly size: number;
  /** RFC 9162 root, 32 bytes. */
  readonly root: Bytes;
}

/** One signature line. `signer` is 0 for the service, else the teller's number (from 1). */
export interface NoteSignature {
  readonly signer: number;
  /** 4 bytes, a hint which key signed; never a reason to trust it. */
  readonly keyId: Bytes;
  /** 64 bytes. */
  readonly signature: Bytes;
}

export interface Checkpoint extends TreeHead {
  /** The service's signature, then those of tellers, strictly ascending by `signer`. */
  readonly signatures: readonly [NoteSignature, ...NoteSignature[]];
}

/** The public keys of one meeting: 32 bytes each; teller `i` stands at index `i - 1`. */
export interface CheckpointKeys {
  readonly service: Bytes;
  readonly tellers: readonly Bytes[];
}

/** The log's name. @param meeting 16 bytes, the meeting's id */
export function originOf(meeting: Bytes): string {
  if (meeting.length !== 16) throw new Error('a meeting id has 16 bytes');
  return `phieu-kin/${toHex(meeting)}`;
}

/** The bytes that are signed: `origin ‖ LF ‖ size ‖ LF ‖ base64(root) ‖ LF`. */
export const checkpointBody = ({ origin, size, root }: TreeHead): Bytes =>
  utf8(`${origin}\n${size}\n${toBase64(root)}\n`);

/** What ballots bind as their opening hash: `H256('phieu-kin/v1/checkpoint', body)`, without any signature. 32 bytes. */
export const checkpointHash = (head: TreeHead): Bytes => hash256('phieu-kin/v1/checkpoint', checkpointBody(head));

/**
 * The service signs a head. It must already have stored it: it never signs two heads of which one does not extend the other.
 * @param secretKey the service's key, 32 bytes
 */
export function signCheckpoint(head: TreeHead, secretKey: Bytes): Checkpoint {
  const { origin, size, root } = head;
  const signatures = [signHead(head, 0, secretKey)] as const;
  const checkpoint: Checkpoint = { origin, size, root, signatures };
  if (!decodeCheckpoint(encodeCheckpoint(checkpoint)).ok) throw new Error('not a tree head');
  return checkpoint;
}

/**
 * A teller's cosignature. The teller's device calls it only after checking that this head extends every head it has
 * cosigned before.
 * @param teller the teller's number, 1 to 999
 */
export function cosign(head: TreeHead, teller: number, secretKey: Bytes): NoteSignature {
  if (!Number.isInteger(teller) || teller < 1 || teller > 999)
    throw new RangeError('tellers are numbered from 1 to 999');
  return signHead(head, teller, secretKey);
}

/** Puts a cosignature in its place; one of the same teller is replaced (they are deterministic, so it is the same). */
export function addCosignature(checkpoint: Checkpoint, cosignature: NoteSignature): Checkpoint {
  const [service, ...tellers] = checkpoint.signatures;
  const others = tellers.filter(({ signer }) => signer !== cosignature.signer);
  const sorted = [...others, cosignature].sort((a, b) => a.signer - b.signer);
  return { ...checkpoint, signatures: [service, ...sorted] };
}

/** The note: body, blank line, one line `— name base64(keyId ‖ signature)` for each signature. */
export function encodeCheckpoint(checkpoint: Checkpoint): string {
  const lines = checkpoint.signatures.map(
    ({ signer, keyId, signature }) => `— ${keyName(checkpoint.origin, signer)} ${toBase64(concat(keyId, signature))}\n`,
  );
  return `${checkpoint.origin}\n${checkpoint.size}\n${toBase64(checkpoint.root)}\n\n${lines.join('')}`;
}

const NOTE = /^(phieu-kin\/[0-9a-f]{32})\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n\n((?:— [^ \n]+ [^ \n]+\n)+)$/;
const SIGNATURE_LINE = /^— (phieu-kin\/[0-9a-f]{32})(?:\/teller-([1-9][0-9]{0,2}))? ([A-Za-z0-9+/=]{92})$/;
const MAX_NOTE_LENGTH = 262_144;

/** Decodes a hostile note; only the exact text that `encodeCheckpoint` writes is accepted. Judges no signature. */
export function decodeCheckpoint(note: string): Result<Checkpoint, 'CHECKPOINT-FORM'> {
  const match = note.length <= MAX_NOTE_LENGTH ? NOTE.exec(note) : null;
  if (!match) return refuse('CHECKPOINT-FORM', 'not a checkpoint note');
  const [, origin, decimal, encodedRoot, lines] = match as unknown as [string, string, string, string, string];
  const root = decodeBase64(encodedRoot, 32);
  const size = Number(decimal);
  if (!root.ok || !Number.isSafeInteger(size)) return refuse('CHECKPOINT-FORM', 'size or root is not canonical');
  const signatures: NoteSignature[] = [];
  for (const line of lines.slice(0, -1).split('\n')) {
    const parts = SIGNATURE_LINE.exec(line);
    const blob = decodeBase64(parts?.[3] ?? '', 68);
    if (!parts || !blob.ok || parts[1] !== origin) return refuse('CHECKPOINT-FORM', 'malformed signature line');
    const signer = Number(parts[2] ?? 0);
    if (signer <= (signatures.at(-1)?.signer ?? -1)) return refuse('CHECKPOINT-FORM', 'signatures are not in order');
    signatures.push({ signer, keyId: blob.value.slice(0, 4), signature: blob.value.slice(4) });
  }
  const [service, ...tellers] = signatures;
  if (service?.signer !== 0) return refuse('CHECKPOINT-FORM', 'the service has not signed');
  return ok({ origin, size, root: root.value, signatures: [service, ...tellers] });
}

/**
 * Judges every signature of a decoded checkpoint; one bad signature condemns the note. The keys are those of the
 * manifest. Which tellers are needed is for the caller to say.
 * @param origin of the meeting that the caller expects
 * @returns the numbers of the tellers that have cosigned, ascending
 */
export function verifyCheckpoint(
  checkpoint: Checkpoint,
  origin: string,
  keys: CheckpointKeys,
): Result<readonly number[], 'CHECKPOINT-ORIGIN' | 'CHECKPOINT-SIGNER' | 'CHECKPOINT-SIGNATURE'> {
  if (checkpoint.origin !== origin) return refuse('CHECKPOINT-ORIGIN', 'checkpoint of another log');
  const body = checkpointBody(checkpoint);
  for (const { signer, keyId, signature } of checkpoint.signatures) {
    const name = keyName(origin, signer);
    const key = signer === 0 ? keys.service : keys.tellers[signer - 1];
    if (!key || !equalBytes(keyIdOf(name, key), keyId)) return refuse('CHECKPOINT-SIGNER', `unknown key of ${name}`);
    if (!verifySignature(key, body, signature)) return refuse('CHECKPOINT-SIGNATURE', `bad signature of ${name}`);
  }
  return ok(checkpoint.signatures.slice(1).map(({ signer }) => signer));
}

function signHead(head: TreeHead, signer: number, secretKey: Bytes): NoteSignature {
  const keyId = keyIdOf(keyName(head.origin, signer), publicKeyOf(secretKey));
  return { signer, keyId, signature: sign(secretKey, checkpointBody(head)) };
}

// The log's key name is its origin (tlog-checkpoint, "Signatures"); names hold no space and no plus (signed-note).
const keyName = (origin: string, signer: number): string => (signer === 0 ? origin : `${origin}/teller-${signer}`);

// signed-note, "Ed25519 signatures": the first four bytes of SHA-256(name ‖ LF ‖ 0x01 ‖ public key).
const keyIdOf = (name: string, publicKey: Bytes): Bytes =>
  sha256(concat(utf8(name), Uint8Array.of(0x0a, 0x01), publicKey)).slice(0, 4);
