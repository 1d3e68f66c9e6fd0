import type { Hex } from '../../crypto/bytes.ts';
import { ok, type Result } from '../../crypto/result.ts';
import { mailFor } from '../../db/repositories/mailbox.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';
import type { Mail } from './post-mail.ts';

/** What was sent to teller `to` or to all in a run; with `to` 0, only what was sent to all. */
export async function readMail(
  deps: Deps,
  { meeting, run, to }: { readonly meeting: Hex; readonly run: number; readonly to: number },
): Promise<Result<readonly Mail[], 'MEETING-UNKNOWN'>> {
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const mail = await mailFor(deps.db, meeting, run, [...new Set([0, to])]);
  return ok(mail.map(({ sender, recipient, kind, data }) => ({ sender, recipient, kind, data })));
}
