import { useState } from 'preact/hooks';
import type { Subject } from '../../../src/domain/meeting/questions.ts';
import type { Level } from '../../../src/domain/rules/rule-set.ts';
import { importSubjects, type SubjectRow } from '../../shared/import/subjects.ts';
import { subjectsTemplate } from '../../shared/import/template.ts';
import { cleanText } from '../../shared/import/text.ts';
import { Button } from '../../ui/components/button.tsx';
import { Lines, Select } from '../../ui/components/choice.tsx';
import { CountField } from '../../ui/components/count-field.tsx';
import { Field } from '../../ui/components/field.tsx';
import { say } from '../../ui/language.ts';
import { type DraftMember, type DraftQuestion, type DraftSubject, voterOf } from '../draft.ts';
import { ImportBox } from '../import-box.tsx';
import { POLLS } from './words.ts';

const MOST_CHOSEN = 200;

/** What the booth may show beside a name. Vietnamese, as it becomes part of the record. */
function detailOf({ unit, selfRated, score }: SubjectRow): string | null {
  const parts = [
    unit,
    selfRated === undefined ? undefined : `${POLLS.selfRated.vi} ${selfRated}`,
    score === undefined ? undefined : `${score.replace('.', ',')} ${POLLS.score.vi}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join('; ');
}

/** One question of a poll, with its subjects. */
export function QuestionEditor({
  question,
  levels,
  members,
  onChange,
  onRemove,
}: {
  readonly question: DraftQuestion;
  readonly levels: readonly Level[];
  readonly members: readonly Pick<DraftMember, 'name'>[];
  readonly onChange: (question: DraftQuestion) => void;
  readonly onRemove: () => void;
}) {
  return (
    <fieldset class="group">
      <legend>{say(POLLS[question.kind])}</legend>
      <Field
        label={say(POLLS.question)}
        name="question"
        value={question.title}
        onInput={(title) => onChange({ ...question, title })}
      />
      {question.kind === 'selection' && (
        <div class="pair">
          <CountField
            label={say(POLLS.min)}
            name="min"
            value={question.min}
            least={0}
            most={MOST_CHOSEN}
            onChange={(min) => onChange({ ...question, min })}
          />
          <CountField
            label={say(POLLS.max)}
            name="max"
            value={question.max}
            least={1}
            most={MOST_CHOSEN}
            onChange={(max) => onChange({ ...question, max })}
          />
        </div>
      )}
      {question.kind !== 'motion' && (
        <Subjects
          subjects={question.subjects}
          levels={levels}
          members={members}
          onChange={(subjects) => onChange({ ...question, subjects })}
        />
      )}
      <div class="row">
        <Button kind="quiet" name="remove-question" onClick={onRemove}>
          {say(POLLS.removeQuestion)}
        </Button>
      </div>
    </fieldset>
  );
}

function Subjects({
  subjects,
  levels,
  members,
  onChange,
}: {
  readonly subjects: readonly DraftSubject[];
  readonly levels: readonly Level[];
  readonly members: readonly Pick<DraftMember, 'name'>[];
  readonly onChange: (subjects: readonly DraftSubject[]) => void;
}) {
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<Subject['kind']>('individual');
  const names = typed.split('\n').map(cleanText).filter(Boolean);
  return (
    <div class="stack">
      <ImportBox
        label={say(POLLS.subjectsFile)}
        name="subjects-file"
        read={(bytes) => importSubjects(bytes, levels)}
        template={() => subjectsTemplate(levels)}
        templateName="doi-tuong-mau.xlsx"
        onRows={(rows) => onChange(rows.map((row) => ({ name: row.name, kind: row.kind, detail: detailOf(row) })))}
      />
      <Lines label={say(POLLS.subjectNames)} name="subject-names" value={typed} onInput={setTyped} />
      <div class="row end">
        <Select
          label={say(POLLS.kind)}
          value={kind}
          options={(['individual', 'collective', 'organisation'] as const).map((each) => [each, say(POLLS[each])])}
          onChange={setKind}
        />
        <Button
          name="use-typed"
          disabled={names.length === 0}
          onClick={() => {
            onChange([...subjects, ...names.map((name) => ({ name, kind, detail: null }))]);
            setTyped('');
          }}
        >
          {say(POLLS.useTyped)}
        </Button>
        <Button
          name="from-roll"
          disabled={members.length === 0}
          onClick={() => onChange(members.map(({ name }) => ({ name, kind: 'individual', detail: null })))}
        >
          {say(POLLS.fromRoll)}
        </Button>
      </div>
      {subjects.length > 0 && (
        <details>
          <summary>{say(POLLS.subjects(subjects.length))}</summary>
          <ol>
            {subjects.map(({ name, detail }, place) => (
              <li key={`${place} ${name}`}>
                {name}
                {detail && <span class="soft"> · {detail}</span>}
                {voterOf(members, name) !== null && <span class="soft"> · {say(POLLS.alsoVoter)}</span>}
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}
