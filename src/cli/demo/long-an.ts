import { enrol, signTogether } from '../../../clients/shared/devices/officers.ts';
import { makePollManifest, type SubjectDraft } from '../../../clients/shared/secretary/prepare-polls.ts';
import { acts } from '../../../clients/shared/secretary/run-polls.ts';
import type { Transport } from '../../../clients/shared/transport/http.ts';
import type { Hex } from '../../../crypto/bytes.ts';
import { assertOk } from '../../../crypto/result.ts';
import { winnersOf } from '../../domain/meeting/outcome.ts';
import { LONG_AN_DISTRICTS } from '../../domain/rules/presets.ts';
import type { PollOutcome } from '../../domain/rules/verdict.ts';
import { ratingChoices, selectionChoices } from '../meeting/choices.ts';
import { closePoll, countPoll, type Ended, endMeeting, findOwnBallots } from '../meeting/count.ts';
import { issueBallots } from '../meeting/door.ts';
import { type Play, prepareMeeting, tellersThere } from '../meeting/prepare.ts';
import { castBallots, openPoll } from '../meeting/vote.ts';
import { draftOf, readRoll, readSubjects } from './lists.ts';
import type { Stage } from './stage.ts';

export const LONG_AN = { organisation: 'long-an', name: 'Đảng bộ tỉnh Long An', level: 'tỉnh' } as const;

const TOP = 'TSVM';

/**
 * Long An: the provincial standing committee rates its district-level organisations by the older four levels, then chooses
 * exemplary ones among those on top, by a second ballot whose subjects nobody knew before. Who voted what is invented.
 */
export async function playLongAn(
  stage: Stage,
  base: Transport,
  service: Hex,
  invitation: string,
  fast: boolean,
): Promise<Ended & { readonly expected: Readonly<Record<string, number>> }> {
  const allMembers = await readRoll('longan-roll.csv');
  const allSubjects = await readSubjects('longan-subjects.csv', LONG_AN_DISTRICTS);
  const members = fast ? allMembers.slice(0, 6) : allMembers;
  const subjects = fast ? allSubjects.slice(0, 8) : allSubjects;
  // Fewer than half on top, as the province's own cap has it.
  const onTop = fast ? 6 : 9;
  const wanted = subjects.map((_, line) => (line < onTop ? 0 : line < subjects.length - 2 ? 1 : 2));
  stage.title({
    vi: `LONG AN: ban thường vụ ${members.length} người xếp loại ${subjects.length} đảng bộ, rồi chọn 5 tiêu biểu`,
    en: `LONG AN: a standing committee of ${members.length} rates ${subjects.length} organisations, then chooses 5 exemplary`,
  });
  const secretary = await enrol(base, service, { code: invitation, name: 'Phạm Thị Ghi Chép' });
  const play = await prepareMeeting(stage, base, service, secretary, {
    organisation: LONG_AN.organisation,
    title: 'Hội nghị Ban Thường vụ Tỉnh ủy xếp loại đảng bộ cấp huyện',
    date: '2016-01-20',
    place: 'Hội trường Tỉnh ủy Long An',
    tellers: ['Võ Văn Đếm', 'Lê Thị Soát', 'Đặng Văn Khóa'],
    members,
    subjects: subjects.map(draftOf),
    question: 'Đảng bộ cấp huyện',
    poll: 'Xếp loại đảng bộ cấp huyện',
    purpose: 'decide',
    ruleSet: LONG_AN_DISTRICTS,
    polls: 2,
    // The last pair is kept back at the door: without it the second round would have no ballots.
    spares: 1,
  });
  const latecomer = members.length - 1;
  const early = members.map((_, voter) => voter).filter((voter) => voter !== latecomer);

  stage.phase({ vi: '2. Ở cửa: phát phiếu cho cả hai vòng', en: '2. At the door: ballots for both rounds' });
  await issueBallots(play, early);
  stage.say('secretary', {
    vi: `${early.length}/${members.length} người đã đến; một người còn ở ngoài đường.`,
    en: `${early.length} of ${members.length} have come; one is still on the road.`,
  });

  stage.phase({ vi: '3. Vòng một: xếp loại', en: '3. First round: rating' });
  await openPoll(play, 1);
  const levels = LONG_AN_DISTRICTS.levels.length;
  const choices = ratingChoices(wanted, levels, early.length, members.length);
  const receipts = await castBallots(play, 1, early, (voter) => choices[voter] ?? []);
  await issueBallots(play, [latecomer]);
  stage.say('tellers', {
    vi: `${members[latecomer]?.name} đến muộn: vòng một đã chốt phát phiếu, chỉ được phát phiếu cho các vòng sau.`,
    en: `${members[latecomer]?.name} comes late: issuing for the first round has ended, ballots of later rounds only.`,
  });
  await loseTeller(play);

  stage.phase({ vi: '4. Kiểm phiếu vòng một', en: '4. Counting the first round' });
  await closePoll(play, 1);
  await findOwnBallots(play, 1, receipts);
  await countPoll(play, 1);

  stage.phase({
    vi: '5. Vòng hai: chọn tiêu biểu trong số cao nhất',
    en: '5. Second round: exemplary among those on top',
  });
  const finalists = await fixSecondRound(play);
  await openPoll(play, 2);
  const everybody = members.map((_, voter) => voter);
  const selected = selectionChoices(finalists, 5, members.length);
  const second = await castBallots(play, 2, everybody, (voter) => [selected[voter] ?? []]);
  await closePoll(play, 2);
  await findOwnBallots(play, 2, second);
  await countPoll(play, 2);

  stage.phase({ vi: '6. Kết thúc, biên bản', en: '6. The end, the minutes' });
  const ended = await endMeeting(play);
  const codes = wanted.map((place) => LONG_AN_DISTRICTS.levels[place]?.code ?? '');
  const expected: Record<string, number> = { selected: 5 };
  for (const code of codes) expected[code] = (expected[code] ?? 0) + 1;
  return { ...ended, expected };
}

