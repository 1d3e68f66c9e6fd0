import type { Hex } from '../../../crypto/bytes.ts';
import type { Words } from '../../../src/domain/words.ts';
import { say } from '../language.ts';
import { refusalWords } from '../refusals.ts';
import { useRelease } from '../release.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

const RELOAD: Words = { vi: 'Tải lại trang', en: 'Reload the page' };

/** Says so where this page is not of the release that the meeting's manifest names. */
export function ReleaseNotice({ named }: { readonly named: Hex | undefined }) {
  const differs = useRelease(named);
  if (differs === undefined) return null;
  return (
    <Notice kind="warn">
      <div class="stack">
        <p>{say(refusalWords(differs.code))}</p>
        <div class="row">
          <Button name="reload-release" onClick={() => location.reload()}>
            {say(RELOAD)}
          </Button>
          <span class="notice-code">{differs.code}</span>
        </div>
      </div>
    </Notice>
  );
}
