import { signal } from '@preact/signals';
import { decodeHex, type Hex } from '../../../crypto/bytes.ts';
import type { Refusal } from '../../../crypto/result.ts';
import type { CastBallot } from '../../shared/tablet/cast.ts';
import { forget, keep, readKept } from '../../ui/device-store.ts';
import { platformRandom } from '../../ui/platform.ts';
import { roomApi } from './devices.ts';
import { isConnection, kept, raise } from './room.ts';

/** A ballot on its way to the box: without a choice or a secret, and always sent byte by byte the same. */
export type Casting =
  | { readonly at: 'sending'; readonly trouble?: Refusal }
  | { readonly at: 'cast'; readonly tracking: Hex }
  | { readonly at: 'voted' }
  | { readonly at: 'over'; readonly ordinal: number }
  | { readonly at: 'refused'; readonly refusal: Refusal };

export const casting = signal<Casting | undefined>(undefined);

const KEPT = 'voter-cast';
/** If no answer came by then, the ballot is kept so that a reload does not lose it. It goes again with the receipt. */
const KEEP_AFTER_MS = 1_500;
const LONGEST_PAUSE_MS = 6_000;

interface KeptCast extends CastBallot {
  readonly meeting: Hex;
}

/** Takes up what an earlier page could not finish. */
export async function resumeCasting(): Promise<void> {
  const value = (await readKept(KEPT)) as Partial<KeptCast> | undefined;
  if (value === undefined) return;
  const { meeting, ordinal, ballot, leaf, tracking } = value;
  const whole = typeof ordinal === 'number' && ballot instanceof Uint8Array && decodeHex(leaf, 32).ok;
  if (!whole || leaf === undefined || tracking === undefined || meeting !== kept.value?.meeting) return forget(KEPT);
  await send({ ordinal, ballot, leaf, tracking }, true);
}

export const startCasting = (cast: CastBallot): Promise<void> => send(cast, false);

async function send(cast: CastBallot, isKept: boolean): Promise<void> {
  casting.value = { at: 'sending' };
  let stored: Promise<void> | undefined = isKept ? Promise.resolve() : undefined;
  const store = () => {
    stored ??= keep(KEPT, { meeting: kept.value?.meeting, ...cast });
    return stored;
  };
  const timer = setTimeout(store, KEEP_AFTER_MS);
  let answer = await roomApi().cast(cast);
  for (let attempt = 1; !answer.ok && isConnection(answer); attempt++) {
    await store();
    casting.value = { at: 'sending', trouble: answer };
    await pause(attempt);
    answer = await roomApi().cast(cast);
  }
  clearTimeout(timer);
  if (stored !== undefined) {
    await stored;
    await forget(KEPT);
  }
  if (answer.ok) casting.value = { at: 'cast', tracking: answer.value };
  else if (answer.code === 'BALLOT-CONFLICT') casting.value = { at: 'voted' };
  else if (answer.code === 'POLL-PHASE') casting.value = { at: 'over', ordinal: cast.ordinal };
  else {
    casting.value = { at: 'refused', refusal: answer };
    raise(answer);
  }
}

/** Longer from time to time, and not all tablets of a room at once. */
function pause(attempt: number): Promise<void> {
  const [spread = 0] = platformRandom(1);
  const longest = LONGEST_PAUSE_MS * Math.min(1, attempt / 8);
  return new Promise((settle) => setTimeout(settle, (longest * (128 + spread)) / 384));
}

export function leaveCasting(): void {
  casting.value = undefined;
}