/** A teller's tablet breaks; the others state it, and two of three still do everything. */
async function loseTeller(play: Play): Promise<void> {
  const { stage, secretary, tellers } = play;
  await secretary.follow();
  await signTogether(secretary, tellers.slice(0, 2), acts.loseTeller(play.meeting, 3, 'Máy tính bảng hỏng'));
  stage.say('tellers', {
    vi: 'máy của người thứ ba hỏng: thư ký và hai người còn lại ký xác nhận mất thiết bị; hai trong ba vẫn đủ để mở hòm phiếu.',
    en: 'the third teller’s tablet breaks: secretary and the other two state it lost; two of three still open the box.',
  });
}

/** The second round's subjects are those that won the top level, under the very commitments of the first. */
async function fixSecondRound(play: Play): Promise<number> {
  const { stage, secretary, random } = play;
  const first = (await secretary.follow()).polls.get(1);
  const [asked] = first?.manifest?.body.questions ?? [];
  if (first?.manifest === undefined || first.certified === undefined || asked?.kind !== 'rating')
    throw new Error('the first round is not certified');
  const winners = winnersOf(first.manifest.body, first.certified.outcome as unknown as PollOutcome, [TOP]);
  const subjects = asked.subjects
    .filter(({ name }) => winners.has(name))
    .map((committed): SubjectDraft => ({ committed }));
  const poll = assertOk(
    makePollManifest(
      secretary.state,
      {
        ordinal: 2,
        title: 'Chọn 5 đảng bộ tiêu biểu',
        purpose: 'decide',
        ownLine: 'votes',
        floor: 3,
        ruleSet: LONG_AN_DISTRICTS,
        questions: [{ kind: 'selection', title: 'Đảng bộ tiêu biểu', min: 0, max: 5, subjects }],
        after: { ordinal: 1, levels: [TOP] },
      },
      random,
    ),
  );
  await signTogether(secretary, tellersThere(play), poll.body, poll.openings);
  stage.say('secretary', {
    vi: `${subjects.length} đảng bộ đạt mức cao nhất vào vòng hai; phiếu vòng hai đã phát từ đầu, không ai phải ra cửa lại.`,
    en: `${subjects.length} organisations on top enter the second round; its ballots were issued at the start, nobody goes to the door again.`,
  });
  return subjects.length;
}
