import type { Hex } from '../../crypto/bytes.ts';
import { ok, type Result } from '../../crypto/result.ts';
import { pendingProposals, signaturesOf } from '../../db/repositories/proposals.ts';
import type { Body } from '../domain/meeting/bodies.ts';
import type { Signature } from '../domain/meeting/entry.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';
import { readStoredBody } from './stored-entry.ts';

export interface Proposal {
  readonly proposal: Hex;
  readonly body: Body;
  readonly sigs: readonly Signature[];
}

/** Statements of this meeting that still collect signatures. */
export async function readProposals(
  deps: Deps,
  { meeting }: { readonly meeting: Hex },
): Promise<Result<readonly Proposal[], 'MEETING-UNKNOWN'>> {
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const pending = await pendingProposals(deps.db, meeting);
  return ok(
    await Promise.all(
      pending.map(async ({ bodyHash, body }) => ({
        proposal: bodyHash,
        body: readStoredBody(body),
        sigs: await signaturesOf(deps.db, { meeting, bodyHash }),
      })),
    ),
  );
}
