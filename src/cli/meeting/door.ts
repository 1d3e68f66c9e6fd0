import type { TellerTablet } from '../../../clients/shared/devices/officers.ts';
import type { RoomTablet } from '../../../clients/shared/devices/room-tablet.ts';
import { readCard } from '../../../clients/shared/tablet/card.ts';
import { beginVisit, endVisit, fetchOwnEntry, finishVisit, judgeUnused } from '../../../clients/shared/tablet/door.ts';
import { nameQuery, readName, readSlip } from '../../../clients/shared/tablet/slip.ts';
import { answerRequest, markPresent, pendingRequests } from '../../../clients/shared/teller/issuing.ts';
import { assertOk } from '../../../crypto/result.ts';
import { inPool } from './pool.ts';
import { type Play, THRESHOLD } from './prepare.ts';

export interface DoorOptions {
  /** This voter's tablet dies after the request was sent: another one finishes. */
  readonly interrupted?: number;
}

/** Everybody named comes through the door: seen by a teller, then ballots for every poll still to come, in one visit. */
export async function issueBallots(
  play: Play,
  voters: readonly number[],
  { interrupted }: DoorOptions = {},
): Promise<void> {
  const { stage, tablets } = play;
  let done = 0;
  await inPool(voters, tablets.length, async (voter, place) => {
    const tablet = tablets[place % tablets.length] as RoomTablet;
    await visit(play, tablet, voter, voter === interrupted);
    stage.counting({ vi: 'phát phiếu', en: 'issuing' }, ++done, voters.length);
  });
}

async function visit(play: Play, tablet: RoomTablet, voter: number, dies: boolean): Promise<void> {
  const { stage, random, slips, tellers } = play;
  const [doorkeeper] = tellers as [TellerTablet];
  await doorkeeper.follow();
  await doorkeeper.append(assertOk(markPresent(doorkeeper.device, doorkeeper.state, voter)));

  const slipText = slips[voter]?.code ?? '';
  const cardText = cardOf(play, voter);
  const state = await tablet.follow();
  const slip = assertOk(readSlip(state, slipText));
  const name = assertOk(readName(state, slip, assertOk(await tablet.room.name(nameQuery(state.id, slip)))));
  const cardKey = assertOk(readCard(state.id, cardText));
  const begun = assertOk(beginVisit(state, slip, cardKey, random));
  assertOk(await judgeUnused(state, voter, cardKey, tablet.room.vault));
  assertOk(await tablet.room.requestTokens(begun));

  for (const teller of tellers.slice(0, THRESHOLD)) {
    await teller.follow();
    for (const leaf of pendingRequests(teller.state, teller.index))
      if (teller.state.requests.get(leaf)?.voter === voter)
        await teller.append(assertOk(await answerRequest(teller.device, teller.view, leaf)));
  }

  if (dies) {
    // The first tablet is gone with everything it held; slip and card are all that the voter has.
    const other = play.tablets.find((each) => each !== tablet) as RoomTablet;
    const read = await other.follow();
    const again = assertOk(readSlip(read, slipText));
    const key = assertOk(readCard(read.id, cardText));
    const second = beginVisit(read, again, key, random);
    if (second.ok) throw new Error('ballots could be asked for twice');
    const sealed = assertOk(await fetchOwnEntry(read, again.voter, other.room.vault));
    const issued = assertOk(finishVisit(read, again.voter, key, sealed, random));
    endVisit(again, key);
    stage.say('tablet', {
      vi: `máy ở cửa tắt giữa chừng khi ${name} đang nhận phiếu. Máy thứ hai chỉ cần thẻ và thẻ phiếu: yêu cầu đã nằm trong nhật ký nên không xin lại được (${second.code}), nhưng phiếu cho ${issued.length} cuộc vẫn nhận đủ từ kho.`,
      en: `a tablet dies while ${name} is being issued ballots. A second one needs only slip and card: the request is in the log and cannot be made again (${second.code}), and all ballots (${issued.length}) are found in the vault.`,
    });
    return;
  }
  await tablet.follow();
  assertOk(finishVisit(tablet.state, voter, cardKey, begun.vaultEntry, random));
  endVisit(slip, cardKey);
}

/** What card a voter drew; only the voter holds it. */
export const cardOf = ({ cards }: Play, voter: number): string => cards.at(-1 - voter) ?? '';
