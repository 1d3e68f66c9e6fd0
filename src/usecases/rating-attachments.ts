import { ok, type Result, refuse } from '../../crypto/result.ts';
import { holdsRole, officersOf, organisationById } from '../../db/repositories/organisations.ts';
import { verifyBallotRecord } from '../domain/rating/ballot-record.ts';
import type { RatingBody, RatingBodyOf } from '../domain/rating/bodies.ts';
import type { RatingState } from '../domain/rating/state.ts';
import type { Deps } from './deps.ts';
import { importedMeeting } from './imported-records.ts';
import { loadMeeting } from './load-meeting.ts';

/**
 * What the service knows beyond the log: officers hold their roles, and ballots are those of its own meetings or of records
 * that the organisation has imported.
 * @param state `undefined` for the first entry
 */
export function judgeByService(
  deps: Deps,
  state: RatingState | undefined,
  body: RatingBody,
  organisation: string,
): Promise<Result<void>> {
  switch (body.type) {
    case 'rating-log-created':
      return judgeOfficers(deps, organisation, [{ key: body.secretary, role: 'secretary', organisation }]);
    case 'officers-named':
      return judgeOfficers(deps, organisation, body.officers);
    case 'ballot-stated':
      return judgeBallot(deps, state, body);
    default:
      return Promise.resolve(ok(undefined));
  }
}

type Named = Pick<RatingBodyOf<'officers-named'>['officers'][number], 'key' | 'role' | 'organisation'>;

/** Officers of the organisation itself, or of one above it; an appraiser may hold any role there. */
async function judgeOfficers(
  { db }: Pick<Deps, 'db'>,
  organisation: string,
  officers: readonly Named[],
): Promise<Result<void, 'RATING-OFFICER-ROLE'>> {
  const line = new Set<string>();
  for (let at: string | null = organisation; at !== null; ) {
    line.add(at);
    at = (await organisationById(db, at))?.parentId ?? null;
  }
  for (const { key, role, organisation: of } of officers) {
    const holds =
      line.has(of) &&
      (role === 'appraiser'
        ? (await officersOf(db, of)).some((officer) => officer.key === key)
        : await holdsRole(db, key, of, role));
    if (!holds) return refuse('RATING-OFFICER-ROLE', `${role} of ${of}`);
  }
  return ok(undefined);
}

async function judgeBallot(
  deps: Deps,
  state: RatingState | undefined,
  body: RatingBodyOf<'ballot-stated'>,
): Promise<Result<void>> {
  if (body.source.kind === 'paper' || state === undefined) return ok(undefined);
  const { organisation } = state.created;
  const own = await loadMeeting(deps, body.source.meeting);
  // A meeting of somebody else's is refused like one that is not there: nobody learns which ids exist.
  const meeting =
    own.ok && own.value.created.organisation === organisation
      ? own.value
      : await importedMeeting(deps, organisation, body.source.meeting);
  return meeting === undefined
    ? refuse('RATING-BALLOT-RECORD', 'no such meeting of this organisation')
    : verifyBallotRecord(state, body, meeting);
}
