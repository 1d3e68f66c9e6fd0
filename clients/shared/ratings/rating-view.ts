import { equalBytes, fromHex, type Hex, toHex } from '../../../crypto/bytes.ts';
import { decodeCheckpoint, verifyCheckpoint } from '../../../crypto/checkpoint.ts';
import { MerkleFrontier } from '../../../crypto/merkle.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { headOf, logOrigin } from '../../../src/domain/meeting/hashes.ts';
import type { TreeHead } from '../../../src/domain/meeting/shapes.ts';
import { decodeRatingEntry, type RatingEntry, ratingEntryLeaf, ratingLogId } from '../../../src/domain/rating/entry.ts';
import { applyRatingEntry, beginRatingLog, judgeRatingEntry } from '../../../src/domain/rating/judge.ts';
import type { RatingState } from '../../../src/domain/rating/state.ts';
import type { LogPage } from '../meeting-view.ts';

/** A device's own reading of an organisation's rating log. Nothing in it was not judged on this device. */
export interface RatingView {
  /** 16 bytes: follows from the pinned service key and the organisation (22-ratings). */
  readonly log: Hex;
  /** 32 bytes: the pinned service key. */
  readonly service: Hex;
  /** The head that this device saw last: every later log extends it. */
  readonly pinned: TreeHead | undefined;
  /** Undefined while the log has no entry. */
  state: RatingState | undefined;
  /** Leaf hashes of all entries. */
  readonly leaves: Set<Hex>;
  /** All entries, judged, in their order: the state keeps what follows from them, screens also show who stated what when. */
  readonly entries: RatingEntry[];
}

export const newRatingView = (service: Hex, organisation: string, pinned?: TreeHead): RatingView => ({
  log: ratingLogId(service, organisation),
  service,
  pinned,
  state: undefined,
  leaves: new Set(),
  entries: [],
});

const sizeOf = ({ state }: RatingView): number => state?.log.size ?? 0;

/** Whether an entry stands in the log as far as it was read. */
export const isInRatingLog = (view: RatingView, entry: RatingEntry): boolean =>
  view.leaves.has(toHex(ratingEntryLeaf(entry)));

/**
 * Reads the log to its end, entry by entry; on a refusal the view keeps the entries before the bad one.
 * @param fetchPage answers the entries from an index on; hostile. `RATING-LOG-UNKNOWN` is an empty log.
 * @returns `VIEW-SHORTENED` or `VIEW-FORKED` where the log contradicts what this device has seen, the refusal of an entry
 * (22-ratings), `SERVICE-ANSWER-INVALID` for a page that leads nowhere, or the transport's own refusal
 */
export async function followRatingLog(
  view: RatingView,
  fetchPage: (from: number) => Promise<Result<LogPage>>,
): Promise<Result<void>> {
  for (;;) {
    const from = sizeOf(view);
    const page = await fetchPage(from);
    if (!page.ok && page.code === 'RATING-LOG-UNKNOWN') return judgeLength(view, 0);
    if (!page.ok) return page;
    const { size, entries } = page.value;
    const length = judgeLength(view, size);
    if (!length.ok) return length;
    if (size < from + entries.length) return refuse('SERVICE-ANSWER-INVALID', 'more entries than the log has');
    for (const value of entries) {
      const taken = take(view, value);
      if (!taken.ok) return refuse(taken.code, `entry ${sizeOf(view)}: ${taken.detail ?? ''}`);
    }
    if (sizeOf(view) === size) return ok(undefined);
    if (entries.length === 0) return refuse('SERVICE-ANSWER-INVALID', 'an empty page before the log ends');
  }
}

function judgeLength(view: RatingView, size: number): Result<void> {
  const seen = Math.max(view.pinned?.size ?? 0, sizeOf(view));
  return size < seen ? refuse('VIEW-SHORTENED', `the log has ${size} entries and had ${seen}`) : ok(undefined);
}

function take(view: RatingView, value: unknown): Result<void> {
  const decoded = decodeRatingEntry(value);
  if (!decoded.ok) return decoded;
  const entry = decoded.value;
  if (entry.body.log !== view.log) return refuse('RATING-LOG', 'the log of another organisation or service');
  const pinned = judgePin(view, entry);
  if (!pinned.ok) return pinned;
  if (view.state === undefined) {
    const begun = beginRatingLog(entry);
    if (!begun.ok) return begun;
    view.state = begun.value;
  } else {
    const judged = judgeRatingEntry(view.state, entry);
    if (!judged.ok) return judged;
    applyRatingEntry(view.state, entry);
  }
  view.leaves.add(toHex(ratingEntryLeaf(entry)));
  view.entries.push(entry);
  return ok(undefined);
}

/** Before anything is applied, so that a view never holds an entry of a forked log. */
function judgePin({ pinned, state }: RatingView, entry: RatingEntry): Result<void> {
  const size = state?.log.size ?? 0;
  if (pinned?.size !== size + 1) return ok(undefined);
  const frontier = MerkleFrontier.restore(size, state?.log.state().peaks ?? new Uint8Array());
  frontier.append(ratingEntryLeaf(entry));
  return equalBytes(frontier.root(), fromHex(pinned.root))
    ? ok(undefined)
    : refuse('VIEW-FORKED', `the log is not the one this device has seen at size ${pinned.size}`);
}

/**
 * Judges the service's signed note of a log that was read: with it the service stands by this very log, and could be shown
 * to have lied if it ever shows another.
 * @param note hostile
 * @returns whether the note is of the log as it was read; false where the log has grown since, and is to be read on
 */
export function judgeRatingNote(view: RatingView, note: string): Result<boolean> {
  const checkpoint = decodeCheckpoint(note);
  if (!checkpoint.ok) return checkpoint;
  const keys = { service: fromHex(view.service), tellers: [] };
  const signed = verifyCheckpoint(checkpoint.value, logOrigin(view.log), keys);
  if (!signed.ok) return signed;
  const { size, root } = checkpoint.value;
  if (size > sizeOf(view)) return ok(false);
  if (view.state === undefined || size < sizeOf(view))
    return refuse('VIEW-SHORTENED', `the note is of ${size} entries`);
  return equalBytes(root, fromHex(headOf(view.state.log).root))
    ? ok(true)
    : refuse('VIEW-FORKED', 'the service signs another log than it shows');
}
