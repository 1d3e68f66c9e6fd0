import type { QuestionView } from '../report/poll-view.ts';
import { percentTenths } from '../rules/percent.ts';
import { longDate } from './long-date.ts';
import type { Bars, Block, Paper } from './paper.ts';
import { barsHeading, heading, letterhead, n, percent, recipients, sentence, titleBlock } from './parts.ts';
import { type ByHand, type CertifiedPoll, detailsOf, letterheadOf } from './poll-facts.ts';
import { legend, orientationOf, votesTable } from './question-table.ts';
import { seal } from './seal.ts';

/** Thông báo kết quả: what a certified poll came to, for those who were not in the room. */
export function announcement(poll: CertifiedPoll, byHand: ByHand): Paper {
  const { meeting, ordinal, manifest, counted, view } = poll;
  const orientation = orientationOf(manifest.questions);
  const { summoned, present, issued, returned, valid, invalid } = counted.heads;
  const proposes = manifest.purpose === 'propose';
  return {
    name: `thong-bao-ket-qua-${ordinal}`,
    title: `Thông báo kết quả bỏ phiếu: ${manifest.title}`,
    date: meeting.date,
    orientation,
    blocks: [
      letterhead(orientation, letterheadOf(meeting, byHand, 'TB')),
      ...titleBlock('THÔNG BÁO', ['kết quả bỏ phiếu kín', manifest.title]),
      sentence(
        `${meeting.title} họp ${longDate(meeting.date)}, tại ${meeting.place}, đã bỏ phiếu kín với kết quả như sau:`,
      ),
      sentence(`Triệu tập ${n(summoned)} người, có mặt ${n(present)} người.`),
      sentence(
        `Số phiếu phát ra: ${n(issued)}; thu về: ${n(returned)}; hợp lệ: ${n(valid)}; không hợp lệ: ${n(invalid)}.`,
      ),
      ...manifest.questions.flatMap((asked, place): readonly Block[] => {
        const question = view.questions[place];
        if (question === undefined) throw new Error('a view has all questions');
        const details = detailsOf(meeting.names, asked);
        return [
          heading(asked.title),
          votesTable(orientation, asked, question, details, [{ heading: null, filled: true }]),
          ...(asked.kind === 'rating' ? [legend(asked.levels), ...levelBars(question)] : []),
          { kind: 'space', height: 3 },
        ];
      }),
      sentence(
        proposes
          ? 'Kết quả trên là đề xuất; mức xếp loại do cấp có thẩm quyền quyết định.'
          : 'Kết quả trên là quyết định của hội nghị.',
      ),
      sentence('Thời hạn khiếu nại: 15 ngày làm việc kể từ ngày công bố.'),
      recipients(orientation, ['Cấp ủy cấp trên', 'Các đơn vị, cá nhân có tên', 'Lưu'], {
        title: ['CHỦ TRÌ HỘI NGHỊ'],
        note: '',
        name: byHand.chair,
      }),
      ...seal(orientation, poll, { keys: false }),
    ],
  };
}

/** How many subjects came to each level; the base is all subjects of the question. */
function levelBars({ columns, rows }: QuestionView): readonly Block[] {
  const levels = columns.filter(({ code }) => code !== 'NOT-RATED');
  const bar = (label: string, count: number): Bars['bars'][number] => {
    const share = percentTenths(count, rows.length);
    return { label, text: `${n(count)} (${percent(share)})`, share: share ?? 0 };
  };
  const open = rows.filter(({ decided }) => !decided).length;
  return [
    {
      kind: 'bars',
      heading: barsHeading(`Theo mức (% so với ${n(rows.length)} đối tượng ghi trong phiếu):`),
      bars: [
        ...levels.map(({ code, words }) => bar(words, rows.filter(({ outcome }) => outcome === code).length)),
        ...(open === 0 ? [] : [bar('Chưa có kết quả', open)]),
      ],
    },
  ];
}
