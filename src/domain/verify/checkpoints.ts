import { fromHex, toHex } from '../../../crypto/bytes.ts';
import { type Checkpoint, verifyCheckpoint } from '../../../crypto/checkpoint.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { headOf, logOrigin } from '../meeting/hashes.ts';
import type { TreeHead } from '../meeting/shapes.ts';
import { tellersThere } from '../meeting/signers.ts';
import type { MeetingState } from '../meeting/state.ts';

export interface NeededCheckpoint extends TreeHead {
  /** Indices of the tellers who must have cosigned. */
  readonly cosigners: readonly number[];
}

/**
 * The checkpoints that a meeting's record must carry, ascending by size: of every opening, of every counted box, of the
 * end, and of the whole log. Where two have one size, the cosigners of both are needed.
 */
export function neededCheckpoints(state: MeetingState): NeededCheckpoint[] {
  const heads: NeededCheckpoint[] = [{ ...headOf(state.log), cosigners: [] }];
  for (const poll of state.polls.values()) {
    if (poll.openedBy && poll.barrier) heads.push({ ...poll.barrier.checkpoint, cosigners: poll.openedBy });
    if (poll.talliedBy && poll.sealed) heads.push({ ...poll.sealed, cosigners: poll.talliedBy });
  }
  if (state.end) heads.push({ ...state.end, cosigners: tellersThere(state) });
  const bySize = new Map<number, NeededCheckpoint>();
  for (const head of heads)
    bySize.set(head.size, { ...head, cosigners: [...(bySize.get(head.size)?.cosigners ?? []), ...head.cosigners] });
  return [...bySize.values()].sort((a, b) => a.size - b.size);
}

/** Judges one decoded checkpoint against the head that the log gave at that size. */
export function judgeCheckpoint(state: MeetingState, needed: NeededCheckpoint, checkpoint: Checkpoint): Result<void> {
  const { manifest } = state;
  if (manifest === undefined) return refuse('RECORD-UNFINISHED', 'no manifest');
  if (checkpoint.size !== needed.size)
    return refuse('CHECKPOINT-SET', `expected size ${needed.size}, got ${checkpoint.size}`);
  if (toHex(checkpoint.root) !== needed.root) return refuse('CHECKPOINT-ROOT', `size ${needed.size}`);
  const cosigned = verifyCheckpoint(checkpoint, logOrigin(state.id), {
    service: fromHex(manifest.body.service),
    tellers: manifest.body.tellers.map((teller) => fromHex(teller.key)),
  });
  if (!cosigned.ok) return cosigned;
  const missing = needed.cosigners.filter((teller) => !cosigned.value.includes(teller));
  return missing.length === 0
    ? ok(undefined)
    : refuse('CHECKPOINT-COSIGNERS', `size ${needed.size}: ${missing.join()}`);
}
