import type { ComponentChildren } from 'preact';
import type { Words } from '../../../src/domain/words.ts';
import { language, say, switchLanguage } from '../language.ts';

const WORDS = {
  other: { vi: 'English', en: 'Tiếng Việt' },
  switching: { vi: 'Switch to English', en: 'Chuyển sang tiếng Việt' },
  name: { vi: 'Phiếu Kín', en: 'Phiếu Kín' },
} as const satisfies Record<string, Words>;

interface PageProps {
  /** Which of the apps this is: "Máy bỏ phiếu", "Tổ kiểm phiếu". */
  readonly role: Words;
  /** The meeting or place, under the role. Never a voter's name in the booth. */
  readonly place?: string;
  /** Shown at the right of the head, such as the connection. */
  readonly status?: ComponentChildren;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** The frame of every screen: who it is for, where it is, the switch of languages, and the content. */
export function Page({ role, place, status, wide = false, children }: PageProps) {
  return (
    <div class="page">
      <header class="page-head screen-only">
        <span class="page-name">
          {say(WORDS.name)} · {say(role)}
        </span>
        <span class="page-place">{place}</span>
        {status}
        <button
          type="button"
          class="button quiet"
          lang={language.value === 'vi' ? 'en' : 'vi'}
          aria-label={say(WORDS.switching)}
          onClick={switchLanguage}
        >
          {say(WORDS.other)}
        </button>
      </header>
      <main class={wide ? 'page-main wide' : 'page-main'}>{children}</main>
    </div>
  );
}
