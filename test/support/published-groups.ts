import { readFileSync } from 'node:fs';

/** Counts of a published report, with its percentages recomputed by other means and its own figures as printed. */
export interface PublishedGroup {
  readonly id: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly rated: number;
  readonly population: number | null;
  readonly percent: Readonly<Record<string, string>>;
  readonly topOfGoodOrBetter: string;
  readonly published: readonly {
    readonly part: number;
    readonly base: number;
    readonly percent: string;
    readonly matches: boolean;
  }[];
}

/** Published real results; see the file's note. */
export const { groups: publishedGroups } = JSON.parse(
  readFileSync(new URL('../fixtures/published-ratings.json', import.meta.url), 'utf8'),
) as { readonly groups: readonly PublishedGroup[] };
