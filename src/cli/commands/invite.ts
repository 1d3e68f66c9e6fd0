import { isCancel, select, text } from '@clack/prompts';
import { officersTemplate } from '../../../clients/shared/import/template.ts';
import { ROLE_WORDS } from '../../../clients/shared/role-words.ts';
import type { Language } from '../../domain/rules/percent.ts';
import { createOrganisation } from '../../usecases/create-organisation.ts';
import { invite } from '../../usecases/invite.ts';
import { ROLES, type Role } from '../../usecases/organisation.ts';
import { Ending, EXIT } from '../terminal/exit.ts';
import { painterFor } from '../terminal/paint.ts';
import { addressOf, inviteList } from './invite-list.ts';
import { refused, type ServiceOptions, withService } from './service.ts';
import { writeTemplate } from './write-template.ts';

export interface InviteCommand extends ServiceOptions {
  readonly organisation?: string;
  /** Makes the organisation first, if it is not there. */
  readonly title?: string;
  readonly level?: string;
  readonly parent?: string;
  readonly role?: Role;
  readonly name?: string;
  /** Many people at once, from a file to slips in another file, instead of `role` and `name`. */
  readonly list?: string;
  readonly sheet?: string;
  /** Of the service, as the slips print it. */
  readonly address?: string;
  /** Writes an empty list to fill in, and does nothing else. */
  readonly template?: string;
}

/** The operator's act: makes an organisation if asked to, and a code with which its first officer signs up. */
export async function inviteCommand(options: InviteCommand): Promise<void> {
  const { lang } = options;
  const vi = lang === 'vi';
  if (options.template !== undefined) return writeTemplate(options.template, await officersTemplate(), lang);
  const organisation =
    options.organisation ??
    (await ask(vi ? 'Mã tổ chức (chữ thường, số, gạch nối)' : 'Organisation’s id', '--organisation', lang, 'chi-bo-1'));
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(organisation))
    throw new Ending(
      vi
        ? 'Mã tổ chức chỉ gồm chữ thường không dấu, chữ số và gạch nối, ví dụ chi-bo-1.'
        : 'An organisation’s id has lower-case letters, digits and hyphens, for instance chi-bo-1.',
      EXIT.usage,
    );
  const list =
    options.list ??
    (options.sheet === undefined ? undefined : await ask(vi ? 'Tệp danh sách' : 'File of the list', '--list', lang));
  if (list !== undefined) {
    const sheet = options.sheet ?? (await ask(vi ? 'Tệp phiếu mời' : 'File of the slips', '--sheet', lang, 'moi.html'));
    const address =
      options.address ??
      addressOf(options) ??
      (await ask(vi ? 'Địa chỉ máy chủ' : 'Address of the service', '--address', lang, 'https://phieu.lan:8443'));
    return inviteList({ organisation, list, sheet, address }, options);
  }
  const interactive = options.organisation === undefined;
  const title =
    options.title ??
    (interactive ? await ask(vi ? 'Tên tổ chức' : 'Its name', '--title', lang, 'Chi bộ 1') : undefined);
  const role = options.role ?? (await askRole(lang));
  const name = options.name ?? (await ask(vi ? 'Họ và tên người được mời' : 'Name of the person', '--name', lang));
  const code = await withService(options, async (deps) => {
    if (title !== undefined) {
      const { level = 'chi bộ', parent = null } = options;
      const made = await createOrganisation(deps, { organisation, name: title, level, parent });
      if (!made.ok) throw refused(made.code, made.detail, lang);
    }
    const invited = await invite(deps, { organisation, invitations: [{ name, role }] });
    if (!invited.ok) throw refused(invited.code, invited.detail, lang);
    return invited.value[0]?.code ?? '';
  });
  const paint = painterFor(process.stdout);
  console.log(
    vi
      ? `Mã mời cho ${name} (${ROLE_WORDS[role].vi}, ${organisation}), dùng một lần trong 14 ngày, không hiện lại:\n`
      : `Invitation for ${name} (${ROLE_WORDS[role].en}, ${organisation}), good once and for 14 days, never shown again:\n`,
  );
  console.log(`  ${paint.bold(code)}\n`);
}

async function ask(message: string, option: string, language: Language, placeholder?: string): Promise<string> {
  assertTerminal(option, language);
  const answer = await text({
    message,
    ...(placeholder === undefined ? {} : { placeholder }),
    validate: (given) => ((given ?? '').trim() ? undefined : '…'),
  });
  if (isCancel(answer)) throw new Ending('', EXIT.usage);
  return answer.trim();
}

async function askRole(language: Language): Promise<Role> {
  assertTerminal('--role', language);
  const answer = await select({
    message: language === 'vi' ? 'Vai trò' : 'Role',
    options: ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role][language] })),
  });
  if (isCancel(answer)) throw new Ending('', EXIT.usage);
  return answer as Role;
}

function assertTerminal(option: string, language: Language): void {
  if (!process.stdin.isTTY)
    throw new Ending(language === 'vi' ? `Thiếu ${option}.` : `${option} is missing.`, EXIT.usage);
}
