import type { RatingRole } from '../../../src/domain/rating/bodies.ts';
import type { Words } from '../../../src/domain/words.ts';

/** What officers of a rating log are called. */
export const ROLE_NAMES: Readonly<Record<RatingRole, Words>> = {
  secretary: { vi: 'Thư ký', en: 'Secretary' },
  teller: { vi: 'Tổ kiểm phiếu', en: 'Teller' },
  appraiser: { vi: 'Tổ thẩm định', en: 'Appraiser' },
  superior: { vi: 'Cấp trên', en: 'Superior' },
  auditor: { vi: 'Ủy ban kiểm tra', en: 'Auditor' },
};
