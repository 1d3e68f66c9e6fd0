import { useEffect, useState } from 'preact/hooks';
import { type Refusal, refuse } from '../../../crypto/result.ts';
import type { RatingRole } from '../../../src/domain/rating/bodies.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { organisationClient } from '../../shared/transport/officer.ts';
import { Act } from '../../ui/components/act.tsx';
import { Tick } from '../../ui/components/choice.tsx';
import { Refused } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/progress.tsx';
import { ScrollAcross } from '../../ui/components/scroll-across.tsx';
import { count, say } from '../../ui/language.ts';
import { platformRandom } from '../../ui/platform.ts';
import type { PartProps } from '../../ui/ratings/part.ts';
import { ROLE_NAMES } from '../../ui/ratings/role-names.ts';
import { textOf } from '../../ui/ratings/values.tsx';
import { today } from '../../ui/today.ts';
import { OFFICERS, RATINGS } from './words.ts';

interface Candidate {
  readonly key: string;
  readonly name: string;
  readonly role: RatingRole;
  readonly organisation: string;
}

const idOf = ({ key, role, organisation }: Pick<Candidate, 'key' | 'role' | 'organisation'>): string =>
  `${key} ${role} ${organisation}`;

/** Who may sign in this log: officers here and above, as the service lists them, and those the log names. */
export function Officers({ officer, log, reading }: PartProps) {
  const { state } = reading;
  const [candidates, setCandidates] = useState<readonly Candidate[]>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [named, setNamed] = useState<ReadonlySet<string>>(new Set(state.officers.map(idOf)));
  useEffect(() => {
    void (async () => {
      const answer = await organisationClient(officer.transport).organisation(officer.organisation);
      if (!answer.ok) return setRefusal(answer);
      const { officers, above, organisation } = answer.value;
      const offered = [...officers.map((one) => ({ ...one, organisation })), ...above].flatMap((one) => [
        one,
        { ...one, role: 'appraiser' as const },
      ]);
      const known = new Set(offered.map(idOf));
      const kept = state.officers
        .filter((one) => !known.has(idOf(one)))
        .map((one) => ({ ...one, name: textOf(reading, one.name) }));
      const all = new Map([...offered, ...kept].map((one) => [idOf(one), one]));
      setCandidates([...all.values()]);
    })();
  }, []);
  const sign = () => {
    const { commit, openings } = committer(platformRandom);
    const chosen = (candidates ?? []).filter((one) => named.has(idOf(one)));
    if (chosen.length === 0) return refuse('RATING-OFFICERS');
    const officers = chosen.map(({ key, role, organisation, name }) => {
      const before = state.officers.find((one) => one.key === key);
      return { key, role, organisation, name: before?.name ?? commit(name) };
    });
    return log.append({ type: 'officers-named', date: today(), officers }, openings);
  };
  if (refusal) return <Refused refusal={refusal} />;
  if (candidates === undefined) return <Waiting text={say(RATINGS.reading)} />;
  return (
    <div class="sheet">
      <p>{say(OFFICERS.intro)}</p>
      <ScrollAcross label={say(OFFICERS.intro)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(RATINGS.name)}</th>
              <th scope="col">{say(OFFICERS.organisation)}</th>
              <th scope="col">{say(OFFICERS.named)}</th>
            </tr>
          </thead>
          <tbody>
            {candidates.map((one) => (
              <tr key={idOf(one)}>
                <td>{one.name}</td>
                <td>{one.organisation}</td>
                <td>
                  <Tick
                    name={`officer-${one.role}`}
                    label={say(OFFICERS.nameThis(one.name, say(ROLE_NAMES[one.role])))}
                    checked={named.has(idOf(one))}
                    onChange={(on) => {
                      const next = new Set(named);
                      if (on) next.add(idOf(one));
                      else next.delete(idOf(one));
                      setNamed(next);
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollAcross>
      <div class="row">
        <Act
          name="name-officers"
          kind="primary"
          label={say(OFFICERS.sign)}
          ask={{ title: say(OFFICERS.signTitle), children: <p>{say(OFFICERS.signText(count(named.size)))}</p> }}
          run={sign}
        />
      </div>
    </div>
  );
}
