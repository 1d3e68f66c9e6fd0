import type { Level } from '../../../src/domain/rules/rule-set.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { say } from '../language.ts';
import { RULES } from './rules-words.ts';

const MOST_LEVELS = 12;

/** The levels of a rule set, from the highest to the lowest. */
export function LevelsEditor({
  levels,
  wrong,
  onChange,
}: {
  readonly levels: readonly Level[];
  readonly wrong: boolean;
  readonly onChange: (levels: Level[]) => void;
}) {
  const put = (place: number, change: Partial<Level>) =>
    onChange(levels.map((level, other) => (other === place ? { ...level, ...change } : level)));
  return (
    <fieldset class="group">
      <legend>{say(RULES.levels)}</legend>
      {levels.map(({ code, vi, en }, place) => (
        <div class="row end" key={place}>
          <Field
            label={say(RULES.code)}
            hint={say(RULES.codeHint)}
            name="level-code"
            code
            value={code}
            onInput={(typed) => put(place, { code: typed.toUpperCase() })}
          />
          <Field label={say(RULES.levelName)} name="level-vi" value={vi} onInput={(vi) => put(place, { vi })} />
          <Field label={say(RULES.levelEnglish)} name="level-en" value={en} onInput={(en) => put(place, { en })} />
          {levels.length > 1 && (
            <Button
              kind="quiet"
              name="remove-level"
              onClick={() => onChange(levels.filter((_, other) => other !== place))}
            >
              {say(RULES.removeLevel(code))}
            </Button>
          )}
        </div>
      ))}
      {wrong && <p class="field-error">{say(RULES.levelsWrong)}</p>}
      <div class="row">
        <Button
          name="add-level"
          disabled={levels.length >= MOST_LEVELS}
          onClick={() => onChange([...levels, { code: '', vi: '', en: '' }])}
        >
          {say(RULES.addLevel)}
        </Button>
      </div>
    </fieldset>
  );
}
