import { type Hex, hash256, toHex, utf8 } from '../../crypto/bytes.ts';
import { notRatedPaper } from '../../src/domain/papers/not-rated-paper.ts';
import type { Paper } from '../../src/domain/papers/paper.ts';
import { ratingDecision } from '../../src/domain/papers/rating-decision.ts';
import type { RatingHead } from '../../src/domain/papers/rating-head.ts';
import { summaryReport } from '../../src/domain/papers/summary-report.ts';
import type { RatingBodyOf } from '../../src/domain/rating/bodies.ts';
import { type ReportUnit, summarise } from '../../src/domain/rating/report/summary.ts';
import { emptyTally, type Tally } from '../../src/domain/rating/report/tally.ts';
import { SUBJECT_KINDS } from '../../src/domain/rating/status.ts';
import { CAUTIOUS_DEFAULT } from '../../src/domain/rules/presets.ts';
import { member, RatingLog, terms } from '../rating/fixture.ts';

export const HEAD: RatingHead = {
  superior: 'Tỉnh ủy Bắc Ninh',
  organisation: 'Đảng ủy xã Yên Thế',
  number: '12-BC/ĐU',
  place: 'Yên Thế',
  date: '2026-12-15',
  period: 'năm 2026',
  behalf: 'BAN THƯỜNG VỤ',
  office: 'BÍ THƯ',
  signer: 'Nguyễn Thị Ánh Nguyệt',
  recipients: ['Tỉnh ủy (báo cáo)', 'Các chi bộ trực thuộc', 'Lưu Văn phòng Đảng ủy'],
};

/** A commitment whose text a paper knows. */
const names = new Map<Hex, string>();
const named = (text: string): Hex => {
  const commitment = toHex(hash256('phieu-kin/v1/test', utf8(text)));
  names.set(commitment, text);
  return commitment;
};

/** Two decisions that follow the ballot, one that departs from it, and three who are not rated. */
function ratedCell() {
  const log = RatingLog.withOfficers();
  const old = { from: '2010-01-01', status: 'official' } as const;
  const person = (name: string, detail: string, history?: Parameters<typeof member>[1]) =>
    member(name, { name: named(name), detail: named(detail), ...history });
  log.say('secretary', {
    type: 'subjects-added',
    subjects: [
      person('Trần Quốc Khánh', 'Phó bí thư'),
      person('Lưỡng Khắc Hiếu', 'Chi ủy viên'),
      person('Hoàng Diệu Huyền', 'Đảng viên'),
      person('Phạm Gia Bảo', 'Đảng viên', { history: [old, { from: '2026-02-01', status: 'exempt' }] }),
      person('Đỗ Thị Mỹ Lệ', 'Đảng viên', { history: [{ from: '2026-11-01', status: 'probationary' }] }),
      person('Vũ Thế Kỷ', 'Đảng viên', { history: [old, { from: '2026-03-01', status: 'suspended' }] }),
    ],
  });
  log.say('superior', terms());
  log.throughBallot({ 0: 'HTXS', 1: 'HTT', 2: 'HTXS' });
  const why = named('Bị nhắc nhở về chuyên môn trong năm');
  log.say('superior', log.decide({ 0: 'HTXS', 1: 'HTT' }));
  const departs = log.say('superior', log.decide({ 2: 'HTT' }, { reason: why }));
  return { log, departs };
}

const tally = (change: Partial<Tally>): Tally => ({ ...emptyTally(4), ...change });

/** Of an organisation with cells below it: members, and the cells themselves. */
const UNITS: readonly ReportUnit[] = [
  {
    organisation: 'xa',
    parent: null,
    name: 'Đảng ủy xã',
    tallies: { collective: tally({ total: 1, counts: [0, 1, 0, 0] }) },
  },
  {
    organisation: 'a',
    parent: 'xa',
    name: 'Chi bộ thôn Đồng Kỳ',
    tallies: {
      individual: tally({
        total: 2190,
        official: 2100,
        probationary: 90,
        notRated: { ...emptyTally(4).notRated, exempt: 20, recent: 15 },
        counts: [430, 1500, 210, 15],
        unproven: 12,
      }),
      organisation: tally({ total: 21, counts: [4, 16, 1, 0] }),
    },
  },
  {
    organisation: 'b',
    parent: 'xa',
    name: 'Chi bộ Trường Trung học cơ sở Tam Hiệp',
    tallies: {
      individual: tally({ total: 2181, official: 2181, open: 3, counts: [420, 1600, 155, 3] }),
      organisation: tally({ total: 21, counts: [4, 15, 2, 0] }),
    },
  },
];

export const SUMMARIES = SUBJECT_KINDS.map((kind) => summarise(UNITS, kind, CAUTIOUS_DEFAULT.levels, 'HTT', 'vi'));

/** Summary report, list of those not rated, and a decision that departs from the ballot. */
export function ratingPapers(): readonly Paper[] {
  const { log, departs } = ratedCell();
  const [state, period] = [log.state, log.period()];
  const decided = log.entries[departs]?.body as RatingBodyOf<'decided'>;
  return [
    summaryReport(HEAD, SUMMARIES, ['Số liệu công bố 7,2% tính lại là 7,1%.']),
    notRatedPaper({ ...HEAD, number: '3-DS/ĐU' }, state, period, names),
    ratingDecision(HEAD, { state, period, decided, names }, ['Biên bản kiểm phiếu số 12-BB/CB']),
  ];
}
