import { type Hex, hash256, toHex, utf8 } from '../../crypto/bytes.ts';
import { anchorOf, encodeCode } from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';
import type { PollManifest } from '../../src/domain/meeting/bodies.ts';
import type { Question } from '../../src/domain/meeting/questions.ts';
import { evaluatePoll } from '../../src/domain/rules/evaluate.ts';
import type { Heads } from '../../src/domain/rules/heads.ts';
import { CAUTIOUS_DEFAULT } from '../../src/domain/rules/presets.ts';
import type { RuleSet } from '../../src/domain/rules/rule-set.ts';
import type { MeetingFacts, PollFacts } from '../../src/domain/verify/report.ts';

const names = new Map<Hex, string>();
const hashOf = (text: string): Hex => toHex(hash256('phieu-kin/v1/test', utf8(text)));
const named = (text: string): Hex => {
  names.set(hashOf(text), text);
  return hashOf(text);
};

/** Members as they are rated: name, position and unit. */
export const MEMBERS: readonly (readonly [name: string, detail: string])[] = [
  ['Nguyễn Thị Ánh Nguyệt', 'Bí thư chi bộ'],
  ['Trần Quốc Khánh', 'Phó bí thư, trưởng thôn Đồng Kỳ'],
  ['Lưỡng Khắc Hiếu', 'Chi ủy viên'],
  ['Hoàng Diệu Huyền', 'Đảng viên, Trường Tiểu học Tam Hiệp'],
  // Typed on a keyboard that does not compose: papers compose it.
  ['Đỗ Thị Mỹ Lệ'.normalize('NFD'), 'Đảng viên'],
  ...Array.from({ length: 25 }, (_, i) => [`Phạm Gia Bảo ${i + 6}`, 'Đảng viên'] as const),
];

/** Of 14 votes: who is first HTXS, who is next HTT, and the last without a majority. */
const VOTES = MEMBERS.map((_, place) =>
  place === MEMBERS.length - 1 ? [3, 4, 4, 1, 2] : place % 5 === 0 ? [11, 2, 1, 0, 0] : [2, 10, 1, 1, 0],
);

const heads: Heads = {
  summoned: 17,
  absent: { 'moved-out': 0, exempt: 1, suspended: 0, detained: 0, excused: 1 },
  present: 15,
  issued: 15,
  returned: 14,
  valid: 14,
  invalid: 0,
};

function poll(
  ordinal: number,
  questions: Question[],
  counts: readonly (readonly number[])[],
  change: Partial<PollManifest>,
): PollFacts {
  const ruleSet: RuleSet = {
    ...CAUTIOUS_DEFAULT,
    document: {
      number: '35-HD/BTCTW',
      date: '10/10/2026',
      issuer: 'Ban Tổ chức Trung ương',
      title: 'Hướng dẫn xếp loại',
    },
  };
  const manifest: PollManifest = {
    type: 'poll-manifest',
    meeting: '01'.repeat(16),
    ordinal,
    title: 'Đánh giá, xếp loại chất lượng đảng viên năm 2026',
    purpose: 'propose',
    questions,
    ownLine: 'not-rated',
    ruleSet: ruleSet as unknown as PollManifest['ruleSet'],
    floor: 2,
    after: null,
    replaces: null,
    ...change,
  };
  const { outcome, trace } = assertOk(evaluatePoll(ruleSet, questions, counts, heads));
  const counted = { heads, counts, outcome, trace, tally: '0a'.repeat(32), box: '0b'.repeat(32) };
  return { ordinal, phase: 'certified', manifest, counted };
}

const subjects = MEMBERS.map(([name, detail]) => ({
  name: named(name),
  kind: 'individual' as const,
  detail: named(detail),
  voter: null,
}));
const rating: Question = {
  kind: 'rating',
  title: 'Xếp loại đảng viên',
  levels: [...CAUTIOUS_DEFAULT.levels],
  subjects,
};
const chosen: Question = {
  kind: 'selection',
  title: 'Đảng viên tiêu biểu',
  min: 0,
  max: 2,
  subjects: subjects.slice(0, 3),
};
const motion: Question = { kind: 'motion', title: 'Thông qua nghị quyết tháng 12' };

/**
 * What a verifier says of a cell's meeting: thirty members rated, which proposes; then two chosen and a motion, which decides;
 * then a poll that was cancelled. One member's name is erased.
 */
export function meetingFacts(): MeetingFacts {
  const officer = (name: string, byte: string) => ({ key: byte.repeat(32), name: named(name) });
  const officers = {
    secretary: officer('Vũ Thế Kỷ', 'c0'),
    tellers: [officer('Đặng Thị Phượng', 'c1'), officer('Nguyễn Hữu Nghĩa', 'c2'), officer('Ngô Quỳnh Trang', 'c3')],
  };
  const opened = new Map(names);
  opened.delete(hashOf('Phạm Gia Bảo 9'));
  return {
    id: '01'.repeat(16),
    title: 'Hội nghị chi bộ cuối năm',
    organisation: 'chi-bo-dong-ky',
    date: '2026-12-05',
    place: 'Yên Thế',
    fingerprint: '0c'.repeat(32),
    anchor: encodeCode('anchor', anchorOf(utf8('papers'))),
    entries: 120,
    voters: 17,
    present: 15,
    tellers: 3,
    threshold: 2,
    lostTellers: [],
    officers,
    erasedNames: 1,
    names: opened,
    polls: [
      poll(1, [rating], VOTES, {}),
      poll(
        2,
        [chosen, motion],
        [
          [12, 9, 2],
          [13, 0, 1],
        ],
        { title: 'Chọn đảng viên tiêu biểu', purpose: 'decide' },
      ),
      { ordinal: 3, phase: 'cancelled', cancelled: 'Máy hỏng' },
    ],
  };
}

export const BY_HAND = {
  organisation: 'Chi bộ thôn Đồng Kỳ',
  superior: 'Đảng bộ xã Yên Thế',
  chair: 'Nguyễn Thị Ánh Nguyệt',
  ended: '16 giờ 30',
  keptAt: 'Chi bộ và Đảng ủy xã',
} as const;
