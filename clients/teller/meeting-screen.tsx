import type { Hex } from '../../crypto/bytes.ts';
import { Button } from '../ui/components/button.tsx';
import { Notice, Refused } from '../ui/components/notice.tsx';
import { Page } from '../ui/components/page.tsx';
import { Waiting } from '../ui/components/progress.tsx';
import { ReleaseNotice } from '../ui/components/release-notice.tsx';
import { say } from '../ui/language.ts';
import type { SignedInOfficer } from '../ui/officer/session.ts';
import { useWakeLock } from '../ui/wake-lock.ts';
import type { TellerSnapshot } from './device/snapshot.ts';
import type { Told } from './device/worker.ts';
import { Alarm } from './screens/alarm.tsx';
import { Ceremony } from './screens/ceremony.tsx';
import { Ended } from './screens/ended.tsx';
import { Rejoin } from './screens/rejoin.tsx';
import { Room } from './screens/room.tsx';
import { type TellerActs, useDevice } from './use-device.ts';
import { COMMON } from './words/common.ts';

/** One meeting, as the teller's device sees it. */
export function MeetingScreen({
  officer,
  meeting,
  onLeave,
}: {
  readonly officer: SignedInOfficer;
  readonly meeting: Hex;
  readonly onLeave: () => void;
}) {
  useWakeLock();
  const { told, acts } = useDevice(officer, meeting);
  const snapshot = told.value.kind === 'snapshot' ? told.value.snapshot : undefined;
  return (
    <Page
      role={COMMON.role}
      place={snapshot?.about?.title ?? officer.organisationName}
      status={<Connection told={told.value} />}
      wide
    >
      <ReleaseNotice named={snapshot?.about?.release} />
      <Content told={told.value} acts={acts} />
      <footer class="row teller-foot">
        <Button kind="quiet" name="leave" onClick={onLeave}>
          {say(COMMON.otherMeeting)}
        </Button>
        <Button kind="quiet" name="sign-out" onClick={officer.signOut}>
          {say(COMMON.signOut)}
        </Button>
      </footer>
    </Page>
  );
}

function Connection({ told }: { readonly told: Told }) {
  if (told.kind !== 'snapshot') return null;
  const offline = told.snapshot.offline !== undefined;
  return (
    <span class={offline ? 'teller-offline' : 'soft'} role="status">
      {say(offline ? COMMON.offline : COMMON.online)}
    </span>
  );
}

function Content({ told, acts }: { readonly told: Told; readonly acts: TellerActs }) {
  switch (told.kind) {
    case 'opening':
      return (
        <>
          <h1>{say(COMMON.role)}</h1>
          <Waiting text={say(COMMON.opening)} />
        </>
      );
    case 'elsewhere':
      return (
        <>
          <h1>{say(COMMON.elsewhere)}</h1>
          <Notice kind="warn">{say(COMMON.elsewhereText)}</Notice>
        </>
      );
    case 'insecure':
      return (
        <>
          <h1>{say(COMMON.insecure)}</h1>
          <Notice kind="error">{say(COMMON.insecureText)}</Notice>
        </>
      );
    case 'refused':
      return (
        <>
          <h1>{say(COMMON.role)}</h1>
          <Refused refusal={told.refusal} />
        </>
      );
    case 'snapshot':
      return <Working snapshot={told.snapshot} acts={acts} />;
  }
}

function Working({ snapshot, acts }: { readonly snapshot: TellerSnapshot; readonly acts: TellerActs }) {
  if (snapshot.alarm !== undefined) return <Alarm refusal={snapshot.alarm} />;
  if (snapshot.phase === 'draft') return <Ceremony snapshot={snapshot} acts={acts} />;
  if (snapshot.own === 0)
    return (
      <>
        <h1>{say(COMMON.notNamed)}</h1>
        <Notice kind="warn">{say(COMMON.notNamedText)}</Notice>
      </>
    );
  if (snapshot.phase === 'ended') return <Ended snapshot={snapshot} />;
  if (snapshot.standing !== 'working') return <Rejoin snapshot={snapshot} acts={acts} />;
  return <Room snapshot={snapshot} acts={acts} />;
}
