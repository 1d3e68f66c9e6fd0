import { effect, signal } from '@preact/signals';
import type { LineChoice } from '../../../crypto/ballot-layout.ts';
import type { Hex } from '../../../crypto/bytes.ts';
import type { Refusal } from '../../../crypto/result.ts';
import { startCasting } from './casting.ts';
import { endVoter, roomApi, voterApi } from './devices.ts';
import { BallotDraft } from './draft.ts';
import { openPolls, raise, snapshot } from './room.ts';

/** A voter's turn in the booth, as the screen shows it. No name, no card, no key. */
export type Booth =
  | { readonly at: 'card'; readonly refusal?: Refusal }
  | { readonly at: 'ballot'; readonly draft: BallotDraft }
  | { readonly at: 'review'; readonly draft: BallotDraft; readonly tracking: Hex }
  | { readonly at: 'challenged'; readonly draft: BallotDraft; readonly tracking: Hex; readonly opening: Hex }
  | { readonly at: 'voted' }
  | { readonly at: 'over'; readonly ordinal: number }
  | { readonly at: 'refused'; readonly refusal: Refusal };

const START: Booth = { at: 'card' };

export const booth = signal<Booth>(START);
export const boothBusy = signal(false);
/** The poll that the next card is read for: the first that is open, unless another was picked. */
export const picked = signal<number | undefined>(undefined);

/** Ends a turn, whatever it was: the next person finds an empty screen. */
export function leaveBooth(): void {
  booth.value = START;
  boothBusy.value = false;
  endVoter();
}

/** @returns whether the code was taken: a mistyped one stays to be corrected */
export async function readCard(ordinal: number, text: string): Promise<boolean> {
  boothBusy.value = true;
  const voter = voterApi();
  const material = await roomApi().material(ordinal);
  const opened = material.ok ? await voter.booth.open(material.value, text) : material;
  boothBusy.value = false;
  if (!opened.ok) {
    if (!raise(opened)) booth.value = { at: 'card', refusal: opened };
    return false;
  }
  if (opened.value.voted) {
    endVoter();
    booth.value = { at: 'voted' };
  } else if (material.ok) {
    booth.value = { at: 'ballot', draft: new BallotDraft(material.value.paper, opened.value.fixed) };
  }
  return true;
}

/** A choice on a line, or none any more; encrypted in the worker at once. */
export function choose(draft: BallotDraft, line: number, choice: LineChoice | undefined): void {
  const shown = draft.choices[line];
  if (shown === undefined) throw new RangeError(`no line ${line}`);
  shown.value = choice;
  void voterApi().booth.choose(line, choice);
}

/** @returns the first open line, if the ballot is not complete */
export async function review(draft: BallotDraft): Promise<number | undefined> {
  const [first] = draft.open.value;
  if (first !== undefined) {
    draft.pointedOut.value = true;
    return first;
  }
  boothBusy.value = true;
  const sealed = await voterApi().booth.seal();
  boothBusy.value = false;
  booth.value = sealed.ok ? { at: 'review', draft, tracking: sealed.value } : { at: 'refused', refusal: sealed };
  return undefined;
}

export function backToBallot(): void {
  const now = booth.value;
  if (now.at === 'review' || now.at === 'challenged') booth.value = { at: 'ballot', draft: now.draft };
}

/** Has the tablet reveal the ballot whose code it has shown; another is made in its place. */
export async function challenge(): Promise<void> {
  const now = booth.value;
  if (now.at !== 'review') return;
  boothBusy.value = true;
  const { opening } = await voterApi().booth.challenge();
  boothBusy.value = false;
  booth.value = { at: 'challenged', draft: now.draft, tracking: now.tracking, opening };
}

/** The voter's worker makes the ballot and ends; only what may be stored is left, and is sent. */
export async function cast(): Promise<void> {
  const now = booth.value;
  if (now.at !== 'review' || boothBusy.value) return;
  boothBusy.value = true;
  const sealed = await voterApi().booth.cast();
  leaveBooth();
  await startCasting(sealed);
}

effect(() => {
  // A ballot that was not cast before its poll was closed or cancelled does not count, and is not left on the screen.
  const open = openPolls.value.map(({ ordinal }) => ordinal);
  const now = booth.peek();
  if (snapshot.value === undefined || !('draft' in now) || open.includes(now.draft.paper.ordinal)) return;
  leaveBooth();
  booth.value = { at: 'over', ordinal: now.draft.paper.ordinal };
});
