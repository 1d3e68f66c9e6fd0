import { useState } from 'preact/hooks';
import { ok, type Result } from '../../../crypto/result.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { anchorCode } from '../../shared/anchor.ts';
import { wholeOf } from '../../shared/transport/whole.ts';
import { Act } from '../../ui/components/act.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { QrCode } from '../../ui/components/qr-code.tsx';
import { download } from '../../ui/download.ts';
import { say } from '../../ui/language.ts';
import type { Desk } from '../desk.ts';
import { verifyAnchored } from '../verify-record.ts';
import { RUN } from './words.ts';

/** The ended meeting: its anchor code, and the record, which this device verifies before it hands it over. */
export function Finish({ desk, state }: { readonly desk: Desk; readonly state: MeetingState }) {
  const [verified, setVerified] = useState(false);
  const anchor = anchorCode(state);
  if (!anchor.ok) return null;
  const { code, qr } = anchor.value;
  return (
    <section class="sheet">
      <Notice kind="done">{say(RUN.ended)}</Notice>
      <h2>{say(RUN.anchor)}</h2>
      <p>{say(RUN.anchorText)}</p>
      <p class="big-code" data-anchor={code}>
        {code}
      </p>
      <QrCode text={qr} label={say(RUN.anchor)} />
      {verified && <Notice kind="done">{say(RUN.exported)}</Notice>}
      <div class="row">
        <Act
          name="export"
          kind="primary"
          label={say(RUN.export)}
          run={() => exportRecord(desk, code)}
          onDone={() => setVerified(true)}
        />
      </div>
      {!verified && <p class="soft">{say(RUN.cosigning)}</p>}
    </section>
  );
}

async function exportRecord(desk: Desk, anchor: string): Promise<Result<void>> {
  const stream = await desk.client.record();
  if (!stream.ok) return stream;
  const record = await wholeOf(stream.value);
  if (!record.ok) return record;
  const judged = await verifyAnchored(record.value, anchor);
  if (!judged.ok) return judged;
  download(`${desk.meeting.slice(0, 8)}.phieukin`, record.value);
  return ok(undefined);
}
