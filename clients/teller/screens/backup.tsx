import { useState } from 'preact/hooks';
import type { Bytes } from '../../../crypto/bytes.ts';
import { Button } from '../../ui/components/button.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Notice, Refused } from '../../ui/components/notice.tsx';
import { download } from '../../ui/download.ts';
import { say } from '../../ui/language.ts';
import { FileField } from '../../ui/officer/file-field.tsx';
import { useAct } from '../use-act.ts';
import type { TellerActs } from '../use-device.ts';
import { CEREMONY } from '../words/ceremony.ts';
import { TEAM } from '../words/team.ts';

const LEAST_LENGTH = 12;

/** A passphrase, and the backup file to save. */
export function BackupMaker({ acts, made }: { readonly acts: TellerActs; readonly made: boolean }) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(false);
  const { busy, refusal, run } = useAct();
  const short = [...passphrase.normalize('NFC')].length < LEAST_LENGTH;
  const differs = passphrase.normalize('NFC') !== again.normalize('NFC');
  const save = () => {
    setShown(true);
    if (short || differs) return;
    void run(async () => {
      const file = await acts.makeBackup(passphrase);
      if (file.ok) {
        download('phieu-kin.teller-backup', file.value);
        setPassphrase('');
        setAgain('');
        setShown(false);
      }
      return file;
    });
  };
  return (
    <form
      class="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2>{say(CEREMONY.backupTitle)}</h2>
      <p>{say(CEREMONY.backupLead)}</p>
      {made && <Notice kind="done">{say(CEREMONY.saved)}</Notice>}
      <Field
        label={say(CEREMONY.passphrase)}
        hint={say(CEREMONY.passphraseHint)}
        type="password"
        name="backup-passphrase"
        value={passphrase}
        onInput={setPassphrase}
        disabled={busy}
        error={shown && short ? say(CEREMONY.tooShort) : undefined}
      />
      <Field
        label={say(CEREMONY.again)}
        type="password"
        name="backup-again"
        value={again}
        onInput={setAgain}
        disabled={busy}
        error={shown && differs ? say(CEREMONY.notSame) : undefined}
      />
      {refusal && <Refused refusal={refusal} />}
      <div class="row">
        <Button kind={made ? 'plain' : 'primary'} submit busy={busy} name="save-backup">
          {say(busy ? CEREMONY.saving : made ? CEREMONY.saveAgain : CEREMONY.save)}
        </Button>
      </div>
    </form>
  );
}

/**
 * The backup file chosen again and opened: in the rehearsal, and on a device that takes the place of a lost one.
 * @param size of the log as this device reads it: then the projector's must be typed
 */
export function BackupOpener({ acts, size }: { readonly acts: TellerActs; readonly size?: number }) {
  const [file, setFile] = useState<{ readonly bytes: Bytes; readonly name: string }>();
  const [passphrase, setPassphrase] = useState('');
  const [seen, setSeen] = useState('');
  const [shown, setShown] = useState(false);
  const { busy, refusal, run } = useAct();
  const unseen = size !== undefined && !/^[0-9]{1,7}$/.test(seen.trim());
  const open = () => {
    setShown(true);
    if (file === undefined || unseen) return;
    void run(() => acts.restore(file.bytes, passphrase, size === undefined ? 0 : Number(seen.trim())));
  };
  return (
    <form
      class="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <h2>{say(size === undefined ? CEREMONY.restoreTitle : TEAM.step2)}</h2>
      {size === undefined && <p>{say(CEREMONY.restoreLead)}</p>}
      <FileField
        label={say(CEREMONY.file)}
        name="backup-file"
        disabled={busy}
        onFile={(bytes, name) => setFile({ bytes, name })}
      />
      {file && <p>{say(CEREMONY.fileChosen(file.name))}</p>}
      {shown && file === undefined && <p class="field-error">{say(CEREMONY.fileMissing)}</p>}
      <Field
        label={say(CEREMONY.passphrase)}
        type="password"
        name="restore-passphrase"
        value={passphrase}
        onInput={setPassphrase}
        disabled={busy}
      />
      {size !== undefined && (
        <Field
          label={say(TEAM.seen)}
          hint={say(TEAM.seenHint(size))}
          name="seen"
          code
          value={seen}
          onInput={setSeen}
          disabled={busy}
          error={shown && unseen ? say(TEAM.seenMissing) : undefined}
        />
      )}
      {refusal && <Refused refusal={refusal} />}
      <div class="row">
        <Button kind="primary" submit busy={busy} name="open-backup">
          {say(busy ? CEREMONY.restoring : size === undefined ? CEREMONY.restore : TEAM.restore)}
        </Button>
      </div>
    </form>
  );
}
