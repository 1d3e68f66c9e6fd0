import { useState } from 'preact/hooks';
import type { Hex } from '../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { type PreparedPoll, preparePoll } from '../../../src/domain/rating/prepare.ts';
import { SUBJECT_KINDS, type SubjectKind } from '../../../src/domain/rating/status.ts';
import { judgeOpening, type Opening } from '../../shared/openings.ts';
import { Act } from '../../ui/components/act.tsx';
import { Select } from '../../ui/components/choice.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { count, language, say } from '../../ui/language.ts';
import { nameOf, type PeriodPartProps } from '../../ui/ratings/part.ts';
import { textOf } from '../../ui/ratings/values.tsx';
import { type DraftPoll, type DraftSubject, newDraft, newPoll } from '../draft.ts';
import { type Facts, FactsFields, factsComplete } from '../facts-fields.tsx';
import { beginMeeting } from '../new-meeting.tsx';
import { KIND_WORDS } from './words.ts';
import { BALLOT } from './words-values.ts';

const ROUNDS = ['ballot', 'second-round'] as const;
type Round = (typeof ROUNDS)[number];

/** The next poll of the period, filled in: who is on it, who votes, by which rules. Nobody types a name twice. */
export function PreparePoll(props: PeriodPartProps) {
  const { officer, reading, period } = props;
  const { state } = reading;
  const [facts, setFacts] = useState<Facts>({ title: period.terms.title, date: '', place: '' });
  const day = facts.date === '' ? period.terms.asOf : facts.date;
  const ready = ROUNDS.flatMap((round) =>
    SUBJECT_KINDS.flatMap((kind) => {
      const prepared = preparePoll(state, period.terms.period, round, kind, day);
      return prepared === undefined ? [] : [{ id: `${round} ${kind}`, round, kind, prepared }];
    }),
  );
  const [chosen, setChosen] = useState('');
  const one = ready.find(({ id }) => id === chosen) ?? ready[0];
  if (one === undefined) return <Notice>{say(BALLOT.nobody)}</Notice>;
  const { prepared, round } = one;
  const voters = prepared.roll.filter(({ votes }) => votes).length;
  const create = async (): Promise<Result<void>> => {
    const openings = await readOpenings(props, prepared);
    if (!openings.ok) return openings;
    const { roll } = prepared;
    const poll = draftPoll(props, prepared, round, openings.value);
    return beginMeeting(officer, (meeting) => ({
      ...newDraft(meeting, facts),
      members: roll.map(({ subject, membership, standing }) => {
        const detail = state.subjects[subject]?.detail ?? null;
        const known = detail === null ? {} : { detail: textOf(reading, detail) };
        return { name: nameOf(reading, subject), membership, standing, ...known };
      }),
      polls: [poll],
    }));
  };
  return (
    <section class="sheet">
      <h3>{say(BALLOT.prepare)}</h3>
      <p>{say(BALLOT.prepareText)}</p>
      <Select
        label={say(BALLOT.kindOf)}
        name="ballot-about"
        value={one.id}
        options={ready.map(({ id, kind, round: of }) => [id, titleOf(of, kind)] as const)}
        onChange={setChosen}
      />
      <p role="status">
        {say(BALLOT.waiting(count(prepared.subjects.length), count(voters), count(prepared.roll.length)))}
      </p>
      <FactsFields facts={facts} onChange={setFacts} shown={false} />
      <div class="row">
        <Act
          name="create-rating-meeting"
          kind="primary"
          label={say(BALLOT.create)}
          disabled={!factsComplete(facts)}
          run={create}
        />
      </div>
    </section>
  );
}

const titleOf = (round: Round, kind: SubjectKind): string =>
  `${say(KIND_WORDS[kind])}: ${say(round === 'ballot' ? BALLOT.question : BALLOT.second)}`;

/** Salts and texts of the subjects' commitments: the meeting's log takes the very same ones. */
async function readOpenings(
  { log }: PeriodPartProps,
  { subjects }: PreparedPoll,
): Promise<Result<ReadonlyMap<Hex, Opening>>> {
  const answer = await log.client.openings();
  if (!answer.ok) return answer;
  const offered = new Map(answer.value.openings.map((one) => [one.commitment, one]));
  const found = new Map<Hex, Opening>();
  for (const commitment of subjects.flatMap(({ name, detail }) => (detail === null ? [name] : [name, detail]))) {
    const opening = offered.get(commitment);
    if (opening === undefined) return refuse('OPENING-MISSING', 'a subject’s name is not kept');
    const judged = judgeOpening(commitment, opening);
    if (!judged.ok) return judged;
    found.set(commitment, opening);
  }
  return ok(found);
}

function draftPoll(
  { reading, period }: PeriodPartProps,
  { purpose, ruleSet, subjects, choose }: PreparedPoll,
  round: Round,
  openings: ReadonlyMap<Hex, Opening>,
): DraftPoll {
  const drafted = subjects.map(({ subject, name, detail }): DraftSubject => {
    const kind = reading.state.subjects[subject]?.kind ?? 'individual';
    return {
      name: nameOf(reading, subject),
      kind,
      detail: detail === null ? null : textOf(reading, detail),
      committed: { name, kind, detail, voter: null },
      openings: [name, detail].flatMap((of) => openings.get(of ?? '') ?? []),
    };
  });
  const words = round === 'ballot' ? BALLOT.question : BALLOT.second;
  const question =
    choose === null
      ? { kind: 'rating' as const, title: words[language.value], subjects: drafted }
      : { kind: 'selection' as const, title: words[language.value], ...choose, subjects: drafted };
  return { ...newPoll(ruleSet), title: period.terms.title, purpose, questions: [question] };
}
