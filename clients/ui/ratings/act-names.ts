import type { RatingBodyType } from '../../../src/domain/rating/bodies.ts';
import type { Words } from '../../../src/domain/words.ts';

/** What lists call the statements of a rating log. */
export const ACT_NAMES: Readonly<Record<RatingBodyType, Words>> = {
  'rating-log-created': { vi: 'lập nhật ký', en: 'log created' },
  'officers-named': { vi: 'nêu người có thẩm quyền', en: 'officers named' },
  'subjects-added': { vi: 'thêm đối tượng', en: 'subjects added' },
  'status-stated': { vi: 'ghi tình trạng', en: 'status stated' },
  'period-opened': { vi: 'mở kỳ', en: 'period opened' },
  'self-rated': { vi: 'tự đánh giá', en: 'self-rated' },
  appraised: { vi: 'thẩm định', en: 'appraised' },
  'ballot-stated': { vi: 'ghi kết quả bỏ phiếu', en: 'ballot stated' },
  'ballot-confirmed': { vi: 'xác nhận kết quả giấy', en: 'paper result confirmed' },
  'exclusion-noted': { vi: 'ghi điều kiện loại trừ', en: 'exclusion noted' },
  'sent-back': { vi: 'trả lại', en: 'sent back' },
  decided: { vi: 'quyết định', en: 'decided' },
  'decision-cancelled': { vi: 'hủy quyết định', en: 'decision cancelled' },
  'complaint-filed': { vi: 'ghi khiếu nại', en: 'complaint filed' },
  'complaint-answered': { vi: 'trả lời khiếu nại', en: 'complaint answered' },
  'names-erased': { vi: 'xóa dữ liệu cá nhân', en: 'texts erased' },
  'copy-sealed': { vi: 'niêm phong bản lưu', en: 'copy sealed' },
  'copy-opened': { vi: 'mở bản niêm phong', en: 'sealed copy opened' },
  'copy-destroyed': { vi: 'tiêu hủy bản lưu', en: 'copy destroyed' },
  'incident-noted': { vi: 'ghi sự việc', en: 'incident noted' },
};
