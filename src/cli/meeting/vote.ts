import { signTogether } from '../../../clients/shared/devices/officers.ts';
import type { RoomTablet } from '../../../clients/shared/devices/room-tablet.ts';
import { ballotPoll } from '../../../clients/shared/poll-context.ts';
import { headCount, makeBarrier, makeOpen } from '../../../clients/shared/secretary/run-polls.ts';
import {
  type Booth,
  type CheckedVault,
  checkVault,
  openBooth,
  wipeBooth,
} from '../../../clients/shared/tablet/booth.ts';
import { readCard } from '../../../clients/shared/tablet/card.ts';
import {
  castBallot,
  challenge,
  chooseLine,
  type DraftLines,
  judgeReceipt,
  type Receipt,
  sealDraft,
  startDraft,
  wipeLines,
} from '../../../clients/shared/tablet/cast.ts';
import { judgeBarrier } from '../../../clients/shared/teller/polls.ts';
import type { Transport } from '../../../clients/shared/transport/http.ts';
import { roomClient } from '../../../clients/shared/transport/room.ts';
import { verifyChallenge } from '../../../crypto/ballot-challenge.ts';
import { type BallotContext, ballotLength, type LineChoice } from '../../../crypto/ballot-layout.ts';
import { fromHex } from '../../../crypto/bytes.ts';
import { assertOk } from '../../../crypto/result.ts';
import { cardOf } from './door.ts';
import { inPool } from './pool.ts';
import { type Play, tellersThere } from './prepare.ts';

/** The barrier: nobody is issued a ballot any more; every device checks and cosigns; only then may anybody vote. */
export async function openPoll(play: Play, ordinal: number): Promise<void> {
  const { stage, secretary } = play;
  const counted = headCount(await secretary.follow(), ordinal);
  await secretary.stateAlone(makeBarrier(secretary.state, ordinal));
  const confirmed = { present: counted.present.length, issued: counted.issued.length };
  for (const teller of tellersThere(play)) {
    await teller.follow();
    await teller.cosign(assertOk(await judgeBarrier(teller.device, teller.view, ordinal, confirmed)));
  }
  await signTogether(secretary, tellersThere(play), assertOk(makeOpen(secretary.state, ordinal)));
  stage.say('screen', {
    vi: `${confirmed.present} có mặt, ${confirmed.issued} phiếu đã phát; cả phòng nghe và xác nhận. Phát phiếu kết thúc, bỏ phiếu mở.`,
    en: `${confirmed.present} present, ${confirmed.issued} ballots issued; the room hears and confirms. Issuing ends, voting opens.`,
  });
  stage.say('tellers', {
    vi: 'mỗi thiết bị soát mọi yêu cầu và mọi phần trả lời, ký điểm kiểm tra, rồi xóa phần khóa phát phiếu của cuộc này.',
    en: 'each device checks every request and every answer, cosigns the checkpoint, and deletes its issuing share of this poll.',
  });
}

export interface VoteOptions {
  /** This voter challenges the first ballot. */
  readonly challenged?: number;
  /** The answer to this voter's cast is lost on the way. */
  readonly lostAnswer?: number;
}

/** A network that carries the first cast to the service and loses its answer. */
function losingOnce(base: Transport, lost: () => void): Transport {
  let done = false;
  return {
    ...base,
    fetch: async (url, init) => {
      const answer = await base.fetch(url, init);
      if (done || !url.endsWith('/ballots')) return answer;
      done = true;
      await answer.arrayBuffer();
      lost();
      throw new TypeError('the answer was lost');
    },
  };
}

