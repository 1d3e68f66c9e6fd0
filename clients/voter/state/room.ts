import { computed, signal } from '@preact/signals';
import { proxy } from 'comlink';
import { decodeHex, type Hex } from '../../../crypto/bytes.ts';
import type { Refusal, Result } from '../../../crypto/result.ts';
import type { TreeHead } from '../../../src/domain/meeting/shapes.ts';
import { type RoomLink, readRoomLink } from '../../shared/room-link.ts';
import { forget, keep, readKept } from '../../ui/device-store.ts';
import type { RoomPoll, RoomSnapshot } from '../worker/room-desk.ts';
import { roomApi } from './devices.ts';

/** What this tablet keeps over a reload: public values only. */
interface KeptRoom extends RoomLink {
  /** The last head of the log that it read: every later log must extend it. */
  readonly heads: readonly TreeHead[];
  /** Somebody has compared the words with the projector. */
  readonly compared: boolean;
  /** Codes of ballots that this tablet checked for other voters: none of them may be cast (11-ballot). */
  readonly challenged?: readonly { readonly ordinal: number; readonly code: Hex }[];
}

const KEPT = 'voter-room';

/** Undefined until the kept room was read; null where this tablet serves no meeting yet. */
export const kept = signal<KeptRoom | null | undefined>(undefined);
export const snapshot = signal<RoomSnapshot | undefined>(undefined);
/** The service cannot be reached for now. */
export const offline = signal<Refusal | undefined>(undefined);
/** The service contradicts what this tablet has seen: nothing goes on. */
export const alarm = signal<Refusal | undefined>(undefined);

const CONNECTION = new Set(['SERVICE-UNREACHABLE', 'SERVICE-TIMEOUT', 'RETRY-LATER', 'RATE-LIMITED', 'SERVICE-FAULT']);

/** Whether a refusal is about the connection: then the same is tried again. */
export const isConnection = ({ code }: Refusal): boolean => CONNECTION.has(code);

const LIES = new Set([
  'VAULT-ROOT',
  'CHECKPOINT-OTHER-HEAD',
  'OPENING-INVALID',
  'RECEIPT-INVALID',
  'ISSUE-EVALUATION-INVALID',
  'VAULT-ENTRY-MISMATCH',
  'CHALLENGE-IN-BOX',
]);

/** Whether a refusal means that somebody shows this tablet something false. */
const isLie = ({ code }: Refusal): boolean => code.startsWith('VIEW-') || LIES.has(code);

/** Raises the alarm if that is what a refusal means. */
export function raise(refusal: Refusal): boolean {
  if (!isLie(refusal)) return false;
  alarm.value = refusal;
  return true;
}

/** Reads what this page was opened with: a link of the projector goes before what was kept. */
export async function openRoom(): Promise<void> {
  const linked = location.hash.length > 1 ? readRoomLink(location.hash) : undefined;
  // Not in the history of the tablet either.
  if (linked !== undefined) history.replaceState(null, '', location.pathname);
  const before = readKeptRoom(await readKept(KEPT));
  if (linked?.ok) {
    const { meeting, fingerprint } = linked.value;
    const same = before?.meeting === meeting && (fingerprint === undefined || fingerprint === before.fingerprint);
    await serve(same ? before : { ...linked.value, heads: [], compared: false });
  } else if (before === undefined) kept.value = null;
  else await serve(before);
}

/** Serves a meeting from now on. */
async function serve(room: KeptRoom): Promise<void> {
  kept.value = room;
  await keep(KEPT, room);
  const { meeting, fingerprint, heads } = room;
  const pins = { meeting, heads, ...(fingerprint === undefined ? {} : { fingerprint }) };
  await roomApi().follow(
    pins,
    proxy({
      read: (read: RoomSnapshot) => {
        offline.value = undefined;
        snapshot.value = read;
        for (const { booth } of read.polls) if (typeof booth === 'object') raise(booth);
        void keepHead(read);
        void lookForChallenged(read);
      },
      refused: (refusal: Refusal) => {
        if (!raise(refusal)) offline.value = refusal;
      },
      reached: () => {
        offline.value = undefined;
      },
    }),
  );
}

