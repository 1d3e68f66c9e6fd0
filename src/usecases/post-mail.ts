import type { Hex } from '../../crypto/bytes.ts';
import type { JsonObject } from '../../crypto/record-line.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';

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
 */
export async function postMail(
  _deps: Deps,
  _request: {
    readonly meeting: Hex;
    readonly officer: Hex;
    readonly run: number;
    readonly recipient: number;
    readonly kind: string;
    readonly data: JsonObject;
  },
): Promise<Result<void, 'MEETING-UNKNOWN' | 'MAIL-SENDER' | 'MAIL-CONFLICT'>> {
  throw new Error('not yet');
}
