import { byName } from '../../../src/domain/names.ts';
import type { Paper } from '../../../src/domain/papers/paper.ts';
import type { RatingHead } from '../../../src/domain/papers/rating-head.ts';
import { summaryReport } from '../../../src/domain/papers/summary-report.ts';
import { type Summary, summarise } from '../../../src/domain/rating/report/summary.ts';
import { SUBJECT_KIND_WORDS } from '../../../src/domain/rating/words.ts';
import type { OverviewLine } from '../../shared/ratings/rating-client.ts';
import { totalsOf } from '../overview/units.ts';

/** One population of a report: a kind, as organisations of one level in the tree have rated it, under one scheme of levels. */
export interface ReportSection {
  readonly title: string;
  readonly summary: Summary;
}

/** What the report of a tree is about. Different populations are never added to each other. */
export function sectionsOf(lines: readonly OverviewLine[]): readonly ReportSection[] {
  const inOrder = [...lines].sort((a, b) => byName(a.name, b.name));
  return totalsOf(lines).flatMap(({ kind, by, levels: codes }) => {
    const counted = ({ level, progress }: OverviewLine): boolean =>
      level === by && progress?.levels.map(({ code }) => code).join(' ') === codes.join(' ');
    const progress = lines.find(counted)?.progress;
    if (progress === null || progress === undefined) return [];
    const units = inOrder.map((line) => {
      const tally = counted(line) ? line.progress?.tallies[kind] : undefined;
      const { organisation, parent, name } = line;
      return { organisation, parent, name, tallies: tally === undefined ? {} : { [kind]: tally } };
    });
    const summary = summarise(units, kind, progress.levels, progress.good, 'vi');
    return [{ title: `${SUBJECT_KIND_WORDS[kind].vi}, do ${by} xếp loại`, summary }];
  });
}

/** Báo cáo tổng hợp of the whole tree, of the service's numbers. */
export const treeReport = (head: RatingHead, sections: readonly ReportSection[]): Paper =>
  summaryReport(
    head,
    sections.map(({ summary }) => summary),
    [],
    sections.map(({ title }) => title),
  );
