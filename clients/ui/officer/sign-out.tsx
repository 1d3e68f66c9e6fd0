import type { Words } from '../../../src/domain/words.ts';
import { Button } from '../components/button.tsx';
import { say } from '../language.ts';
import type { SignedInOfficer } from './session.ts';

const SIGN_OUT: Words = { vi: 'Đăng xuất', en: 'Sign out' };

/** At the head of every screen: who is signed in, and the way out. */
export function SignOut({ officer }: { readonly officer: SignedInOfficer }) {
  return (
    <>
      <span class="soft">{officer.name}</span>
      <Button kind="quiet" name="sign-out" onClick={officer.signOut}>
        {say(SIGN_OUT)}
      </Button>
    </>
  );
}
