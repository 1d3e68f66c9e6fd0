import { effect, signal } from '@preact/signals';
import type { Refusal, Result } from '../../../crypto/result.ts';
import type { DoorStep, Visitor } from '../worker/door-desk.ts';
import { endVoter, roomApi, voterApi } from './devices.ts';
import { isConnection, kept, raise, snapshot } from './room.ts';

/** A visit at the door, as the screen shows it. Codes are in the worker, never here; but one that is being written down. */
export type Door =
  | { readonly at: 'slip'; readonly refusal?: Refusal }
  | { readonly at: 'name'; readonly visitor: Visitor }
  | { readonly at: 'card'; readonly visitor: Visitor; readonly refusal?: Refusal }
  | { readonly at: 'code'; readonly visitor: Visitor; readonly code: string }
  | { readonly at: 'type-back'; readonly visitor: Visitor; readonly refusal?: Refusal }
  | { readonly at: 'waiting'; readonly visitor: Visitor; readonly step?: DoorStep; readonly trouble?: Refusal }
  | { readonly at: 'refused'; readonly refusal: Refusal }
  | { readonly at: 'ready'; readonly polls: number };

const START: Door = { at: 'slip' };
const RETRY_MS = 2_000;

export const door = signal<Door>(START);
export const doorBusy = signal(false);

/** Ends a visit, whatever it was: the next person finds an empty screen. */
export function leaveDoor(): void {
  door.value = START;
  doorBusy.value = false;
  endVoter();
}

const meetingId = (): string => kept.value?.meeting ?? '';

async function busy<T>(work: () => Promise<T>): Promise<T> {
  doorBusy.value = true;
  try {
    return await work();
  } finally {
    doorBusy.value = false;
  }
}

/** @returns whether the code was taken: a mistyped one stays to be corrected */
export async function readSlip(text: string): Promise<boolean> {
  const visitor = await busy(async () => voterApi().door.slip(await roomApi().state(), text));
  if (visitor.ok) door.value = { at: 'name', visitor: visitor.value };
  else if (!raise(visitor)) door.value = { at: 'slip', refusal: visitor };
  return visitor.ok;
}

export function nameIsRight(): void {
  if (door.value.at === 'name') door.value = { at: 'card', visitor: door.value.visitor };
}

/** Without a printer. */
export async function drawCode(): Promise<void> {
  const now = door.value;
  if (now.at !== 'card') return;
  const code = await busy(() => voterApi().door.drawCode(meetingId()));
  door.value = { at: 'code', visitor: now.visitor, code };
}

export function codeIsNoted(): void {
  if (door.value.at === 'code') door.value = { at: 'type-back', visitor: door.value.visitor };
}

export async function readDoorCard(text: string): Promise<boolean> {
  const now = door.value;
  if (now.at !== 'card' && now.at !== 'type-back') return false;
  const desk = voterApi().door;
  const read = await busy<Result<void>>(async () =>
    now.at === 'card' ? desk.card(meetingId(), text) : desk.typedBack(meetingId(), text),
  );
  if (!read.ok) {
    door.value = { at: now.at, visitor: now.visitor, refusal: read };
    return false;
  }
  door.value = { at: 'waiting', visitor: now.visitor };
  void advance();
  return true;
}

let advancing = false;
let again = false;

/** Takes the visit as far as it goes now. One at a time; asked meanwhile, once more afterwards. */
async function advance(): Promise<void> {
  again = advancing;
  if (advancing) return;
  advancing = true;
  const visit = voterApi();
  const stepped = await busy(async () => visit.door.advance(await roomApi().state()));
  advancing = false;
  const now = door.value;
  // The visit was left meanwhile.
  if (now.at !== 'waiting') return;
  if (!stepped.ok) return trouble(now.visitor, stepped);
  if (stepped.value.step === 'done') {
    endVoter();
    door.value = { at: 'ready', polls: stepped.value.polls };
    return;
  }
  door.value = { at: 'waiting', visitor: now.visitor, step: stepped.value };
  if (again) void advance();
}

function trouble(visitor: Visitor, refusal: Refusal): void {
  if (isConnection(refusal) || refusal.code === 'REQUEST-ORDINALS') {
    door.value = { at: 'waiting', visitor, trouble: refusal };
    setTimeout(() => door.value.at === 'waiting' && advance(), RETRY_MS);
    return;
  }
  // Another card than the one of the request: the right one may still be in a pocket.
  if (refusal.code === 'VAULT-ENTRY-INVALID') {
    door.value = { at: 'card', visitor: { ...visitor, resumed: true }, refusal };
    return;
  }
  // Nothing was asked for yet: another card is drawn.
  if (refusal.code === 'CARD-USED') {
    door.value = { at: 'card', visitor, refusal };
    return;
  }
  endVoter();
  door.value = { at: 'refused', refusal };
  raise(refusal);
}

effect(() => {
  // Whenever the log has grown: presence was marked, or a teller has answered.
  if (snapshot.value !== undefined && door.peek().at === 'waiting') void advance();
});
