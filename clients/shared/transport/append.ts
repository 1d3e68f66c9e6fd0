import type { Result } from '../../../crypto/result.ts';
import { ok } from '../../../crypto/result.ts';
import type { Entry } from '../../../src/domain/meeting/entry.ts';
import { deferredEvidence } from '../evidence.ts';
import { followLog, isInLog, type LogPage, type MeetingView } from '../meeting-view.ts';

/**
 * Appends a statement and looks before it reports success or failure: after a lost answer the statement may stand in
 * the log already, and an acknowledgement is only the service's word.
 * @param send sends the entry, for instance `OfficerClient.append`
 * @returns once this device has read the entry in the log; otherwise the refusal, and then it is not there
 */
export async function appendOnce(
  view: MeetingView,
  entry: Entry,
  send: (entry: Entry) => Promise<Result<unknown>>,
  fetchPage: (from: number) => Promise<Result<LogPage>>,
): Promise<Result<void>> {
  const sent = await send(entry);
  const followed = await followLog(view, fetchPage, deferredEvidence);
  if (!followed.ok) return followed;
  if (isInLog(view, entry)) return ok(undefined);
  return sent.ok ? { ok: false, code: 'STATE-STALE', detail: 'acknowledged, and not in the log' } : sent;
}
