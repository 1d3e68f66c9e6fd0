import { ok, type Result, refuse } from '../../crypto/result.ts';
import { subtreeOf } from '../../db/repositories/organisations.ts';
import { progressOfOrganisations } from '../../db/repositories/ratings.ts';
import type { PeriodProgress } from '../domain/rating/report/progress.ts';
import type { Deps } from './deps.ts';

/** An organisation and where it stands in a period; `progress` is `null` where the period was not opened. */
export interface RatingOverviewLine {
  readonly organisation: string;
  readonly parent: string | null;
  readonly name: string;
  readonly level: string;
  readonly progress: PeriodProgress | null;
}

/** Numbers of a period for an organisation and all below it, parents first. Read from rows, without reading any log. */
export async function ratingOverview(
  deps: Pick<Deps, 'db'>,
  { organisation, period }: { readonly organisation: string; readonly period: string },
): Promise<Result<readonly RatingOverviewLine[], 'ORGANISATION-UNKNOWN'>> {
  const tree = await subtreeOf(deps.db, organisation);
  if (tree.length === 0) return refuse('ORGANISATION-UNKNOWN');
  const rows = await progressOfOrganisations(
    deps.db,
    tree.map(({ id }) => id),
    period,
  );
  const progress = new Map(rows.map(({ organisation: of, data }) => [of, data]));
  return ok(
    tree.map(({ id, parentId, name, level }) => ({
      organisation: id,
      parent: parentId,
      name,
      level,
      progress: progress.get(id) ?? null,
    })),
  );
}
