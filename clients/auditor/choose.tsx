import { useRef, useState } from 'preact/hooks';
import { decodeCode } from '../../crypto/code.ts';
import { Button } from '../ui/components/button.tsx';
import { Field } from '../ui/components/field.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { count, say } from '../ui/language.ts';
import { ScanAnchor } from './scan-anchor.tsx';
import { WORDS } from './words.ts';

interface ChooseProps {
  /** The last file could not be read. */
  readonly unreadable: boolean;
  /** Where the page can be had as one file; absent in that file itself. */
  readonly keepable?: string;
  /** Where a signed-in auditor searches the logs. */
  readonly searchable?: string;
  readonly onStart: (file: File, anchor: string | undefined) => void;
}

/** Whether a typed anchor code may be used: nothing at all, or a sound one. */
const anchorIsSound = (typed: string): boolean => typed.trim() === '' || decodeCode('anchor', typed).ok;

/** First screen: the file, and the code from the paper. */
export function Choose({ unreadable, keepable, searchable, onStart }: ChooseProps) {
  const [file, setFile] = useState<File>();
  const [anchor, setAnchor] = useState('');
  const [tried, setTried] = useState(false);
  const begin = () => {
    setTried(true);
    if (file !== undefined && file.size > 0 && anchorIsSound(anchor)) onStart(file, anchor.trim() || undefined);
  };
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <p>{say(WORDS.intro)}</p>
      {unreadable && <Notice kind="error">{say(WORDS.unreadable)}</Notice>}
      <section class="sheet" aria-labelledby="file-step">
        <h2 id="file-step">1. {say(WORDS.fileStep)}</h2>
        <FilePlace file={file} onFile={setFile} />
        {file?.size === 0 && <Notice kind="error">{say(WORDS.empty)}</Notice>}
      </section>
      <form
        class="sheet"
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <h2>2. {say(WORDS.paperStep)}</h2>
        <Field
          label={say(WORDS.anchorStep)}
          hint={say(WORDS.anchorHint)}
          value={anchor}
          onInput={(typed) => {
            setAnchor(typed);
            setTried(false);
          }}
          error={tried && !anchorIsSound(anchor) ? say(WORDS.anchorBad) : undefined}
          name="anchor"
          code
        />
        <ScanAnchor onCode={setAnchor} />
        <p class="soft">{say(WORDS.anchorLater)}</p>
        <div class="row">
          <Button kind="primary" submit disabled={file === undefined || file.size === 0} name="start">
            {say(WORDS.start)}
          </Button>
        </div>
      </form>
      {searchable && (
        <div class="row">
          <a class="button quiet" href={searchable} data-act="search">
            {say(WORDS.search)}
          </a>
        </div>
      )}
      {keepable && (
        <aside class="stack">
          <div class="row">
            <a class="button quiet" href={keepable} download="phieu-kin-verifier.html">
              {say(WORDS.keep)}
            </a>
          </div>
          <p class="soft">{say(WORDS.keepWhy)}</p>
        </aside>
      )}
    </>
  );
}

/** Takes a file that is dropped or chosen. */
function FilePlace({ file, onFile }: { readonly file: File | undefined; readonly onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra for mice; the button does the same
    <div
      class={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [dropped] = event.dataTransfer?.files ?? [];
        if (dropped) onFile(dropped);
      }}
    >
      {file === undefined ? (
        <span>{say(WORDS.drop)}</span>
      ) : (
        <span class="drop-file">
          <strong>{file.name}</strong> · {count(file.size)} {say(WORDS.bytes)}
        </span>
      )}
      <input
        ref={input}
        type="file"
        class="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen) onFile(chosen);
        }}
      />
      <Button kind={file === undefined ? 'primary' : 'plain'} name="choose" onClick={() => input.current?.click()}>
        {say(file === undefined ? WORDS.choose : WORDS.another)}
      </Button>
    </div>
  );
}
