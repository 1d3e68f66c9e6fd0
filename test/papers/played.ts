import type { Hex } from '../../crypto/bytes.ts';
import type { PollManifest } from '../../src/domain/meeting/bodies.ts';
import type { Question } from '../../src/domain/meeting/questions.ts';
import type { MeetingFacts } from '../../src/domain/verify/report.ts';
import { verifyRecord } from '../../src/domain/verify/verify-record.ts';
import { PlayedMeeting } from '../support/played-meeting.ts';
import { seededRandom } from '../support/random.ts';
import { chunked, partsOf, recordBytes } from '../support/record-of.ts';

const PEOPLE: Readonly<Record<string, string>> = {
  'Trần Thị Thư Ký': 'Trần Thị Thu Ký',
  'Kiểm phiếu 1': 'Đặng Thị Phượng',
  'Kiểm phiếu 2': 'Nguyễn Hữu Nghĩa',
  'Kiểm phiếu 3': 'Vũ Thế Kỷ',
};

/** Members as they are rated: name, position and unit. */
export const MEMBERS = [
  ['Nguyễn Thị Ánh Nguyệt', 'Bí thư chi bộ'],
  ['Trần Quốc Khánh', 'Phó bí thư, trưởng thôn Đồng Kỳ'],
  ['Lưỡng Khắc Hiếu', 'Chi ủy viên'],
  ['Hoàng Diệu Huyền', 'Đảng viên, Trường Tiểu học Tam Hiệp'],
  ['Phạm Gia Bảo', 'Đảng viên'],
  // One whose name was typed on a keyboard that does not compose: papers compose it.
  ['Đỗ Thị Mỹ Lệ'.normalize('NFD'), 'Đảng viên'],
] as const;

/** Five votes a line: the last member has no majority. */
const VOTES = [
  [0, 0, 0, 1, 0, 1],
  [0, 0, 1, 1, 0, 2],
  [0, 1, 1, 1, 2, 2],
  [0, 0, 1, 2, 0, 1],
  [1, 0, 1, 1, 0, 4],
] as const;

export const TITLES = {
  meeting: 'Hội nghị xếp loại',
  rating: 'Đánh giá, xếp loại chất lượng đảng viên năm 2026',
  second: 'Chọn đảng viên tiêu biểu và thông qua nghị quyết',
  motion: 'Thông qua nghị quyết chi bộ tháng 12',
} as const;

class PapersMeeting extends PlayedMeeting {
  override commit(text: string): Hex {
    return super.commit(PEOPLE[text] ?? text);
  }

  rating(): Question & { kind: 'rating' } {
    const asked = this.ratingQuestion(0) as Question & { kind: 'rating' };
    const subjects = MEMBERS.map(([name, detail]) => ({
      name: this.commit(name),
      kind: 'individual' as const,
      detail: this.commit(detail),
      voter: null,
    }));
    return { ...asked, title: 'Xếp loại đảng viên', subjects };
  }
}

/**
 * A cell rates six members, which proposes; then it chooses one of the first three and carries a motion, which decides. The
 * whole of it verified from its record, as papers are made from nothing else.
 */
export async function playedPapers(): Promise<{ meeting: MeetingFacts; record: Uint8Array }> {
  const played = new PapersMeeting({ seed: 'papers', pairs: 2 });
  const rating = played.rating();
  played.create();
  played.ceremony();
  played.roll();
  played.plan(1, [rating], { title: TITLES.rating, ownLine: 'not-rated' });
  const second: Partial<PollManifest> = { title: TITLES.second, purpose: 'decide' };
  const chosen: Question = {
    kind: 'selection',
    title: 'Đảng viên tiêu biểu',
    min: 0,
    max: 1,
    subjects: rating.subjects.slice(0, 3),
  };
  played.plan(2, [chosen, { kind: 'motion', title: TITLES.motion }], second);
  played.say(played.manifestBody(), ...played.everybody);
  played.say({ type: 'issuing-opened', meeting: played.meeting }, ...played.everybody);
  for (const voter of played.voters) played.issue(voter, [1, 2]);
  played.open(1);
  for (const [place, voter] of played.voters.entries())
    played.cast(
      played.ballot(
        voter,
        (VOTES[place] ?? []).map((level) => [level]),
      ),
      1,
    );
  played.close(1);
  played.count(1);
  played.open(2);
  // One takes a ballot and leaves: issued, not returned.
  for (const voter of played.voters.slice(0, 4)) played.cast(played.ballot(voter, [[1], [0]], 2), 2);
  played.close(2);
  played.count(2);
  played.end();
  const record = await recordBytes(partsOf(played));
  const report = await verifyRecord(chunked(record), { random: seededRandom('papers verified') });
  if (report.meeting === undefined) throw new Error(JSON.stringify(report.failure));
  return { meeting: report.meeting, record };
}
