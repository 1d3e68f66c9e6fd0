import type { Hex } from '../../crypto/bytes.ts';
import { meetingsOf } from '../../db/repositories/log.ts';
import type { MeetingPhase } from '../domain/meeting/lifecycle.ts';
import type { Deps } from './deps.ts';

export interface MeetingLine {
  readonly meeting: Hex;
  readonly title: string | null;
  readonly phase: MeetingPhase;
  /** Hash of the meeting manifest, once there is one. */
  readonly fingerprint: Hex | null;
}

/** The meetings of one organisation. */
export async function listMeetings(
  deps: Pick<Deps, 'db'>,
  { organisation }: { readonly organisation: string },
): Promise<readonly MeetingLine[]> {
  const rows = await meetingsOf(deps.db, [organisation]);
  return rows.map(({ meeting, title, phase, fingerprint }) => ({ meeting, title, phase, fingerprint }));
}
