import type { AggregateCap } from '../../../src/domain/rating/caps.ts';
import { levelsOf, type PeriodState } from '../../../src/domain/rating/state.ts';
import { SUBJECT_KIND_WORDS } from '../../../src/domain/rating/words.ts';
import { renderCap } from '../../../src/domain/rules/render-cap.ts';
import { Notice } from '../components/notice.tsx';
import { count, language, say } from '../language.ts';
import { groupName, type Meter } from './choices.ts';
import { UNIT } from './words.ts';

interface CapMetersProps {
  readonly period: PeriodState;
  readonly meters: readonly Meter[];
  /** Of all groups of a kind together. */
  readonly aggregates: readonly AggregateCap[];
}

/** For each group: how many may stand at the highest level, and how many would with what is chosen now; then for groups together. */
export function CapMeters({ period, meters, aggregates }: CapMetersProps) {
  const { capSet } = period;
  return (
    <section class="sheet">
      <h2>{say(UNIT.caps)}</h2>
      {capSet === null && <p class="soft">{say(UNIT.noCap)}</p>}
      {capSet !== null &&
        meters.map((meter) => {
          const { kind, group, cap } = meter;
          const [rule, standing] = renderCap(capSet, levelsOf(period), cap, language.value);
          const share = cap.allowed === 0 ? (cap.top > 0 ? 100 : 0) : Math.min(100, (100 * cap.top) / cap.allowed);
          return (
            <div class={cap.met ? 'meter' : 'meter over'} key={groupName(meter)} data-group={group}>
              <div class="row spread">
                <strong>
                  {group} ({say(SUBJECT_KIND_WORDS[kind])})
                </strong>
                <span class="meter-figure">{say(UNIT.used(count(cap.top), count(cap.allowed)))}</span>
              </div>
              <div class="bar" aria-hidden="true">
                <span style={{ width: `${share}%` }} />
              </div>
              <p role="status">{standing}</p>
              <p class="soft">{rule}</p>
            </div>
          );
        })}
      {capSet !== null &&
        aggregates.map(({ kind, groups, cap }) => {
          const [rule, standing] = renderCap(capSet, levelsOf(period), cap, language.value);
          const told = `${say(UNIT.together(count(groups), say(SUBJECT_KIND_WORDS[kind])))} ${standing} ${rule}`;
          return cap.met ? (
            <p class="soft" key={kind}>
              {told}
            </p>
          ) : (
            <Notice kind="warn" key={kind}>
              <p>{told}</p>
              <p>{say(UNIT.togetherNote)}</p>
            </Notice>
          );
        })}
    </section>
  );
}
