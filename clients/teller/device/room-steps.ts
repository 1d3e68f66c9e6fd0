import type { Hex } from '../../../crypto/bytes.ts';
import { ok, type Result } from '../../../crypto/result.ts';
import type { TreeHead } from '../../../src/domain/meeting/shapes.ts';
import { cosignatureLine } from '../../shared/cosigned.ts';
import { stateOf } from '../../shared/meeting-view.ts';
import { answerRequest, pendingRequests } from '../../shared/teller/issuing.ts';
import { rememberingIndex } from '../../shared/teller/memory.ts';
import { cosignEnd, cosignSealed } from '../../shared/teller/polls.ts';
import type { Desk } from './desk.ts';

/** Heads whose cosignature reached the service since the page was opened. */
export type Delivered = Set<string>;

/**
 * Answers the requests that wait for this teller. Every one in the log is of a voter on the roll who was seen present: the log's
 * judge lets no other in.
 * @param refused those that the teller does not answer
 */
export async function answerRequests(
  desk: Desk,
  own: number,
  refused: ReadonlyMap<Hex, string>,
): Promise<Result<void>> {
  for (const leaf of pendingRequests(stateOf(desk.view), own)) {
    if (refused.has(leaf)) continue;
    const answered = await answerOne(desk, leaf);
    if (!answered.ok) return answered;
  }
  return ok(undefined);
}

export async function answerOne({ device, view, append }: Desk, leaf: Hex): Promise<Result<void>> {
  const entry = await answerRequest(device, view, leaf);
  return entry.ok ? append(entry.value) : entry;
}

/** Cosigns what needs no word of the teller: sealed boxes and the end, once this device's own reading holds them. */
export async function cosignByItself(desk: Desk, delivered: Delivered): Promise<Result<void>> {
  const { device, view } = desk;
  const state = stateOf(view);
  const own = rememberingIndex(device, view);
  if (!own.ok || state.lost.has(own.value)) return ok(undefined);
  for (const [ordinal, { phase, sealed, openedBy }] of state.polls) {
    // Of the barrier, what was checked and remembered: the answer to the first sending may have been lost.
    const opened = device.memory.opened.get(ordinal);
    if (opened !== undefined && (phase === 'barrier' || (phase === 'open' && openedBy?.includes(own.value)))) {
      const sent = await deliver(desk, delivered, own.value, opened);
      if (!sent.ok) return sent;
    }
    if (sealed === undefined || phase === 'cancelled' || delivered.has(headName(sealed))) continue;
    const cosigned = await cosignSealed(device, view, ordinal);
    if (!cosigned.ok) return cosigned;
    const sent = await deliver(desk, delivered, own.value, sealed);
    if (!sent.ok) return sent;
  }
  if (state.end === undefined || delivered.has(headName(state.end))) return ok(undefined);
  const ended = await cosignEnd(device, view);
  return ended.ok ? deliver(desk, delivered, own.value, ended.value.head) : ended;
}

const headName = ({ size, root }: TreeHead): string => `${size} ${root}`;

async function deliver(desk: Desk, delivered: Delivered, own: number, head: TreeHead): Promise<Result<void>> {
  if (delivered.has(headName(head))) return ok(undefined);
  const line = cosignatureLine(stateOf(desk.view).id, head, own, desk.device.secretKey);
  const sent = await desk.client.cosign({ head, line });
  if (!sent.ok) return sent;
  delivered.add(headName(head));
  return ok(undefined);
}

/** Appends decryptions that this device has given and that the log does not hold: the answer was lost, or the tablet died. */
export async function appendDecryptions({ device, view, append }: Desk, own: number): Promise<Result<void>> {
  for (const [ordinal, { entry }] of device.memory.counted) {
    const poll = stateOf(view).polls.get(ordinal);
    if (poll?.phase !== 'closed' || poll.partials.has(own)) continue;
    const appended = await append(entry);
    if (!appended.ok) return appended;
  }
  return ok(undefined);
}
