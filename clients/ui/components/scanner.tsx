import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../../../src/domain/words.ts';
import type { Facing } from '../camera.ts';
import { say } from '../language.ts';
import { Button } from './button.tsx';
import { Labelled } from './labelled.tsx';
import { Notice } from './notice.tsx';

const WORDS = {
  go: { vi: 'Tiếp tục', en: 'Continue' },
  camera: { vi: 'Quét bằng máy quay', en: 'Scan with the camera' },
  stop: { vi: 'Tắt máy quay', en: 'Turn the camera off' },
  turn: { vi: 'Đổi máy quay trước, sau', en: 'Other camera' },
  view: { vi: 'Hình của máy quay: giữ mã QR vào giữa khung.', en: 'Camera view: hold the QR code in the middle.' },
  noCamera: {
    vi: 'Không mở được máy quay. Hãy gõ mã, hoặc cho phép trang này dùng máy quay.',
    en: 'The camera cannot be opened. Type the code, or let this page use the camera.',
  },
} as const satisfies Record<string, Words>;

/** Whether this device scans by camera, and with which: remembered, it says nothing about anybody. */
const KEPT = 'phieu-kin-camera';

const keptFacing = (): Facing | undefined => {
  const value = localStorage.getItem(KEPT);
  return value === 'environment' || value === 'user' ? value : undefined;
};

interface ScannerProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly busy?: boolean;
  /** The address of a room is long; codes are shown in wide letters. */
  readonly code?: boolean;
  /**
   * Takes what was scanned or typed, at times a secret: it is nowhere else but in the field.
   * @returns whether it was taken; then the field is emptied, else it stays to be corrected
   */
  readonly onText: (text: string) => Promise<boolean>;
}

/**
 * Reads a code in three ways: a QR scanner that types like a keyboard, letters typed on the screen, and the camera. A
 * scanner's letters reach the field wherever the focus is; the screen's keyboard opens only on a tap into the field.
 */
export function Scanner({ label, hint, error, busy = false, code = true, onText }: ScannerProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typing, setTyping] = useState(false);
  const [facing, setFacing] = useState(keptFacing);

  const take = async (text: string) => {
    if (text.trim() === '' || busy) return;
    const taken = await onText(text);
    if (input.current === null) return;
    if (taken) input.current.value = '';
    else input.current.select();
  };

  // Before the field is painted: a scanner that types does not wait for it.
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    const lead = (event: KeyboardEvent) => {
      const elsewhere = !(event.target instanceof HTMLInputElement) && document.querySelector('dialog[open]') === null;
      if (elsewhere && /^[0-9a-z:]$/i.test(event.key) && !event.ctrlKey && !event.metaKey) input.current?.focus();
    };
    addEventListener('keydown', lead, true);
    return () => removeEventListener('keydown', lead, true);
  }, []);

  const camera = (next: Facing | undefined) => {
    if (next === undefined) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, next);
    setFacing(next);
  };

  return (
    <form
      class="scanner stack"
      onSubmit={(event) => {
        event.preventDefault();
        void take(input.current?.value ?? '');
      }}
    >
      {facing !== undefined && <CameraView key={facing} facing={facing} onText={take} />}
      <Labelled label={label} hint={hint} error={error}>
        {(tied) => (
          <div class="scanner-line">
            <input
              {...tied}
              ref={input}
              class={code ? 'code' : ''}
              autocomplete="off"
              autocapitalize={code ? 'characters' : 'off'}
              autocorrect="off"
              spellcheck={false}
              inputMode={typing ? 'text' : 'none'}
              enterkeyhint="go"
              onPointerDown={() => {
                if (typing) return;
                setTyping(true);
                // The keyboard opens for a field that is focused anew.
                input.current?.blur();
              }}
            />
            <Button kind="primary" submit busy={busy} name="take">
              {say(WORDS.go)}
            </Button>
          </div>
        )}
      </Labelled>
      <div class="row">
        {facing === undefined ? (
          <Button name="camera" onClick={() => camera('environment')}>
            {say(WORDS.camera)}
          </Button>
        ) : (
          <>
            <Button name="camera-turn" onClick={() => camera(facing === 'user' ? 'environment' : 'user')}>
              {say(WORDS.turn)}
            </Button>
            <Button kind="quiet" name="camera-off" onClick={() => camera(undefined)}>
              {say(WORDS.stop)}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}

interface CameraViewProps {
  readonly facing: Facing;
  readonly onText: (text: string) => Promise<void>;
}

function CameraView({ facing, onText }: CameraViewProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const latest = useRef(onText);
  latest.current = onText;
  useEffect(() => {
    let left = false;
    let stop = () => {};
    const begin = async () => {
      const { readCamera } = await import('../camera.ts');
      if (video.current === null) return;
      stop = await readCamera(video.current, facing, (text) => latest.current(text));
      if (left) stop();
    };
    begin().catch(() => setFailed(true));
    return () => {
      left = true;
      stop();
    };
  }, [facing]);
  return failed ? (
    <Notice kind="warn">{say(WORDS.noCamera)}</Notice>
  ) : (
    <video ref={video} class="scanner-view" muted playsInline aria-label={say(WORDS.view)} />
  );
}
