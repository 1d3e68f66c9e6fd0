import { fromHex, type Hex } from '../../crypto/bytes.ts';
import { decodeCheckpoint, verifyCheckpoint } from '../../crypto/checkpoint.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { addCosignatureLine } from '../../db/repositories/checkpoints.ts';
import { logOrigin } from '../domain/meeting/hashes.ts';
import { tellerKeys } from '../domain/meeting/signers.ts';
import { serviceNote } from './checkpoint-note.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';

/** Stores one teller's signature line (without line feed, hostile) under a checkpoint once it verifies. Idempotent. */
export async function addCosignature(
  deps: Deps,
  request: { readonly meeting: Hex; readonly size: number; readonly line: string },
): Promise<Result<void>> {
  const { meeting, size, line } = request;
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const state = loaded.value;
  if (size < 1 || size > state.log.size) return refuse('CHECKPOINT-UNKNOWN', `the log has ${state.log.size}`);
  const cosigned = decodeCheckpoint(`${await serviceNote(deps, state, size)}${line}\n`);
  if (!cosigned.ok) return cosigned;
  if (cosigned.value.signatures.length !== 2) return refuse('CHECKPOINT-FORM', 'one line at a time');
  const keys = { service: fromHex(state.created.service), tellers: tellerKeys(state).map(fromHex) };
  const tellers = verifyCheckpoint(cosigned.value, logOrigin(meeting), keys);
  if (!tellers.ok) return tellers;
  await addCosignatureLine(deps.db, { meeting, size, teller: tellers.value[0] as number, line });
  return ok(undefined);
}
