import { useState } from 'preact/hooks';
import { shortDate } from '../../../src/domain/papers/long-date.ts';
import { hasRole } from '../../../src/domain/rating/act.ts';
import { isDate } from '../../../src/domain/rating/dates.ts';
import { type Complaint, ratingOf } from '../../../src/domain/rating/state.ts';
import { complaintDue } from '../../../src/domain/rating/told.ts';
import { committer } from '../../shared/ratings/rating-log.ts';
import { Act } from '../../ui/components/act.tsx';
import { Lines, Select } from '../../ui/components/choice.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { decides } from '../../ui/deciding/choices.ts';
import { say } from '../../ui/language.ts';
import { platformRandom } from '../../ui/platform.ts';
import { today } from '../../ui/today.ts';
import { nameOf, type PeriodPartProps } from './part.ts';
import { RATINGS } from './words.ts';
import { COMPLAINT } from './words-values.ts';

/** Complaints about decisions, each with the day by which it is to be answered, and what follows from it. */
export function Complaints(props: PeriodPartProps) {
  const { state } = props.reading;
  const filed = [...state.complaints].filter(([, { period }]) => period === props.period.terms.period);
  return (
    <>
      {filed.length === 0 && <p class="soft">{say(COMPLAINT.none)}</p>}
      <ul class="plain-list">
        {filed.map(([entry, complaint]) => (
          <li class="sheet" key={entry} data-complaint={entry}>
            <Filed {...props} entry={entry} complaint={complaint} />
          </li>
        ))}
      </ul>
      <File {...props} />
    </>
  );
}

type FiledProps = PeriodPartProps & { readonly entry: number; readonly complaint: Complaint };

function Filed(props: FiledProps) {
  const { reading, complaint } = props;
  const { state } = reading;
  const { subject, received, answer } = complaint;
  const due = complaintDue(state, complaint);
  return (
    <>
      <h3>{nameOf(reading, subject)}</h3>
      <p>
        {say(COMPLAINT.received)} {shortDate(received)}.{' '}
        {answer === undefined && <strong>{say(COMPLAINT.due(shortDate(due)))}</strong>}{' '}
        {answer === undefined && due < today() && <span class="flag">{say(COMPLAINT.late)}</span>}
      </p>
      {answer === undefined ? (
        <Answer {...props} />
      ) : (
        <p>{say(COMPLAINT.answered(say(COMPLAINT[answer.outcome]), shortDate(answer.date)))}</p>
      )}
      {answer?.outcome === 'upheld' && <Cancel {...props} />}
    </>
  );
}

/** The inspection committee's answer. */
function Answer({ officer, log, reading, entry }: FiledProps) {
  const [outcome, setOutcome] = useState<'' | 'upheld' | 'dismissed'>('');
  const [findings, setFindings] = useState('');
  if (!hasRole(reading.state, officer.key, 'auditor')) return <p class="soft">{say(COMPLAINT.waiting)}</p>;
  const answer = () => {
    const { commit, openings } = committer(platformRandom);
    if (outcome === '') throw new Error('an answer has an outcome');
    const said = { outcome, findings: commit(findings.trim()) };
    return log.append({ type: 'complaint-answered', date: today(), complaint: entry, ...said }, openings);
  };
  return (
    <div class="stack">
      <Select
        label={say(COMPLAINT.outcome)}
        name="outcome"
        value={outcome}
        options={[
          ['', say(RATINGS.choose)],
          ['upheld', say(COMPLAINT.upheld)],
          ['dismissed', say(COMPLAINT.dismissed)],
        ]}
        onChange={setOutcome}
      />
      <Lines label={say(COMPLAINT.findings)} name="findings" value={findings} onInput={setFindings} />
      <div class="row">
        <Act
          name="answer-complaint"
          kind="primary"
          label={say(COMPLAINT.answer)}
          disabled={outcome === '' || findings.trim() === ''}
          run={answer}
        />
      </div>
    </div>
  );
}

/** An upheld complaint is followed by cancelling the decision; the subject then waits for another. */
function Cancel({ officer, log, reading, period, entry, complaint }: FiledProps) {
  const [reason, setReason] = useState('');
  const { state } = reading;
  const { subject, decision } = complaint;
  const kind = state.subjects[subject]?.kind;
  const stands = ratingOf(period, subject).decision?.entry === decision;
  if (!stands || kind === undefined || !decides(state, period, kind, officer.key)) return null;
  const cancel = () => {
    const { commit, openings } = committer(platformRandom);
    const said = { period: period.terms.period, subject, decision, complaint: entry, reason: commit(reason.trim()) };
    return log.append({ type: 'decision-cancelled', date: today(), ...said }, openings);
  };
  return (
    <div class="stack">
      <Field label={say(RATINGS.reason)} name="cancel-reason" value={reason} onInput={setReason} />
      <div class="row">
        <Act
          name="cancel-decision"
          danger
          label={say(COMPLAINT.cancel)}
          disabled={reason.trim() === ''}
          ask={{ title: say(COMPLAINT.cancel), children: <p>{say(COMPLAINT.cancelText)}</p> }}
          run={cancel}
        />
      </div>
    </div>
  );
}

function File({ log, reading, period }: PeriodPartProps) {
  const [subject, setSubject] = useState('');
  const [received, setReceived] = useState('');
  const [content, setContent] = useState('');
  const decided = [...period.ratings].filter(([, { decision }]) => decision !== undefined).map(([place]) => place);
  if (decided.length === 0) return <Notice>{say(COMPLAINT.noDecision)}</Notice>;
  const file = () => {
    const { commit, openings } = committer(platformRandom);
    const said = { period: period.terms.period, subject: Number(subject), received, content: commit(content.trim()) };
    return log.append({ type: 'complaint-filed', date: today(), ...said }, openings);
  };
  return (
    <section class="sheet">
      <h3>{say(COMPLAINT.file)}</h3>
      <div class="pair">
        <Select
          label={say(COMPLAINT.about)}
          name="complaint-about"
          value={subject}
          options={[
            ['', say(RATINGS.choose)] as const,
            ...decided.map((place) => [String(place), nameOf(reading, place)] as const),
          ]}
          onChange={setSubject}
        />
        <Field label={say(COMPLAINT.received)} name="received" type="date" value={received} onInput={setReceived} />
      </div>
      <Lines label={say(COMPLAINT.content)} name="content" value={content} onInput={setContent} />
      <div class="row">
        <Act
          name="file-complaint"
          kind="primary"
          label={say(COMPLAINT.file)}
          disabled={subject === '' || !isDate(received) || content.trim() === ''}
          run={file}
        />
      </div>
    </section>
  );
}
