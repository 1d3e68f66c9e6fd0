import { useEffect } from 'preact/hooks';
import type { Result } from '../../../crypto/result.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { mayVote } from '../../../src/domain/rules/standing.ts';
import type { Words } from '../../../src/domain/words.ts';
import { makeManifest } from '../../shared/secretary/prepare-polls.ts';
import { Act } from '../../ui/components/act.tsx';
import { Tick } from '../../ui/components/choice.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { say } from '../../ui/language.ts';
import { platformRandom } from '../../ui/platform.ts';
import { readServedRelease } from '../../ui/release.ts';
import type { Desk } from '../desk.ts';
import { type Draft, pairsOf } from '../draft.ts';
import { factsComplete } from '../facts-fields.tsx';
import { makePoll } from '../polls/make-poll.ts';
import { pollComplete } from '../polls/poll-editor.tsx';
import { POLLS } from '../polls/words.ts';
import { officerName, Signatures } from '../signatures.tsx';
import type { StepProps } from './prepare.tsx';
import { rollStated } from './slips-step.tsx';
import { PREPARE } from './words.ts';

/** Fixes everything: what is missing still, the acceptance of a small roll, then everybody's signatures. */
export function ManifestStep({ desk, state, draft, change }: StepProps) {
  useEffect(() => void desk.readTellers(), [desk]);
  const voters = draft.members.filter(({ membership, standing }) => mayVote(membership, standing)).length;
  const small = voters < 5;
  const missing = missingParts(state, draft, small);
  const waits = desk.waiting.value.some(({ body }) => body.type === 'meeting-manifest');
  return (
    <>
      <p>{say(PREPARE.manifestIntro)}</p>
      {small && draft.members.length > 0 && (
        <div class="sheet">
          <Notice kind="warn">{say(PREPARE.smallRoll)}</Notice>
          <Tick
            name="small-roll"
            label={say(PREPARE.smallAccept)}
            checked={draft.smallRollAccepted}
            onChange={(smallRollAccepted) => change({ smallRollAccepted })}
          />
        </div>
      )}
      {draft.polls.length === 0 && <Notice>{say(PREPARE.noPolls)}</Notice>}
      {missing.length > 0 && (
        <Notice kind="warn" title={say(PREPARE.missing)}>
          <ul>
            {missing.map((words) => (
              <li key={words.en}>{say(words)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Signatures desk={desk} only={({ body }) => body.type === 'meeting-manifest'} />
      <div class="row">
        <Act
          name="propose-manifest"
          kind={waits ? 'plain' : 'primary'}
          label={say(waits ? PREPARE.proposeAgain : PREPARE.propose)}
          disabled={missing.length > 0}
          ask={{
            title: say(PREPARE.proposeAsk),
            children: (
              <>
                {waits && <Notice kind="warn">{say(PREPARE.proposeAnew)}</Notice>}
                <p>{say(PREPARE.proposeText)}</p>
              </>
            ),
          }}
          run={() => proposeManifest(desk, state, draft)}
        />
      </div>
    </>
  );
}

function missingParts(state: MeetingState, draft: Draft, small: boolean): Words[] {
  const missing: Words[] = [];
  const { run } = state;
  if (!factsComplete(draft)) missing.push(PREPARE.missingFacts);
  if (!rollStated(state, draft)) missing.push(PREPARE.missingRoll);
  if (run === undefined || run.complaint !== undefined || run.rehearsed.size !== run.named.tellers.length)
    missing.push(PREPARE.missingKeys);
  else if (draft.polls.length > run.named.pairs) missing.push(PREPARE.missingPairs);
  if (!draft.polls.every(pollComplete)) missing.push(POLLS.incomplete);
  if (small && !draft.smallRollAccepted) missing.push(PREPARE.missingSmall);
  return missing;
}

/** States the drafted polls, then lays the manifest out; asked again, it fixes the draft as it is by then. */
async function proposeManifest(desk: Desk, state: MeetingState, draft: Draft): Promise<Result<void>> {
  const served = await readServedRelease();
  if (!served.ok) return served;
  const tellers = await desk.readTellers();
  if (!tellers.ok) return tellers;
  for (const [place, poll] of draft.polls.entries()) {
    const made = makePoll(state, place + 1, poll, draft.members);
    if (!made.ok) return made;
    const stated = await desk.state(made.value.body, made.value.openings);
    if (!stated.ok) return stated;
  }
  const { title, date, place, smallRollAccepted } = draft;
  const made = makeManifest(
    state,
    {
      title,
      date,
      place,
      release: served.value.release,
      smallRollAccepted,
      secretaryName: desk.officer.name,
      tellerNames: (state.run?.named.tellers ?? []).map(({ key }) => officerName(desk, key)),
    },
    platformRandom,
  );
  if (!made.ok) return made;
  const { body, openings } = made.value;
  // A poll that was taken out of the draft may still stand in the log: the manifest does not name it, so it is void.
  const polls = body.polls.filter(({ ordinal }) => ordinal <= Math.min(draft.polls.length, pairsOf(draft)));
  return desk.propose({ ...body, polls }, openings);
}
