import { useState } from 'preact/hooks';
import type { Bytes } from '../../../crypto/bytes.ts';
import { toHex } from '../../../crypto/bytes.ts';
import type { Refusal } from '../../../crypto/result.ts';
import { publicKeyOf } from '../../../crypto/signature.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Refused } from '../components/notice.tsx';
import { say } from '../language.ts';
import { FileField } from './file-field.tsx';
import type { MadeIdentity } from './first-time.tsx';
import type { KeptIdentity } from './identity-store.ts';
import { openKey } from './key-files.ts';
import { WORDS } from './words.ts';

/**
 * Opens the key that this device keeps, or that of a chosen file, with its passphrase.
 * @param kept absent where a file is chosen
 */
export function Unlock({
  kept,
  onOpened,
}: {
  readonly kept: KeptIdentity | undefined;
  readonly onOpened: (opened: MadeIdentity) => void;
}) {
  const [file, setFile] = useState<{ readonly bytes: Bytes; readonly name: string }>();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const submit = async () => {
    const bytes = kept?.file ?? file?.bytes;
    setMissing(bytes === undefined);
    if (bytes === undefined) return;
    setBusy(true);
    setRefusal(undefined);
    const opened = await openKey(bytes, passphrase);
    setBusy(false);
    if (!opened.ok) return setRefusal(opened);
    const officer = opened.value;
    const key = toHex(publicKeyOf(officer.secretKey));
    // A file that opens has been opened: it is a good copy.
    onOpened({
      officer,
      kept: kept ?? { kind: 'sealed', file: bytes, key, service: officer.service, backedUp: true },
    });
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {kept === undefined && (
        <FileField
          label={say(WORDS.fileLabel)}
          accept=".phieukin-key,application/json"
          name="key-file"
          disabled={busy}
          onFile={(bytes, name) => setFile({ bytes, name })}
        />
      )}
      {file && <p class="soft">{file.name}</p>}
      <Field
        label={say(WORDS.passphrase)}
        value={passphrase}
        onInput={setPassphrase}
        type="password"
        name="passphrase"
        disabled={busy}
        error={missing ? say(WORDS.fileMissing) : undefined}
      />
      {refusal && <Refused refusal={refusal} />}
      <div class="row">
        <Button kind="primary" submit busy={busy} name="unlock">
          {say(busy ? WORDS.unlocking : WORDS.unlock)}
        </Button>
      </div>
    </form>
  );
}
