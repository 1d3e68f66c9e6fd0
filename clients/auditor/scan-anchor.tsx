import { useEffect, useRef, useState } from 'preact/hooks';
import { decodeCode, encodeCode } from '../../crypto/code.ts';
import { readCamera } from '../ui/camera.ts';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { say } from '../ui/language.ts';
import { WORDS } from './words.ts';

/** Reads the anchor code's QR on the paper with the camera, for whoever would rather not type; other codes are passed over. */
export function ScanAnchor({ onCode }: { readonly onCode: (code: string) => void }) {
  const [at, setAt] = useState<'off' | 'on' | 'failed'>('off');
  return (
    <div class="stack">
      {at === 'on' && (
        <CameraView
          onText={(text) => {
            const code = decodeCode('anchor', text);
            if (!code.ok) return;
            setAt('off');
            onCode(encodeCode('anchor', code.value));
          }}
          onFailed={() => setAt('failed')}
        />
      )}
      {at === 'failed' && <Notice kind="warn">{say(WORDS.noCamera)}</Notice>}
      <div class="row">
        <Button onClick={() => setAt(at === 'on' ? 'off' : 'on')} name="scan">
          {say(at === 'on' ? WORDS.scanOff : WORDS.scan)}
        </Button>
      </div>
    </div>
  );
}

function CameraView({ onText, onFailed }: { readonly onText: (text: string) => void; readonly onFailed: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef({ onText, onFailed });
  latest.current = { onText, onFailed };
  useEffect(() => {
    let left = false;
    let stop = () => {};
    const begin = async () => {
      if (video.current === null) return;
      stop = await readCamera(video.current, 'environment', (text) => latest.current.onText(text));
      if (left) stop();
    };
    begin().catch(() => latest.current.onFailed());
    return () => {
      left = true;
      stop();
    };
  }, []);
  return <video ref={video} class="anchor-view" muted playsInline aria-label={say(WORDS.scanView)} />;
}
