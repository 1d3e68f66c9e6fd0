import type { Words } from '../../src/domain/words.ts';
import type { Role } from '../../src/http/wire/shapes.ts';

/** What officers are called on the screen, on paper and in lists. */
export const ROLE_WORDS: Readonly<Record<Role, Words>> = {
  secretary: { vi: 'thư ký', en: 'secretary' },
  teller: { vi: 'tổ kiểm phiếu', en: 'teller' },
  auditor: { vi: 'ủy ban kiểm tra', en: 'auditor' },
  superior: { vi: 'cấp trên', en: 'superior' },
};
