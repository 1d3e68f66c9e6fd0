import { baseOf, type Heads } from './heads.ts';
import type { RuleSet } from './rule-set.ts';
import { needed } from './threshold.ts';
import type { TraceStep } from './trace.ts';
import type { SelectionOption, SelectionVerdict } from './verdict.ts';

interface Judged {
  readonly verdict: SelectionVerdict;
  readonly trace: readonly TraceStep[];
}

/**
 * Judges a selection line of a quorate meeting: of the options that reach the threshold, those with the most votes win,
 * up to the number of places. Equals whom the last places cannot all hold are tied, and none of them wins.
 * @param counts votes per option in ballot order, already checked.
 * @param most the most a voter may choose; the number of places where the rule set names none.
 */
export function judgeSelection(
  ruleSet: RuleSet,
  line: number,
  counts: readonly number[],
  most: number,
  heads: Heads,
): Judged {
  const { selection } = ruleSet;
  const of = baseOf(selection.base, ruleSet, heads);
  const least = needed(of, selection.threshold);
  const places = selection.winners.max ?? most;
  const reaching = counts.filter((votes) => votes >= least);
  const atLeastAsMany = (votes: number): number => reaching.filter((other) => other >= votes).length;
  const more = (votes: number): number => reaching.filter((other) => other > votes).length;

  const options = counts.map((votes): SelectionOption => {
    if (votes < least) return { outcome: 'not-selected', reason: 'threshold-not-reached' };
    if (atLeastAsMany(votes) <= places) return { outcome: 'selected', reason: 'threshold-reached' };
    if (more(votes) >= places) return { outcome: 'not-selected', reason: 'places-filled' };
    return { outcome: 'tie', reason: 'equal-votes' };
  });

  const placesOf = (outcome: SelectionOption['outcome']): readonly number[] =>
    options.flatMap((option, place) => (option.outcome === outcome ? [place] : []));
  const selected = placesOf('selected');
  const tied = placesOf('tie');
  const outcome = tied.length > 0 ? 'tie' : selected.length < selection.winners.min ? 'short' : 'complete';
  const next = outcome === 'complete' ? null : outcome === 'tie' ? selection.tie : selection.short;
  return {
    verdict: { kind: 'selection', line, outcome, options, next },
    trace: [
      { step: 'needed', line, base: selection.base, of, threshold: selection.threshold, needed: least },
      { step: 'places', line, min: selection.winners.min, max: places },
      ...counts.map((votes, option): TraceStep => ({ step: 'option', line, option, votes, reached: votes >= least })),
      { step: 'selected', line, options: selected, tied, next },
    ],
  };
}