/** Everybody named votes on either tablet: the card, the choices, the tracking code, the box. */
export async function castBallots(
  play: Play,
  ordinal: number,
  voters: readonly number[],
  choicesOf: (voter: number) => readonly LineChoice[],
  options: VoteOptions = {},
): Promise<Receipt[]> {
  const { stage, base, meeting } = play;
  let sent = 0;
  const poor = losingOnce(base, () => sent++);
  const tablets = await Promise.all(play.tablets.map((tablet) => readyTablet(tablet, ordinal)));
  const receipts: Receipt[] = [];
  await inPool(voters, tablets.length, async (voter, place) => {
    const [tablet, vault] = tablets[place % tablets.length] as [RoomTablet, CheckedVault];
    const { context } = assertOk(ballotPoll(tablet.state, ordinal));
    const cardKey = assertOk(readCard(meeting, cardOf(play, voter)));
    const booth = assertOk(openBooth(tablet.state, vault, cardKey, base.random));
    let lines = chooseAll(play, context, booth, choicesOf(voter));
    if (voter === options.challenged) lines = challengeOnce(play, context, booth, lines);
    const draft = assertOk(sealDraft(context, lines));
    const cast = castBallot(context, booth, draft);
    const room = voter === options.lostAnswer ? roomClient(poor, meeting) : tablet.room;
    const receipt = assertOk(judgeReceipt(tablet.state, cast, assertOk(await room.cast(ordinal, cast.ballot))));
    receipts.push(receipt);
    if (voter === options.lostAnswer) {
      if (sent !== 1) throw new Error('no answer was lost');
      const again = assertOk(await tablet.room.cast(ordinal, cast.ballot));
      if (again.receipt !== receipt.receipt) throw new Error('another receipt for the same ballot');
      stage.say('tablet', {
        vi: 'câu trả lời cho một lá phiếu bị mất trên mạng. Máy gửi lại đúng từng byte, nhận đúng biên nhận ấy: vẫn là một lá phiếu.',
        en: 'the answer to one cast is lost on the network. The tablet sends the same bytes again and gets the same receipt: still one ballot.',
      });
    }
    wipeLines(lines.values());
    wipeBooth(booth);
    stage.counting({ vi: 'bỏ phiếu', en: 'voting' }, receipts.length, voters.length);
  });
  const length = ballotLength(
    assertOk(ballotPoll((tablets[0] as [RoomTablet, CheckedVault])[0].state, ordinal)).context.lines,
  );
  stage.say('service', {
    vi: `${receipts.length} khối, mỗi khối đúng ${length} byte: khóa dùng một lần, chữ ký mù, bản mã, chứng minh.`,
    en: `${receipts.length} blobs of exactly ${length} bytes each: a one-time key, a blind signature, ciphertexts, proofs.`,
  });
  stage.say('blind', {
    vi: 'ai bỏ khối nào, chọn gì, bỏ lúc nào hay thứ mấy; tổng số tạm thời cũng không ai tính được trước khi đóng.',
    en: 'who cast which blob, what it says, when or in what order; nor can anybody compute an early sum before closing.',
  });
  return receipts;
}

/** Follows the log and downloads the whole vault, which says nothing about who will vote here. */
async function readyTablet(tablet: RoomTablet, ordinal: number): Promise<[RoomTablet, CheckedVault]> {
  const state = await tablet.follow();
  const size = state.polls.get(ordinal)?.barrier?.checkpoint.size ?? 0;
  const { note } = assertOk(await tablet.room.checkpoint(size));
  return [tablet, assertOk(checkVault(state, ordinal, assertOk(await tablet.room.vault(ordinal)), note))];
}

function chooseAll({ random }: Play, context: BallotContext, booth: Booth, choices: readonly LineChoice[]): DraftLines {
  let lines = startDraft(context, booth, random);
  for (const [line, choice] of choices.entries())
    lines = assertOk(chooseLine(context, booth, lines, line, choice, random));
  return lines;
}

/** The voter distrusts the tablet: it must reveal what it encrypted, a phone checks it, and the ballot is made afresh. */
function challengeOnce({ stage, random }: Play, context: BallotContext, booth: Booth, lines: DraftLines): DraftLines {
  const draft = assertOk(sealDraft(context, lines));
  const { opening, lines: fresh } = challenge(context, booth, draft, random);
  const shown = assertOk(verifyChallenge(context, fromHex(draft.tracking), opening));
  const after = assertOk(sealDraft(context, fresh));
  if (after.tracking === draft.tracking) throw new Error('the ballot was not encrypted afresh');
  stage.say('voter', {
    vi: `thử máy trước khi bỏ: mã theo dõi ${draft.tracking.slice(0, 12)}… được mở trên máy thứ hai, ${shown.length} dòng đúng như đã chọn. Lá phiếu đã mở bị hủy; lá mới có mã ${after.tracking.slice(0, 12)}….`,
    en: `tests the tablet before casting: tracking code ${draft.tracking.slice(0, 12)}… is opened on a second device, all ${shown.length} lines are as chosen. That ballot is spoilt; the new one has code ${after.tracking.slice(0, 12)}….`,
  });
  return fresh;
}
