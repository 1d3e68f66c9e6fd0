import { equalBytes, fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import { MerkleFrontier } from '../../crypto/merkle.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import type { Evidence } from '../../src/domain/meeting/act.ts';
import { decodeEntry, type Entry, entryLeaf } from '../../src/domain/meeting/entry.ts';
import { headOf, manifestHash } from '../../src/domain/meeting/hashes.ts';
import { applyEntry, beginMeeting, judgeEntry } from '../../src/domain/meeting/judge.ts';
import type { TreeHead } from '../../src/domain/meeting/shapes.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';

/** What a device holds against the service between two looks at the log; plain values, kept over a reload. */
export interface ViewPins {
  /** 16 bytes, the meeting that this device is for. */
  readonly meeting: Hex;
  /** Heads that this device has seen or cosigned: every later log must extend them. */
  readonly heads: readonly TreeHead[];
  /** 32 bytes, as scanned from the projector, once it was. */
  readonly fingerprint?: Hex;
}

/** A device's own reading of a meeting's log. Nothing in it was not judged on this device. */
export interface MeetingView {
  readonly pins: ViewPins;
  /** Undefined until the first entry was read. */
  state: MeetingState | undefined;
  /** For each teller that rejoined, the size of the log that the statement of the others names. */
  readonly rejoined: Map<number, number>;
  /** Leaf hashes of all entries, in their order: no statement stands twice. */
  readonly leaves: Set<Hex>;
}

/** A part of the log as the service answers it: hostile. */
export interface LogPage {
  readonly size: number;
  readonly entries: readonly unknown[];
}

export const newView = (pins: ViewPins): MeetingView => ({
  pins,
  state: undefined,
  rejoined: new Map(),
  leaves: new Set(),
});

/** How many entries the view has read: where the next page begins. */
export const viewSize = (view: MeetingView): number => view.state?.log.size ?? 0;

/** The judged state of a view that has read at least one entry; reading it earlier is a bug. */
export function stateOf(view: MeetingView): MeetingState {
  if (view.state === undefined) throw new Error('the log has not been read yet');
  return view.state;
}

/** Whether an entry stands in the log as far as it was read. */
export const isInLog = (view: MeetingView, entry: Entry): boolean => view.leaves.has(toHex(entryLeaf(entry)));

/** The head to pin before the view is left, for the next `newView`. */
export const currentHead = (view: MeetingView): TreeHead => headOf(stateOf(view).log);

/** Adds a head to those that every later log must extend. */
export function pinHead(pins: ViewPins, head: TreeHead): ViewPins {
  const others = pins.heads.filter(({ size }) => size !== head.size);
  return { ...pins, heads: [...others, head].sort((a, b) => a.size - b.size) };
}

/**
 * Judges whether what was read extends every one of some heads: a device may have cosigned them since it opened the view.
 * @returns `VIEW-SHORTENED` for a log that is not read as far, `VIEW-FORKED` for another one
 */
export function judgeExtends(view: MeetingView, heads: readonly TreeHead[]): Result<void> {
  const roots = new Map(heads.map(({ size, root }) => [size, root]));
  const frontier = new MerkleFrontier();
  for (const leaf of view.leaves) {
    frontier.append(fromHex(leaf));
    const root = roots.get(frontier.size);
    if (root !== undefined && toHex(frontier.root()) !== root)
      return refuse('VIEW-FORKED', `the log is not the one this device has cosigned at size ${frontier.size}`);
  }
  return heads.some(({ size }) => size > frontier.size)
    ? refuse('VIEW-SHORTENED', `the log is read to ${frontier.size} only`)
    : ok(undefined);
}

/**
 * Judges a page that begins where the view ends, entry by entry, and applies what is good; on a refusal the view keeps
 * the entries before the bad one.
 * @param page hostile
 * @returns `VIEW-SHORTENED`, `VIEW-FORKED`, `VIEW-MEETING` or `VIEW-FINGERPRINT` if the service contradicts what this
 * device holds, or the refusal of the entry (03-statements)
 */
export function extendView(view: MeetingView, page: LogPage, evidence: Evidence): Result<void> {
  const pinned = view.pins.heads.at(-1)?.size ?? 0;
  if (page.size < pinned || page.size < viewSize(view) + page.entries.length)
    return refuse('VIEW-SHORTENED', `the log has ${page.size} entries and had ${Math.max(pinned, viewSize(view))}`);
  for (const value of page.entries) {
    const entry = decodeEntry(value);
    if (!entry.ok) return entry;
    const applied = applyJudged(view, entry.value, evidence);
    if (!applied.ok) return refuse(applied.code, `entry ${viewSize(view)}: ${applied.detail ?? ''}`);
  }
  return ok(undefined);
}

function applyJudged(view: MeetingView, entry: Entry, evidence: Evidence): Result<void> {
  const contradiction = judgePins(view, entry);
  if (!contradiction.ok) return contradiction;
  if (view.state === undefined) {
    const begun = beginMeeting(entry, evidence);
    if (!begun.ok) return begun;
    view.state = begun.value;
    view.leaves.add(toHex(entryLeaf(entry)));
    return ok(undefined);
  }
  const judged = judgeEntry(view.state, entry, evidence);
  if (!judged.ok) return judged;
  applyEntry(view.state, entry);
  view.leaves.add(toHex(entryLeaf(entry)));
  if (entry.body.type === 'teller-rejoined') view.rejoined.set(entry.body.teller, entry.body.checkpoint.size);
  return ok(undefined);
}

/** Before anything is applied, so that a view never holds an entry of a forked log. */
function judgePins({ pins, state }: MeetingView, entry: Entry): Result<void> {
  if (entry.body.meeting !== pins.meeting) return refuse('VIEW-MEETING', 'the log of another meeting');
  if (entry.body.type === 'meeting-manifest' && pins.fingerprint !== undefined)
    if (toHex(manifestHash(entry.body)) !== pins.fingerprint)
      return refuse('VIEW-FINGERPRINT', 'not the meeting whose fingerprint the projector shows');
  const size = state?.log.size ?? 0;
  const pinned = pins.heads.find((head) => head.size === size + 1);
  if (pinned === undefined) return ok(undefined);
  const frontier = MerkleFrontier.restore(size, state?.log.state().peaks ?? new Uint8Array());
  frontier.append(entryLeaf(entry));
  return equalBytes(frontier.root(), fromHex(pinned.root))
    ? ok(undefined)
    : refuse('VIEW-FORKED', `the log is not the one this device has seen at size ${pinned.size}`);
}

/**
 * Reads the log to its end.
 * @param fetchPage answers the entries from an index on, some or all of them
 * @returns as `extendView`; `SERVICE-ANSWER-INVALID` for a page that leads nowhere, or the transport's own refusal
 */
export async function followLog(
  view: MeetingView,
  fetchPage: (from: number) => Promise<Result<LogPage>>,
  evidence: Evidence,
): Promise<Result<MeetingState>> {
  for (;;) {
    const from = viewSize(view);
    const page = await fetchPage(from);
    if (!page.ok) return page;
    // Another call may have read on meanwhile: then this page begins too early and is fetched again.
    if (viewSize(view) !== from) continue;
    const extended = extendView(view, page.value, evidence);
    if (!extended.ok) return extended;
    if (view.state !== undefined && viewSize(view) === page.value.size) return ok(view.state);
    if (page.value.entries.length === 0) return refuse('SERVICE-ANSWER-INVALID', 'an empty page before the log ends');
  }
}
