import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Place } from './append-statement.ts';
import type { Deps } from './deps.ts';

/**
 * Begins a meeting with its `meeting-created` entry (hostile). `officer`, who has a session, must be the secretary that the entry
 * names and hold that role in the organisation that it names. An identical retry answers alike.
 */
export async function createMeeting(
  _deps: Deps,
  _request: { readonly entry: unknown; readonly officer: Hex },
): Promise<Result<Place & { readonly meeting: Hex }>> {
  throw new Error('not yet');
}
