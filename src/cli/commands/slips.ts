import { type FileHandle, open, unlink } from 'node:fs/promises';
import { invitationSheet, isServiceAddress, type SheetFacts } from '../../../clients/shared/invitation-sheet.ts';
import { ok, type Result } from '../../../crypto/result.ts';
import { transact } from '../../../db/transact.ts';
import type { Language } from '../../domain/rules/percent.ts';
import type { Deps } from '../../usecases/deps.ts';
import { Ending, EXIT } from '../terminal/exit.ts';
import { refused, type ServiceOptions, withService } from './service.ts';

/** Slips with invitation codes, to print and hand over. */
export interface Slips {
  /** Where they go: a new file. */
  readonly sheet: string;
  /** Of the service, as they print it. */
  readonly address: string;
}

/** @throws Ending for an address that people could not type into a device */
export function assertAddress(address: string, lang: Language): void {
  if (!isServiceAddress(address))
    throw new Ending(
      lang === 'vi'
        ? 'Địa chỉ máy chủ không hợp lệ, ví dụ đúng: https://phieu.lan:8443'
        : 'The address of the service is not valid; a valid one is https://phieu.lan:8443',
      EXIT.usage,
    );
}

/**
 * Makes codes in one transaction and writes their slips to a file that only this account can read. The codes are stored once
 * the file is on the disk: all of them and the file, or none and no file.
 * @param make works with the transaction's handle and no other
 * @throws Ending for a refusal, or a file that cannot be made
 */
export async function writeSlips(
  { sheet, address }: Slips,
  options: ServiceOptions,
  make: (deps: Deps) => Promise<Result<Omit<SheetFacts, 'address'>>>,
): Promise<void> {
  const { lang } = options;
  await withService(options, async (deps) => {
    const file = await create(sheet, lang);
    let written = false;
    try {
      const done = await transact(deps.db, async (tx) => {
        const made = await make({ ...deps, db: tx });
        if (!made.ok) return made;
        await file.writeFile(invitationSheet({ ...made.value, address }));
        await file.sync();
        return ok(undefined);
      });
      if (!done.ok) throw refused(done.code, done.detail, lang);
      written = true;
    } finally {
      await file.close();
      if (!written) await unlink(sheet);
    }
  });
}

const create = (path: string, lang: Language): Promise<FileHandle> =>
  open(path, 'wx', 0o600).catch((error: unknown) => fileProblem(path, error, lang));

/** @throws Ending that says why a file cannot be read or made */
export function fileProblem(path: string, error: unknown, lang: Language): never {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const words: Record<string, Record<Language, string>> = {
    EEXIST: { vi: 'Tệp đã có, không ghi đè', en: 'The file exists and is not overwritten' },
    ENOENT: { vi: 'Không có tệp hoặc thư mục', en: 'No such file or folder' },
  };
  const other: Record<Language, string> = { vi: 'Không mở được tệp', en: 'The file cannot be opened' };
  throw new Ending(`${(words[code] ?? other)[lang]}: ${path} (${code})`, EXIT.usage);
}
