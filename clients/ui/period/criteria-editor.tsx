import { useState } from 'preact/hooks';
import { hundredPoints } from '../../../src/domain/rules/criteria-presets.ts';
import { type CriteriaSet, decodeCriteriaSet } from '../../../src/domain/rules/criteria-set.ts';
import type { Level } from '../../../src/domain/rules/rule-set.ts';
import { Button } from '../components/button.tsx';
import { Select } from '../components/choice.tsx';
import { CountField } from '../components/count-field.tsx';
import { Field } from '../components/field.tsx';
import { count, say } from '../language.ts';
import { DocumentFields } from '../rules/document-fields.tsx';
import { TERMS } from './words.ts';

const OWN = 'own-criteria';
const MOST_CRITERIA = 100;
/** The screen takes whole points; the set holds hundredths. */
const POINT = 100;

interface CriteriaEditorProps {
  readonly criteriaSet: CriteriaSet | null;
  readonly levels: readonly Level[];
  readonly onChange: (criteriaSet: CriteriaSet | null) => void;
}

/** By which criteria points are given, and from how many on each level is suggested. */
export function CriteriaEditor({ criteriaSet, levels, onChange }: CriteriaEditorProps) {
  const codes = levels.map(({ code }) => code);
  return (
    <fieldset class="group">
      <legend>{say(TERMS.criteria)}</legend>
      <Select
        label={say(TERMS.start)}
        name="criteria-set"
        value={criteriaSet === null ? 'none' : criteriaSet.id === OWN ? 'own' : 'hundred'}
        options={[
          ['none', say(TERMS.noCriteria)] as const,
          ['hundred', say(TERMS.hundred)] as const,
          ...(criteriaSet?.id === OWN ? [['own', say(TERMS.own)] as const] : []),
        ]}
        onChange={(chosen) => {
          if (chosen !== 'own') onChange(chosen === 'none' ? null : hundredPoints(codes));
        }}
      />
      {criteriaSet !== null && <Criteria criteriaSet={criteriaSet} codes={codes} onChange={onChange} />}
    </fieldset>
  );
}

function Criteria({
  criteriaSet,
  codes,
  onChange,
}: {
  readonly criteriaSet: CriteriaSet;
  readonly codes: readonly string[];
  readonly onChange: (criteriaSet: CriteriaSet) => void;
}) {
  const { criteria, levels } = criteriaSet;
  const put = (change: Partial<CriteriaSet>) =>
    onChange({ ...criteriaSet, ...change, id: OWN, version: 1, title: { ...TERMS.own } });
  const alter = (place: number, change: Partial<CriteriaSet['criteria'][number]>) =>
    put({ criteria: criteria.map((one, at) => (at === place ? { ...one, ...change } : one)) });
  return (
    <>
      {criteria.map(({ code, vi, en, most }, place) => (
        <div class="row end" key={place}>
          <Field
            label={say(TERMS.criterionCode)}
            name="criterion-code"
            code
            value={code}
            onInput={(typed) => alter(place, { code: typed.toLowerCase() })}
          />
          <Field
            label={say(TERMS.criterion)}
            name="criterion-vi"
            value={vi}
            onInput={(typed) => alter(place, { vi: typed })}
          />
          <Field
            label={say(TERMS.criterionEnglish)}
            name="criterion-en"
            value={en}
            onInput={(typed) => alter(place, { en: typed })}
          />
          <CountField
            label={say(TERMS.most)}
            name="criterion-most"
            value={Math.round(most / POINT)}
            least={0}
            most={10_000}
            onChange={(points) => alter(place, { most: points * POINT })}
          />
          {criteria.length > 1 && (
            <Button
              kind="quiet"
              name="remove-criterion"
              onClick={() => put({ criteria: criteria.filter((_, at) => at !== place) })}
            >
              {say(TERMS.removeCriterion(code))}
            </Button>
          )}
        </div>
      ))}
      <div class="row">
        <Button
          name="add-criterion"
          disabled={criteria.length >= MOST_CRITERIA}
          onClick={() =>
            put({ criteria: [...criteria, { code: String(criteria.length + 1), vi: '', en: '', most: 0 }] })
          }
        >
          {say(TERMS.addCriterion)}
        </Button>
        <span>{say(TERMS.sum(count(criteria.reduce((sum, { most }) => sum + most, 0) / POINT)))}</span>
      </div>
      <div class="pair">
        {levels.slice(0, -1).map(({ level, from }, place) => (
          <CountField
            key={level}
            label={say(TERMS.from(level))}
            name={`from-${level}`}
            value={Math.round(from / POINT)}
            least={0}
            most={10_000}
            onChange={(points) =>
              put({ levels: levels.map((one, at) => (at === place ? { ...one, from: points * POINT } : one)) })
            }
          />
        ))}
      </div>
      <TryPoints criteriaSet={criteriaSet} codes={codes} />
      <DocumentFields document={criteriaSet.document} onChange={(document) => onChange({ ...criteriaSet, document })} />
    </>
  );
}

function TryPoints({ criteriaSet, codes }: { readonly criteriaSet: CriteriaSet; readonly codes: readonly string[] }) {
  const [points, setPoints] = useState(85);
  const right = decodeCriteriaSet({ ...criteriaSet, document: null }, codes).ok;
  const { levels } = criteriaSet;
  const reached = levels.find(({ from }) => points * POINT >= from) ?? levels.at(-1);
  return (
    <div class="stack">
      <CountField
        label={say(TERMS.points)}
        name="try-points"
        value={points}
        least={0}
        most={10_000}
        onChange={setPoints}
      />
      {right && reached !== undefined && (
        <p role="status" class="tried">
          {say(TERMS.suggests(count(points), reached.level))}
        </p>
      )}
    </div>
  );
}
