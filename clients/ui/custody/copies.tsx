import { type CopyHistory, type Keeping, keepingOf } from '../../../src/domain/audit/custody.ts';
import { shortDate } from '../../../src/domain/papers/long-date.ts';
import { say } from '../language.ts';
import type { PartProps } from '../ratings/part.ts';
import { textOf } from '../ratings/values.tsx';
import { today } from '../today.ts';
import { CopyActs } from './copy-acts.tsx';
import { type MeetingTitles, signerOf } from './part.ts';
import { CUSTODY, KEEPING } from './words.ts';

interface CopiesProps extends PartProps {
  readonly copies: readonly CopyHistory[];
  readonly titles: MeetingTitles;
}

/** Every sealed copy with all that was stated of it, the newest first; what is due stands before the rest. */
export function Copies({ copies, titles, ...props }: CopiesProps) {
  const { state } = props.reading;
  const waiting = [...state.complaints.values()].some(({ answer }) => answer === undefined);
  const standing = copies.map((copy) => ({ copy, keeping: keepingOf(copy, today(), waiting) })).toReversed();
  const order: readonly Keeping[] = ['due', 'complaint', 'until', 'destroyed'];
  return (
    <>
      {copies.length === 0 && <p class="soft">{say(CUSTODY.noCopies)}</p>}
      <ul class="plain-list">
        {order
          .flatMap((one) => standing.filter(({ keeping }) => keeping === one))
          .map(({ copy, keeping }) => (
            <li class="sheet" key={copy.entry} data-copy={copy.entry}>
              <Copy {...props} copy={copy} keeping={keeping} titles={titles} />
            </li>
          ))}
      </ul>
    </>
  );
}

function Copy({
  copy,
  keeping,
  titles,
  ...props
}: PartProps & { readonly copy: CopyHistory; readonly keeping: Keeping; readonly titles: MeetingTitles }) {
  const { reading } = props;
  const { meeting, file, until, place, date, openings, destroyed } = copy;
  const what = say(file === null ? CUSTODY.paper : CUSTODY.file);
  const of = meeting === null ? undefined : (titles.get(meeting) ?? say(CUSTODY.meetingUnknown(meeting.slice(0, 8))));
  const kept = { until: CUSTODY.keepUntil, due: CUSTODY.mayDestroy, complaint: CUSTODY.waits };
  return (
    <>
      <div class="row spread">
        <h4>{of === undefined ? what : say(CUSTODY.titled(what, of))}</h4>
        <span class={keeping === 'due' || keeping === 'complaint' ? 'standing missing' : 'standing'}>
          {say(KEEPING[keeping])}
        </span>
      </div>
      <p>{textOf(reading, place)}</p>
      <p class="soft">{say(CUSTODY.sealed(shortDate(date), signerOf(reading, copy)))}</p>
      {file !== null && <code class="scan-hash">{say(CUSTODY.hash(file))}</code>}
      {openings.map((opening) => (
        <p key={opening.entry}>
          {say(
            CUSTODY.openedOn(
              shortDate(opening.date),
              opening.document.number,
              shortDate(opening.document.date),
              signerOf(reading, opening),
            ),
          )}{' '}
          {textOf(reading, opening.reason)}
        </p>
      ))}
      {destroyed !== null && (
        <p>
          {say(
            CUSTODY.destroyedOn(
              shortDate(destroyed.date),
              destroyed.document.number,
              shortDate(destroyed.document.date),
              signerOf(reading, destroyed),
            ),
          )}{' '}
          {textOf(reading, destroyed.manner)}
        </p>
      )}
      {keeping !== 'destroyed' && <p>{say(kept[keeping](shortDate(until)))}</p>}
      <CopyActs {...props} copy={copy} />
    </>
  );
}
