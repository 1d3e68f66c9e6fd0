import { beforeAll, describe, expect, it } from 'vitest';
import { deferredEvidence } from '../../clients/shared/evidence.ts';
import { extendView, newView, stateOf, viewSize } from '../../clients/shared/meeting-view.ts';
import { signedEntry } from '../../clients/shared/officer.ts';
import { judgeOpenings } from '../../clients/shared/openings.ts';
import { judgeOwnLine } from '../../clients/shared/own-line.ts';
import { checkVault, fixedLines, openBooth, wipeBooth } from '../../clients/shared/tablet/booth.ts';
import { drawUnlockCode, readCard } from '../../clients/shared/tablet/card.ts';
import {
  castBallot,
  challenge,
  chooseLine,
  judgeFoundReceipt,
  judgeReceipt,
  receiptQuery,
  sealDraft,
  startDraft,
  wipeLines,
} from '../../clients/shared/tablet/cast.ts';
import {
  beginVisit,
  checkAnswers,
  endVisit,
  finishVisit,
  judgeUnused,
  visitProgress,
} from '../../clients/shared/tablet/door.ts';
import { checkInclusion } from '../../clients/shared/tablet/inclusion.ts';
import { nameQuery, readName, readSlip } from '../../clients/shared/tablet/slip.ts';
import { markPresent } from '../../clients/shared/teller/issuing.ts';
import { verifyChallenge } from '../../crypto/ballot-challenge.ts';
import { judgeBallot } from '../../crypto/ballot-judge.ts';
import { signReceipt } from '../../crypto/box.ts';
import { fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import { encodeCode } from '../../crypto/code.ts';
import { assertOk, ok, refuse } from '../../crypto/result.ts';
import type { PollState } from '../../src/domain/meeting/state.ts';
import {
  answerAll,
  closePoll,
  contextIn,
  enterBooth,
  flipped,
  MEMBERS,
  meetingAtTheDoor,
  openingNote,
  openPoll,
  sealedNote,
  stateIn,
  type TestMeeting,
  type TestTeller,
  type Voter,
  visitDoor,
  vote,
} from './meeting.ts';

const bytesOf = (length: number, value: number) => new Uint8Array(length).fill(value);

describe('a voter, from the door to the receipt', () => {
  let meeting: TestMeeting;
  const voter = (index: number) => meeting.voters[index] as Voter;
  const slipOf = (index: number) => assertOk(readSlip(stateIn(meeting), voter(index).slip.code));
  const cardOf = (index: number) => assertOk(readCard(stateIn(meeting).id, voter(index).card));
  beforeAll(async () => {
    meeting = await meetingAtTheDoor('door');
  });

  it('SLIP-UNKNOWN: reads slips of this roll only, typed or scanned', () => {
    const state = stateIn(meeting);
    expect(assertOk(readSlip(state, voter(2).slip.qr)).voter).toBe(2);
    expect(assertOk(readSlip(state, voter(2).slip.code.toLowerCase())).voter).toBe(2);
    expect(readSlip(state, encodeCode('slip', bytesOf(16, 7)))).toMatchObject({ code: 'SLIP-UNKNOWN' });
    expect(readSlip(state, voter(2).card)).toMatchObject({ code: 'CODE-KIND' });
    expect(readCard(state.id, voter(2).slip.code)).toMatchObject({ code: 'CODE-KIND' });
    expect(readCard(state.id, 'P')).toMatchObject({ ok: false });
    expect(assertOk(readCard(state.id, drawUnlockCode(meeting.random)))).toHaveLength(32);
  });

  it('OPENING-INVALID: shows the own name only if it is the one on the roll', () => {
    const state = stateIn(meeting);
    const slip = slipOf(1);
    const opening = meeting.service.openings.get(state.roll?.voters[1]?.name as Hex);
    expect(readName(state, slip, opening as never)).toEqual({ ok: true, value: MEMBERS[1]?.name });
    expect(readName(state, slip, { ...(opening as object), text: 'Người khác' } as never)).toMatchObject({
      code: 'OPENING-INVALID',
    });
    const other = meeting.service.openings.get(state.roll?.voters[2]?.name as Hex);
    expect(readName(state, slip, other as never)).toMatchObject({ code: 'OPENING-INVALID' });
    expect(judgeOpenings([opening as never, { ...(other as object), salt: 'x' } as never])).toMatchObject({
      code: 'OPENING-INVALID',
    });
    expect(nameQuery(state.id, slip)).toMatchObject({ voter: 1 });
  });

  it('asks for nothing before a teller has seen the person', () => {
    expect(beginVisit(stateIn(meeting), slipOf(1), cardOf(1), meeting.random)).toMatchObject({
      code: 'REQUEST-NOT-PRESENT',
    });
    const probationary = markPresent(meeting.tellers[1] as TestTeller, stateIn(meeting), 5);
    expect(probationary).toMatchObject({ code: 'PRESENCE-VOTER' });
    expect(beginVisit(stateIn(meeting), slipOf(5), cardOf(5), meeting.random)).toMatchObject({ code: 'REQUEST-VOTER' });
  });

  it('DOOR-REQUESTED: one request for every planned poll, sealed first; a second is not begun', () => {
    const visit = visitDoor(meeting, 1);
    expect(visit.entry.body.blinded.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    expect(structuredClone(visit)).toEqual(visit);
    const slip = slipOf(1);
    expect(beginVisit(stateIn(meeting), slip, cardOf(1), meeting.random)).toMatchObject({ code: 'DOOR-REQUESTED' });
    expect(visitProgress(stateIn(meeting), 1)).toEqual({ logged: true, answered: 0, threshold: 2, ready: false });
    const card = cardOf(1);
    endVisit(slip, card);
    expect([slip.secretKey, card]).toEqual([bytesOf(32, 0), bytesOf(32, 0)]);
  });

  it('DOOR-WAITING: finishes once t tellers have answered, on any tablet', async () => {
    const [visit] = meeting.visits;
    const finish = () => finishVisit(stateIn(meeting), 1, cardOf(1), visit?.vaultEntry as Hex, meeting.random);
    expect(finish()).toMatchObject({ code: 'DOOR-WAITING' });
    await answerAll(meeting, [1]);
    expect(finish()).toMatchObject({ code: 'DOOR-WAITING' });
    expect(checkAnswers(stateIn(meeting), 1)).toMatchObject({ code: 'DOOR-WAITING' });
    await answerAll(meeting, [3]);
    expect(finish()).toEqual({ ok: true, value: [1, 2] });
    expect(checkAnswers(stateIn(meeting), 1)).toEqual({ ok: true, value: [1, 2] });
  });

  it('CARD-USED: a card that has sealed an entry is seen at the door, while there is another one to draw', async () => {
    const [visit] = meeting.visits;
    const entries = [{ entry: visit?.vaultEntry as Hex }, { entry: 'zz' }];
    const asked: number[] = [];
    const vault = async (ordinal: number) => {
      asked.push(ordinal);
      return ok({ entries });
    };
    const state = stateIn(meeting);
    expect(await judgeUnused(state, 2, cardOf(1), vault)).toMatchObject({ code: 'CARD-USED' });
    expect(await judgeUnused(state, 2, cardOf(2), vault)).toMatchObject({ ok: true });
    expect(asked).toEqual([2, 2]);
    const twice = async () => ok({ entries: [...entries, ...entries] });
    expect(await judgeUnused(state, 2, cardOf(1), twice)).toMatchObject({ code: 'CARD-USED' });
    const hidden = async () => refuse('VAULT-UNAVAILABLE');
    expect(await judgeUnused(state, 2, cardOf(1), hidden)).toMatchObject({ ok: true });
    const cut = async () => refuse('CONNECTION-LOST');
    expect(await judgeUnused(state, 2, cardOf(1), cut)).toMatchObject({ code: 'CONNECTION-LOST' });
    // All was asked for: the visit is resumed, with the card that it was begun with.
    expect(await judgeUnused(state, 1, cardOf(1), vault)).toMatchObject({ ok: true });
  });

  it('VAULT-ENTRY-MISMATCH: judges the entry that came back, and the card', () => {
    const [visit] = meeting.visits;
    const entry = visit?.vaultEntry as Hex;
    const finish = (card: Uint8Array, sealed: Hex) => finishVisit(stateIn(meeting), 1, card, sealed, meeting.random);
    expect(finish(cardOf(1), flipped(entry, 60))).toMatchObject({ code: 'VAULT-ENTRY-MISMATCH' });
    expect(finish(cardOf(1), 'zz')).toMatchObject({ code: 'VAULT-ENTRY-MISMATCH' });
    expect(finish(cardOf(2), entry)).toMatchObject({ code: 'VAULT-ENTRY-INVALID' });
  });

  it('DOOR-NOTHING-LEFT: whoever comes after every barrier is issued nothing', () => {
    const state = stateIn(meeting);
    const polls = new Map([...state.polls].map(([ordinal, poll]) => [ordinal, { ...poll, phase: 'open' as const }]));
    const visit = beginVisit({ ...state, polls }, slipOf(2), cardOf(2), meeting.random);
    expect(visit).toMatchObject({ code: 'DOOR-NOTHING-LEFT' });
  });

  /** The state of a tablet that a lying service shows another answer of teller 2. */
  const withAnswer = (evaluationOf: (ordinal: number, right: Hex) => Hex) => {
    const { service } = meeting;
    const view = newView({ meeting: stateIn(meeting).id, heads: [] });
    const entries = service.entries.map((entry) => {
      if (entry.body.type !== 'issue' || entry.body.teller !== 3) return entry;
      const evaluations = entry.body.evaluations.map(({ ordinal, evaluation }) => ({
        ordinal,
        evaluation: evaluationOf(ordinal, evaluation),
      }));
      return signedEntry({ ...entry.body, evaluations }, (meeting.tellers[2] as TestTeller).secretKey);
    });
    assertOk(extendView(view, { size: entries.length, entries }, deferredEvidence));
    expect(viewSize(view)).toBe(entries.length);
    return stateOf(view);
  };

  it('ISSUE-EVALUATION-INVALID: a corrupt teller’s answer is laid at its door', () => {
    const { blinded } = (meeting.visits[0] as TestMeeting['visits'][number]).entry.body;
    const state = withAnswer((ordinal, right) => (ordinal === 2 ? (blinded[1]?.point as Hex) : right));
    const refusal = { code: 'ISSUE-EVALUATION-INVALID', detail: 'teller 3, poll 2' };
    expect(finishVisit(state, 1, cardOf(1), meeting.visits[0]?.vaultEntry as Hex, meeting.random)).toMatchObject(
      refusal,
    );
    expect(checkAnswers(state, 1)).toMatchObject(refusal);
  });

  it('TOKEN-INVALID: an issuer key of its own for one voter is detected', () => {
    // The tellers' shares of pair 2 answer the request for poll 1: each is a fine signature under another key.
    const state = stateIn(meeting);
    const keys = state.run?.result?.pairs as Map<number, NonNullable<ReturnType<Map<number, never>['get']>>>;
    const [one, two] = [keys.get(1), keys.get(2)] as unknown as [
      { token: Hex; tokenShares: Hex[] },
      { token: Hex; tokenShares: Hex[] },
    ];
    const tagged = {
      ...state,
      run: {
        ...state.run,
        result: {
          ...state.run?.result,
          pairs: new Map<number, unknown>([
            [1, { ...one, tokenShares: one.tokenShares }],
            [2, two],
          ]),
        },
      },
      manifest: {
        ...state.manifest,
        body: {
          ...state.manifest?.body,
          pool: state.manifest?.body.pool.map((pair) => (pair.ordinal === 1 ? { ...pair, token: two.token } : pair)),
        },
      },
    } as unknown as typeof state;
    const entry = meeting.visits[0]?.vaultEntry as Hex;
    expect(finishVisit(tagged, 1, cardOf(1), entry, meeting.random)).toMatchObject({ code: 'TOKEN-INVALID' });
  });

  it('POLL-OWN-LINE-LATE: own lines are excluded only where the sealed entries can tell', () => {
    const state = stateIn(meeting);
    expect(judgeOwnLine(state, 'not-rated').ok).toBe(true);
    const polls = new Map([...state.polls].map(([ordinal, poll]) => [ordinal, { ...poll }]));
    const first = polls.get(1);
    if (first?.manifest) first.manifest = { ...first.manifest, body: { ...first.manifest.body, ownLine: 'votes' } };
    const plain = { ...state, polls };
    expect(judgeOwnLine(plain, 'not-rated')).toMatchObject({ code: 'POLL-OWN-LINE-LATE' });
    expect(judgeOwnLine(plain, 'votes').ok).toBe(true);
  });

  it('VAULT-ROOT: the booth takes the whole vault or nothing, checked against all tellers’ cosignatures', async () => {
    const { service } = meeting;
    for (const index of [0, 2]) visitDoor(meeting, index);
    await answerAll(meeting);
    expect(checkVault(stateIn(meeting), 1, service.vaultPage(1), '')).toMatchObject({ code: 'POLL-PHASE' });
    await openPoll(meeting);
    const state = stateIn(meeting);
    const page = service.vaultPage(1);
    const note = openingNote(meeting);
    const vaultOf = (entries: (typeof page)['entries']) => checkVault(state, 1, { entries }, note);
    const [first, second, third] = page.entries as [
      (typeof page)['entries'][number],
      (typeof page)['entries'][number],
      (typeof page)['entries'][number],
    ];
    expect(vaultOf([third, first, second]).ok).toBe(true);
    const lies = [
      [first, second],
      [first, second, third, third],
      [first, second, second],
      [first, second, { ...third, entry: flipped(third.entry) }],
      [first, second, { ...third, entry: 'zz' }],
      [first, second, { ...third, answers: third.answers.slice(1) }],
      [first, second, { ...third, answers: first.answers }],
    ];
    for (const lie of lies) expect(vaultOf(lie)).toMatchObject({ code: 'VAULT-ROOT' });
  });

  it('CHECKPOINT-COSIGNERS, CHECKPOINT-OTHER-HEAD: every teller must have cosigned this very head', () => {
    const state = stateIn(meeting);
    const page = meeting.service.vaultPage(1);
    const note = openingNote(meeting);
    const lines = note.split('\n');
    const without = [...lines.slice(0, -2), ''].join('\n');
    expect(checkVault(state, 1, page, without)).toMatchObject({ code: 'CHECKPOINT-COSIGNERS' });
    // A teller who was stated lost at the opening, and has rejoined since, had no reason to cosign it.
    const poll = state.polls.get(1) as PollState;
    const there = poll.openedBy as readonly number[];
    const accepted = there.filter((absent) => {
      poll.openedBy = there.filter((teller) => teller !== absent);
      return checkVault(state, 1, page, without).ok;
    });
    expect(accepted).toHaveLength(1);
    poll.openedBy = there;
    const size = (state.polls.get(1)?.barrier?.checkpoint.size as number) - 1;
    expect(checkVault(state, 1, page, meeting.service.note(size))).toMatchObject({ code: 'CHECKPOINT-OTHER-HEAD' });
    expect(checkVault(state, 1, page, `${note}x`)).toMatchObject({ code: 'CHECKPOINT-FORM' });
    const swapped = note.replace(lines[5]?.slice(-8) as string, 'AAAAAAA=');
    expect(checkVault(state, 1, page, swapped).ok).toBe(false);
  });

  it('VAULT-ENTRY-MISSING: a card of nobody opens nothing; the own line is fixed; a wiped booth holds nothing', () => {
    const state = stateIn(meeting);
    const vault = assertOk(checkVault(state, 1, meeting.service.vaultPage(1), openingNote(meeting)));
    expect(openBooth(state, vault, bytesOf(32, 9), meeting.random)).toMatchObject({ code: 'VAULT-ENTRY-MISSING' });
    const booth = enterBooth(meeting, 0);
    expect(booth.fixed).toEqual([0]);
    expect(enterBooth(meeting, 1).fixed).toEqual([]);
    const body = state.polls.get(1)?.manifest?.body as Parameters<typeof fixedLines>[0];
    expect(fixedLines({ ...body, ownLine: 'votes' }, 0)).toEqual([]);
    wipeBooth(booth);
    expect([booth.ballotSecret, booth.token]).toEqual([bytesOf(32, 0), bytesOf(48, 0)]);
  });

  it('BALLOT-CHOICE, BALLOT-INCOMPLETE: no default choice, no choice on a fixed line', () => {
    const context = contextIn(meeting);
    const booth = enterBooth(meeting, 0);
    const lines = startDraft(context, booth, meeting.random);
    const choose = (line: number, choice: number[]) => chooseLine(context, booth, lines, line, choice, meeting.random);
    expect(sealDraft(context, lines)).toMatchObject({ code: 'BALLOT-INCOMPLETE', detail: 'line 1' });
    expect(choose(0, [1])).toMatchObject({ code: 'BALLOT-CHOICE' });
    expect(choose(1, [5])).toMatchObject({ code: 'BALLOT-CHOICE' });
    expect(choose(1, [0, 1])).toMatchObject({ code: 'BALLOT-CHOICE' });
    expect(choose(9, [0])).toMatchObject({ code: 'BALLOT-CHOICE' });
    expect(assertOk(choose(1, [2])).size).toBe(2);
  });

  it('CHALLENGE-MISMATCH: a challenge shows what was encrypted, never the key, and is never cast', () => {
    const context = contextIn(meeting);
    const { random } = meeting;
    const booth = enterBooth(meeting, 2);
    let lines = startDraft(context, booth, random);
    for (const [line, option] of [3, 1, 2].entries())
      lines = assertOk(chooseLine(context, booth, lines, line, [option], random));
    const draft = assertOk(sealDraft(context, lines));
    const { opening, lines: afresh } = challenge(context, booth, draft, random);
    expect(assertOk(verifyChallenge(context, fromHex(draft.tracking), opening))).toEqual([[3], [1], [2]]);
    expect(verifyChallenge(context, fromHex(flipped(draft.tracking)), opening)).toMatchObject({
      code: 'CHALLENGE-MISMATCH',
    });
    expect(toHex(opening)).not.toContain(toHex(booth.ballotSecret));
    const second = assertOk(sealDraft(context, afresh));
    expect(second.tracking).not.toBe(draft.tracking);
    expect(second.lines.map(({ choice }) => choice)).toEqual([[3], [1], [2]]);
    wipeLines(draft.lines);
    expect(draft.lines[0]?.seed).toEqual(bytesOf(32, 0));
    expect(second.lines[0]?.seed).not.toEqual(bytesOf(32, 0));
  });

  it('RECEIPT-INVALID: success is shown for this ballot and this service only; a retry is the same bytes', () => {
    const context = contextIn(meeting);
    const { service, random } = meeting;
    const booth = enterBooth(meeting, 1);
    let lines = startDraft(context, booth, random);
    for (const line of [0, 1, 2]) lines = assertOk(chooseLine(context, booth, lines, line, [0], random));
    const draft = assertOk(sealDraft(context, lines));
    const cast = castBallot(context, booth, draft);
    expect(castBallot(context, booth, draft)).toEqual(cast);
    expect(judgeBallot(context, cast.ballot, { random }).ok).toBe(true);
    const page = service.cast(1, cast.ballot);
    const state = stateIn(meeting);
    expect(judgeReceipt(state, cast, page)).toEqual({ ok: true, value: { ordinal: 1, ...page } });
    const invalid = { code: 'RECEIPT-INVALID' };
    expect(judgeReceipt(state, cast, { ...page, leaf: flipped(page.leaf) })).toMatchObject(invalid);
    expect(judgeReceipt(state, cast, { ...page, receipt: flipped(page.receipt) })).toMatchObject(invalid);
    const claim = { manifest: context.manifest, ordinal: 2, leaf: fromHex(cast.leaf) };
    const otherPoll = { leaf: page.leaf, receipt: toHex(signReceipt(service.secretKey, claim)) };
    expect(judgeReceipt(state, cast, otherPoll)).toMatchObject(invalid);
    expect(judgeFoundReceipt(state, 1, page).ok).toBe(true);
    expect(judgeFoundReceipt(state, 1, { ...page, leaf: 'zz' })).toMatchObject(invalid);
    expect(assertOk(receiptQuery(state, booth)).ballotKey).toBe(toHex(booth.ballotKey));
  });

  it('INCLUSION-INVALID: finds the ballot in the cosigned box after closing', async () => {
    const { service } = meeting;
    const receipts = [vote(meeting, 0, [0, 1, 0]), vote(meeting, 2, [1, 1, 1])];
    expect(checkInclusion(stateIn(meeting), 1, 'aa', { index: 0, size: 1, path: [] }, '')).toMatchObject({
      code: 'POLL-PHASE',
    });
    await closePoll(meeting);
    const state = stateIn(meeting);
    const note = sealedNote(meeting);
    for (const { leaf } of receipts) {
      const page = service.inclusion(1, leaf);
      expect(page.size).toBe(3);
      expect(checkInclusion(state, 1, leaf, page, note).ok).toBe(true);
      expect(checkInclusion(state, 1, flipped(leaf), page, note)).toMatchObject({ code: 'INCLUSION-INVALID' });
      expect(checkInclusion(state, 1, leaf, { ...page, size: 2 }, note)).toMatchObject({ code: 'INCLUSION-INVALID' });
      expect(checkInclusion(state, 1, leaf, { ...page, path: ['zz'] }, note)).toMatchObject({
        code: 'INCLUSION-INVALID',
      });
      expect(checkInclusion(state, 1, leaf, page, openingNote(meeting))).toMatchObject({
        code: 'CHECKPOINT-OTHER-HEAD',
      });
    }
  });
});
