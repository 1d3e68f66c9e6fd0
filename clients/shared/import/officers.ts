import { MAX_INVITATIONS } from '../../../src/http/wire/auth.ts';
import { MAX_LABEL, type Role } from '../../../src/http/wire/shapes.ts';
import { ROLE_WORDS } from '../role-words.ts';
import type { RowReader } from './columns.ts';
import { importList, type ListKind } from './import-list.ts';
import type { ImportResult } from './mistakes.ts';
import { fold } from './text.ts';

/** A person to invite. Texts are NFC. Position and unit help to hand the code to the right person, and are not sent. */
export interface OfficerRow {
  readonly name: string;
  readonly role: Role;
  readonly position?: string;
  readonly unit?: string;
}

export const OFFICER_COLUMNS = {
  number: { title: 'STT', aliases: ['sothutu', 'tt', 'so', 'no'], unused: true },
  name: { title: 'Họ và tên', aliases: ['hoten', 'hotencanbo', 'hovatencanbo', 'hochudemvaten', 'fullname', 'name'] },
  role: { title: 'Vai trò', aliases: ['nhiemvu', 'vaitronhiemvu', 'role'] },
  position: { title: 'Chức vụ', aliases: ['chucdanh', 'chucvudang', 'position'] },
  unit: { title: 'Đơn vị', aliases: ['donvicongtac', 'noicongtac', 'chibo', 'unit'] },
} as const;

type OfficerKey = keyof typeof OFFICER_COLUMNS;

const ROLE_ALIASES: Readonly<Record<Role, readonly string[]>> = {
  secretary: ['thukyhoinghi', 'thukycuochop'],
  teller: ['kiemphieu', 'nguoikiemphieu', 'totruong', 'totruongtokiemphieu', 'thanhvientokiemphieu'],
  auditor: ['kiemtra', 'ubkt', 'thanhvienuybankiemtra', 'uyvienuybankiemtra'],
  superior: ['capuycaptren', 'daidiencaptren'],
};

const ROLES = Object.keys(ROLE_ALIASES) as Role[];

const ROLE_NAMES = new Map<string, Role>(
  ROLES.flatMap((role) =>
    [role, ROLE_WORDS[role].vi, ROLE_WORDS[role].en, ...ROLE_ALIASES[role]].map((name) => [fold(name), role] as const),
  ),
);

const OFFICERS: ListKind<Exclude<OfficerKey, 'name'>, OfficerRow> = {
  columns: OFFICER_COLUMNS,
  // One request makes the codes of all or of none.
  maxRows: MAX_INVITATIONS,
  // Not the role: nobody counts the ballots of a meeting whose secretary they are.
  identity: ['position', 'unit'],
  warnings: () => [],
  read: (name, reader) => {
    const position = reader.text('position');
    const unit = reader.text('unit');
    if (name.length > MAX_LABEL) reader.refuse('text-too-long', 'name', MAX_LABEL);
    return {
      name,
      role: readRole(reader),
      ...(position === '' ? {} : { position }),
      ...(unit === '' ? {} : { unit }),
    };
  },
};

/**
 * Reads a list of officers to invite from an xlsx or CSV file.
 * @param bytes hostile: the whole file.
 * @returns every row, in the file's order, or every mistake with its row, its column and what to do.
 */
export const importOfficers = (bytes: Uint8Array): Promise<ImportResult<OfficerRow>> => importList(bytes, OFFICERS);

function readRole(reader: RowReader<OfficerKey>): Role {
  const text = reader.text('role');
  const role = ROLE_NAMES.get(fold(text));
  if (text === '') reader.refuse('role-missing', 'role');
  else if (role === undefined && !text.startsWith('#')) reader.refuse('role-unknown', 'role', text);
  return role ?? 'auditor';
}
