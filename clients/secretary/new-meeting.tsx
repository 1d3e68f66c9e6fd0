import { useState } from 'preact/hooks';
import { ok, type Result } from '../../crypto/result.ts';
import { createMeeting } from '../shared/secretary/prepare-meeting.ts';
import { organisationClient } from '../shared/transport/officer.ts';
import { Act } from '../ui/components/act.tsx';
import { Button } from '../ui/components/button.tsx';
import { Page } from '../ui/components/page.tsx';
import { say } from '../ui/language.ts';
import type { SignedInOfficer } from '../ui/officer/session.ts';
import { SignOut } from '../ui/officer/sign-out.tsx';
import { platformRandom } from '../ui/platform.ts';
import { type Draft, keepDraft, newDraft } from './draft.ts';
import { type Facts, FactsFields, factsComplete } from './facts-fields.tsx';
import { goTo } from './route.ts';
import { ROLE, WORDS } from './words.ts';

/** The first screen of a new meeting: what it is called, when and where. */
export function NewMeeting({ officer }: { readonly officer: SignedInOfficer }) {
  const [facts, setFacts] = useState<Facts>({ title: '', date: '', place: '' });
  return (
    <Page role={ROLE} place={officer.organisationName} status={<SignOut officer={officer} />}>
      <h1>{say(WORDS.newMeeting)}</h1>
      <div class="sheet">
        <FactsFields facts={facts} onChange={setFacts} shown={false} />
        <p class="soft">{say(WORDS.createNote)}</p>
        <div class="row">
          <Button name="back" onClick={() => goTo({})}>
            {say(WORDS.back)}
          </Button>
          <Act
            name="create-meeting"
            kind="primary"
            label={say(WORDS.create)}
            disabled={!factsComplete(facts)}
            run={() => beginMeeting(officer, (meeting) => newDraft(meeting, facts))}
          />
        </div>
      </div>
    </Page>
  );
}

/** Creates a meeting, keeps its draft on this device, and opens it. */
export async function beginMeeting(
  officer: SignedInOfficer,
  draftOf: (meeting: string) => Draft,
): Promise<Result<void>> {
  const { organisation, service, secretKey, transport } = officer;
  const entry = createMeeting({ organisation, service }, secretKey, platformRandom);
  // Kept first: if the answer is lost, the meeting on the list still has its draft.
  await keepDraft(draftOf(entry.body.meeting));
  const created = await organisationClient(transport).createMeeting(entry);
  if (!created.ok) return created;
  goTo({ meeting: created.value.meeting });
  return ok(undefined);
}
