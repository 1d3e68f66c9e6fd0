import type { Words } from '../../../src/domain/words.ts';

/** Where something is wrong: the row as spreadsheets number it, and the column's letter and header. */
export interface Place {
  readonly row: number;
  readonly column?: string;
}

/** One thing to correct or to look at, with a sentence that says where it is and what to do. */
export interface Finding extends Words {
  readonly code: FindingCode;
  readonly place?: Place;
}

/** All rows, or all mistakes: nothing is ever imported in part. Warnings stop nothing. */
export type ImportResult<Row> =
  | { readonly ok: true; readonly rows: readonly Row[]; readonly warnings: readonly Finding[] }
  | { readonly ok: false; readonly mistakes: readonly Finding[]; readonly warnings: readonly Finding[] };

/** What each finding says; `$1` and `$2` are filled in. */
const SENTENCES = {
  'file-empty': {
    vi: 'Tệp không có dữ liệu. Hãy chọn tệp danh sách có ít nhất một người hoặc một tổ chức.',
    en: 'The file is empty. Choose a list with at least one person or organisation.',
  },
  'file-too-large': {
    vi: 'Tệp quá lớn. Hãy bỏ hình ảnh và các trang không dùng, rồi lưu lại (nhiều nhất $1 MB).',
    en: 'The file is too large. Remove pictures and unused sheets and save it again (at most $1 MB).',
  },
  'file-old-excel': {
    vi: 'Đây là tệp Excel đời cũ (.xls) hoặc có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu và lưu thành .xlsx.',
    en: 'This is an old Excel file (.xls) or has a password. Open it in Excel, remove the password and save it as .xlsx.',
  },
  'file-unreadable': {
    vi: 'Không đọc được tệp. Hãy mở bằng Excel và lưu lại thành .xlsx, hoặc dùng tệp mẫu.',
    en: 'The file cannot be read. Open it in Excel and save it as .xlsx again, or use the template.',
  },
  'file-not-utf8': {
    vi: 'Tệp CSV không dùng bảng mã Unicode (UTF-8). Trong Excel, hãy chọn lưu dạng "CSV UTF-8", hoặc lưu thành .xlsx.',
    en: 'The CSV file is not in Unicode (UTF-8). In Excel, save it as "CSV UTF-8", or as .xlsx.',
  },
  'header-not-found': {
    vi: 'Không tìm thấy dòng tiêu đề có cột "$1" trong $2 dòng đầu. Hãy thêm dòng tiêu đề, hoặc dùng tệp mẫu.',
    en: 'No header row with a column "$1" in the first $2 rows. Add a header row, or use the template.',
  },
  'column-twice': {
    vi: 'Cột "$1" có hai lần. Hãy chỉ giữ lại một cột.',
    en: 'The column "$1" stands twice. Keep only one of them.',
  },
  'columns-ignored': {
    vi: 'Các cột không dùng đến: $1.',
    en: 'Columns that are not used: $1.',
  },
  'no-rows': {
    vi: 'Dưới dòng tiêu đề không có dòng nào. Hãy nhập danh sách rồi lưu lại.',
    en: 'There are no rows below the header. Fill in the list and save it again.',
  },
  'too-many-rows': {
    vi: 'Danh sách có $1 dòng, nhiều nhất là $2. Hãy chia danh sách.',
    en: 'The list has $1 rows; at most $2 are possible. Split the list.',
  },
  'formula-error': {
    vi: 'công thức bị lỗi ($1). Hãy sửa công thức, hoặc gõ thẳng giá trị vào ô.',
    en: 'the formula has an error ($1). Correct it, or type the value itself into the cell.',
  },
  'name-missing': {
    vi: 'thiếu tên. Hãy ghi tên, hoặc xóa cả dòng.',
    en: 'the name is missing. Fill it in, or delete the row.',
  },
  'name-unlikely': {
    vi: '"$1" không phải là tên. Hãy ghi đầy đủ tên.',
    en: '"$1" is not a name. Write the full name.',
  },
  'text-too-long': {
    vi: 'nội dung dài quá $1 ký tự. Hãy rút gọn.',
    en: 'the text is longer than $1 characters. Shorten it.',
  },
  'legacy-font': {
    vi: '"$1" gõ bằng phông chữ cũ (TCVN3 hoặc VNI). Hãy chuyển sang Unicode rồi lưu lại.',
    en: '"$1" is typed in an old font (TCVN3 or VNI). Convert it to Unicode and save it again.',
  },
  'eth-replaced': {
    vi: 'chữ "Ð" gõ sai mã đã được thay bằng "Đ": "$1".',
    en: 'a wrongly coded "Ð" was replaced by "Đ": "$1".',
  },
  'membership-missing': {
    vi: 'chưa ghi loại đảng viên. Hãy ghi "chính thức" hoặc "dự bị".',
    en: 'the kind of membership is missing. Write "chính thức" (official) or "dự bị" (probationary).',
  },
  'membership-unknown': {
    vi: 'không hiểu "$1". Hãy ghi "chính thức" hoặc "dự bị".',
    en: '"$1" is not understood. Write "chính thức" (official) or "dự bị" (probationary).',
  },
  'membership-assumed': {
    vi: 'Danh sách không có cột "Loại đảng viên": tất cả được coi là đảng viên chính thức và được bỏ phiếu.',
    en: 'The list has no column "Loại đảng viên": all are taken as official members, who vote.',
  },
  'standing-unknown': {
    vi: 'không hiểu tình trạng "$1". Hãy để trống, hoặc ghi một trong: $2.',
    en: 'the standing "$1" is not understood. Leave it empty, or write one of: $2.',
  },
  'kind-missing': {
    vi: 'chưa ghi loại đối tượng. Hãy ghi "tổ chức", "tập thể" hoặc "cá nhân".',
    en: 'the kind is missing. Write "tổ chức" (organisation), "tập thể" (collective) or "cá nhân" (individual).',
  },
  'kind-unknown': {
    vi: 'không hiểu "$1". Hãy ghi "tổ chức", "tập thể" hoặc "cá nhân".',
    en: '"$1" is not understood. Write "tổ chức" (organisation), "tập thể" (collective) or "cá nhân" (individual).',
  },
  'role-missing': {
    vi: 'chưa ghi vai trò. Hãy ghi "thư ký", "tổ kiểm phiếu", "ủy ban kiểm tra" hoặc "cấp trên".',
    en: 'the role is missing. Write "thư ký" (secretary), "tổ kiểm phiếu" (teller), "ủy ban kiểm tra" (auditor) or "cấp trên" (superior).',
  },
  'role-unknown': {
    vi: 'không hiểu "$1". Hãy ghi "thư ký", "tổ kiểm phiếu", "ủy ban kiểm tra" hoặc "cấp trên".',
    en: '"$1" is not understood. Write "thư ký" (secretary), "tổ kiểm phiếu" (teller), "ủy ban kiểm tra" (auditor) or "cấp trên" (superior).',
  },
  'level-unknown': {
    vi: '"$1" không phải là một mức xếp loại. Hãy để trống, hoặc ghi một trong: $2.',
    en: '"$1" is not a level. Leave it empty, or write one of: $2.',
  },
  'score-unknown': {
    vi: '"$1" không phải là điểm. Hãy ghi số từ 0 đến 100, nhiều nhất hai chữ số sau dấu phẩy.',
    en: '"$1" is not a score. Write a number from 0 to 100 with at most two decimals.',
  },
  'date-unknown': {
    vi: '"$1" không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 03/02/2020.',
    en: '"$1" is not a date. Write day/month/year, for example 03/02/2020.',
  },
  'admission-missing': {
    vi: 'thiếu ngày kết nạp hoặc ngày chính thức. Hãy ghi ít nhất một ngày.',
    en: 'the dates of admission and of official membership are both missing. Give at least one.',
  },
  'dates-disagree': {
    vi: 'các ngày không đúng thứ tự: kết nạp, chính thức, rồi tình trạng. Hãy sửa lại.',
    en: 'the dates are out of order: admission, official membership, then standing. Correct them.',
  },
  'official-too-early': {
    vi: 'đảng viên dự bị thì chưa có ngày chính thức. Hãy bỏ ngày chính thức, hoặc ghi "chính thức".',
    en: 'a probationary member has no date of official membership yet. Remove it, or write "chính thức" (official).',
  },
  'since-missing': {
    vi: 'chưa ghi tình trạng "$1" có từ ngày nào. Hãy ghi vào cột "$2".',
    en: 'it is not said since when the standing is "$1". Fill in the column "$2".',
  },
  'id-unlikely': {
    vi: '"$1" không dùng làm mã được. Hãy dùng chữ thường không dấu, số và gạch nối, nhiều nhất 63 ký tự.',
    en: '"$1" cannot be an id. Use lower-case letters without accents, digits and hyphens, at most 63 characters.',
  },
  'id-twice': {
    vi: 'mã "$1" đã dùng ở dòng $2. Hãy ghi mã khác nhau cho hai tổ chức.',
    en: 'the id "$1" is used in row $2 already. Give the two organisations different ids.',
  },
  'parent-unknown': {
    vi: 'không có tổ chức "$1" trong danh sách hoặc cấp trên. Hãy ghi đúng mã hoặc tên.',
    en: 'there is no organisation "$1" in the list or above it. Write its id or name.',
  },
  'parent-ambiguous': {
    vi: 'có nhiều tổ chức tên "$1". Hãy ghi mã thay cho tên.',
    en: 'several organisations are called "$1". Write the id and not the name.',
  },
  'parent-circle': {
    vi: '"$1" trực thuộc chính mình qua các tổ chức khác. Hãy sửa cột trực thuộc.',
    en: '"$1" stands below itself through others. Correct the column of parents.',
  },
  'level-missing': {
    vi: 'thiếu cấp của tổ chức. Hãy ghi, ví dụ "chi bộ" hoặc "đảng bộ cơ sở".',
    en: 'the level of the organisation is missing. Write it, for example "chi bộ" or "đảng bộ cơ sở".',
  },
  duplicate: {
    vi: '"$1" đã có ở dòng $2. Hãy xóa một dòng; nếu là hai người trùng tên, hãy ghi chức vụ, đơn vị hoặc ngày sinh khác nhau.',
    en: '"$1" already stands in row $2. Delete one of them; for two persons of one name, give different positions, units or birth dates.',
  },
  'same-name': {
    vi: '"$1" trùng tên với dòng $2. Hãy kiểm tra đó là hai người khác nhau.',
    en: '"$1" has the same name as row $2. Check that they are two persons.',
  },
} as const satisfies Record<string, Words>;

export type FindingCode = keyof typeof SENTENCES;

/** Words of a finding about the whole file, or about one place in it. */
export function finding(code: FindingCode, fills: readonly (string | number)[] = [], place?: Place): Finding {
  const fill = (sentence: string): string =>
    sentence.replace(/\$([12])/g, (_, place: string) => String(fills[Number(place) - 1] ?? ''));
  const { vi, en } = SENTENCES[code];
  if (place === undefined) return { code, vi: fill(vi), en: fill(en) };
  const [atVi, atEn] =
    place.column === undefined
      ? [`Dòng ${place.row}`, `Row ${place.row}`]
      : [`Dòng ${place.row}, cột ${place.column}`, `Row ${place.row}, column ${place.column}`];
  return { code, place, vi: `${atVi}: ${fill(vi)}`, en: `${atEn}: ${fill(en)}` };
}
