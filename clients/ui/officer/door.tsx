import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { OfficerKey } from '../../../crypto/key-file.ts';
import type { Refusal } from '../../../crypto/result.ts';
import type { Words } from '../../../src/domain/words.ts';
import type { Role } from '../../../src/http/wire/shapes.ts';
import { Button } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Refused } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { Waiting } from '../components/progress.tsx';
import { say } from '../language.ts';
import { BackupCheck } from './backup-check.tsx';
import { FirstTime, type MadeIdentity, takeRole } from './first-time.tsx';
import { forgetIdentity, type KeptIdentity, keepIdentity, readIdentity, readSampleIdentity } from './identity-store.ts';
import type { SignedInOfficer } from './session.ts';
import { SignIn } from './sign-in.tsx';
import { Unlock } from './unlock.tsx';
import { WORDS } from './words.ts';

type Stage =
  | { readonly at: 'loading' }
  | { readonly at: 'first' }
  | { readonly at: 'file' }
  | { readonly at: 'locked'; readonly kept: KeptIdentity }
  | { readonly at: 'taking'; readonly made: MadeIdentity; readonly refusal?: Refusal }
  | { readonly at: 'backup'; readonly made: MadeIdentity }
  | { readonly at: 'signing'; readonly officer: OfficerKey; readonly sample: boolean }
  | { readonly at: 'in'; readonly officer: SignedInOfficer };

interface DoorProps {
  /** Which of the apps this is. */
  readonly role: Words;
  /** The role that the app is for: each keeps its own key on a device. */
  readonly needs: Role;
  readonly children: (officer: SignedInOfficer) => ComponentChildren;
}

/**
 * What every officer's app stands behind: the first time an invitation and a key made here, later the passphrase. Shows the
 * app, which brings its own page, once the officer is signed in at the service that the key names.
 */
export function OfficerDoor({ role, needs, children }: DoorProps) {
  const [stage, setStage] = useState<Stage>({ at: 'loading' });
  const begin = async () => {
    const sample = await readSampleIdentity(location.hash);
    if (sample !== undefined) return setStage({ at: 'signing', officer: sample, sample: true });
    const kept = await readIdentity(needs);
    setStage(kept === undefined ? { at: 'first' } : { at: 'locked', kept });
  };
  useEffect(() => void begin(), []);

  const opened = async (made: MadeIdentity) => {
    setStage({ at: 'taking', made });
    const taken = await takeRole(needs, made);
    if (!taken.ok) return setStage({ at: 'taking', made, refusal: taken });
    await keepIdentity(needs, taken.value.kept);
    if (taken.value.kept.backedUp) setStage({ at: 'signing', officer: made.officer, sample: false });
    else setStage({ at: 'backup', made: taken.value });
  };
  const startOver = async () => {
    await forgetIdentity(needs);
    setStage({ at: 'first' });
  };

  switch (stage.at) {
    case 'loading':
      return (
        <Page role={role}>
          <h1>{say(role)}</h1>
          <Waiting text={say(WORDS.loading)} />
        </Page>
      );
    case 'first':
      return (
        <Page role={role}>
          <h1>{say(WORDS.firstTitle)}</h1>
          <div class="sheet">
            <h2>{say(WORDS.withCode)}</h2>
            <p>{say(WORDS.firstIntro)}</p>
            <FirstTime role={needs} onMade={(made) => void opened(made)} />
          </div>
          <div class="row">
            <Button name="with-file" onClick={() => setStage({ at: 'file' })}>
              {say(WORDS.withFile)}
            </Button>
          </div>
        </Page>
      );
    case 'file':
      return (
        <Page role={role}>
          <h1>{say(WORDS.fileTitle)}</h1>
          <div class="sheet">
            <Unlock kept={undefined} onOpened={(made) => void opened(made)} />
          </div>
          <div class="row">
            <Button name="back" onClick={() => void begin()}>
              {say(WORDS.back)}
            </Button>
          </div>
        </Page>
      );
    case 'locked':
      return (
        <Page role={role}>
          <Locked
            kept={stage.kept}
            onOpened={(made) => void opened(made)}
            onFile={() => setStage({ at: 'file' })}
            onStartOver={() => void startOver()}
          />
        </Page>
      );
    case 'taking':
      return (
        <Page role={role}>
          <h1>{say(WORDS.unlockTitle)}</h1>
          {stage.refusal === undefined ? (
            <Waiting text={say(WORDS.signingIn)} />
          ) : (
            <TakingRefused
              refusal={stage.refusal}
              onAgain={() => void opened(stage.made)}
              onStartOver={() => void startOver()}
            />
          )}
        </Page>
      );
    case 'backup':
      return (
        <Page role={role}>
          <BackupCheck
            kept={stage.made.kept}
            onLater={() => setStage({ at: 'signing', officer: stage.made.officer, sample: false })}
            onChecked={() =>
              void keepIdentity(needs, { ...stage.made.kept, backedUp: true }).then(() =>
                setStage({ at: 'signing', officer: stage.made.officer, sample: false }),
              )
            }
          />
        </Page>
      );
    case 'signing':
      return (
        <Page role={role}>
          <SignIn
            officer={stage.officer}
            needs={needs}
            onIn={(place, end) =>
              setStage({
                at: 'in',
                officer: {
                  ...place,
                  sample: stage.sample,
                  signOut: () => {
                    end();
                    place.secretKey.fill(0);
                    void begin();
                  },
                },
              })
            }
          />
        </Page>
      );
    case 'in':
      return <>{children(stage.officer)}</>;
  }
}

function Locked({
  kept,
  onOpened,
  onFile,
  onStartOver,
}: {
  readonly kept: KeptIdentity;
  readonly onOpened: (made: MadeIdentity) => void;
  readonly onFile: () => void;
  readonly onStartOver: () => void;
}) {
  const [leaving, setLeaving] = useState(false);
  return (
    <>
      <h1>{say(WORDS.unlockTitle)}</h1>
      <div class="sheet">
        {kept.name && (
          <p>
            {say(WORDS.keptFor)} <strong>{kept.name}</strong>
          </p>
        )}
        <Unlock kept={kept} onOpened={onOpened} />
      </div>
      <div class="row">
        <Button name="with-file" onClick={onFile}>
          {say(WORDS.otherFile)}
        </Button>
        <Button kind="quiet" name="start-over" onClick={() => setLeaving(true)}>
          {say(WORDS.otherPerson)}
        </Button>
      </div>
      {leaving && (
        <Confirm
          title={say(WORDS.startOverTitle)}
          act={say(WORDS.startOverAct)}
          danger
          onConfirm={onStartOver}
          onBack={() => setLeaving(false)}
        >
          <p>{say(WORDS.startOver)}</p>
        </Confirm>
      )}
    </>
  );
}

function TakingRefused({
  refusal,
  onAgain,
  onStartOver,
}: {
  readonly refusal: Refusal;
  readonly onAgain: () => void;
  readonly onStartOver: () => void;
}) {
  return (
    <>
      <Refused refusal={refusal} />
      <div class="row">
        <Button kind="primary" name="take-again" onClick={onAgain}>
          {say(WORDS.tryAgain)}
        </Button>
        <Button name="start-over" onClick={onStartOver}>
          {say(WORDS.otherPerson)}
        </Button>
      </div>
    </>
  );
}
