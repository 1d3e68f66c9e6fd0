import { describe, expect, it } from 'vitest';
import { fromHex } from '../../crypto/bytes.ts';
import { fingerprintWords } from '../../crypto/words.ts';
import { MARGINS } from '../../src/domain/papers/layout.ts';
import { meetingPapers } from '../../src/domain/papers/meeting-papers.ts';
import type { Paper } from '../../src/domain/papers/paper.ts';
import { BY_HAND, MEMBERS, meetingFacts } from './facts.ts';
import { paperTexts } from './paper-texts.ts';

const meeting = meetingFacts();
const papers = meetingPapers(meeting, BY_HAND, ['12-BB/CB', '13-BB/CB']);
const paper = (name: string): Paper => {
  const found = papers.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
const minutes = paper('bien-ban-kiem-phieu-1');

/** Finds texts that begin so, each after the one before. */
function inOrder(texts: readonly string[], begins: readonly string[]): void {
  let from = 0;
  for (const begin of begins) {
    const at = texts.slice(from).findIndex((text) => text.startsWith(begin));
    expect(at, `${begin} after ${texts[from - 1]}`).toBeGreaterThanOrEqual(0);
    from += at + 1;
  }
}

describe('papers of a meeting', () => {
  it('are minutes and an announcement of each certified poll, and a sample ballot of each that was prepared', () => {
    expect(papers.map(({ name }) => name)).toEqual([
      ...['bien-ban-kiem-phieu-1', 'thong-bao-ket-qua-1', 'phieu-bau-mau-1'],
      ...['bien-ban-kiem-phieu-2', 'thong-bao-ket-qua-2', 'phieu-bau-mau-2'],
    ]);
  });

  it('are composed and free of control characters', () => {
    for (const text of papers.flatMap(paperTexts)) {
      expect(text).toBe(text.normalize('NFC'));
      expect(text).not.toMatch(/\p{C}/u);
    }
  });

  it('keep the margins of Party papers', () => {
    expect(MARGINS).toEqual({ left: 30, right: 20, top: 20, bottom: 20 });
  });
});

describe('biên bản kiểm phiếu', () => {
  it('has the fields of the form in its order', () => {
    inOrder(paperTexts(minutes), [
      'ĐẢNG BỘ XÃ YÊN THẾ',
      'CHI BỘ THÔN ĐỒNG KỲ',
      '*',
      'Số 12-BB/CB',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Yên Thế, ngày 05 tháng 12 năm 2026',
      'BIÊN BẢN KIỂM PHIẾU',
      'Hội nghị chi bộ cuối năm',
      'Đánh giá, xếp loại chất lượng đảng viên năm 2026',
      'Căn cứ: Hướng dẫn xếp loại (số 35-HD/BTCTW, 10/10/2026, Ban Tổ chức Trung ương)',
      'Mục đích bỏ phiếu: đề xuất mức xếp loại',
      'I. Thời gian, địa điểm, thành phần',
      'Hội nghị họp ngày 05 tháng 12 năm 2026, tại Yên Thế',
      'Tổng số triệu tập: 17 người; có mặt: 15 người; vắng mặt: 2 người.',
      'Chủ trì: Nguyễn Thị Ánh Nguyệt. Thư ký: Vũ Thế Kỷ.',
      'II. Tổ kiểm phiếu',
      'Tổ trưởng: Đặng Thị Phượng.',
      'Thành viên: Nguyễn Hữu Nghĩa, Ngô Quỳnh Trang.',
      'Số phiếu phát ra: 15; thu về: 14; hợp lệ: 14; không hợp lệ: 0.',
      ...['STT', 'Họ và tên (tên tổ chức)', 'Chức vụ, đơn vị', 'HTXS', 'HTT', 'HT', 'KHT', 'Chưa xếp loại', 'Ghi chú'],
      'I. Cấp trên quyết định',
      ...['1', 'Nguyễn Thị Ánh Nguyệt', 'Bí thư chi bộ', '11', '2', '1', '0', '0', 'Đạt HTXS'],
      ...['2', 'Trần Quốc Khánh', 'Phó bí thư, trưởng thôn Đồng Kỳ', '2', '10', '1', '1', '0', 'Đạt HTT'],
      ...['30', 'Phạm Gia Bảo 30', 'Đảng viên', '3', '4', '4', '1', '2', 'chưa mức nào'],
      'II. Cấp mình quyết định',
      'Không có',
      'Việc kiểm phiếu kết thúc lúc 16 giờ 30 cùng ngày. Biên bản được lập thành 2 bản, lưu tại Chi bộ và Đảng ủy xã.',
      'TỔ KIỂM PHIẾU',
      '(tổ trưởng)',
      'Đặng Thị Phượng',
      'CHỦ TRÌ HỘI NGHỊ',
      'Nguyễn Thị Ánh Nguyệt',
      `Dấu vân tay cuộc bỏ phiếu: ${fingerprintWords(fromHex(meeting.fingerprint)).join(' · ')}`,
      meeting.fingerprint,
      `Gốc hòm phiếu: ${'0b'.repeat(32)}`,
      `Kết quả kiểm phiếu: ${'0a'.repeat(32)}`,
      `Khóa thư ký: ${'c0'.repeat(32)}`,
      `Khóa kiểm phiếu 3: ${'c3'.repeat(32)}`,
      `Mã neo: ${meeting.anchor}`,
    ]);
  });

  it('names each member once in its own row, and says that a name was erased', () => {
    const texts = paperTexts(minutes);
    for (const [name] of MEMBERS.slice(1))
      expect(texts.filter((text) => text === name.normalize('NFC'))).toHaveLength(name.endsWith(' 9') ? 0 : 1);
    expect(texts).toContain('(tên không có trong tệp)');
  });

  it('says why a line has no result, and how the rules judge the others', () => {
    const texts = paperTexts(minutes);
    expect(texts.some((text) => text.startsWith('Phạm Gia Bảo 30: Cần quá nửa'))).toBe(true);
    expect(texts.some((text) => /^Cách kết luận, ví dụ dòng 1: .*Kết quả: mức HTXS\.$/.test(text))).toBe(true);
  });

  it('leaves room for what nobody typed', () => {
    const [bare] = meetingPapers(meeting, {});
    const texts = paperTexts(bare as Paper);
    inOrder(texts, ['ĐẢNG BỘ ……', 'CHI-BO-DONG-KY', 'Số ……-BB/……', 'Chủ trì: ……', 'Việc kiểm phiếu kết thúc lúc ……']);
  });

  it('puts what its own level decides under that heading, and each kind of question in a table of its own', () => {
    const deciding = { ...meeting.polls[0], ordinal: 1, phase: 'certified' as const };
    const manifest = { ...deciding.manifest, purpose: 'decide' } as NonNullable<typeof deciding.manifest>;
    const [decided] = meetingPapers({ ...meeting, polls: [{ ...deciding, manifest }] }, BY_HAND);
    inOrder(paperTexts(decided as Paper), [
      'Mục đích bỏ phiếu: quyết định mức xếp loại',
      'I. Cấp trên quyết định',
      'Không có',
      'II. Cấp mình quyết định',
      'Nguyễn Thị Ánh Nguyệt',
    ]);
    inOrder(paperTexts(paper('bien-ban-kiem-phieu-2')), [
      'Số 13-BB/CB',
      'Đảng viên tiêu biểu',
      ...['1', 'Nguyễn Thị Ánh Nguyệt', 'Bí thư chi bộ', '12', 'được chọn'],
      'Thông qua nghị quyết tháng 12',
      ...['Nội dung', 'Đồng ý', 'Không đồng ý', 'Không ý kiến'],
      ...['1', 'Thông qua nghị quyết tháng 12', '13', '0', '1', 'thông qua'],
    ]);
  });
});

describe('thông báo kết quả', () => {
  it('counts the levels with the base named and percentages half up', () => {
    inOrder(paperTexts(paper('thong-bao-ket-qua-1')), [
      'THÔNG BÁO',
      'Số phiếu phát ra: 15; thu về: 14; hợp lệ: 14; không hợp lệ: 0.',
      'Theo mức (% so với 30 đối tượng ghi trong phiếu):',
      ...['Hoàn thành xuất sắc nhiệm vụ', '6 (20,0%)', 'Hoàn thành tốt nhiệm vụ', '23 (76,7%)'],
      ...['Chưa có kết quả', '1 (3,3%)'],
      'Kết quả trên là đề xuất',
      'Nơi nhận:',
      'CHỦ TRÌ HỘI NGHỊ',
    ]);
  });
});

describe('phiếu bầu mẫu', () => {
  it('has a square for every level of every line, nobody’s votes and no number', () => {
    const sample = paper('phieu-bau-mau-1');
    const tables = sample.blocks.filter((block) => block.kind === 'table');
    expect(tables.flatMap(({ rows }) => rows.flat()).filter(({ square }) => square)).toHaveLength(30 * 5);
    expect(paperTexts(sample).some((text) => text.startsWith('Số '))).toBe(false);
    expect(paperTexts(sample).some((text) => text.includes('Chỉ để xem trước'))).toBe(true);
  });
});
