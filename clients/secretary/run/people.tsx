import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { mayVote } from '../../../src/domain/rules/standing.ts';
import { STANDING_WORDS } from '../../../src/domain/words.ts';
import { acts } from '../../shared/secretary/run-polls.ts';
import { Act } from '../../ui/components/act.tsx';
import { ScrollAcross } from '../../ui/components/scroll-across.tsx';
import { say } from '../../ui/language.ts';
import type { Desk } from '../desk.ts';
import { PREPARE } from '../prepare/words.ts';
import { RUN } from './words.ts';

/** Who has come. Presence is stated by tellers; the secretary states who is excused. */
export function People({ desk, state }: { readonly desk: Desk; readonly state: MeetingState }) {
  const texts = desk.texts.value;
  const running = state.phase === 'issuing' || state.phase === 'in-session';
  const voters = state.roll?.voters ?? [];
  return (
    <details class="sheet">
      <summary>{say(RUN.people)}</summary>
      <ScrollAcross label={say(RUN.people)}>
        <table>
          <thead>
            <tr>
              <th scope="col">STT</th>
              <th scope="col">{say(PREPARE.name)}</th>
              <th scope="col">{say(PREPARE.standing)}</th>
              <th scope="col">{say(RUN.present)}</th>
              {running && <th scope="col">{say(PREPARE.action)}</th>}
            </tr>
          </thead>
          <tbody>
            {voters.map(({ name, membership, standing, slip }, place) => {
              const shown = texts.get(name) ?? '…';
              const votes = mayVote(membership, standing);
              const open = running && !state.present.has(place) && !state.excused.has(place) && standing === 'counted';
              return (
                <tr key={slip}>
                  <td class="number">{place + 1}</td>
                  <td>{shown}</td>
                  <td>
                    {say(PREPARE[membership])}
                    {standing !== 'counted' && `, ${say(STANDING_WORDS[standing])}`}
                  </td>
                  <td>{say(presenceOf(state, place, votes))}</td>
                  {running && (
                    <td>
                      {open && membership === 'official' && (
                        <Act
                          name={`excuse-${place}`}
                          kind="quiet"
                          label={say(RUN.excuse)}
                          ask={{
                            title: say(RUN.excuseOf(shown)),
                            children: <p>{say(RUN.excuseText)}</p>,
                          }}
                          run={() => desk.state(acts.excuse(state.id, place))}
                        />
                      )}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollAcross>
    </details>
  );
}

function presenceOf(state: MeetingState, place: number, votes: boolean) {
  if (state.present.has(place)) return RUN.peoplePresent;
  if (state.excused.has(place)) return RUN.peopleExcused;
  return votes ? RUN.peopleAbsent : RUN.peopleNo;
}
