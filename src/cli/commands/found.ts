import { readFile } from 'node:fs/promises';
import { importOrganisations, type OrganisationRow } from '../../../clients/shared/import/organisations.ts';
import { organisationsTemplate } from '../../../clients/shared/import/template.ts';
import type { SheetRow } from '../../../clients/shared/invitation-sheet.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { clean } from '../../domain/report/clean.ts';
import type { Language } from '../../domain/rules/percent.ts';
import type { Deps } from '../../usecases/deps.ts';
import { foundOrganisation } from '../../usecases/found-organisation.ts';
import { INVITATION_MS } from '../../usecases/invite.ts';
import { readOrganisation } from '../../usecases/read-organisation.ts';
import { Ending, EXIT } from '../terminal/exit.ts';
import { refused, type ServiceOptions, withService } from './service.ts';
import { assertAddress, fileProblem, type Slips, writeSlips } from './slips.ts';
import { writeTemplate } from './write-template.ts';

export interface FoundCommand extends ServiceOptions, Partial<Slips> {
  /** The organisation below which the list hangs. */
  readonly below?: string;
  /** Writes an empty list to fill in, and does nothing else. */
  readonly template?: string;
}

/**
 * The operator's act: founds all organisations of a list (xlsx, CSV) below one that is there, and writes a slip for the first secretary
 * of each. All of them, or none.
 */
export async function foundCommand(list: string | undefined, options: FoundCommand): Promise<void> {
  const { lang, below, sheet, address, template } = options;
  const vi = lang === 'vi';
  if (template !== undefined) return writeTemplate(template, await organisationsTemplate(), lang);
  if (list === undefined || below === undefined || sheet === undefined || address === undefined)
    throw new Ending(
      vi
        ? 'Cần tệp danh sách, --below, --sheet và --address; hoặc --template để lấy tệp mẫu.'
        : 'A list, --below, --sheet and --address are needed; or --template for an empty list.',
      EXIT.usage,
    );
  assertAddress(address, lang);
  const bytes = await readFile(list).catch((error: unknown) => fileProblem(list, error, lang));
  const root = await withService(options, (deps) => readOrganisation(deps, { organisation: below }));
  if (!root.ok) throw refused(root.code, root.detail, lang);
  const rows = await readRows(bytes, { id: below, name: root.value.name }, lang);
  await writeSlips({ sheet, address }, options, async (deps) => {
    const founded = await foundAll(deps, rows);
    if (!founded.ok) return founded;
    return ok({ organisation: root.value.name, expiresMs: deps.clock() + INVITATION_MS, rows: founded.value });
  });
  console.log(
    vi
      ? `Đã lập ${rows.length} tổ chức. Phiếu mời thư ký để in: ${sheet}\nTệp này chứa mã bí mật: in, cắt, trao tận tay, rồi xóa tệp.`
      : `Founded ${rows.length} organisations. Slips for their secretaries: ${sheet}\nThe file holds secret codes: print it, cut it, hand the slips over in person, then delete it.`,
  );
}

async function foundAll(deps: Deps, rows: readonly OrganisationRow[]): Promise<Result<readonly SheetRow[]>> {
  const slips: SheetRow[] = [];
  for (const { id, name, level, parent, secretary } of rows) {
    const founded = await foundOrganisation(deps, { organisation: id, name, level, parent, secretary });
    if (!founded.ok) return refuse(founded.code, id);
    slips.push({ name: secretary, role: 'secretary', code: founded.value.code, detail: `${name} (${id})` });
  }
  return ok(slips);
}

async function readRows(
  bytes: Uint8Array,
  root: { readonly id: string; readonly name: string },
  lang: Language,
): Promise<readonly OrganisationRow[]> {
  const imported = await importOrganisations(bytes, root);
  for (const warning of imported.warnings) console.error(clean(warning[lang]));
  if (imported.ok) return imported.rows;
  const head = lang === 'vi' ? 'Chưa lập tổ chức nào. Hãy sửa danh sách:' : 'Nothing was founded. Correct the list:';
  throw new Ending([head, ...imported.mistakes.map((mistake) => `- ${clean(mistake[lang])}`)].join('\n'));
}
