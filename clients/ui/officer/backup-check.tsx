import { useState } from 'preact/hooks';
import { equalBytes } from '../../../crypto/bytes.ts';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { download } from '../download.ts';
import { say } from '../language.ts';
import { FileField } from './file-field.tsx';
import type { KeptIdentity } from './identity-store.ts';
import { WORDS } from './words.ts';

/** The key file to save, and to choose again: a copy that nobody has opened is no copy. */
export function BackupCheck({
  kept,
  onChecked,
  onLater,
}: {
  readonly kept: KeptIdentity;
  readonly onChecked: () => void;
  readonly onLater: () => void;
}) {
  const [other, setOther] = useState(false);
  return (
    <div class="sheet">
      <h1>{say(WORDS.backupTitle)}</h1>
      <p>{say(WORDS.backupIntro)}</p>
      <div class="row">
        <Button
          kind="primary"
          name="download-key"
          onClick={() => download(`${kept.key.slice(0, 8)}.phieukin-key`, kept.file)}
        >
          {say(WORDS.download)}
        </Button>
      </div>
      <p>{say(WORDS.backupCheck)}</p>
      <FileField
        label={say(WORDS.backupLabel)}
        name="key-copy"
        onFile={(bytes) => {
          // The very bytes that the passphrase has just made or opened.
          if (equalBytes(bytes, kept.file)) onChecked();
          else setOther(true);
        }}
      />
      {other && <Notice kind="error">{say(WORDS.backupOther)}</Notice>}
      <div class="row">
        <Button kind="quiet" name="backup-later" onClick={onLater}>
          {say(WORDS.backupLater)}
        </Button>
      </div>
    </div>
  );
}
