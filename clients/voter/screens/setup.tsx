import { useState } from 'preact/hooks';
import { longDate } from '../../../src/domain/papers/long-date.ts';
import { Button } from '../../ui/components/button.tsx';
import { Waiting } from '../../ui/components/progress.tsx';
import { ReleaseNotice } from '../../ui/components/release-notice.tsx';
import { Scanner } from '../../ui/components/scanner.tsx';
import { language, say } from '../../ui/language.ts';
import { refusalWords } from '../../ui/refusals.ts';
import { leaveRoom, offline, openLink, snapshot, wordsAgree } from '../state/room.ts';
import { ROOM_WORDS } from '../words/room.ts';
import { Calm } from './calm.tsx';

/** A tablet that serves no meeting yet. */
export function SetUp() {
  const [code, setCode] = useState<string>();
  return (
    <Calm title={say(ROOM_WORDS.setUp)} focus={false}>
      <p>{say(ROOM_WORDS.setUpHow)}</p>
      <Scanner
        label={say(ROOM_WORDS.address)}
        hint={say(ROOM_WORDS.addressHint)}
        error={code && say(refusalWords(code))}
        code={false}
        onText={async (text) => {
          const opened = await openLink(text);
          if (!opened.ok) setCode(opened.code);
          return opened.ok;
        }}
      />
    </Calm>
  );
}

/** The log has not been read yet: for whom or what the tablet waits. */
export function Reading() {
  if (offline.value?.code === 'MEETING-UNKNOWN')
    return (
      <Calm title={say(ROOM_WORDS.unknown)}>
        <p>{say(ROOM_WORDS.unknownHow)}</p>
        <Button kind="primary" name="rescan" onClick={() => void leaveRoom()}>
          {say(ROOM_WORDS.rescan)}
        </Button>
      </Calm>
    );
  return (
    <Calm title={say(ROOM_WORDS.role)}>
      <Waiting text={say(ROOM_WORDS.reading)} />
      {offline.value !== undefined && <p>{say(refusalWords(offline.value.code))}</p>}
    </Calm>
  );
}

/** Before the tablet serves anybody, people compare the fingerprint with the projector. */
export function Compare() {
  const [differ, setDiffer] = useState(false);
  const manifest = snapshot.value?.manifest;
  if (manifest === undefined)
    return (
      <Calm title={say(ROOM_WORDS.notReady)}>
        <Waiting text={say(ROOM_WORDS.notReadyHow)} />
        <Button kind="quiet" name="rescan" onClick={() => void leaveRoom()}>
          {say(ROOM_WORDS.rescan)}
        </Button>
      </Calm>
    );
  if (differ)
    return (
      <Calm title={say(ROOM_WORDS.differ)}>
        <p>{say(ROOM_WORDS.differHow)}</p>
        <Button kind="primary" name="rescan" onClick={() => void leaveRoom()}>
          {say(ROOM_WORDS.rescan)}
        </Button>
      </Calm>
    );
  return (
    <Calm title={say(ROOM_WORDS.compare)}>
      <p>
        <strong>{manifest.title}</strong>
        <br />
        {[manifest.place, language.value === 'vi' ? longDate(manifest.date) : manifest.date].filter(Boolean).join(', ')}
      </p>
      <ReleaseNotice named={manifest.release} />
      <p>{say(ROOM_WORDS.compareHow)}</p>
      <ol class="words" lang="vi">
        {manifest.words.map((word, at) => (
          // Two of the words may be the same.
          <li key={`${at} ${word}`}>{word}</li>
        ))}
      </ol>
      <div class="row">
        <Button name="differ" onClick={() => setDiffer(true)}>
          {say(ROOM_WORDS.differ)}
        </Button>
        <Button kind="primary" name="agree" onClick={() => void wordsAgree()}>
          {say(ROOM_WORDS.agree)}
        </Button>
      </div>
    </Calm>
  );
}
