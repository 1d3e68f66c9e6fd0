import { useState } from 'preact/hooks';
import { judgeCap } from '../../../src/domain/rules/cap.ts';
import { CAP_PRESETS } from '../../../src/domain/rules/cap-presets.ts';
import { type CapBase, type CapLimit, type CapSet, decodeCapSet } from '../../../src/domain/rules/cap-set.ts';
import { CAP_BASE_WORDS, ROUNDING_WORDS } from '../../../src/domain/rules/render-cap.ts';
import type { Level } from '../../../src/domain/rules/rule-set.ts';
import { Select, Tick } from '../components/choice.tsx';
import { CountField } from '../components/count-field.tsx';
import { count, say } from '../language.ts';
import { DocumentFields } from '../rules/document-fields.tsx';
import { PEOPLE_OF_BASE, TERMS } from './words.ts';

const NONE = '-';
const OWN = 'own-cap';
const PEOPLE = 15;
const SHARES = ['1/10', '3/20', '1/5', '1/4', '3/10', '1/3', '2/5', '1/2'];
type Rounding = keyof typeof ROUNDING_WORDS;

interface CapEditorProps {
  readonly capSet: CapSet | null;
  readonly levels: readonly Level[];
  readonly onChange: (capSet: CapSet | null) => void;
}

/** Caps to start from, one for each reading of the share; each parameter can be changed and tried out. */
export function CapEditor({ capSet, levels, onChange }: CapEditorProps) {
  const known =
    capSet === null || CAP_PRESETS.some(({ id }) => id === capSet.id) ? CAP_PRESETS : [...CAP_PRESETS, capSet];
  const codes = levels.map(({ code }) => code);
  /** A preset speaks of its own levels: in another scheme the second highest is the lowest good one. */
  const fitted = (preset: CapSet): CapSet =>
    codes.indexOf(preset.good) > 0 ? preset : { ...preset, good: codes[1] ?? '' };
  return (
    <fieldset class="group">
      <legend>{say(TERMS.cap)}</legend>
      <Select
        label={say(TERMS.start)}
        name="cap-set"
        value={capSet?.id ?? NONE}
        options={[[NONE, say(TERMS.noCap)] as const, ...known.map(({ id, title }) => [id, say(title)] as const)]}
        onChange={(id) => {
          const chosen = known.find((each) => each.id === id);
          onChange(chosen === undefined ? null : { ...fitted(chosen), document: capSet?.document ?? null });
        }}
      />
      {capSet !== null && (
        <>
          <TryCap capSet={capSet} codes={codes} />
          {capSet.exclusions.length > 0 && (
            <p class="soft">{say(TERMS.exclusions(capSet.exclusions.map((one) => say(one)).join('; ')))}</p>
          )}
          <details>
            <summary>{say(TERMS.changeCap)}</summary>
            <CapParameters capSet={capSet} levels={levels} onChange={onChange} />
          </details>
          <p class="soft">{say(TERMS.noText)}</p>
          <DocumentFields document={capSet.document} onChange={(document) => onChange({ ...capSet, document })} />
        </>
      )}
    </fieldset>
  );
}

/** "Với 15 người xếp loại tốt trở lên, được tối đa 3 HTXS": the same function that judges the decision. */
function TryCap({ capSet, codes }: { readonly capSet: CapSet; readonly codes: readonly string[] }) {
  const [people, setPeople] = useState(PEOPLE);
  const right = decodeCapSet({ ...capSet, document: null }, codes).ok;
  const counts = codes.map((code) => (code === capSet.good ? people : 0));
  return (
    <div class="stack">
      <CountField
        label={`${say(TERMS.people)} ${say(PEOPLE_OF_BASE[capSet.base])}`}
        name="try-cap"
        value={people}
        least={0}
        most={10_000}
        onChange={setPeople}
      />
      {right && (
        <p role="status" class="tried">
          {say(
            TERMS.tried(
              count(people),
              say(PEOPLE_OF_BASE[capSet.base]),
              count(judgeCap(capSet, codes, counts).allowed),
              codes[0] ?? '',
            ),
          )}
        </p>
      )}
    </div>
  );
}

function CapParameters({
  capSet,
  levels,
  onChange,
}: {
  readonly capSet: CapSet;
  readonly levels: readonly Level[];
  readonly onChange: (capSet: CapSet) => void;
}) {
  const { limit, base, good, leastOne } = capSet;
  /** A changed cap is no longer the one that the preset's name stands for. */
  const put = (change: Partial<CapSet>) =>
    onChange({ ...capSet, ...change, id: OWN, version: 1, title: { ...TERMS.own } });
  const share = `${limit.p}/${limit.q}`;
  const rounding: Rounding = limit.than === 'at-most' ? limit.rounding : 'floor';
  const limited = (than: CapLimit['than'], of: string, rounded: Rounding): CapLimit => {
    const [p = 1, q = 5] = of.split('/').map(Number);
    return than === 'under' ? { than, p, q } : { than, p, q, rounding: rounded };
  };
  return (
    <div class="pair">
      <Select
        label={say(TERMS.than)}
        name="cap-than"
        value={limit.than}
        options={[
          ['at-most', say(TERMS.atMost)],
          ['under', say(TERMS.under)],
        ]}
        onChange={(than) => put({ limit: limited(than, share, rounding) })}
      />
      <Select
        label={say(TERMS.share)}
        name="cap-share"
        value={share}
        options={(SHARES.includes(share) ? SHARES : [...SHARES, share]).map((one) => [one, percentOf(one)])}
        onChange={(chosen) => put({ limit: limited(limit.than, chosen, rounding) })}
      />
      <Select
        label={say(TERMS.base)}
        name="cap-base"
        value={base}
        options={(Object.keys(CAP_BASE_WORDS) as CapBase[]).map((one) => [one, say(CAP_BASE_WORDS[one])])}
        onChange={(chosen) => put({ base: chosen })}
      />
      {limit.than === 'at-most' && (
        <Select
          label={say(TERMS.rounding)}
          name="cap-rounding"
          value={rounding}
          options={(Object.keys(ROUNDING_WORDS) as Rounding[]).map((one) => [one, say(ROUNDING_WORDS[one])])}
          onChange={(chosen) => put({ limit: limited('at-most', share, chosen) })}
        />
      )}
      <Select
        label={say(TERMS.good)}
        name="cap-good"
        value={good}
        options={levels.slice(1).map(({ code, ...words }) => [code, `${code} – ${say(words)}`])}
        onChange={(chosen) => put({ good: chosen })}
      />
      <Tick
        label={say(TERMS.leastOne)}
        name="cap-least-one"
        checked={leastOne}
        onChange={(chosen) => put({ leastOne: chosen })}
      />
    </div>
  );
}

const percentOf = (share: string): string => {
  const [p = 1, q = 1] = share.split('/').map(Number);
  return (100 * p) % q === 0 ? `${(100 * p) / q}%` : share;
};
