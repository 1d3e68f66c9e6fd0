import { useState } from 'preact/hooks';
import type { Bytes } from '../../crypto/bytes.ts';
import type { Finding, ImportResult } from '../shared/import/mistakes.ts';
import { Button } from '../ui/components/button.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { Waiting } from '../ui/components/progress.tsx';
import { download } from '../ui/download.ts';
import { say } from '../ui/language.ts';
import { FileField } from '../ui/officer/file-field.tsx';
import { PREPARE } from './prepare/words.ts';

/** Chooses a list: all rows, or every mistake with its row. A template to fill in beside it. */
export function ImportBox<Row>({
  label,
  name,
  read,
  template,
  templateName,
  onRows,
}: {
  readonly label: string;
  readonly name: string;
  readonly read: (bytes: Bytes) => Promise<ImportResult<Row>>;
  readonly template: () => Promise<Uint8Array>;
  readonly templateName: string;
  readonly onRows: (rows: readonly Row[]) => void;
}) {
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<ImportResult<Row>>();
  const take = async (bytes: Bytes) => {
    setBusy(true);
    const imported = await read(bytes);
    setBusy(false);
    setResult(imported);
    if (imported.ok) onRows(imported.rows);
  };
  return (
    <div class="stack">
      <div class="row">
        <FileField label={label} name={name} accept=".xlsx,.csv" disabled={busy} onFile={(bytes) => void take(bytes)} />
        <Button
          kind="quiet"
          name={`${name}-template`}
          onClick={() => void template().then((bytes) => download(templateName, bytes))}
        >
          {say(PREPARE.template)}
        </Button>
      </div>
      {busy && <Waiting text={say(PREPARE.importing)} />}
      {result?.ok && <Notice kind="done">{say(PREPARE.imported(result.rows.length))}</Notice>}
      {result?.ok === false && (
        <Notice kind="error" title={say(PREPARE.mistakes(result.mistakes.length))}>
          <Findings findings={result.mistakes} />
        </Notice>
      )}
      {result !== undefined && result.warnings.length > 0 && (
        <Notice kind="warn" title={say(PREPARE.warnings)}>
          <Findings findings={result.warnings} />
        </Notice>
      )}
    </div>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul>
      {findings.map((found, place) => (
        <li key={`${place} ${found.code}`}>{say(found)}</li>
      ))}
    </ul>
  );
}
