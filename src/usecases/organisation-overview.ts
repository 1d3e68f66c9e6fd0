import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { BodyOf } from '../domain/meeting/bodies.ts';
import type { MeetingPhase } from '../domain/meeting/lifecycle.ts';
import type { Deps } from './deps.ts';
import type { PollSummary } from './meeting-summary.ts';
import type { OrganisationSummary } from './organisation.ts';

export interface OverviewLine extends OrganisationSummary {
  readonly parent: string | null;
  readonly meetings: readonly {
    readonly meeting: Hex;
    readonly title: string | null;
    readonly phase: MeetingPhase;
    readonly present: number;
    readonly polls: readonly (PollSummary & {
      readonly title: string | null;
      /** Present once certified (16-rules). */
      readonly outcome: BodyOf<'poll-certify'>['outcome'] | null;
    })[];
  }[];
}

/** The organisation and all below it, parents before children: progress and certified outcomes only, no names of voters. */
export async function organisationOverview(
  _deps: Deps,
  _request: { readonly organisation: string },
): Promise<Result<readonly OverviewLine[], 'ORGANISATION-UNKNOWN'>> {
  throw new Error('not yet');
}