async function keepHead({ head, manifest }: RoomSnapshot): Promise<void> {
  const room = kept.value;
  if (!room || room.heads.at(-1)?.size === head.size) return;
  kept.value = { ...room, heads: [head], ...(room.compared && manifest ? { fingerprint: manifest.fingerprint } : {}) };
  await keep(KEPT, kept.value);
}

/** A ballot that another tablet revealed to this one: its code is looked for once the box is sealed. */
export async function keepChallenged(ordinal: number, code: Hex): Promise<void> {
  const room = kept.value;
  if (!room) return;
  kept.value = { ...room, challenged: [...(room.challenged ?? []), { ordinal, code }] };
  await keep(KEPT, kept.value);
}

async function lookForChallenged({ polls }: RoomSnapshot): Promise<void> {
  for (const { ordinal, phase } of polls) {
    const codes = (kept.value?.challenged ?? []).filter((one) => one.ordinal === ordinal).map(({ code }) => code);
    if (codes.length === 0 || phase === 'open') continue;
    const looked = phase === 'cancelled' ? { ok: true as const } : await roomApi().challenged(ordinal, codes);
    if (!looked.ok && !raise(looked)) continue;
    const room = kept.value;
    if (!looked.ok || !room) return;
    kept.value = { ...room, challenged: (room.challenged ?? []).filter((one) => one.ordinal !== ordinal) };
    await keep(KEPT, kept.value);
  }
}

/** Opens a scanned or typed address of a room. */
export async function openLink(text: string): Promise<Result<void>> {
  const link = readRoomLink(text);
  if (!link.ok) return link;
  await serve({ ...link.value, heads: [], compared: false });
  return { ok: true, value: undefined };
}

/** The words are those of the projector: the fingerprint is held against every later log. */
export async function wordsAgree(): Promise<void> {
  const [room, manifest] = [kept.value, snapshot.value?.manifest];
  if (!room || manifest === undefined) return;
  kept.value = { ...room, fingerprint: manifest.fingerprint, compared: true };
  await keep(KEPT, kept.value);
}

/** Serves no meeting any more; the page starts afresh. */
export async function leaveRoom(): Promise<void> {
  await forget(KEPT);
  location.reload();
}

function readKeptRoom(value: unknown): KeptRoom | undefined {
  const room = value as Partial<KeptRoom> | undefined;
  return typeof room === 'object' && decodeHex(room.meeting, 16).ok && Array.isArray(room.heads)
    ? (room as KeptRoom)
    : undefined;
}

const inPhase = (phase: RoomPoll['phase']) => (snapshot.value?.polls ?? []).filter((poll) => poll.phase === phase);

export const openPolls = computed(() => inPhase('open'));

/** What the idle screen is for. */
export type Place = 'door' | 'booth' | 'barrier' | 'pause';

/** What this tablet does by itself at this phase of the meeting. */
const placeByPhase = computed((): Place => {
  if (openPolls.value.length > 0) return 'booth';
  if (inPhase('barrier').length > 0) return 'barrier';
  const asked = inPhase('planned').some(({ title }) => title !== undefined);
  return asked && snapshot.value?.issuing === true && isUnderWay() ? 'door' : 'pause';
});

const isUnderWay = (): boolean => ['issuing', 'in-session'].includes(snapshot.value?.phase ?? '');

/** Officers may have a tablet serve latecomers while a poll is open; until the polls move on. */
const chosen = signal<{ readonly place: Place; readonly during: string } | undefined>(undefined);
const phases = computed(() => JSON.stringify(snapshot.value?.polls.map(({ phase }) => phase)));

export const place = computed((): Place => {
  const wish = chosen.value;
  return wish !== undefined && wish.during === phases.value ? wish.place : placeByPhase.value;
});

/** Where the switch leads, if anywhere. */
export const otherPlace = computed((): Place | undefined => {
  if (place.value !== placeByPhase.value) return placeByPhase.value;
  return place.value !== 'door' && snapshot.value?.issuing === true && isUnderWay() ? 'door' : undefined;
});

export function goTo(wish: Place): void {
  chosen.value = { place: wish, during: phases.value };
}
