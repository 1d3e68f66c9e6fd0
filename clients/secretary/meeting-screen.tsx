import { useEffect, useState } from 'preact/hooks';
import type { Hex } from '../../crypto/bytes.ts';
import { Button } from '../ui/components/button.tsx';
import { Notice, Refused } from '../ui/components/notice.tsx';
import { Page } from '../ui/components/page.tsx';
import { Waiting } from '../ui/components/progress.tsx';
import { ReleaseNotice } from '../ui/components/release-notice.tsx';
import { say } from '../ui/language.ts';
import type { SignedInOfficer } from '../ui/officer/session.ts';
import { SignOut } from '../ui/officer/sign-out.tsx';
import { useAlone } from './alone.ts';
import { Desk } from './desk.ts';
import { type Draft, newDraft, readDraft } from './draft.ts';
import { Minutes } from './minutes/minutes.tsx';
import { Prepare } from './prepare/prepare.tsx';
import { goTo, route } from './route.ts';
import { Session } from './run/session.tsx';
import { ROLE, WORDS } from './words.ts';

/** One meeting: in preparation until its manifest is signed, then in session. */
export function MeetingScreen({ officer, meeting }: { readonly officer: SignedInOfficer; readonly meeting: Hex }) {
  const { alone, takeOver } = useAlone(meeting);
  const [desk, setDesk] = useState<Desk>();
  const [draft, setDraft] = useState<Draft>();
  useEffect(() => {
    if (alone !== true) return;
    let opened: Desk | undefined;
    let left = false;
    void Promise.all([Desk.open(officer, meeting), readDraft(meeting)]).then(([made, kept]) => {
      opened = made;
      if (left) return made.close();
      setDraft(kept ?? newDraft(meeting, { title: '', date: '', place: '' }));
      setDesk(made);
    });
    return () => {
      left = true;
      opened?.close();
      setDesk(undefined);
    };
  }, [alone, meeting]);

  const read = desk?.read.value;
  const trouble = desk?.trouble.value;
  const { state } = read ?? {};
  const title = state?.manifest?.body.title ?? draft?.title ?? '';
  const page = (content: preact.ComponentChildren, wide = true) => (
    <Page role={ROLE} place={title || officer.organisationName} status={<SignOut officer={officer} />} wide={wide}>
      {officer.sample && <p class="soft screen-only">{say(WORDS.sample)}</p>}
      {trouble && <Refused refusal={trouble} />}
      <ReleaseNotice named={state?.manifest?.body.release} />
      {content}
      <div class="row screen-only">
        <Button kind="quiet" name="to-list" onClick={() => goTo({})}>
          {say(WORDS.toList)}
        </Button>
      </div>
    </Page>
  );
  const heading = <h1>{title || say(WORDS.untitled)}</h1>;
  if (alone === false)
    return page(
      <>
        {heading}
        <Notice kind="warn">{say(WORDS.elsewhere)}</Notice>
        <div class="row">
          <Button kind="primary" name="take-over" onClick={takeOver}>
            {say(WORDS.takeOver)}
          </Button>
        </div>
      </>,
    );
  if (desk === undefined || draft === undefined || state === undefined)
    return page(
      <>
        {heading}
        <Waiting text={say(WORDS.reading)} />
      </>,
    );
  if (state.created.secretary !== officer.key)
    return page(
      <>
        {heading}
        <Notice kind="warn">{say(WORDS.notThis)}</Notice>
      </>,
    );
  if (route.value.at?.startsWith('minutes')) return page(<Minutes desk={desk} state={state} />);
  return page(
    state.phase === 'draft' ? (
      <Prepare desk={desk} state={state} draft={draft} onDraft={setDraft} />
    ) : (
      <Session desk={desk} state={state} />
    ),
  );
}
