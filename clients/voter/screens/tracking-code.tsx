import type { Hex } from '../../../crypto/bytes.ts';
import { QrCode } from '../../ui/components/qr-code.tsx';
import { say } from '../../ui/language.ts';
import { BOOTH_WORDS } from '../words/booth.ts';

/** So many groups are enough to find a ballot again among thousands. */
const NOTED_GROUPS = 3;

interface TrackingCodeProps {
  readonly code: Hex;
  /** Only to be read: where other codes are scanned, or after it was noted. */
  readonly brief?: boolean;
}

/** A tracking code to note or photograph; nothing else about the ballot is in it. */
export function TrackingCode({ code, brief = false }: TrackingCodeProps) {
  const groups = code.match(/.{4}/g) ?? [];
  return (
    <section class={brief ? 'tracking brief' : 'tracking'} aria-labelledby="tracking-title">
      <div class="stack">
        <h2 id="tracking-title">{say(BOOTH_WORDS.tracking)}</h2>
        <p class="tracking-code" data-tracking={code}>
          <strong>{groups.slice(0, NOTED_GROUPS).join(' ')}</strong> {groups.slice(NOTED_GROUPS).join(' ')}
        </p>
        {!brief && <p>{say(BOOTH_WORDS.trackingHow)}</p>}
      </div>
      {!brief && <QrCode text={code} label={say(BOOTH_WORDS.tracking)} />}
    </section>
  );
}
