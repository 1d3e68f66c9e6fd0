import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Hex } from '../../crypto/bytes.ts';
import type { Refusal } from '../../crypto/result.ts';
import { organisationClient } from '../shared/transport/officer.ts';
import { Button } from '../ui/components/button.tsx';
import { Refused } from '../ui/components/notice.tsx';
import { Page } from '../ui/components/page.tsx';
import { Waiting } from '../ui/components/progress.tsx';
import { say } from '../ui/language.ts';
import type { SignedInOfficer } from '../ui/officer/session.ts';
import { COMMON, PHASES } from './words/common.ts';

interface Row {
  readonly meeting: Hex;
  readonly title: string | null;
  readonly phase: keyof typeof PHASES;
}

/** The meetings of the teller's organisation, those still to come first. */
export function MeetingList({
  officer,
  onOpen,
}: {
  readonly officer: SignedInOfficer;
  readonly onOpen: (meeting: Hex) => void;
}) {
  const rows = useSignal<readonly Row[] | undefined>(undefined);
  const refusal = useSignal<Refusal | undefined>(undefined);
  const load = async () => {
    refusal.value = undefined;
    rows.value = undefined;
    const read = await organisationClient(officer.transport).meetings(officer.organisation);
    if (!read.ok) refusal.value = read;
    else
      rows.value = [...read.value.meetings].sort((a, b) => Number(a.phase === 'ended') - Number(b.phase === 'ended'));
  };
  useEffect(() => void load(), []);
  return (
    <Page role={COMMON.role} place={officer.organisationName}>
      <h1>{say(COMMON.meetings)}</h1>
      <p class="soft">{officer.name}</p>
      {refusal.value && <Refused refusal={refusal.value} />}
      {rows.value === undefined && refusal.value === undefined && <Waiting text={say(COMMON.loading)} />}
      {rows.value?.length === 0 && <p>{say(COMMON.noMeetings)}</p>}
      {rows.value && (
        <ul class="teller-meetings">
          {rows.value.map(({ meeting, title, phase }) => (
            <li key={meeting}>
              <Button wide name="open-meeting" onClick={() => onOpen(meeting)}>
                <span class="teller-meeting">
                  <strong>{title ?? say(COMMON.untitled)}</strong>
                  <span class="soft">{say(PHASES[phase])}</span>
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div class="row">
        <Button name="look" onClick={() => void load()}>
          {say(COMMON.look)}
        </Button>
        <Button kind="quiet" name="sign-out" onClick={officer.signOut}>
          {say(COMMON.signOut)}
        </Button>
      </div>
    </Page>
  );
}
