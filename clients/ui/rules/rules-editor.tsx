import { useState } from 'preact/hooks';
import { CAUTIOUS_DEFAULT, PRESETS } from '../../../src/domain/rules/presets.ts';
import { decodeRuleSet, type RuleSet } from '../../../src/domain/rules/rule-set.ts';
import { needed } from '../../../src/domain/rules/threshold.ts';
import { Select } from '../components/choice.tsx';
import { CountField } from '../components/count-field.tsx';
import { say } from '../language.ts';
import { DocumentFields } from './document-fields.tsx';
import { LevelsEditor } from './levels-editor.tsx';
import { RuleParameters } from './rule-parameters.tsx';
import { rulesInWords } from './rules-in-words.ts';
import { RULES } from './rules-words.ts';

const OWN = 'own-rules';
const PEOPLE = 15;

/** Rules to start from, what they say, what they rest on; each parameter can be changed and tried out. */
export function RulesEditor({
  ruleSet,
  onChange,
}: {
  readonly ruleSet: RuleSet;
  readonly onChange: (ruleSet: RuleSet) => void;
}) {
  const known = PRESETS.some(({ id }) => id === ruleSet.id) ? PRESETS : [...PRESETS, ruleSet];
  /** Changed rules are no longer those that the preset's name stands for. */
  const put = (change: Partial<RuleSet>) =>
    onChange({ ...ruleSet, ...change, id: OWN, version: 1, title: { ...RULES.own } });
  return (
    <fieldset class="group">
      <legend>{say(RULES.rules)}</legend>
      <Select
        label={say(RULES.start)}
        name="rule-set"
        value={ruleSet.id}
        options={known.map(({ id, title }) => [id, say(title)] as const)}
        onChange={(id) => {
          const chosen = known.find((each) => each.id === id) ?? CAUTIOUS_DEFAULT;
          onChange({ ...chosen, document: ruleSet.document });
        }}
      />
      <details>
        <summary>{say(RULES.meaning)}</summary>
        <div class="stack">
          <ul>
            {rulesInWords(ruleSet).map((words) => (
              <li key={words.en}>{say(words)}</li>
            ))}
          </ul>
          <TryOut ruleSet={ruleSet} />
        </div>
      </details>
      <details>
        <summary>{say(RULES.change)}</summary>
        <div class="stack">
          <LevelsEditor
            levels={ruleSet.levels}
            wrong={!decodeRuleSet({ ...ruleSet, document: null }).ok}
            onChange={(levels) => put({ levels })}
          />
          <RuleParameters ruleSet={ruleSet} onChange={put} />
        </div>
      </details>
      <p class="soft">{say(RULES.noDocument)}</p>
      <DocumentFields document={ruleSet.document} onChange={(document) => onChange({ ...ruleSet, document })} />
    </fieldset>
  );
}

/** "Với 15 người, cần 8 phiếu": the same functions that judge the poll. */
function TryOut({ ruleSet: { quorum, rating } }: { readonly ruleSet: RuleSet }) {
  const [people, setPeople] = useState(PEOPLE);
  const votes = rating.win === 'largest' ? undefined : needed(people, rating.threshold);
  return (
    <>
      <CountField
        label={say(RULES.tryOut)}
        name="try-people"
        value={people}
        least={1}
        most={10_000}
        onChange={setPeople}
      />
      <p role="status">{say(RULES.tried(people, needed(people, quorum), votes))}</p>
    </>
  );
}
