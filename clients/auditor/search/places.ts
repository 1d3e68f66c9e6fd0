import { byName, plain } from '../../../src/domain/names.ts';
import type { OverviewLine } from '../../shared/ratings/rating-client.ts';

/** An organisation whose rating log an auditor may read: the own one and all below it. */
export interface Place {
  readonly organisation: string;
  readonly name: string;
  /** 0 for the auditor's own organisation. */
  readonly depth: number;
}

/** The organisations of an overview in the order of their tree, each followed by those below it. @param lines hostile only in what they name */
export function placesOf(lines: readonly Pick<OverviewLine, 'organisation' | 'parent' | 'name'>[]): readonly Place[] {
  const known = new Set(lines.map(({ organisation }) => organisation));
  const below = (above: string | null, depth: number): readonly Place[] =>
    lines
      .filter(({ parent }) => (parent !== null && known.has(parent) ? parent : null) === above)
      .sort((a, b) => byName(a.name, b.name))
      .flatMap(({ organisation, name }) => [{ organisation, name, depth }, ...below(organisation, depth + 1)]);
  return below(null, 0);
}

/** Of the places those whose names hold every typed word, and the chosen one. */
export function placesFound(places: readonly Place[], typed: string, chosen: string): readonly Place[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return places.filter(
    ({ organisation, name }) => organisation === chosen || words.every((word) => plain(name).includes(word)),
  );
}
