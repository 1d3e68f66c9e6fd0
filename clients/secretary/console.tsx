import { useEffect, useState } from 'preact/hooks';
import type { Hex } from '../../crypto/bytes.ts';
import type { Refusal } from '../../crypto/result.ts';
import { organisationClient } from '../shared/transport/officer.ts';
import { Button } from '../ui/components/button.tsx';
import { Refused } from '../ui/components/notice.tsx';
import { Page } from '../ui/components/page.tsx';
import { Waiting } from '../ui/components/progress.tsx';
import { say } from '../ui/language.ts';
import type { SignedInOfficer } from '../ui/officer/session.ts';
import { SignOut } from '../ui/officer/sign-out.tsx';
import { readDraft } from './draft.ts';
import { MeetingScreen } from './meeting-screen.tsx';
import { NewMeeting } from './new-meeting.tsx';
import { isRatings, RatingsScreen } from './ratings/ratings-screen.tsx';
import { Repeat } from './repeat.tsx';
import { goTo, route } from './route.ts';
import { MEETING_PHASES, ROLE, WORDS } from './words.ts';

type Meetings = Awaited<ReturnType<ReturnType<typeof organisationClient>['meetings']>>;
type Line = Extract<Meetings, { ok: true }>['value']['meetings'][number];

/** Everything behind the secretary's door: the list of meetings, a new one, or one at work. */
export function Console({ officer }: { readonly officer: SignedInOfficer }) {
  const { meeting, at } = route.value;
  if (meeting !== undefined && at === 'repeat')
    return <Repeat key={`repeat ${meeting}`} officer={officer} meeting={meeting} />;
  if (meeting !== undefined) return <MeetingScreen key={meeting} officer={officer} meeting={meeting} />;
  if (isRatings(at)) return <RatingsScreen officer={officer} />;
  if (at === 'new') return <NewMeeting officer={officer} />;
  return <MeetingList officer={officer} />;
}

function MeetingList({ officer }: { readonly officer: SignedInOfficer }) {
  const [lines, setLines] = useState<readonly Line[]>();
  const [titles, setTitles] = useState<ReadonlyMap<Hex, string>>(new Map());
  const [refusal, setRefusal] = useState<Refusal>();
  const load = async () => {
    setRefusal(undefined);
    const answer = await organisationClient(officer.transport).meetings(officer.organisation);
    if (!answer.ok) return setRefusal(answer);
    const found = answer.value.meetings;
    const drafts = await Promise.all(found.map(({ meeting }) => readDraft(meeting)));
    setTitles(new Map(drafts.flatMap((draft) => (draft === undefined ? [] : [[draft.meeting, draft.title]]))));
    setLines(found);
  };
  useEffect(() => void load(), [officer.organisation]);
  return (
    <Page role={ROLE} place={officer.organisationName} status={<SignOut officer={officer} />}>
      <div class="row spread">
        <h1>{say(WORDS.meetings)}</h1>
        <div class="row">
          <Button name="to-ratings" onClick={() => goTo({ at: 'ratings' })}>
            {say(WORDS.ratings)}
          </Button>
          <Button kind="primary" name="new-meeting" onClick={() => goTo({ at: 'new' })}>
            {say(WORDS.newMeeting)}
          </Button>
        </div>
      </div>
      {refusal && (
        <>
          <Refused refusal={refusal} />
          <Button onClick={() => void load()}>{say(WORDS.tryAgain)}</Button>
        </>
      )}
      {lines === undefined && refusal === undefined && <Waiting text={say(WORDS.loading)} />}
      {lines?.length === 0 && <p class="soft">{say(WORDS.none)}</p>}
      <ul class="plain-list">
        {lines?.map(({ meeting, title, phase }) => (
          <li class="sheet meeting-line" key={meeting}>
            <div>
              <h2>{title ?? (titles.get(meeting) || say(WORDS.untitled))}</h2>
              <p class="soft">{say(MEETING_PHASES[phase])}</p>
            </div>
            <div class="row">
              {phase !== 'draft' && (
                <Button name="repeat" onClick={() => goTo({ meeting, at: 'repeat' })}>
                  {say(WORDS.repeat)}
                </Button>
              )}
              <Button kind="primary" name="open-meeting" onClick={() => goTo({ meeting })}>
                {say(WORDS.open)}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Page>
  );
}
