import { readFile, stat } from 'node:fs/promises';
import { importRecord } from '../../usecases/import-record.ts';
import { assertFile } from '../report/verify-file.ts';
import { Ending, EXIT } from '../terminal/exit.ts';
import { refused, type ServiceOptions, withService } from './service.ts';

export interface ImportCommand extends ServiceOptions {
  readonly organisation: string;
  /** As typed from the paper minutes. */
  readonly anchor: string;
}

/** No record of a meeting comes near it; the database keeps it in one piece. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Verifies the record of a meeting that was held on another installation, and keeps it for an organisation's ratings.
 * @throws Ending for a file that is none, a mistyped code, or a record that is refused
 */
export async function importCommand(file: string, options: ImportCommand): Promise<void> {
  const { lang, organisation, anchor } = options;
  const vi = lang === 'vi';
  await assertFile(file, lang);
  if ((await stat(file)).size > MAX_BYTES)
    throw new Ending(vi ? `Tệp ${file} quá lớn để nhập.` : `${file} is too large to be imported.`, EXIT.usage);
  const record = new Uint8Array(await readFile(file));
  const imported = await withService(options, (deps) => importRecord(deps, { organisation, anchor, record }));
  if (!imported.ok) throw refused(imported.code, imported.detail, lang);
  const { title, held, meeting } = imported.value;
  console.log(
    vi
      ? `Đã xác minh và nhập hồ sơ cuộc họp "${title}" ngày ${held} (mã cuộc họp ${meeting}).`
      : `Verified and imported the record of "${title}" of ${held} (meeting ${meeting}).`,
  );
}
