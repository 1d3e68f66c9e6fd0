import { Button } from '../../ui/components/button.tsx';
import { ScrollAcross } from '../../ui/components/scroll-across.tsx';
import { count, say } from '../../ui/language.ts';
import { goTo } from '../route.ts';
import type { Unit } from './units.ts';
import { FILTERS, OVERVIEW } from './words.ts';

interface UnitTableProps {
  readonly units: readonly Unit[];
  /** Found by search or filter: no tree, each with the name of the one above it. */
  readonly flat: boolean;
  readonly open: ReadonlySet<string>;
  readonly parentOf: (unit: Unit) => string | undefined;
  readonly onFold: (id: string) => void;
}

/** Units line by line; the tree folds, so that a superior of hundreds sees some dozens. */
export function UnitTable({ units, flat, open, parentOf, onFold }: UnitTableProps) {
  if (units.length === 0) return null;
  return (
    <ScrollAcross label={say(OVERVIEW.table)}>
      <table class="units">
        <thead>
          <tr>
            <th scope="col">{say(OVERVIEW.unit)}</th>
            <th scope="col">{say(OVERVIEW.standing)}</th>
            <th scope="col" class="number">
              {say(OVERVIEW.decided)}
            </th>
            <th scope="col">{say(OVERVIEW.levels)}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <UnitLine
              key={unit.id}
              unit={unit}
              indent={flat ? 0 : unit.depth}
              above={flat ? parentOf(unit) : undefined}
              folds={!flat && unit.below.all > 0}
              unfolded={open.has(unit.id)}
              onFold={onFold}
            />
          ))}
        </tbody>
      </table>
    </ScrollAcross>
  );
}

interface UnitLineProps {
  readonly unit: Unit;
  readonly indent: number;
  readonly above: string | undefined;
  readonly folds: boolean;
  readonly unfolded: boolean;
  readonly onFold: (id: string) => void;
}

function UnitLine({ unit, indent, above, folds, unfolded, onFold }: UnitLineProps) {
  const { id, name, level, standing, late, overCap, rated, decided, counts, unproven, below } = unit;
  return (
    <tr>
      <th scope="row">
        <div class={`unit-name depth-${Math.min(indent, 4)} ${folds ? '' : 'leaf'}`}>
          {folds && (
            <button
              type="button"
              class="fold"
              aria-expanded={unfolded}
              aria-label={say(unfolded ? OVERVIEW.fold(name) : OVERVIEW.unfold(name))}
              data-act={`fold-${id}`}
              onClick={() => onFold(id)}
            >
              {unfolded ? '▾' : '▸'}
            </button>
          )}
          <div>
            <Button kind="quiet" name={`open-${id}`} onClick={() => goTo({ unit: id })}>
              {name}
            </Button>
            <span class="soft">{[level, above].filter(Boolean).join(' · ')}</span>
            {below.all > 0 && <span class="soft">{say(OVERVIEW.below(count(below.decided), count(below.all)))}</span>}
          </div>
        </div>
      </th>
      <td>
        <span class={`standing ${standing}`}>{say(FILTERS[standing])}</span>
        {late && <span class="flag">{say(OVERVIEW.late)}</span>}
        {overCap > 0 && <span class="flag">{say(OVERVIEW.overCap(count(overCap)))}</span>}
      </td>
      <td class="number">{rated === 0 ? '–' : `${count(decided)}/${count(rated)}`}</td>
      <td>
        {counts.map(([code, of]) => (
          <span class="level-count" key={code}>
            {code} <strong>{count(of)}</strong>
          </span>
        ))}
        {unproven > 0 && <span class="unproven">{say(OVERVIEW.unproven(count(unproven)))}</span>}
      </td>
    </tr>
  );
}
