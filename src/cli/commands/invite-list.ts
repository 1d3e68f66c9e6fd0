import { readFile } from 'node:fs/promises';
import { importOfficers, type OfficerRow } from '../../../clients/shared/import/officers.ts';
import { sheetRow } from '../../../clients/shared/secretary/invite-officers.ts';
import { ok } from '../../../crypto/result.ts';
import { clean } from '../../domain/report/clean.ts';
import type { Language } from '../../domain/rules/percent.ts';
import { invite } from '../../usecases/invite.ts';
import { readOrganisation } from '../../usecases/read-organisation.ts';
import { Ending } from '../terminal/exit.ts';
import { type ServiceOptions, settingsOf } from './service.ts';
import { assertAddress, fileProblem, type Slips, writeSlips } from './slips.ts';

export interface ListToInvite extends Slips {
  readonly organisation: string;
  /** xlsx or CSV. */
  readonly list: string;
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
  const { organisation, list, ...slips } = asked;
  assertAddress(slips.address, lang);
  const rows = await readList(list, lang);
  await writeSlips(slips, options, async (deps) => {
    const about = await readOrganisation(deps, { organisation });
    if (!about.ok) return about;
    const invited = await invite(deps, { organisation, invitations: rows.map(({ name, role }) => ({ name, role })) });
    if (!invited.ok) return invited;
    const codes = invited.value;
    return ok({
      organisation: about.value.name,
      expiresMs: Math.min(...codes.map(({ expiresMs }) => expiresMs)),
      rows: rows.map((row, i) => sheetRow(row, codes[i]?.code ?? '')),
    });
  });
  console.log(
    vi
      ? `Đã mời ${rows.length} người. Phiếu mời để in: ${slips.sheet}\nTệp này chứa mã bí mật: in, cắt, trao tận tay, rồi xóa tệp.`
      : `Invited ${rows.length} people. Slips to print: ${slips.sheet}\nThe file holds secret codes: print it, cut it, hand the slips over in person, then delete it.`,
  );
}

async function readList(path: string, lang: Language): Promise<readonly OfficerRow[]> {
  const imported = await importOfficers(await readFile(path).catch((error: unknown) => fileProblem(path, error, lang)));
  for (const warning of imported.warnings) console.error(clean(warning[lang]));
  if (imported.ok) return imported.rows;
  const head = lang === 'vi' ? 'Chưa mời ai. Hãy sửa danh sách:' : 'Nobody was invited. Correct the list:';
  throw new Ending([head, ...imported.mistakes.map((mistake) => `- ${clean(mistake[lang])}`)].join('\n'));
}
