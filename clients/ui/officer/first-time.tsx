import { useState } from 'preact/hooks';
import { toHex } from '../../../crypto/bytes.ts';
import type { OfficerKey } from '../../../crypto/key-file.ts';
import type { Refusal, Result } from '../../../crypto/result.ts';
import { ok } from '../../../crypto/result.ts';
import { publicKeyOf } from '../../../crypto/signature.ts';
import type { Role } from '../../../src/http/wire/shapes.ts';
import { acceptInvitation, readServiceKey } from '../../shared/transport/officer.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Refused } from '../components/notice.tsx';
import { say } from '../language.ts';
import { pageTransport, platformRandom } from '../platform.ts';
import { type KeptIdentity, keepIdentity } from './identity-store.ts';
import { sealKey } from './key-files.ts';
import { WORDS } from './words.ts';

const LEAST_LENGTH = 12;

/** Codes are written in groups; people type them as they like. */
const readCode = (text: string): string | undefined => {
  const symbols = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return symbols.length === 20 ? symbols.replace(/(.{4})(?=.)/g, '$1-') : undefined;
};

export interface MadeIdentity {
  readonly kept: KeptIdentity;
  readonly officer: OfficerKey;
}

/** An invitation code, a passphrase, and a key made here. */
export function FirstTime({ role, onMade }: { readonly role: Role; readonly onMade: (made: MadeIdentity) => void }) {
  const [code, setCode] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const wrong = {
    code: readCode(code) === undefined ? say(WORDS.codeMissing) : undefined,
    passphrase: [...passphrase.normalize('NFC')].length < LEAST_LENGTH ? say(WORDS.tooShort) : undefined,
    again: again.normalize('NFC') === passphrase.normalize('NFC') ? undefined : say(WORDS.notSame),
  };
  const submit = async () => {
    setShown(true);
    const typed = readCode(code);
    if (typed === undefined || wrong.passphrase !== undefined || wrong.again !== undefined) return;
    setBusy(true);
    const made = await makeIdentity(role, typed, passphrase);
    setBusy(false);
    if (made.ok) onMade(made.value);
    else setRefusal(made);
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field
        label={say(WORDS.code)}
        hint={say(WORDS.codeHint)}
        value={code}
        onInput={setCode}
        code
        name="code"
        disabled={busy}
        error={shown ? wrong.code : undefined}
      />
      <Field
        label={say(WORDS.newPassphrase)}
        hint={say(WORDS.passphraseHint)}
        value={passphrase}
        onInput={setPassphrase}
        type="password"
        name="passphrase"
        disabled={busy}
        error={shown ? wrong.passphrase : undefined}
      />
      <Field
        label={say(WORDS.again)}
        value={again}
        onInput={setAgain}
        type="password"
        name="again"
        disabled={busy}
        error={shown ? wrong.again : undefined}
      />
      {refusal && <Refused refusal={refusal} />}
      <div class="row">
        <Button kind="primary" submit busy={busy} name="make-key">
          {say(busy ? WORDS.making : WORDS.makeKey)}
        </Button>
      </div>
    </form>
  );
}

/** Keeps the sealed key before the role is taken: a reload in between goes on with the same key. */
async function makeIdentity(role: Role, code: string, passphrase: string): Promise<Result<MadeIdentity>> {
  const transport = pageTransport();
  const shown = await readServiceKey(transport);
  if (!shown.ok) return shown;
  const officer = { secretKey: platformRandom(32), service: shown.value.service };
  const file = await sealKey(officer, passphrase);
  const key = toHex(publicKeyOf(officer.secretKey));
  const kept: KeptIdentity = { kind: 'sealed', file, key, service: officer.service, invitation: code, backedUp: false };
  await keepIdentity(role, kept);
  return ok({ kept, officer });
}

/** Takes the role of the kept invitation; the same key may take the same invitation again. */
export async function takeRole(role: Role, { kept, officer }: MadeIdentity): Promise<Result<MadeIdentity>> {
  const { invitation, ...rest } = kept;
  if (invitation === undefined) return ok({ kept, officer });
  const taken = await acceptInvitation(pageTransport(), officer.service, invitation, officer.secretKey);
  if (!taken.ok) return taken;
  const named = { ...rest, name: taken.value.name };
  await keepIdentity(role, named);
  return ok({ kept: named, officer });
}
