import type { Sentences } from './kinds.ts';

/** Caps, criteria and the rating log (22-ratings). */
export const ratings = {
  'CAP-SHAPE': {
    kind: 'refused',
    vi: 'Quy định khống chế tỷ lệ không đúng dạng hoặc không hợp với các mức xếp loại. Hãy chọn lại từ các mẫu có sẵn.',
    en: 'The cap is not of the right form or does not fit the levels. Choose one of the presets again.',
  },
  'CRITERIA-SHAPE': {
    kind: 'refused',
    vi: 'Bộ tiêu chí chấm điểm không đúng dạng hoặc không hợp với các mức xếp loại. Hãy sửa bộ tiêu chí rồi gửi lại.',
    en: 'The criteria are not of the right form or do not fit the levels. Correct them and send again.',
  },
  'RATING-POINTS': {
    kind: 'refused',
    vi: 'Điểm chấm thiếu tiêu chí hoặc vượt điểm tối đa của tiêu chí. Hãy sửa điểm rồi gửi lại.',
    en: 'The points lack a criterion or exceed what a criterion gives. Correct the points and send again.',
  },
  'RATING-LOG': {
    kind: 'refused',
    vi: 'Nội dung này được lập cho nhật ký xếp loại của tổ chức khác. Hãy mở đúng tổ chức rồi làm lại.',
    en: 'This statement was made for the rating log of another organisation. Open the right one and do it again.',
  },
  'RATING-LOG-FIRST': {
    kind: 'state',
    vi: 'Nhật ký xếp loại bắt đầu bằng việc thư ký lập nhật ký, và chỉ lập một lần. Hãy tải lại để xem nhật ký đã có chưa.',
    en: 'A rating log begins with the secretary creating it, once. Reload to see whether it is there already.',
  },
  'RATING-SIGNER': {
    kind: 'forbidden',
    vi: 'Người ký không có quyền làm việc này trong nhật ký xếp loại. Hãy nhờ người có thẩm quyền ký.',
    en: 'The signer holds no office in the rating log that allows this. Ask the officer whose act it is to sign.',
  },
  'RATING-OFFICERS': {
    kind: 'refused',
    vi: 'Danh sách người có thẩm quyền phải có thư ký của tổ chức và không ghi trùng. Hãy sửa danh sách rồi ký lại.',
    en: 'The list of officers needs a secretary of the organisation and no office twice. Correct the list and sign again.',
  },
  'RATING-SUBJECT': {
    kind: 'refused',
    vi: 'Đối tượng xếp loại không có trong danh sách, hoặc bị ghi hai lần. Hãy tải lại danh sách rồi làm lại.',
    en: 'A subject is not on the list, or is named twice. Reload the list and do it again.',
  },
  'RATING-SUBJECT-REPEATED': {
    kind: 'refused',
    vi: 'Một đối tượng được thêm hai lần vào danh sách xếp loại. Hãy bỏ bớt một dòng rồi gửi lại.',
    en: 'A subject is added to the list twice. Remove one of the lines and send again.',
  },
  'RATING-STATUS': {
    kind: 'refused',
    vi: 'Quá trình sinh hoạt đảng không hợp lý: sai thứ tự ngày hoặc thiếu ngày kết nạp. Hãy sửa lại các mốc thời gian.',
    en: 'The history of status is not possible: dates out of order, or no admission. Correct the dates.',
  },
  'RATING-PERIOD': {
    kind: 'absent',
    vi: 'Kỳ xếp loại này chưa được mở. Hãy chọn kỳ khác, hoặc nhờ người có thẩm quyền mở kỳ.',
    en: 'This rating period is not open. Choose another one, or ask whoever opens it.',
  },
  'RATING-PERIOD-REPEATED': {
    kind: 'state',
    vi: 'Kỳ xếp loại này đã mở, quy định của kỳ không sửa được nữa. Hãy tải lại để xem quy định đang dùng.',
    en: 'This period is open already and its terms are fixed. Reload to see the terms in force.',
  },
  'RATING-TERMS': {
    kind: 'refused',
    vi: 'Quy định của kỳ xếp loại không khớp với nhau: ngày tính, thời hạn, đối tượng hoặc vòng hai. Hãy sửa lại rồi ký.',
    en: 'The terms of the period do not fit together: day, deadlines, subjects or second round. Correct them and sign again.',
  },
  'RATING-NOT-RATED': {
    kind: 'refused',
    vi: 'Đối tượng này không thuộc diện xếp loại trong kỳ. Hãy xem lý do trong danh sách không xếp loại.',
    en: 'This subject is not rated in the period. See the reason in the list of those not rated.',
  },
  'RATING-STEP': {
    kind: 'state',
    vi: 'Bước này chưa đến lượt, không thuộc kỳ này, hoặc đối tượng đã có quyết định. Hãy tải lại để xem bước đang chờ.',
    en: 'This step is not due, not part of the period, or the subject is decided. Reload to see which step is awaited.',
  },
  'RATING-LEVEL': {
    kind: 'refused',
    vi: 'Mức xếp loại này không có trong bộ quy tắc của kỳ. Hãy chọn một mức có trong quy tắc.',
    en: 'This level is not one of the rule set of the period. Choose one of its levels.',
  },
  'RATING-CORRECTION': {
    kind: 'state',
    vi: 'Giá trị này đã thay đổi, hoặc việc sửa thiếu lý do. Hãy tải lại, xem giá trị hiện tại và ghi lý do sửa.',
    en: 'The value has changed meanwhile, or its correction gives no reason. Reload, look at what stands, and give the reason.',
  },
  'RATING-CONFIRMATION': {
    kind: 'refused',
    vi: 'Kết quả phiếu giấy phải do một người khác với người nhập xác nhận, một lần. Hãy nhờ người thứ hai đối chiếu biên bản.',
    en: 'A paper result is confirmed once, by another officer than entered it. Ask a second person to compare the minutes.',
  },
  'RATING-SECOND-ROUND': {
    kind: 'refused',
    vi: 'Bỏ phiếu vòng hai chỉ chọn trong những đối tượng đạt mức quy định ở vòng một và không quá số lượng. Hãy lập lại phiếu.',
    en: 'A second ballot chooses among those of the named levels, and at most so many. Prepare the ballot again.',
  },
  'RATING-EXCLUSION': {
    kind: 'refused',
    vi: 'Điều kiện loại trừ này không có trong quy định khống chế của kỳ. Hãy chọn một điều kiện có trong quy định.',
    en: 'This exclusion is not one of the cap set of the period. Choose one that is.',
  },
  'RATING-BALLOT-RECORD': {
    kind: 'refused',
    vi: 'Kết quả bỏ phiếu ghi vào khác với hồ sơ đã chứng nhận của cuộc họp. Hãy lấy lại kết quả từ cuộc họp rồi ký lại.',
    en: 'The ballot stated is not what the certified record of the meeting says. Take the result from the meeting and sign again.',
  },
  'DECISION-REASON': {
    kind: 'refused',
    vi: 'Quyết định khác với mức được đề xuất nên phải ghi lý do. Hãy ghi lý do cho từng trường hợp.',
    en: 'A decision that departs from the proposed level needs a reason. Give it for each of these subjects.',
  },
  'DECISION-CAP': {
    kind: 'refused',
    vi: 'Quyết định vượt khống chế tỷ lệ trong một nhóm. Hãy giảm số mức cao nhất, hoặc ghi lý do vượt cho nhóm đó.',
    en: 'The decision breaks the cap of a group. Lower the number at the highest level, or give a reason for that group.',
  },
  'DECISION-UNKNOWN': {
    kind: 'state',
    vi: 'Không có quyết định đang hiệu lực về đối tượng này. Hãy tải lại để xem quyết định hiện tại.',
    en: 'No such decision about this subject stands. Reload to see what is decided.',
  },
  'COMPLAINT-UNKNOWN': {
    kind: 'state',
    vi: 'Không có khiếu nại nào đang chờ giải quyết, hoặc đã được chấp nhận, như đã nêu. Hãy tải lại danh sách khiếu nại.',
    en: 'There is no such complaint that waits for an answer, or was upheld. Reload the list of complaints.',
  },
  'COPY-UNKNOWN': {
    kind: 'state',
    vi: 'Không có bản niêm phong nào đang được lưu như đã nêu. Hãy tải lại danh sách bản niêm phong.',
    en: 'There is no such sealed copy, or it was destroyed. Reload the list of sealed copies.',
  },
  'COPY-RETENTION': {
    kind: 'refused',
    vi: 'Chưa hết thời hạn lưu, hoặc còn khiếu nại chưa giải quyết, nên chưa được tiêu hủy. Hãy xem lại thời hạn và danh sách khiếu nại.',
    en: 'The copy is to be kept longer, or a complaint waits for its answer. Look at its date and at the complaints.',
  },
  'INCIDENT-DATE': {
    kind: 'refused',
    vi: 'Ngày xảy ra sự việc ở sau ngày ghi. Hãy sửa lại ngày.',
    en: 'The day of the incident is after the day of the statement. Correct the dates.',
  },
  'ERASURE-UNKNOWN': {
    kind: 'state',
    vi: 'Nội dung cần xóa không có trong nhật ký hoặc đã xóa rồi. Hãy tải lại danh sách rồi chọn lại.',
    en: 'What is to be erased is not in the log, or erased already. Reload the list and choose again.',
  },
  'RATING-RECORD-HEAD': {
    kind: 'refused',
    vi: 'Tệp nhật ký xếp loại không khớp với điểm kiểm tra mà máy chủ đã ký. Hãy lấy lại tệp từ máy chủ rồi kiểm tra lại.',
    en: 'The file of the rating log does not match the head that the service signed. Get the file again and verify it again.',
  },
} as const satisfies Sentences;
