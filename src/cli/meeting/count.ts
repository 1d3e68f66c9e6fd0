import { anchorCode } from '../../../clients/shared/anchor.ts';
import { signTogether } from '../../../clients/shared/devices/officers.ts';
import { ballotPoll } from '../../../clients/shared/poll-context.ts';
import { acts, makeCertify } from '../../../clients/shared/secretary/run-polls.ts';
import type { Receipt } from '../../../clients/shared/tablet/cast.ts';
import { checkInclusion } from '../../../clients/shared/tablet/inclusion.ts';
import { cosignEnd, cosignSealed, countBallots } from '../../../clients/shared/teller/polls.ts';
import { chunksOf } from '../../../clients/shared/transport/http.ts';
import { splitBox } from '../../../clients/shared/transport/split-box.ts';
import { ballotLength } from '../../../crypto/ballot-layout.ts';
import { assertOk } from '../../../crypto/result.ts';
import { type Play, THRESHOLD, tellersThere } from './prepare.ts';

/** Closes a poll; the box is sealed with it, and every teller's device who is there cosigns the seal. */
export async function closePoll(play: Play, ordinal: number): Promise<void> {
  const { stage, secretary } = play;
  await signTogether(secretary, tellersThere(play).slice(0, THRESHOLD), acts.close(play.meeting, ordinal));
  for (const teller of tellersThere(play)) {
    await teller.follow();
    await teller.cosign(assertOk(await cosignSealed(teller.device, teller.view, ordinal)));
  }
  const box = secretary.state.polls.get(ordinal)?.box;
  stage.say('screen', {
    vi: `đóng bỏ phiếu, niêm phong: ${box?.size} lá phiếu xếp theo mã băm, gốc ${box?.root.slice(0, 16)}….`,
    en: `voting closes, the box is sealed: ${box?.size} ballots sorted by hash, root ${box?.root.slice(0, 16)}….`,
  });
}

/** Every voter who kept a receipt finds the ballot in the sealed box. */
export async function findOwnBallots(play: Play, ordinal: number, receipts: readonly Receipt[]): Promise<void> {
  const [tablet] = play.tablets;
  const state = await tablet.follow();
  const { note } = assertOk(await tablet.room.checkpoint(state.polls.get(ordinal)?.sealed?.size ?? 0));
  for (const { leaf } of receipts)
    assertOk(checkInclusion(state, ordinal, leaf, assertOk(await tablet.room.inclusion(ordinal, leaf)), note));
  play.stage.say('voter', {
    vi: `${receipts.length}/${receipts.length} biên nhận có trong hòm phiếu đã niêm phong (đường băm tới gốc mà cả tổ kiểm phiếu ký).`,
    en: `${receipts.length} of ${receipts.length} receipts are in the sealed box (a path of hashes to the root that the tellers cosigned).`,
  });
}

/** Two tellers verify the whole box and decrypt the sums; the service adds their shares up; the minutes are certified. */
export async function countPoll(play: Play, ordinal: number): Promise<void> {
  const { stage, secretary } = play;
  const counting = tellersThere(play).slice(0, THRESHOLD);
  const size = secretary.state.polls.get(ordinal)?.box?.size ?? 0;
  for (const [place, teller] of counting.entries()) {
    await teller.follow();
    const { sealed } = teller.state.polls.get(ordinal) ?? {};
    const { note } = assertOk(await teller.client.checkpoint(sealed?.size ?? 0));
    const stream = assertOk(await teller.client.box(ordinal));
    const length = ballotLength(assertOk(ballotPoll(teller.state, ordinal)).context.lines);
    const progress = (done: number) =>
      stage.counting({ vi: 'soát phiếu', en: 'judging ballots' }, place * size + done, counting.length * size);
    const ballots = splitBox(chunksOf(stream), length);
    const entry = assertOk(await countBallots(teller.device, teller.view, ordinal, note, ballots, progress));
    await teller.append(entry);
  }
  stage.say('tellers', {
    vi: `${counting.length} thiết bị, mỗi máy tự soát ${size} lá phiếu và tự cộng bản mã, rồi giải mã đúng một lần các TỔNG; không lá phiếu nào bị mở.`,
    en: `${counting.length} devices each judge all ${size} ballots and add up the ciphertexts themselves, then decrypt the SUMS, once; no ballot is ever opened.`,
  });
  await secretary.follow();
  await signTogether(secretary, counting, assertOk(makeCertify(secretary.state, ordinal)));
  stage.say('secretary', {
    vi: 'thư ký và tổ kiểm phiếu tự áp dụng quy tắc, ra cùng kết luận, ký xác nhận.',
    en: 'secretary and tellers each apply the rules, reach the same verdicts, and sign.',
  });
}

export interface Ended {
  /** The meeting's file, as the service exports it. */
  readonly record: Uint8Array;
  /** What the paper minutes print. */
  readonly anchor: string;
}

/** Ends the meeting; the devices cosign the end, from which the anchor code on the paper follows. */
export async function endMeeting(play: Play): Promise<Ended> {
  const { stage, secretary } = play;
  await signTogether(secretary, tellersThere(play).slice(0, THRESHOLD), acts.end(play.meeting));
  for (const teller of tellersThere(play)) {
    await teller.follow();
    await teller.cosign(assertOk(await cosignEnd(teller.device, teller.view)));
  }
  const { code } = assertOk(anchorCode(await secretary.follow()));
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(assertOk(await secretary.client.record()))) chunks.push(chunk);
  stage.say('secretary', {
    vi: `in biên bản giấy có mã neo ${code}; các bên ký tay. Mã này gắn tờ giấy với tệp hồ sơ.`,
    en: `prints paper minutes with the anchor code ${code}; people sign by hand. The code ties the paper to the file.`,
  });
  return { record: Buffer.concat(chunks), anchor: code };
}
