import { deferredEvidence } from '../../clients/shared/evidence.ts';
import {
  currentHead,
  extendView,
  type LogPage,
  type MeetingView,
  newView,
  stateOf,
} from '../../clients/shared/meeting-view.ts';
import { signedEntry } from '../../clients/shared/officer.ts';
import type { Opening } from '../../clients/shared/openings.ts';
import type { VaultPage } from '../../clients/shared/tablet/booth.ts';
import type { DoorVisit } from '../../clients/shared/tablet/door.ts';
import type { Mail, ReceivedMail } from '../../clients/shared/teller/memory.ts';
import type { Cosignature } from '../../clients/shared/teller/polls.ts';
import { boxLeaf, boxRoot, signReceipt } from '../../crypto/box.ts';
import { type Bytes, compareBytes, fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import { encodeCheckpoint, signCheckpoint } from '../../crypto/checkpoint.ts';
import { inclusionProof } from '../../crypto/merkle.ts';
import { ok, type Result } from '../../crypto/result.ts';
import { publicKeyOf } from '../../crypto/signature.ts';
import { vaultEntryHash } from '../../crypto/vault.ts';
import { noteHead } from '../../src/domain/meeting/ballot-context.ts';
import type { Body } from '../../src/domain/meeting/bodies.ts';
import { type Entry, entryOf, type Signature } from '../../src/domain/meeting/entry.ts';
import type { TreeHead } from '../../src/domain/meeting/shapes.ts';
import { vaultItems } from '../../src/domain/meeting/vault-head.ts';

/** An honest service in memory, of which tests make liars. It judges entries with the code that the devices use. */
export class FakeService {
  readonly secretKey: Bytes;
  readonly entries: Entry[] = [];
  readonly heads: TreeHead[] = [];
  readonly mail: ReceivedMail[] = [];
  readonly openings = new Map<Hex, Opening>();
  readonly vault = new Map<Hex, Hex>();
  readonly ballots = new Map<number, Map<Hex, Bytes>>();
  readonly cosignatures = new Map<number, string[]>();
  readonly view: MeetingView;

  constructor(secretKey: Bytes, meeting: Hex) {
    this.secretKey = secretKey;
    this.view = newView({ meeting, heads: [] });
  }

  get key(): Hex {
    return toHex(publicKeyOf(this.secretKey));
  }

  /** Another service with the same log and key: what it appends from here on is a fork. */
  fork(): FakeService {
    const twin = new FakeService(this.secretKey, this.view.pins.meeting);
    for (const entry of this.entries) twin.append(entry);
    for (const [hash, bytes] of this.vault) twin.vault.set(hash, bytes);
    for (const [ordinal, box] of this.ballots) twin.ballots.set(ordinal, new Map(box));
    for (const [size, lines] of this.cosignatures) twin.cosignatures.set(size, [...lines]);
    return twin;
  }

  append(entry: Entry, openings: readonly Opening[] = []): void {
    const size = this.entries.length + 1;
    const applied = extendView(this.view, { size, entries: [structuredClone(entry)] }, deferredEvidence);
    if (!applied.ok) throw new Error(`${entry.body.type}: ${applied.code} ${applied.detail ?? ''}`);
    this.entries.push(entry);
    this.heads.push(currentHead(this.view));
    for (const opening of openings) this.openings.set(opening.commitment, opening);
  }

  appendShared(body: Body, ...signatures: readonly Signature[]): void {
    this.append(entryOf(body, signatures));
  }

  page(from: number, limit = 7): LogPage {
    return structuredClone({ size: this.entries.length, entries: this.entries.slice(from, from + limit) });
  }

  readonly fetchPage = async (from: number): Promise<Result<LogPage>> => ok(this.page(from));

  post(sender: number, messages: readonly Mail[]): void {
    for (const message of messages)
      if (
        !this.mail.some(
          ({ sender: s, recipient, kind }) => s === sender && recipient === message.recipient && kind === message.kind,
        )
      )
        this.mail.push({ sender, ...message });
  }

  mailFor(teller: number): ReceivedMail[] {
    return structuredClone(
      this.mail.filter(({ recipient, sender }) => [0, teller].includes(recipient) || sender === teller),
    );
  }

  request(visit: DoorVisit): void {
    const hash = toHex(vaultEntryHash(fromHex(visit.vaultEntry)));
    if (hash !== visit.entry.body.vault) throw new Error('another vault entry');
    this.append(visit.entry);
    this.vault.set(hash, visit.vaultEntry);
  }

  vaultPage(ordinal: number): VaultPage {
    const items = vaultItems(stateOf(this.view), ordinal).map(({ entryHash, answers }) => ({
      entry: this.vault.get(entryHash) as Hex,
      answers: answers.map((answer) => ({ ...answer })),
    }));
    return { entries: items.sort((a, b) => (a.entry < b.entry ? -1 : 1)) };
  }

  cosign({ head, line }: Cosignature): void {
    this.cosignatures.set(head.size, [...(this.cosignatures.get(head.size) ?? []), line]);
  }

  note(size: number): string {
    const head = this.heads[size - 1] as TreeHead;
    const checkpoint = signCheckpoint(noteHead(this.view.pins.meeting, head), this.secretKey);
    const lines = [...(this.cosignatures.get(size) ?? [])].sort();
    return encodeCheckpoint(checkpoint) + lines.map((line) => `${line}\n`).join('');
  }

  cast(ordinal: number, ballot: Bytes): { readonly leaf: Hex; readonly receipt: Hex } {
    const leaf = boxLeaf(ballot);
    const box = this.ballots.get(ordinal) ?? new Map<Hex, Bytes>();
    this.ballots.set(ordinal, box.set(toHex(leaf), ballot));
    const manifest = fromHex(stateOf(this.view).manifest?.hash as Hex);
    return { leaf: toHex(leaf), receipt: toHex(signReceipt(this.secretKey, { manifest, ordinal, leaf })) };
  }

  box(ordinal: number): Bytes[] {
    const ballots = [...(this.ballots.get(ordinal)?.values() ?? [])];
    return ballots.sort((a, b) => compareBytes(boxLeaf(a), boxLeaf(b)));
  }

  seal(ordinal: number): void {
    const leaves = this.box(ordinal).map(boxLeaf);
    const box = { root: toHex(boxRoot(leaves)), size: leaves.length };
    this.append(signedEntry({ type: 'box-sealed', meeting: this.view.pins.meeting, ordinal, box }, this.secretKey));
  }

  inclusion(ordinal: number, leaf: Hex) {
    const leaves = this.box(ordinal).map(boxLeaf);
    const index = leaves.findIndex((candidate) => toHex(candidate) === leaf);
    return { index, size: leaves.length, path: inclusionProof(leaves, index).map(toHex) };
  }
}

/** A downloaded box as a device reads it. */
export const asBox = (ballots: readonly Bytes[]): Result<Bytes>[] => ballots.map((ballot) => ok(ballot));
