import { type Bytes, equalBytes, fromHex, type Hex } from '../../crypto/bytes.ts';
import {
  checkpointBody,
  cosign,
  decodeCheckpoint,
  encodeCheckpoint,
  verifyCheckpoint,
} from '../../crypto/checkpoint.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { noteHead } from '../../src/domain/meeting/ballot-context.ts';
import { logOrigin } from '../../src/domain/meeting/hashes.ts';
import type { TreeHead } from '../../src/domain/meeting/shapes.ts';
import { tellerKeys, tellersThere } from '../../src/domain/meeting/signers.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';

/**
 * Judges a checkpoint note: it is signed by the service and by **every** teller who was there, and it is the head that
 * this device computed itself. A quorum would not do: one corrupt teller and a lying service could then show
 * two views.
 * @param head of our own reading of the log, at the size asked for
 * @param note hostile
 * @param there indices of the tellers who must have cosigned; by default all who are not stated lost now
 */
export function judgeCosigned(
  state: MeetingState,
  head: TreeHead,
  note: string,
  there: readonly number[] = tellersThere(state),
): Result<void> {
  const checkpoint = decodeCheckpoint(note);
  if (!checkpoint.ok) return checkpoint;
  const keys = { service: fromHex(state.created.service), tellers: tellerKeys(state).map(fromHex) };
  const signers = verifyCheckpoint(checkpoint.value, logOrigin(state.id), keys);
  if (!signers.ok) return signers;
  if (checkpoint.value.size !== head.size || !equalBytes(checkpoint.value.root, fromHex(head.root)))
    return refuse('CHECKPOINT-OTHER-HEAD', 'tellers have cosigned another log than this device reads');
  const missing = there.filter((teller) => !signers.value.includes(teller));
  if (missing.length > 0) return refuse('CHECKPOINT-COSIGNERS', `not yet cosigned by teller ${missing.join(', ')}`);
  return ok(undefined);
}

/** One teller's signature line of a note, without its line feed (13-log). */
export function cosignatureLine(meeting: Hex, head: TreeHead, teller: number, secretKey: Bytes): string {
  const log = noteHead(meeting, head);
  const note = encodeCheckpoint({ ...log, signatures: [cosign(log, teller, secretKey)] });
  return note.slice(checkpointBody(log).length + 1, -1);
}
