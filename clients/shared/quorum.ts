import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { adjustedSummoned, countAttendance } from '../../src/domain/rules/heads.ts';
import { decodeRuleSet, type RuleSet } from '../../src/domain/rules/rule-set.ts';
import { needed } from '../../src/domain/rules/threshold.ts';

export interface QuorumNow {
  readonly summoned: number;
  readonly present: number;
  /** Undefined until a poll has fixed the rules. */
  readonly needed: number | undefined;
  readonly met: boolean;
}

/** How many have come, and how many must, by the rules of the first poll that is not over. */
export function quorumNow(state: MeetingState): QuorumNow {
  const { summoned, absent, present } = countAttendance(
    (state.roll?.voters ?? []).map((voter, place) => ({
      ...voter,
      present: state.present.has(place),
      excused: state.excused.has(place),
    })),
  );
  const rules = currentRules(state);
  if (rules === undefined) return { summoned, present, needed: undefined, met: false };
  const heads = { summoned, absent, present, issued: 0, returned: 0, valid: 0, invalid: 0 };
  const least = needed(adjustedSummoned(rules, heads), rules.quorum);
  return { summoned, present, needed: least, met: present >= least };
}

function currentRules(state: MeetingState): RuleSet | undefined {
  const fixed = [...state.polls].sort(([a], [b]) => a - b).filter(([, { manifest }]) => manifest !== undefined);
  const current = fixed.find(([, { phase }]) => phase !== 'certified' && phase !== 'cancelled') ?? fixed.at(-1);
  const decoded = current?.[1].manifest && decodeRuleSet(current[1].manifest.body.ruleSet);
  return decoded?.ok ? decoded.value : undefined;
}
