import { assembleBallot, trackingCode } from '../../../crypto/ballot.ts';
import { openChallenge } from '../../../crypto/ballot-challenge.ts';
import { type BallotContext, isLineChoice, type LineChoice } from '../../../crypto/ballot-layout.ts';
import { type EncryptedLine, encryptLine } from '../../../crypto/ballot-line.ts';
import { boxLeaf, verifyReceipt } from '../../../crypto/box.ts';
import {
  type Bytes,
  concat,
  decodeHex,
  fromHex,
  type Hex,
  type RandomBytes,
  toHex,
  transcript,
  u32,
} from '../../../crypto/bytes.ts';
import type { GroupEngine } from '../../../crypto/group.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { sign } from '../../../crypto/signature.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { ballotPoll, manifestOf } from '../poll-context.ts';
import { type Booth, notRated } from './booth.ts';

/** Lines encrypted so far, by index: each as soon as the voter has chosen it, and again if the choice changes. Secret. */
export type DraftLines = ReadonlyMap<number, EncryptedLine>;

/** The lines that the rules fix are encrypted first, without a choice. */
export function startDraft(
  context: BallotContext,
  booth: Booth,
  random: RandomBytes,
  engine?: GroupEngine,
): DraftLines {
  let lines: DraftLines = new Map();
  for (const line of booth.fixed) {
    const layout = context.lines[line];
    if (layout === undefined) throw new RangeError(`no line ${line}`);
    lines = withLine(lines, line, encryptLine(context, booth.ballotKey, line, notRated(layout), random, engine));
  }
  return lines;
}

/**
 * Encrypts one line with the voter's choice.
 * @returns `BALLOT-CHOICE` for a choice that the line does not allow, or on a line that the rules fix
 */
export function chooseLine(
  context: BallotContext,
  booth: Booth,
  lines: DraftLines,
  line: number,
  choice: LineChoice,
  random: RandomBytes,
  engine?: GroupEngine,
): Result<DraftLines> {
  const layout = context.lines[line];
  if (layout === undefined || !isLineChoice(layout, choice))
    return refuse('BALLOT-CHOICE', 'the line does not allow this');
  if (booth.fixed.includes(line)) return refuse('BALLOT-CHOICE', 'the voter is the subject of this line');
  return ok(withLine(lines, line, encryptLine(context, booth.ballotKey, line, choice, random, engine)));
}

const withLine = (lines: DraftLines, line: number, encrypted: EncryptedLine): DraftLines =>
  new Map([...lines, [line, encrypted]]);

/** A complete ballot, shown by its tracking code before the voter decides to cast or to challenge it. */
export interface SealedDraft {
  readonly ordinal: number;
  readonly lines: readonly EncryptedLine[];
  /** 32 bytes, for the voter to note. */
  readonly tracking: Hex;
}

/** @returns `BALLOT-INCOMPLETE` naming the first line without a choice; there is no default choice */
export function sealDraft(context: BallotContext, lines: DraftLines): Result<SealedDraft> {
  const all: EncryptedLine[] = [];
  for (const index of context.lines.keys()) {
    const line = lines.get(index);
    if (line === undefined) return refuse('BALLOT-INCOMPLETE', `line ${index}`);
    all.push(line);
  }
  const tracking = toHex(trackingCode(context, concat(...all.map(({ ciphertexts }) => ciphertexts))));
  return ok({ ordinal: context.ordinal, lines: all, tracking });
}

/**
 * Challenges a ballot: reveals choices and seeds for a second device, and gives lines encrypted afresh with the same
 * choices, since what was revealed must never be cast.
 * @returns `opening` for `verifyChallenge` on the other device, and the new draft
 */
export function challenge(
  context: BallotContext,
  booth: Booth,
  draft: SealedDraft,
  random: RandomBytes,
  engine?: GroupEngine,
): { readonly opening: Bytes; readonly lines: DraftLines } {
  const opening = openChallenge(context, draft.lines);
  let lines: DraftLines = new Map();
  for (const [index, { choice }] of draft.lines.entries())
    lines = withLine(lines, index, encryptLine(context, booth.ballotKey, index, choice, random, engine));
  return { opening, lines };
}

/**
 * A ballot on its way: without a secret, so that it may be stored and sent again until a receipt came, byte by byte the
 * same. It does say who holds it, so it is dropped with the receipt.
 */
export interface CastBallot {
  readonly ordinal: number;
  readonly ballot: Bytes;
  /** Leaf hash of the ballot, computed here. */
  readonly leaf: Hex;
  readonly tracking: Hex;
}

export function castBallot(context: BallotContext, booth: Booth, draft: SealedDraft): CastBallot {
  const ballot = assembleBallot(context, booth.ballotSecret, booth.token, draft.lines);
  return { ordinal: draft.ordinal, ballot, leaf: toHex(boxLeaf(ballot)), tracking: draft.tracking };
}

/** What the service answers to a cast or to a query: hostile. */
export interface ReceiptPage {
  readonly leaf: Hex;
  readonly receipt: Hex;
}

/** What the voter's tablet keeps of a cast ballot, if the voter wishes: a promise that the service signed. */
export interface Receipt {
  readonly ordinal: number;
  readonly leaf: Hex;
  readonly receipt: Hex;
}

/**
 * Judges the receipt of a ballot that this tablet cast; only then is success shown.
 * @returns `RECEIPT-INVALID` for a receipt of another ballot or without the service's signature
 */
export function judgeReceipt(state: MeetingState, cast: CastBallot, page: ReceiptPage): Result<Receipt> {
  if (page.leaf !== cast.leaf) return refuse('RECEIPT-INVALID', 'the receipt is of another ballot');
  return judgeFoundReceipt(state, cast.ordinal, page);
}

/**
 * Judges the receipt that a query returned: on a tablet that did not cast, the leaf is the service's word, and the
 * signature holds the service to it.
 */
export function judgeFoundReceipt(state: MeetingState, ordinal: number, page: ReceiptPage): Result<Receipt> {
  const manifest = manifestOf(state);
  if (!manifest.ok) return manifest;
  const leaf = decodeHex(page.leaf, 32);
  const receipt = decodeHex(page.receipt, 64);
  const service = fromHex(manifest.value.body.service);
  const signed =
    leaf.ok &&
    receipt.ok &&
    verifyReceipt(service, { manifest: fromHex(manifest.value.hash), ordinal, leaf: leaf.value }, receipt.value);
  return signed ? ok({ ordinal, ...page }) : refuse('RECEIPT-INVALID', 'not signed by the service of this meeting');
}

/** Asks whether a ballot of this card is in the box already, as after a tablet broke down. */
export function receiptQuery(
  state: MeetingState,
  booth: Booth,
): Result<{ readonly ballotKey: Hex; readonly signature: Hex }> {
  const poll = ballotPoll(state, booth.ordinal);
  if (!poll.ok) return poll;
  const message = transcript('phieu-kin/v1/receipt-query', poll.value.context.manifest, u32(booth.ordinal));
  return ok({ ballotKey: toHex(booth.ballotKey), signature: toHex(sign(booth.ballotSecret, message)) });
}

/** Overwrites what would tell a choice: seeds and choices of lines that were encrypted. */
export function wipeLines(lines: Iterable<EncryptedLine>): void {
  for (const { seed } of lines) seed.fill(0);
}
