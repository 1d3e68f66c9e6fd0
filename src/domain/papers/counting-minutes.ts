import { afterLabel } from '../report/poll-view.ts';
import { decodeRuleSet } from '../rules/rule-set.ts';
import { longDate } from './long-date.ts';
import type { Block, Paper } from './paper.ts';
import { field, heading, letterhead, n, orBlank, plain, sentence, signatures, small, titleBlock } from './parts.ts';
import { type ByHand, type CertifiedPoll, detailsOf, letterheadOf, nameIn } from './poll-facts.ts';
import { legend, orientationOf, votesTable } from './question-table.ts';
import { seal } from './seal.ts';

/** What is in the box when nobody broke the rules; said beside the number, which is computed. */
const WHY_NO_INVALID =
  'Số phiếu không hợp lệ do máy tính từ hòm phiếu; máy chủ từ chối phiếu sai quy cách ngay khi bỏ nên số này thường bằng 0.';

/** Biên bản kiểm phiếu: the counting minutes of one certified poll, in the order of the printed form. */
export function countingMinutes(poll: CertifiedPoll, byHand: ByHand): Paper {
  const { meeting, ordinal, manifest } = poll;
  const orientation = orientationOf(manifest.questions);
  return {
    name: `bien-ban-kiem-phieu-${ordinal}`,
    title: `Biên bản kiểm phiếu: ${manifest.title}`,
    date: meeting.date,
    orientation,
    blocks: [
      letterhead(orientation, letterheadOf(meeting, byHand, 'BB', byHand.number)),
      ...titleBlock('BIÊN BẢN KIỂM PHIẾU', [meeting.title, manifest.title]),
      ...basis(poll),
      ...partOne(poll, byHand),
      ...partTwo(poll),
      ...ballots(poll),
      ...results(orientation, poll),
      sentence(
        `Việc kiểm phiếu kết thúc lúc ${orBlank(byHand.ended)} cùng ngày. Biên bản được lập thành 2 bản, lưu tại ${orBlank(byHand.keptAt)}.`,
      ),
      signatures(
        orientation,
        { title: ['TỔ KIỂM PHIẾU'], note: '(tổ trưởng)', name: tellersOf(poll)[0] },
        { title: ['CHỦ TRÌ HỘI NGHỊ'], note: '', name: byHand.chair },
      ),
      ...seal(orientation, poll, { keys: true }),
    ],
  };
}

const tellersOf = ({ meeting }: CertifiedPoll): readonly string[] =>
  meeting.officers.tellers.map(({ name }) => nameIn(meeting.names, name));

function basis({ manifest, view }: CertifiedPoll): readonly Block[] {
  const rules = decodeRuleSet(manifest.ruleSet);
  const document = rules.ok ? rules.value.document : null;
  const on =
    document === null
      ? 'quyết định của hội nghị'
      : `${document.title} (số ${document.number}, ${document.date}, ${document.issuer})`;
  const rates = manifest.questions.some(({ kind }) => kind === 'rating');
  const purpose = manifest.purpose === 'propose' ? 'đề xuất' : 'quyết định';
  return [
    sentence(`Căn cứ: ${on}. Quy tắc: ${view.ruleSet}.`),
    field('Mục đích bỏ phiếu', rates ? `${purpose} mức xếp loại` : purpose),
  ];
}

function partOne({ meeting, counted }: CertifiedPoll, byHand: ByHand): readonly Block[] {
  const { summoned, present } = counted.heads;
  return [
    heading('I. Thời gian, địa điểm, thành phần'),
    sentence(`Hội nghị họp ${longDate(meeting.date)}, tại ${meeting.place}.`),
    sentence(
      `Tổng số triệu tập: ${n(summoned)} người; có mặt: ${n(present)} người; vắng mặt: ${n(summoned - present)} người.`,
    ),
    sentence(`Chủ trì: ${orBlank(byHand.chair)}. Thư ký: ${nameIn(meeting.names, meeting.officers.secretary.name)}.`),
  ];
}

function partTwo(poll: CertifiedPoll): readonly Block[] {
  const [head = '', ...others] = tellersOf(poll);
  return [heading('II. Tổ kiểm phiếu'), sentence(`Tổ trưởng: ${head}.`), sentence(`Thành viên: ${others.join(', ')}.`)];
}

function ballots({ counted, view }: CertifiedPoll): readonly Block[] {
  const { issued, returned, valid, invalid } = counted.heads;
  return [
    heading('III. Kết quả kiểm phiếu'),
    sentence(
      `Số phiếu phát ra: ${n(issued)}; thu về: ${n(returned)}; hợp lệ: ${n(valid)}; không hợp lệ: ${n(invalid)}.`,
    ),
    ...(invalid === 0 ? [small([plain(WHY_NO_INVALID)])] : []),
    ...view.reasons.map(sentence),
  ];
}

/** One table for each question, then why a line has no result; the rules' way with a line is told on the first. */
function results(orientation: Paper['orientation'], { meeting, manifest, view }: CertifiedPoll): readonly Block[] {
  const proposes = manifest.purpose === 'propose';
  const blocks = [
    { heading: 'I. Cấp trên quyết định', filled: proposes },
    { heading: 'II. Cấp mình quyết định', filled: !proposes },
  ];
  return manifest.questions.flatMap((asked, place): readonly Block[] => {
    const question = view.questions[place];
    if (question === undefined) throw new Error('a view has all questions');
    const rating = asked.kind === 'rating';
    const groups = rating ? blocks : [{ heading: null, filled: true }];
    const first = question.reasons[0] ?? [];
    const undecided = rating
      ? [...question.reasons.entries()].filter(([line]) => question.rows[line]?.decided === false)
      : [];
    return [
      heading(asked.title),
      votesTable(orientation, asked, question, detailsOf(meeting.names, asked), groups),
      ...(rating
        ? [
            legend(asked.levels),
            small([
              plain(
                `Cách kết luận, ví dụ dòng 1: ${first.map((one) => afterLabel(one, question.rows[0]?.label)).join(' ')}`,
              ),
            ]),
          ]
        : first.map((one) => small([plain(afterLabel(one, question.title))]))),
      ...undecided.map(([line, reasons]) => {
        const label = question.rows[line]?.label ?? '';
        return small([plain(`${label}: ${reasons.map((one) => afterLabel(one, label)).join(' ')}`)]);
      }),
      { kind: 'space', height: 3 },
    ];
  });
}
