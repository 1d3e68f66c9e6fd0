import { type FileHandle, open, readFile, unlink } from 'node:fs/promises';
import { importOfficers, type OfficerRow } from '../../../clients/shared/import/officers.ts';
import { invitationSheet, isServiceAddress } from '../../../clients/shared/invitation-sheet.ts';
import { sheetRow } from '../../../clients/shared/secretary/invite-officers.ts';
import type { Result } from '../../../crypto/result.ts';
import { transact } from '../../../db/transact.ts';
import { clean } from '../../domain/report/clean.ts';
import type { Language } from '../../domain/rules/percent.ts';
import type { Deps } from '../../usecases/deps.ts';
import { invite } from '../../usecases/invite.ts';
import { readOrganisation } from '../../usecases/read-organisation.ts';
import { Ending, EXIT } from '../terminal/exit.ts';
import { refused, type ServiceOptions, settingsOf, withService } from './service.ts';

export interface ListToInvite {
  readonly organisation: string;
  /** xlsx or CSV. */
  readonly list: string;
  /** Where the slips go: a new file. */
  readonly sheet: string;
  readonly address: string;
}

/** What the settings say is the service's address, if other machines can use it. */
export function addressOf(options: ServiceOptions): string | undefined {
  const { HOST, PORT, TLS_CERT } = settingsOf(options);
  if (/^(127\.|localhost$|0\.0\.0\.0$|::)/.test(HOST)) return undefined;
  return `${TLS_CERT === undefined ? 'http' : 'https'}://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;
}

/**
 * Invites everybody on a list and writes the slips to a file that only this account can read. The codes are stored once
 * the file is on the disk: all of them and the file, or none and no file.
 */
export async function inviteList(asked: ListToInvite, options: ServiceOptions): Promise<void> {
  const { lang } = options;
  const vi = lang === 'vi';
  const { organisation, list, sheet, address } = asked;
  if (!isServiceAddress(address))
    throw new Ending(
      vi
        ? 'Địa chỉ máy chủ không hợp lệ, ví dụ đúng: https://phieu.lan:8443'
        : 'The address of the service is not valid; a valid one is https://phieu.lan:8443',
      EXIT.usage,
    );
  const rows = await readList(list, lang);
  await withService(options, async (deps) => {
    const file = await create(sheet, lang);
    let written = false;
    try {
      const done = await transact(deps.db, (tx) => fill(file, { ...deps, db: tx }, { organisation, address, rows }));
      if (!done.ok) throw refused(done.code, done.detail, lang);
      written = true;
    } finally {
      await file.close();
      if (!written) await unlink(sheet);
    }
  });
  console.log(
    vi
      ? `Đã mời ${rows.length} người. Phiếu mời để in: ${sheet}\nTệp này chứa mã bí mật: in, cắt, trao tận tay, rồi xóa tệp.`
      : `Invited ${rows.length} people. Slips to print: ${sheet}\nThe file holds secret codes: print it, cut it, hand the slips over in person, then delete it.`,
  );
}

async function fill(
  file: FileHandle,
  deps: Deps,
  {
    organisation,
    address,
    rows,
  }: Pick<ListToInvite, 'organisation' | 'address'> & { readonly rows: readonly OfficerRow[] },
): Promise<Result<readonly unknown[]>> {
  const about = await readOrganisation(deps, { organisation });
  if (!about.ok) return about;
  const invited = await invite(deps, { organisation, invitations: rows.map(({ name, role }) => ({ name, role })) });
  if (!invited.ok) return invited;
  const codes = invited.value;
  const html = invitationSheet({
    organisation: about.value.name,
    address,
    expiresMs: Math.min(...codes.map(({ expiresMs }) => expiresMs)),
    rows: rows.map((row, i) => sheetRow(row, codes[i]?.code ?? '')),
  });
  await file.writeFile(html);
  await file.sync();
  return invited;
}

async function readList(path: string, lang: Language): Promise<readonly OfficerRow[]> {
  const imported = await importOfficers(await readFile(path).catch((error: unknown) => fileProblem(path, error, lang)));
  for (const warning of imported.warnings) console.error(clean(warning[lang]));
  if (imported.ok) return imported.rows;
  const head = lang === 'vi' ? 'Chưa mời ai. Hãy sửa danh sách:' : 'Nobody was invited. Correct the list:';
  throw new Ending([head, ...imported.mistakes.map((mistake) => `- ${clean(mistake[lang])}`)].join('\n'));
}

const create = (path: string, lang: Language): Promise<FileHandle> =>
  open(path, 'wx', 0o600).catch((error: unknown) => fileProblem(path, error, lang));

function fileProblem(path: string, error: unknown, lang: Language): never {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const words: Record<string, Record<Language, string>> = {
    EEXIST: { vi: 'Tệp đã có, không ghi đè', en: 'The file exists and is not overwritten' },
    ENOENT: { vi: 'Không có tệp hoặc thư mục', en: 'No such file or folder' },
  };
  const other: Record<Language, string> = { vi: 'Không mở được tệp', en: 'The file cannot be opened' };
  throw new Ending(`${(words[code] ?? other)[lang]}: ${path} (${code})`, EXIT.usage);
}
