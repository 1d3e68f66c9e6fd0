import { decodeRuleSet } from '../../../src/domain/rules/rule-set.ts';
import { Button } from '../../ui/components/button.tsx';
import { Select } from '../../ui/components/choice.tsx';
import { CountField } from '../../ui/components/count-field.tsx';
import { Field } from '../../ui/components/field.tsx';
import { say } from '../../ui/language.ts';
import { RulesEditor } from '../../ui/rules/rules-editor.tsx';
import type { DraftMember, DraftPoll, DraftQuestion } from '../draft.ts';
import { QuestionEditor } from './question-editor.tsx';
import { POLLS } from './words.ts';

/** Whether a poll can be stated. */
export const pollComplete = ({ title, questions, ruleSet }: DraftPoll): boolean =>
  title.trim() !== '' &&
  questions.length > 0 &&
  questions.every(
    (question) =>
      question.title.trim() !== '' &&
      (question.kind === 'motion' || question.subjects.length > 0) &&
      (question.kind !== 'selection' || (question.min <= question.max && question.max <= question.subjects.length)),
  ) &&
  decodeRuleSet(ruleSet).ok &&
  Object.values(ruleSet.document ?? {}).every((text) => text.trim() !== '');

/** One poll: its title, purpose, rules and questions. */
export function PollEditor({
  poll,
  members,
  onChange,
}: {
  readonly poll: DraftPoll;
  /** Of the roll: whose line is whose. */
  readonly members: readonly Pick<DraftMember, 'name'>[];
  readonly onChange: (poll: DraftPoll) => void;
}) {
  const put = (change: Partial<DraftPoll>) => onChange({ ...poll, ...change });
  const ask = (question: DraftQuestion) => put({ questions: [...poll.questions, question] });
  return (
    <div class="stack">
      <Field
        label={say(POLLS.title)}
        hint={say(POLLS.titleHint)}
        name="poll-title"
        value={poll.title}
        onInput={(title) => put({ title })}
      />
      <Select
        label={say(POLLS.purpose)}
        name="purpose"
        value={poll.purpose}
        options={[
          ['propose', say(POLLS.propose)],
          ['decide', say(POLLS.decide)],
        ]}
        onChange={(purpose) => put({ purpose })}
      />
      <RulesEditor ruleSet={poll.ruleSet} onChange={(ruleSet) => put({ ruleSet })} />
      <Select
        label={say(POLLS.ownLine)}
        name="own-line"
        value={poll.ownLine}
        options={[
          ['votes', say(POLLS.votes)],
          ['not-rated', say(POLLS['not-rated'])],
        ]}
        onChange={(ownLine) => put({ ownLine })}
      />
      <CountField
        label={say(POLLS.floor)}
        hint={say(POLLS.floorHint)}
        name="floor"
        value={poll.floor}
        least={2}
        most={10_000}
        onChange={(floor) => put({ floor })}
      />
      <h3>{say(POLLS.questions)}</h3>
      {poll.questions.length === 0 && <p class="soft">{say(POLLS.noQuestions)}</p>}
      {poll.questions.map((question, place) => (
        <QuestionEditor
          key={place}
          question={question}
          levels={poll.ruleSet.levels}
          members={members}
          onChange={(changed) => put({ questions: poll.questions.with(place, changed) })}
          onRemove={() => put({ questions: poll.questions.filter((_, other) => other !== place) })}
        />
      ))}
      <div class="row">
        <Button name="add-rating" onClick={() => ask({ kind: 'rating', title: '', subjects: [] })}>
          {say(POLLS.addRating)}
        </Button>
        <Button
          name="add-selection"
          onClick={() => ask({ kind: 'selection', title: '', min: 0, max: 5, subjects: [] })}
        >
          {say(POLLS.addSelection)}
        </Button>
        <Button name="add-motion" onClick={() => ask({ kind: 'motion', title: '' })}>
          {say(POLLS.addMotion)}
        </Button>
      </div>
    </div>
  );
}
