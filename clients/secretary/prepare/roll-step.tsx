import { useState } from 'preact/hooks';
import { MEMBERSHIPS, mayVote, STANDINGS } from '../../../src/domain/rules/standing.ts';
import { STANDING_WORDS } from '../../../src/domain/words.ts';
import { importRoll, type RollRow } from '../../shared/import/roll.ts';
import { rollTemplate } from '../../shared/import/template.ts';
import { cleanText } from '../../shared/import/text.ts';
import { Button } from '../../ui/components/button.tsx';
import { Select } from '../../ui/components/choice.tsx';
import { Field } from '../../ui/components/field.tsx';
import { ScrollAcross } from '../../ui/components/scroll-across.tsx';
import { say } from '../../ui/language.ts';
import type { DraftMember } from '../draft.ts';
import { ImportBox } from '../import-box.tsx';
import { PREPARE } from './words.ts';

const memberOf = ({ name, position, unit, membership, standing }: RollRow): DraftMember => {
  const detail = [position, unit].filter((text) => text !== undefined).join(', ');
  return { name, membership, standing, ...(detail === '' ? {} : { detail }) };
};

const membershipOptions = () => MEMBERSHIPS.map((each) => [each, say(PREPARE[each])] as const);
const standingOptions = () => STANDINGS.map((each) => [each, say(STANDING_WORDS[each])] as const);

/** The roll: imported or typed, with who may vote and why not. */
export function RollStep({
  members,
  onChange,
}: {
  readonly members: readonly DraftMember[];
  readonly onChange: (members: readonly DraftMember[]) => void;
}) {
  const [name, setName] = useState('');
  const put = (place: number, member: DraftMember) => onChange(members.with(place, member));
  const voters = members.filter(({ membership, standing }) => mayVote(membership, standing)).length;
  const add = () => {
    const clean = cleanText(name);
    if (clean === '') return;
    onChange([...members, { name: clean, membership: 'official', standing: 'counted' }]);
    setName('');
  };
  return (
    <>
      <p>{say(PREPARE.rollIntro)}</p>
      <div class="sheet">
        <ImportBox
          label={say(PREPARE.rollFile)}
          name="roll-file"
          read={importRoll}
          template={rollTemplate}
          templateName="danh-sach-mau.xlsx"
          onRows={(rows) => onChange(keepSlips(members, rows.map(memberOf)))}
        />
        <form
          class="row end"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <Field label={say(PREPARE.name)} name="member" value={name} onInput={setName} />
          <Button submit name="add-member">
            {say(PREPARE.addMember)}
          </Button>
        </form>
      </div>
      <p role="status">{say(members.length === 0 ? PREPARE.rollEmpty : PREPARE.rollCounts(members.length, voters))}</p>
      {voters > 0 && voters < 5 && <p class="notice warn">{say(PREPARE.smallRoll)}</p>}
      {members.length > 0 && (
        <ScrollAcross label={say(PREPARE.rollCounts(members.length, voters))}>
          <table class="roll">
            <thead>
              <tr>
                <th scope="col">STT</th>
                <th scope="col">{say(PREPARE.name)}</th>
                <th scope="col">{say(PREPARE.membership)}</th>
                <th scope="col">{say(PREPARE.standing)}</th>
                <th scope="col">{say(PREPARE.votes)}</th>
                <th scope="col">{say(PREPARE.action)}</th>
              </tr>
            </thead>
            <tbody>
              {members.map((member, place) => (
                <tr key={`${place} ${member.name}`}>
                  <td class="number">{place + 1}</td>
                  <td>
                    <strong>{member.name}</strong>
                    {member.detail && <div class="soft">{member.detail}</div>}
                  </td>
                  <td>
                    <Select
                      quiet
                      label={`${say(PREPARE.membership)}: ${member.name}`}
                      value={member.membership}
                      options={membershipOptions()}
                      onChange={(membership) => put(place, { ...member, membership })}
                    />
                  </td>
                  <td>
                    <Select
                      quiet
                      label={`${say(PREPARE.standing)}: ${member.name}`}
                      value={member.standing}
                      options={standingOptions()}
                      onChange={(standing) => put(place, { ...member, standing })}
                    />
                  </td>
                  <td>{eligibility(member)}</td>
                  <td>
                    <button
                      type="button"
                      class="button quiet"
                      aria-label={say(PREPARE.removeOf(member.name))}
                      onClick={() => onChange(members.filter((_, other) => other !== place))}
                    >
                      {say(PREPARE.remove)}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollAcross>
      )}
    </>
  );
}

/** Whoever had a slip on the list before keeps it, if the name is the same and stands once. */
function keepSlips(before: readonly DraftMember[], rows: readonly DraftMember[]): DraftMember[] {
  return rows.map((row) => {
    const [only, ...others] = before.filter(({ name }) => name === row.name);
    const twice = rows.filter(({ name }) => name === row.name).length > 1;
    return only?.slip === undefined || others.length > 0 || twice ? row : { ...row, slip: only.slip };
  });
}

function eligibility({ membership, standing }: DraftMember): string {
  if (mayVote(membership, standing)) return say(PREPARE.yes);
  return membership === 'probationary'
    ? say(PREPARE.noProbationary)
    : `${say(PREPARE.no)}: ${say(STANDING_WORDS[standing])}`;
}
