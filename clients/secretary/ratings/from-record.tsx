import { useEffect, useState } from 'preact/hooks';
import { type Bytes, utf8 } from '../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { replayRecord } from '../../../src/domain/verify/replay-record.ts';
import type { Words } from '../../../src/domain/words.ts';
import { wholeOf } from '../../shared/transport/whole.ts';
import { Act } from '../../ui/components/act.tsx';
import { Field } from '../../ui/components/field.tsx';
import { say } from '../../ui/language.ts';
import { FileField } from '../../ui/officer/file-field.tsx';
import type { PeriodPartProps } from '../../ui/ratings/part.ts';
import { verifyAnchored } from '../verify-record.ts';
import { StatePolls } from './state-polls.tsx';
import { BALLOT } from './words-values.ts';

const IMPORT = {
  title: { vi: 'Nhập hồ sơ cuộc họp của máy chủ khác', en: 'Import a record of another installation' },
  text: {
    vi: 'Cần tệp hồ sơ và mã neo đọc trên biên bản giấy. Thiết bị này và máy chủ đều tự xác minh toàn bộ trước khi nhận.',
    en: 'It takes the record and the anchor code of the paper minutes. This device and the service both verify all of it first.',
  },
  file: { vi: 'Chọn tệp hồ sơ', en: 'Choose the record' },
  chosen: (name: string): Words => ({ vi: `Đã chọn ${name}`, en: `Chosen: ${name}` }),
  anchor: { vi: 'Mã neo trên biên bản giấy', en: 'Anchor code on the paper minutes' },
  act: { vi: 'Xác minh và nhập', en: 'Verify and import' },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;

interface Kept {
  readonly meeting: string;
  readonly title: string;
  readonly held: string;
  readonly anchor: string;
}

/** Meetings that were held on another installation: their records, verified here with the code on paper. */
export function FromRecord(props: PeriodPartProps) {
  const { client } = props.log;
  const [kept, setKept] = useState<readonly Kept[]>([]);
  const [file, setFile] = useState<{ readonly name: string; readonly bytes: Bytes }>();
  const [anchor, setAnchor] = useState('');
  const [read, setRead] = useState<MeetingState>();
  const list = async () => {
    const answer = await client.imported();
    if (answer.ok) setKept(answer.value.records);
  };
  useEffect(() => void list(), []);
  const take = async (): Promise<Result<void>> => {
    if (file === undefined) return refuse('RECORD-TRUNCATED');
    const judged = await verifyAnchored(file.bytes, anchor);
    if (!judged.ok) return judged;
    const imported = await client.importRecord(new TextDecoder().decode(file.bytes), anchor);
    if (!imported.ok) return imported;
    setRead(await replayRecord([file.bytes]));
    await list();
    return ok(undefined);
  };
  const again = async (one: Kept): Promise<Result<void>> => {
    const stream = await client.importedRecord(one.meeting);
    if (!stream.ok) return stream;
    const bytes = await wholeOf(stream.value);
    if (!bytes.ok) return bytes;
    const judged = await verifyAnchored(bytes.value, one.anchor);
    if (!judged.ok) return judged;
    setRead(await replayRecord([bytes.value]));
    return ok(undefined);
  };
  return (
    <details class="sheet">
      <summary>{say(IMPORT.title)}</summary>
      <div class="stack">
        <p>{say(IMPORT.text)}</p>
        <div class="row">
          <FileField
            label={say(IMPORT.file)}
            name="record-file"
            accept=".phieukin"
            disabled={false}
            onFile={(bytes, name) => setFile({ name, bytes })}
          />
          {file && <span class="soft">{say(IMPORT.chosen(file.name))}</span>}
        </div>
        <Field label={say(IMPORT.anchor)} name="anchor" code value={anchor} onInput={setAnchor} />
        <div class="row">
          <Act
            name="import-record"
            kind="primary"
            label={say(IMPORT.act)}
            disabled={file === undefined || utf8(anchor).length < 20}
            run={take}
          />
        </div>
        <ul class="plain-list">
          {kept.map((one) => (
            <li class="stack" key={one.meeting}>
              <div class="row spread">
                <span>
                  <strong>{one.title}</strong> · {one.held}
                </span>
                {read?.id !== one.meeting && <Act name="read-record" label={say(BALLOT.read)} run={() => again(one)} />}
              </div>
              {read?.id === one.meeting && <StatePolls {...props} meeting={read} />}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
