import type { Base, Remedy, RuleSet } from '../../../src/domain/rules/rule-set.ts';
import { EXCUSES } from '../../../src/domain/rules/standing.ts';
import type { Threshold } from '../../../src/domain/rules/threshold.ts';
import { BASE_WORDS, REMEDY_WORDS, STANDING_WORDS } from '../../../src/domain/words.ts';
import { Select, Tick } from '../components/choice.tsx';
import { say } from '../language.ts';
import { share } from './rules-in-words.ts';
import { RULES } from './rules-words.ts';

interface Majority {
  readonly base: Base;
  readonly threshold: Threshold;
}

/** Shares that meetings use; another one that a rule set brings along is offered beside them. */
const SHARES: readonly Threshold[] = [
  { than: 'more-than', p: 1, q: 2 },
  { than: 'at-least', p: 1, q: 2 },
  { than: 'at-least', p: 3, q: 5 },
  { than: 'at-least', p: 2, q: 3 },
  { than: 'more-than', p: 2, q: 3 },
  { than: 'at-least', p: 3, q: 4 },
  { than: 'at-least', p: 4, q: 5 },
  { than: 'at-least', p: 1, q: 1 },
];

const nameOf = ({ than, p, q }: Threshold): string => `${than} ${p}/${q}`;

/** Every parameter of a rule set besides its levels: quorum, and how ratings, selections and motions are won. */
export function RuleParameters({
  ruleSet,
  onChange,
}: {
  readonly ruleSet: RuleSet;
  readonly onChange: (change: Partial<RuleSet>) => void;
}) {
  const { quorum, subtract, rating, selection, motion } = ruleSet;
  const majority = rating.win === 'largest' ? motion : { base: rating.base, threshold: rating.threshold };
  return (
    <>
      <ShareSelect
        label={say(RULES.quorum)}
        name="quorum"
        threshold={quorum}
        onChange={(quorum) => onChange({ quorum })}
      />
      <fieldset class="group">
        <legend>{say(RULES.subtract)}</legend>
        {EXCUSES.map((excuse) => (
          <Tick
            key={excuse}
            name={`subtract-${excuse}`}
            label={say(STANDING_WORDS[excuse])}
            checked={subtract.includes(excuse)}
            onChange={(chosen) =>
              onChange({ subtract: EXCUSES.filter((each) => (each === excuse ? chosen : subtract.includes(each))) })
            }
          />
        ))}
      </fieldset>
      <fieldset class="group">
        <legend>{say(RULES.rating)}</legend>
        <Select
          label={say(RULES.win)}
          name="win"
          value={rating.win}
          options={(['own-votes', 'cumulated', 'largest'] as const).map((win) => [win, say(RULES[win])])}
          onChange={(win) =>
            onChange({
              rating: win === 'largest' ? { win, none: rating.none } : { win, ...majority, none: rating.none },
            })
          }
        />
        {rating.win !== 'largest' && (
          <MajorityFields
            of="rating"
            majority={rating}
            onChange={(change) => onChange({ rating: { ...rating, ...change } })}
          />
        )}
        <RemedySelect
          label={say(RULES.none)}
          name="none"
          remedy={rating.none}
          onChange={(none) => onChange({ rating: { ...rating, none } })}
        />
      </fieldset>
      <fieldset class="group">
        <legend>{say(RULES.selection)}</legend>
        <MajorityFields
          of="selection"
          majority={selection}
          onChange={(change) => onChange({ selection: { ...selection, ...change } })}
        />
        {(['tie', 'short'] as const).map((case_) => (
          <RemedySelect
            key={case_}
            label={say(RULES[case_])}
            name={case_}
            remedy={selection[case_]}
            onChange={(remedy) => onChange({ selection: { ...selection, [case_]: remedy } })}
          />
        ))}
      </fieldset>
      <fieldset class="group">
        <legend>{say(RULES.motion)}</legend>
        <MajorityFields
          of="motion"
          majority={motion}
          onChange={(change) => onChange({ motion: { ...motion, ...change } })}
        />
      </fieldset>
    </>
  );
}

function MajorityFields({
  of,
  majority,
  onChange,
}: {
  readonly of: string;
  readonly majority: Majority;
  readonly onChange: (change: Partial<Majority>) => void;
}) {
  return (
    <div class="pair">
      <ShareSelect
        label={say(RULES.share)}
        name={`${of}-share`}
        threshold={majority.threshold}
        onChange={(threshold) => onChange({ threshold })}
      />
      <Select
        label={say(RULES.base)}
        name={`${of}-base`}
        value={majority.base}
        options={(Object.keys(BASE_WORDS) as Base[]).map((base) => [base, say(BASE_WORDS[base])])}
        onChange={(base) => onChange({ base })}
      />
    </div>
  );
}

function ShareSelect({
  label,
  name,
  threshold,
  onChange,
}: {
  readonly label: string;
  readonly name: string;
  readonly threshold: Threshold;
  readonly onChange: (threshold: Threshold) => void;
}) {
  const offered = SHARES.some((each) => nameOf(each) === nameOf(threshold)) ? SHARES : [...SHARES, threshold];
  return (
    <Select
      label={label}
      name={name}
      value={nameOf(threshold)}
      options={offered.map((each) => [nameOf(each), each.p === each.q ? say(RULES.all) : say(share(each))])}
      onChange={(chosen) => onChange(offered.find((each) => nameOf(each) === chosen) ?? threshold)}
    />
  );
}

function RemedySelect({
  label,
  name,
  remedy,
  onChange,
}: {
  readonly label: string;
  readonly name: string;
  readonly remedy: Remedy;
  readonly onChange: (remedy: Remedy) => void;
}) {
  return (
    <Select
      label={label}
      name={name}
      value={remedy}
      options={(Object.keys(REMEDY_WORDS) as Remedy[]).map((each) => [each, say(REMEDY_WORDS[each])])}
      onChange={onChange}
    />
  );
}
