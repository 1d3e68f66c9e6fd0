import { useState } from 'preact/hooks';
import { ok, type Result } from '../../../crypto/result.ts';
import { shortDate } from '../../../src/domain/papers/long-date.ts';
import { isDate } from '../../../src/domain/rating/dates.ts';
import { statusAt } from '../../../src/domain/rating/status.ts';
import { STANDING_WORDS } from '../../../src/domain/words.ts';
import { importMembers, type MemberRow } from '../../shared/import/members.ts';
import { membersTemplate } from '../../shared/import/template.ts';
import { cleanText } from '../../shared/import/text.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { Act } from '../../ui/components/act.tsx';
import { Select } from '../../ui/components/choice.tsx';
import { Field } from '../../ui/components/field.tsx';
import { ScrollAcross } from '../../ui/components/scroll-across.tsx';
import { count, say } from '../../ui/language.ts';
import { platformRandom } from '../../ui/platform.ts';
import { nameOf, type PartProps } from '../../ui/ratings/part.ts';
import { textOf } from '../../ui/ratings/values.tsx';
import { today } from '../../ui/today.ts';
import { ImportBox } from '../import-box.tsx';
import { StatusChange } from './status-change.tsx';
import { KIND_WORDS, RATINGS, STATUS_WORDS, SUBJECTS } from './words.ts';

/** What one statement may add (22-ratings). */
const AT_ONCE = 1000;

/** Who and what is rated: imported or typed, with the history of each. */
export function Subjects(props: PartProps) {
  const { log, reading } = props;
  const [rows, setRows] = useState<readonly MemberRow[]>([]);
  const [changing, setChanging] = useState<number>();
  const known = new Set(reading.state.subjects.map((_, place) => nameOf(reading, place).toLowerCase()));
  const fresh = rows.filter(({ name }) => !known.has(name.toLowerCase()));
  return (
    <>
      <div class="sheet">
        <ImportBox
          label={say(SUBJECTS.file)}
          name="members-file"
          read={importMembers}
          template={membersTemplate}
          templateName="dang-vien-mau.xlsx"
          onRows={setRows}
        />
        {rows.length > 0 && (
          <div class="row">
            <Act
              name="add-members"
              kind="primary"
              label={say(SUBJECTS.add(count(fresh.length)))}
              disabled={fresh.length === 0}
              ask={{
                title: say(SUBJECTS.addTitle),
                children: <p>{say(SUBJECTS.addText(count(fresh.length), count(rows.length - fresh.length)))}</p>,
              }}
              run={() => addMembers(log, fresh)}
            />
          </div>
        )}
      </div>
      <AddOther {...props} />
      {changing !== undefined && (
        <StatusChange key={changing} {...props} subject={changing} onClose={() => setChanging(undefined)} />
      )}
      {reading.state.subjects.length === 0 ? (
        <p class="soft">{say(SUBJECTS.none)}</p>
      ) : (
        <Table {...props} onChange={setChanging} />
      )}
    </>
  );
}

async function addMembers(log: PartProps['log'], rows: readonly MemberRow[]): Promise<Result<void>> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const { commit, openings } = committer(platformRandom);
    const subjects = rows.slice(at, at + AT_ONCE).map(({ name, detail, group, history }) => ({
      kind: 'individual' as const,
      name: commit(name),
      detail: detail === undefined ? null : commit(detail),
      unit: null,
      group,
      history: [...history],
    }));
    const added = await log.append({ type: 'subjects-added', date: today(), subjects }, openings);
    if (!added.ok) return added;
  }
  return ok(undefined);
}

function AddOther({ log }: PartProps) {
  const [kind, setKind] = useState<'collective' | 'organisation'>('collective');
  const [name, setName] = useState('');
  const [group, setGroup] = useState('');
  const [since, setSince] = useState('');
  const add = () => {
    const { commit, openings } = committer(platformRandom);
    const subject = {
      kind,
      name: commit(cleanText(name)),
      detail: null,
      unit: null,
      group: cleanText(group),
      history: [{ from: since, status: 'formed' as const }],
    };
    return log.append({ type: 'subjects-added', date: today(), subjects: [subject] }, openings);
  };
  return (
    <details class="sheet">
      <summary>{say(SUBJECTS.other)}</summary>
      <div class="pair">
        <Select
          label={say(RATINGS.kind)}
          name="kind"
          value={kind}
          options={(['collective', 'organisation'] as const).map((one) => [one, say(KIND_WORDS[one])] as const)}
          onChange={setKind}
        />
        <Field label={say(RATINGS.name)} name="subject-name" value={name} onInput={setName} />
        <Field label={say(RATINGS.group)} name="group" value={group} onInput={setGroup} />
        <Field label={say(SUBJECTS.since)} name="since" type="date" value={since} onInput={setSince} />
      </div>
      <div class="row">
        <Act
          name="add-subject"
          kind="primary"
          label={say(SUBJECTS.addOther)}
          disabled={cleanText(name) === '' || cleanText(group) === '' || !isDate(since)}
          run={add}
        />
      </div>
    </details>
  );
}

function Table({ reading, onChange }: PartProps & { readonly onChange: (subject: number) => void }) {
  const { subjects } = reading.state;
  return (
    <ScrollAcross label={say(SUBJECTS.history)}>
      <table class="subjects">
        <thead>
          <tr>
            <th scope="col">{say(RATINGS.number)}</th>
            <th scope="col">{say(RATINGS.name)}</th>
            <th scope="col">{say(RATINGS.kind)}</th>
            <th scope="col">{say(RATINGS.group)}</th>
            <th scope="col">{say(SUBJECTS.status)}</th>
            <th scope="col">{say(SUBJECTS.history)}</th>
            <th scope="col">{say(SUBJECTS.act)}</th>
          </tr>
        </thead>
        <tbody>
          {subjects.map((subject, place) => {
            const name = nameOf(reading, place);
            return (
              <tr key={subject.name} data-subject={place}>
                <td class="number">{place + 1}</td>
                <td>
                  <strong>{name}</strong>
                  {subject.detail !== null && <div class="soft">{textOf(reading, subject.detail)}</div>}
                </td>
                <td>{say(KIND_WORDS[subject.kind])}</td>
                <td>{subject.group}</td>
                <td>{nowOf(subject.history)}</td>
                <td>
                  {subject.history.map(({ from, status }) => (
                    <div key={`${from} ${status}`}>
                      {shortDate(from)}: {say(STATUS_WORDS[status])}
                    </div>
                  ))}
                </td>
                <td>
                  <button
                    type="button"
                    class="button quiet"
                    data-act="change-status"
                    aria-label={say(SUBJECTS.changeOf(name))}
                    onClick={() => {
                      onChange(place);
                      scrollTo(0, 0);
                    }}
                  >
                    {say(SUBJECTS.change)}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollAcross>
  );
}

function nowOf(history: Parameters<typeof statusAt>[0]): string {
  const { there, membership, standing } = statusAt(history, today());
  if (!there) return say(SUBJECTS.gone);
  const parts = [
    membership === null ? '' : say(STATUS_WORDS[membership]),
    standing === 'counted' ? '' : say(STANDING_WORDS[standing]),
  ];
  return parts.filter((part) => part !== '').join(', ');
}
