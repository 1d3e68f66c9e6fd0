import type { Hex } from '../../crypto/bytes.ts';
import { canonicalText } from '../../crypto/json.ts';
import type { JsonObject } from '../../crypto/record-line.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { leaveMail } from '../../db/repositories/mailbox.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import type { Deps } from './deps.ts';
import { canonicalBytes } from './hostile-statement.ts';
import { loadMeeting } from './load-meeting.ts';

/** Ceremony messages between tellers' devices; what must be secret is encrypted for its recipient. */
export interface Mail {
  /** A teller's index, 0 for the secretary. */
  readonly sender: number;
  /** A teller's index, 0 for all. */
  readonly recipient: number;
  readonly kind: string;
  readonly data: JsonObject;
}

/**
 * Leaves a message. The sender is who `officer` (the session's key) is in this meeting's ceremony. A message is written once:
 * an identical retry is fine, another under the same run, recipient and kind is `MAIL-CONFLICT`.
 * @param request `data` is hostile; what it says is for the recipient's device to judge
 */
export async function postMail(
  deps: Deps,
  request: {
    readonly meeting: Hex;
    readonly officer: Hex;
    readonly run: number;
    readonly recipient: number;
    readonly kind: string;
    readonly data: JsonObject;
  },
): Promise<Result<void, 'MEETING-UNKNOWN' | 'ENCODING-JSON' | 'MAIL-SENDER' | 'MAIL-CONFLICT'>> {
  const { meeting, officer, run, recipient, kind, data } = request;
  const storable = canonicalBytes(data);
  if (!storable.ok) return storable;
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const sender = senderOf(loaded.value, officer, run);
  if (sender === undefined) return refuse('MAIL-SENDER', 'not of this run of the ceremony');
  const kept = await leaveMail(deps.db, meeting, { run, sender, recipient, kind, data });
  return canonicalText(kept) === canonicalText(data) ? ok(undefined) : refuse('MAIL-CONFLICT');
}

function senderOf(state: MeetingState, officer: Hex, run: number): number | undefined {
  const named = state.run?.named;
  if (named?.run !== run) return undefined;
  const teller = named.tellers.findIndex(({ key }) => key === officer);
  if (teller >= 0) return teller + 1;
  return state.created.secretary === officer ? 0 : undefined;
}
