import { shortDate } from '../../../src/domain/papers/long-date.ts';
import type { RatingBodyOf } from '../../../src/domain/rating/bodies.ts';
import { type Complaint, type PeriodState, ratingOf } from '../../../src/domain/rating/state.ts';
import { complaintDue } from '../../../src/domain/rating/told.ts';
import { Facts } from '../components/facts.tsx';
import { count, say } from '../language.ts';
import { nameOf, type PartProps } from '../ratings/part.ts';
import { textOf } from '../ratings/values.tsx';
import { today } from '../today.ts';
import { Answer } from './answer.tsx';
import { CancelUpheld } from './cancel-upheld.tsx';
import { FileComplaint } from './file-complaint.tsx';
import { COMPLAINT } from './words.ts';

/** A complaint with the place of its entry and the day by which it is to be answered. */
interface Filed {
  readonly entry: number;
  readonly complaint: Complaint;
  readonly due: string;
}

/**
 * Complaints about decisions, those that wait first by the day on which they are due, and what follows from them.
 * @param only the one period that is looked at; all of the log where it is left out
 */
export function Complaints({ only, ...props }: PartProps & { readonly only?: PeriodState }) {
  const { state } = props.reading;
  const filed = [...state.complaints]
    .filter(([, { period }]) => only === undefined || period === only.terms.period)
    .map(([entry, complaint]): Filed => ({ entry, complaint, due: complaintDue(state, complaint) }));
  const waiting = filed
    .filter(({ complaint }) => complaint.answer === undefined)
    .sort((a, b) => a.due.localeCompare(b.due));
  const answered = filed.filter(({ complaint }) => complaint.answer !== undefined).toReversed();
  return (
    <>
      <p>{say(COMPLAINT.intro)}</p>
      {filed.length === 0 && <p class="soft">{say(COMPLAINT.none)}</p>}
      {filed.length > 0 && (
        <Facts
          facts={[
            [say(COMPLAINT.waits), count(waiting.length)],
            [say(COMPLAINT.overdue), count(waiting.filter(({ due }) => due < today()).length)],
            [say(COMPLAINT.done), count(answered.length)],
          ]}
        />
      )}
      <ul class="plain-list">
        {[...waiting, ...answered].map((one) => (
          <li class="sheet" key={one.entry} data-complaint={one.entry}>
            <Told {...props} {...one} named={only === undefined} />
          </li>
        ))}
      </ul>
      <FileComplaint {...props} {...(only && { only })} />
    </>
  );
}

/** One complaint: about whom and what, what it says, when it is due or how it was answered. */
function Told({ entry, complaint, due, named, ...props }: PartProps & Filed & { readonly named: boolean }) {
  const { reading } = props;
  const { state, entries } = reading;
  const { subject, period, received, decision, answer } = complaint;
  const name = nameOf(reading, subject);
  const content = bodyAt(entries, entry, 'complaint-filed')?.content;
  const findings = answer === undefined ? undefined : bodyAt(entries, answer.entry, 'complaint-answered')?.findings;
  const decided = bodyAt(entries, decision, 'decided');
  const level = decided?.decisions.find((one) => one.subject === subject)?.level;
  const of = state.periods.get(period);
  const stands = of !== undefined && ratingOf(of, subject).decision?.entry === decision;
  return (
    <>
      <h3>{named ? say(COMPLAINT.ofPeriod(name, period)) : name}</h3>
      {decided !== undefined && (
        <p class="soft">
          {say(
            COMPLAINT.level(level ?? say(COMPLAINT.noLevel), decided.document.number, shortDate(decided.document.date)),
          )}
        </p>
      )}
      {content !== undefined && (
        <p>
          {say(COMPLAINT.said)}: {textOf(reading, content)}
        </p>
      )}
      <p>
        {say(COMPLAINT.received)} {shortDate(received)}.{' '}
        {answer === undefined && <strong>{say(COMPLAINT.due(shortDate(due)))}</strong>}{' '}
        {answer === undefined && due < today() && <span class="flag">{say(COMPLAINT.late)}</span>}
      </p>
      {answer === undefined ? (
        <Answer {...props} entry={entry} />
      ) : (
        <p>
          <strong>{say(COMPLAINT.answered(say(COMPLAINT[answer.outcome]), shortDate(answer.date)))}</strong>{' '}
          {findings !== undefined && textOf(reading, findings)}
        </p>
      )}
      {answer?.outcome === 'upheld' && of !== undefined && stands && (
        <CancelUpheld {...props} period={of} entry={entry} complaint={complaint} />
      )}
    </>
  );
}

/** The statement of a kind that stands at a place; none where another kind does. */
function bodyAt<T extends 'complaint-filed' | 'complaint-answered' | 'decided'>(
  entries: PartProps['reading']['entries'],
  place: number,
  type: T,
): RatingBodyOf<T> | undefined {
  const body = entries[place]?.body;
  return body?.type === type ? (body as RatingBodyOf<T>) : undefined;
}
