import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportRecord } from '../../usecases/export-record.ts';
import { Ending, EXIT } from '../terminal/exit.ts';
import { refused, type ServiceOptions, withService } from './service.ts';

export interface ExportCommand extends ServiceOptions {
  readonly out?: string;
}

/** Writes a meeting's record to a file: whole, or not at all. */
export async function exportCommand(meeting: string, options: ExportCommand): Promise<void> {
  const { lang, out = `${meeting}.phieukin` } = options;
  const vi = lang === 'vi';
  if (!/^[0-9a-f]{32}$/.test(meeting))
    throw new Ending(
      vi ? 'Mã cuộc họp gồm 32 ký hiệu 0-9, a-f.' : 'A meeting’s id has 32 symbols, 0-9 and a-f.',
      EXIT.usage,
    );
  await withService(options, async (deps) => {
    const record = await exportRecord(deps, { meeting });
    if (!record.ok) throw refused(record.code, record.detail, lang);
    const partial = `${out}.part`;
    await pipeline(Readable.from(record.value), createWriteStream(partial));
    await rename(partial, out);
  });
  console.log(
    vi
      ? `Đã ghi ${out}. Xác minh: npx phieu-kin verify ${out}`
      : `Wrote ${out}. Verify it: npx phieu-kin verify ${out}`,
  );
}
