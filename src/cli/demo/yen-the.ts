import { enrol } from '../../../clients/shared/devices/officers.ts';
import type { Transport } from '../../../clients/shared/transport/http.ts';
import type { Hex } from '../../../crypto/bytes.ts';
import { CAUTIOUS_DEFAULT } from '../../domain/rules/presets.ts';
import { ratingChoices } from '../meeting/choices.ts';
import { closePoll, countPoll, type Ended, endMeeting, findOwnBallots } from '../meeting/count.ts';
import { issueBallots } from '../meeting/door.ts';
import { prepareMeeting } from '../meeting/prepare.ts';
import { castBallots, openPoll } from '../meeting/vote.ts';
import { draftOf, readRoll, readSubjects } from './lists.ts';
import type { Stage } from './stage.ts';

export const YEN_THE = { organisation: 'yen-the', name: 'Đảng bộ huyện Yên Thế', level: 'huyện' } as const;

/**
 * Yên Thế: 15 members of the standing committee rate 42 organisations; 8 come out HTXS, 31 HTT and 3 HT, the counts that the
 * district published for 2021. Who voted what is invented.
 */
export async function playYenThe(
  stage: Stage,
  base: Transport,
  service: Hex,
  invitation: string,
  fast: boolean,
): Promise<Ended & { readonly expected: Readonly<Record<string, number>> }> {
  const allMembers = await readRoll('yenthe-roll.xlsx');
  const allSubjects = await readSubjects('yenthe-subjects.xlsx', CAUTIOUS_DEFAULT);
  const members = fast ? allMembers.slice(0, 5) : allMembers;
  const codes = decidedLevels(allSubjects.map(({ selfRated }) => selfRated ?? 'HTT'));
  const subjects = fast ? allSubjects.slice(0, 6) : allSubjects;
  const wanted = codes.slice(0, subjects.length);
  stage.title({
    vi: `YÊN THẾ: ban thường vụ ${members.length} người xếp loại ${subjects.length} tổ chức`,
    en: `YÊN THẾ: a standing committee of ${members.length} rates ${subjects.length} organisations`,
  });
  const secretary = await enrol(base, service, { code: invitation, name: 'Lê Thị Thư Ký' });
  const play = await prepareMeeting(stage, base, service, secretary, {
    organisation: YEN_THE.organisation,
    title: 'Hội nghị Ban Thường vụ Huyện ủy xếp loại chất lượng năm 2021',
    date: '2021-12-14',
    place: 'Hội trường Huyện ủy Yên Thế',
    tellers: ['Hoàng Văn Kiểm', 'Nguyễn Thị Phiếu', 'Trần Văn Niêm'],
    members,
    subjects: subjects.map(draftOf),
    question: 'Tổ chức cơ sở đảng',
    poll: 'Xếp loại chất lượng tổ chức cơ sở đảng',
    purpose: 'decide',
    ruleSet: CAUTIOUS_DEFAULT,
    polls: 1,
    spares: fast ? 0 : 1,
  });
  const voters = members.map((_, voter) => voter);

  stage.phase({ vi: '2. Ở cửa: phát phiếu', en: '2. At the door: issuing' });
  await issueBallots(play, voters, { interrupted: 3 });
  stage.say('service', {
    vi: `${voters.length} người có mặt, mỗi người một yêu cầu có chữ ký, các điểm đã làm mù.`,
    en: `${voters.length} people present, a signed request of each, blinded points.`,
  });
  stage.say('blind', {
    vi: 'khóa của lá phiếu: chữ ký của tổ kiểm phiếu là chữ ký mù, thẻ phiếu không có tên.',
    en: 'the ballots’ keys: the tellers sign blindly, and the cards have no names.',
  });

  stage.phase({ vi: '3. Bỏ phiếu', en: '3. Voting' });
  await openPoll(play, 1);
  const places = wanted.map((code) => CAUTIOUS_DEFAULT.levels.findIndex((level) => level.code === code));
  const choices = ratingChoices(places, CAUTIOUS_DEFAULT.levels.length, members.length, members.length);
  const receipts = await castBallots(play, 1, voters, (voter) => choices[voter] ?? [], {
    challenged: 1,
    lostAnswer: 4,
  });

  stage.phase({ vi: '4. Kiểm phiếu', en: '4. Counting' });
  await closePoll(play, 1);
  await findOwnBallots(play, 1, receipts);
  await countPoll(play, 1);

  stage.phase({ vi: '5. Kết thúc, biên bản', en: '5. The end, the minutes' });
  const ended = await endMeeting(play);
  const expected: Record<string, number> = {};
  for (const code of wanted) expected[code] = (expected[code] ?? 0) + 1;
  return { ...ended, expected };
}

/**
 * The committee is stricter at the top and milder below than the self-ratings: of 12 who rated themselves HTXS the last four
 * come out HTT, of 6 HT the last three do too.
 */
function decidedLevels(selfRated: readonly string[]): string[] {
  const seen: Record<string, number> = {};
  const kept: Record<string, number> = { HTXS: 8, HT: 3 };
  return selfRated.map((code) => {
    seen[code] = (seen[code] ?? 0) + 1;
    return seen[code] <= (kept[code] ?? Number.POSITIVE_INFINITY) ? code : 'HTT';
  });
}
