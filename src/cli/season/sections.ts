import type { PublishedFinding } from '../../domain/rating/report/check-published.ts';
import { checkPublished } from '../../domain/rating/report/check-published.ts';
import { type ReportUnit, type Summary, summarise } from '../../domain/rating/report/summary.ts';
import { CAP_PRESETS } from '../../domain/rules/cap-presets.ts';
import type { Language } from '../../domain/rules/percent.ts';
import { CAUTIOUS_DEFAULT } from '../../domain/rules/presets.ts';

/** A population of a report; two populations are never added to each other. */
export interface Section {
  readonly title: string;
  readonly summary: Summary;
}

const { levels } = CAUTIOUS_DEFAULT;
const GOOD = 'HTT';

/**
 * What the report of an organisation is about: members, the organisations that those below it have rated, and those that it
 * rates itself.
 * @param units the organisation, which comes first, and all below it
 * @param titles of the three
 */
export function sectionsOf(
  units: readonly ReportUnit[],
  titles: readonly [members: string, below: string, own: string],
  language: Language,
): readonly Section[] {
  const [root, ...below] = units;
  if (root === undefined) throw new RangeError('a report has a root');
  const summary = (of: readonly ReportUnit[], kind: 'individual' | 'organisation') =>
    summarise(of, kind, levels, GOOD, language);
  const sections: Section[] = [
    { title: titles[0], summary: summary(units, 'individual') },
    { title: titles[1], summary: summary([{ ...root, tallies: {} }, ...below], 'organisation') },
    { title: titles[2], summary: summary([root], 'organisation') },
  ];
  return sections.filter((section) => section.summary.total.tally.total > 0);
}

/** What anybody who publishes these results should know: who has none, and whether the cap depends on its rounding. */
export function remarksOn({ title, summary }: Section, judgesCap: boolean): readonly string[] {
  const { tally, notRated } = summary.total;
  const caps = CAP_PRESETS.filter(({ id }) => /^at-most-20-of-good-or-better-(floor|half-up)$/.test(id));
  const findings: readonly PublishedFinding[] = checkPublished(
    {
      levels: levels.map(({ code }) => code),
      good: GOOD,
      counts: tally.counts,
      population: tally.total - notRated,
      figures: [],
    },
    judgesCap ? caps : [],
  );
  return findings.map(({ vi }) => `${capital(title)}: ${vi}`);
}

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
