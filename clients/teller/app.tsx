import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { OfficerDoor } from '../ui/officer/door.tsx';
import type { SignedInOfficer } from '../ui/officer/session.ts';
import { meetingOfAddress, setMeetingOfAddress } from './address.ts';
import { MeetingList } from './meeting-list.tsx';
import { MeetingScreen } from './meeting-screen.tsx';
import { COMMON } from './words/common.ts';

/** The tellers' app: sign in, choose the meeting, do what it asks. */
export function App() {
  return (
    <OfficerDoor role={COMMON.role} needs="teller">
      {(officer) => <Home officer={officer} />}
    </OfficerDoor>
  );
}

function Home({ officer }: { readonly officer: SignedInOfficer }) {
  const meeting = useSignal(meetingOfAddress());
  useEffect(() => {
    const follow = () => {
      meeting.value = meetingOfAddress();
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [meeting]);
  if (meeting.value === undefined) return <MeetingList officer={officer} onOpen={setMeetingOfAddress} />;
  return (
    <MeetingScreen
      key={meeting.value}
      officer={officer}
      meeting={meeting.value}
      onLeave={() => setMeetingOfAddress(undefined)}
    />
  );
}
