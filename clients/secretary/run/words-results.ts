import type { Words } from '../../../src/domain/words.ts';

export const RESULTS = {
  ballots: (issued: string, returned: string, valid: string, invalid: string): Words => ({
    vi: `Phát ra ${issued} phiếu, thu về ${returned}, hợp lệ ${valid}, không hợp lệ ${invalid}.`,
    en: `${issued} ballots issued, ${returned} returned, ${valid} valid, ${invalid} invalid.`,
  }),
  subject: { vi: 'Họ và tên (tên tổ chức)', en: 'Name' },
  result: { vi: 'Kết quả', en: 'Result' },
  why: { vi: 'Vì sao có kết quả này', en: 'Why this is the result' },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;
