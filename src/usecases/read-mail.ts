import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';
import type { Mail } from './post-mail.ts';

/** What was sent to teller `to` or to all in a run; with `to` 0, only what was sent to all. */
export async function readMail(
  _deps: Deps,
  _request: { readonly meeting: Hex; readonly run: number; readonly to: number },
): Promise<Result<readonly Mail[], 'MEETING-UNKNOWN'>> {
  throw new Error('not yet');
}
