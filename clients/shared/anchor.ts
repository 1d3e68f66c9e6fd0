import { checkpointBody } from '../../crypto/checkpoint.ts';
import { anchorOf, encodeCode, encodeQr } from '../../crypto/code.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { noteHead } from '../../src/domain/meeting/ballot-context.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';

/** The code that the paper minutes print, computed from this device's own reading of the ended log. */
export function anchorCode(state: MeetingState): Result<{ readonly code: string; readonly qr: string }> {
  if (state.end === undefined) return refuse('MEETING-PHASE', 'the meeting has not ended');
  const anchor = anchorOf(checkpointBody(noteHead(state.id, state.end)));
  return ok({ code: encodeCode('anchor', anchor), qr: encodeQr('anchor', anchor) });
}
