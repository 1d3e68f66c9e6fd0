import { beforeAll, describe, expect, it } from 'vitest';
import { anchorCode } from '../../clients/shared/anchor.ts';
import { auditRecord } from '../../clients/shared/auditor/audit.ts';
import { signedEntry, signShared, stateAlone } from '../../clients/shared/officer.ts';
import { acts, headCount, makeBarrier, makeCertify, makeOpen } from '../../clients/shared/secretary/run-polls.ts';
import { checkVault, openBooth } from '../../clients/shared/tablet/booth.ts';
import { readCard } from '../../clients/shared/tablet/card.ts';
import { beginVisit } from '../../clients/shared/tablet/door.ts';
import { readSlip } from '../../clients/shared/tablet/slip.ts';
import { makeBackup, restoreBackup } from '../../clients/shared/teller/backup.ts';
import { answerRequest, markPresent, pendingRequests } from '../../clients/shared/teller/issuing.ts';
import { checkBox, cosignEnd, cosignSealed, countBallots, judgeBarrier } from '../../clients/shared/teller/polls.ts';
import { signProposal } from '../../clients/shared/teller/proposals.ts';
import { verifyBox, verifyTally } from '../../clients/shared/verify-box.ts';
import { fromHex, type Hex } from '../../crypto/bytes.ts';
import { decodeCheckpoint } from '../../crypto/checkpoint.ts';
import { groupEngine } from '../../crypto/engine.ts';
import { writeRecord } from '../../crypto/record.ts';
import type { RecordLine } from '../../crypto/record-line.ts';
import { assertOk } from '../../crypto/result.ts';
import { ballotContext } from '../../src/domain/meeting/ballot-context.ts';
import type { BodyOf } from '../../src/domain/meeting/bodies.ts';
import { countBox, decryptionStatement } from '../../src/domain/verify/box-judge.ts';
import { neededCheckpoints } from '../../src/domain/verify/checkpoints.ts';
import {
  answerAll,
  draftMeeting,
  flipped,
  holdCeremony,
  holdRehearsal,
  openingNote,
  PASSPHRASE,
  restarted,
  sealedNote,
  signAll,
  signManifest,
  stateIn,
  type TestMeeting,
  type TestTeller,
  type Voter,
  viewOf,
  visitDoor,
  vote,
} from './meeting.ts';
import { asBox, type FakeService } from './service.ts';

const COST = { n: 2 ** 15, p: 1 };

/** One meeting from the door to the anchor code; each test carries it on, and makes liars of copies of its service. */
describe('tellers, from the first request to the minutes', () => {
  let meeting: TestMeeting;
  let backup: Uint8Array;
  const teller = (index: number) => meeting.tellers[index - 1] as TestTeller;
  /** The same room, shown another log by a lying service. */
  const lied = (twin: FakeService): TestMeeting => ({ ...meeting, service: twin });
  const barrierOf = (room: TestMeeting) => {
    const { barrier } = room.service.view.state?.polls.get(1) ?? {};
    return { present: barrier?.present.size ?? 0, issued: barrier?.issued ?? 0 };
  };

  beforeAll(async () => {
    meeting = await draftMeeting('polls');
    await holdCeremony(meeting);
    backup = assertOk(makeBackup(teller(2), PASSPHRASE, COST));
    await holdRehearsal(meeting);
    signManifest(meeting, { ownLine: 'votes', floor: 3 });
    visitDoor(meeting, 0);
  });

  it('remembers what it answers before the answer leaves, and gives the same answer after a crash', async () => {
    const [leaf] = pendingRequests(stateIn(meeting), 1) as [Hex];
    const failing = withoutDisk(teller(1));
    await expect(answerRequest(failing, viewOf(meeting), leaf)).rejects.toThrow('disk full');
    const entry = assertOk(await answerRequest(teller(1), viewOf(meeting), leaf));
    expect(teller(1).saved?.granted.get('0/1')).toBe(leaf);
    meeting.tellers[0] = restarted(teller(1));
    expect(assertOk(await answerRequest(teller(1), viewOf(meeting), leaf))).toEqual(entry);
    expect(await answerRequest(teller(1), viewOf(meeting), '00'.repeat(32))).toMatchObject({ code: 'ISSUE-REQUEST' });
  });

  it('TELLER-ANSWER-CONFLICT, BARRIER-REQUEST-MISSING: a split view of requests gets no second token and no opening', async () => {
    const { voters, random } = meeting;
    const twin = meeting.service.fork();
    const room = lied(twin);
    // Voter 1 asks in the true log, and teller 1 answers; the liar shows teller 1 a log with another request.
    visitDoor(meeting, 1);
    await answerAll(meeting);
    twin.append(assertOk(markPresent(teller(2), stateIn(room), 1)));
    const slip = assertOk(readSlip(stateIn(room), (voters[1] as Voter).slip.code));
    const other = assertOk(readCard(stateIn(room).id, (voters[3] as Voter).card));
    twin.request(assertOk(beginVisit(stateIn(room), slip, other, random)));
    const leaf = pendingRequests(stateIn(room), 1).at(-1) as Hex;
    expect(await answerRequest(teller(1), viewOf(room), leaf)).toMatchObject({ code: 'TELLER-ANSWER-CONFLICT' });
    twin.append(assertOk(stateAlone(stateIn(room), makeBarrier(stateIn(room), 1), meeting.secretary)));
    const judged = await judgeBarrier(teller(1), viewOf(room), 1, barrierOf(room));
    expect(judged).toMatchObject({ code: 'BARRIER-REQUEST-MISSING' });
  });

  it('ISSUE-EVALUATION-INVALID: no teller opens a poll over a corrupt teller’s false answer', async () => {
    const twin = meeting.service.fork();
    const room = lied(twin);
    visitDoor(room, 2);
    meeting.visits.pop();
    const [leaf] = pendingRequests(stateIn(room), 3) as [Hex];
    const honest = assertOk(await answerRequest(restarted(teller(3)), viewOf(room), leaf));
    const blinded = stateIn(room).requests.get(leaf)?.blinded as ReadonlyMap<number, Hex>;
    const evaluations = honest.body.evaluations.map(({ ordinal }) => ({
      ordinal,
      evaluation: blinded.get(ordinal) as Hex,
    }));
    twin.append(signedEntry({ ...honest.body, evaluations }, teller(3).secretKey));
    twin.append(assertOk(await answerRequest(restarted(teller(2)), viewOf(room), leaf)));
    twin.append(assertOk(stateAlone(stateIn(room), makeBarrier(stateIn(room), 1), meeting.secretary)));
    const judged = await judgeBarrier(restarted(teller(1)), viewOf(room), 1, barrierOf(room));
    expect(judged).toMatchObject({ code: 'ISSUE-EVALUATION-INVALID', detail: 'teller 3, poll 1' });
  });

  let beforeBarrier: FakeService;
  it('BARRIER-HEADCOUNT, TELLER-BARRIER-UNCHECKED: cosigns what the room confirmed, then signs the opening', async () => {
    for (const voter of [2, 3]) visitDoor(meeting, voter);
    await answerAll(meeting);
    expect(headCount(stateIn(meeting), 1)).toEqual({
      present: [0, 1, 2, 3],
      issued: [0, 1, 2, 3],
      without: [],
      small: true,
    });
    beforeBarrier = meeting.service.fork();
    meeting.service.append(assertOk(stateAlone(stateIn(meeting), makeBarrier(stateIn(meeting), 1), meeting.secretary)));
    const open = assertOk(makeOpen(stateIn(meeting), 1));
    expect(signProposal(teller(1), viewOf(meeting), open)).toMatchObject({ code: 'TELLER-BARRIER-UNCHECKED' });
    const wrong = { ...barrierOf(meeting), issued: 3 };
    expect(await judgeBarrier(teller(1), viewOf(meeting), 1, wrong)).toMatchObject({ code: 'BARRIER-HEADCOUNT' });
    expect(await judgeBarrier(teller(1), viewOf(meeting), 2, wrong)).toMatchObject({ code: 'POLL-PHASE' });
    const cosigned = assertOk(await judgeBarrier(teller(1), viewOf(meeting), 1, barrierOf(meeting)));
    expect(assertOk(await judgeBarrier(teller(1), viewOf(meeting), 1, barrierOf(meeting)))).toEqual(cosigned);
    meeting.service.cosign(cosigned);
    const elsewhere = { ...open, checkpoint: { ...open.checkpoint, root: flipped(open.checkpoint.root) } };
    expect(signProposal(teller(1), viewOf(meeting), elsewhere)).toMatchObject({ code: 'TELLER-OTHER-HEAD' });
    expect(signProposal(teller(1), viewOf(meeting), open).ok).toBe(true);
  });

  it('TELLER-SHARE-DELETED: after the barrier the issuing share is gone, whatever log is shown', async () => {
    expect(teller(1).saved?.shares?.pairs.map(({ token }) => token === null)).toEqual([false, true, false, false]);
    expect(makeBackup(teller(1), PASSPHRASE, COST)).toMatchObject({ code: 'TELLER-SHARE-DELETED' });
    const room = lied(beforeBarrier);
    visitDoor(room, 4);
    meeting.visits.pop();
    const [leaf] = pendingRequests(stateIn(room), 1) as [Hex];
    expect(await answerRequest(teller(1), viewOf(room), leaf)).toMatchObject({ code: 'TELLER-SHARE-DELETED' });
  });

  it('TELLER-OTHER-HEAD: cosigns one barrier of a poll, never a second', async () => {
    const room = lied(beforeBarrier);
    beforeBarrier.append(assertOk(stateAlone(stateIn(room), makeBarrier(stateIn(room), 1), meeting.secretary)));
    const judged = await judgeBarrier(teller(1), viewOf(room), 1, barrierOf(room));
    expect(judged).toMatchObject({ code: 'TELLER-OTHER-HEAD' });
  });

  it('TELLER-REFUSES, TELLER-MUST-REJOIN: a lost teller is stated so by the others, and taken back by them', async () => {
    const lost = acts.loseTeller(stateIn(meeting).id, 2, 'pin hỏng');
    expect(signProposal(teller(2), viewOf(meeting), lost)).toMatchObject({ code: 'TELLER-REFUSES' });
    const alone = { type: 'presence', meeting: stateIn(meeting).id, voter: 4 } as const;
    expect(signProposal(teller(1), viewOf(meeting), alone)).toMatchObject({ code: 'TELLER-REFUSES' });
    const others = [teller(1), teller(3)].map((device) => assertOk(signProposal(device, viewOf(meeting), lost)));
    meeting.service.appendShared(lost, assertOk(signShared(stateIn(meeting), lost, meeting.secretary)), ...others);
    expect(await judgeBarrier(teller(2), viewOf(meeting), 1, barrierOf(meeting))).toMatchObject({
      code: 'TELLER-MUST-REJOIN',
    });
    meeting.service.cosign(assertOk(await judgeBarrier(teller(3), viewOf(meeting), 1, barrierOf(meeting))));
    signAll(meeting, assertOk(makeOpen(stateIn(meeting), 1)));
    expect(stateIn(meeting).polls.get(1)?.phase).toBe('open');

    const { shares: _, granted: __, ...rest } = teller(2).memory;
    const replacement = Object.assign(restarted(teller(2)), { memory: { ...rest, granted: new Map() } });
    meeting.tellers[1] = replacement;
    assertOk(await restoreBackup(replacement, stateIn(meeting), backup, PASSPHRASE));
    expect(replacement.memory.shares?.pairs.map(({ token }) => token === null)).toEqual([true, true, false, false]);
    visitDoor(meeting, 4);
    expect(meeting.visits.at(-1)?.entry.body.blinded.map(({ ordinal }) => ordinal)).toEqual([2]);
    const [leaf] = pendingRequests(stateIn(meeting), 2).slice(-1) as [Hex];
    expect(await answerRequest(replacement, viewOf(meeting), leaf)).toMatchObject({ code: 'TELLER-MUST-REJOIN' });
    const back = acts.rejoinTeller(stateIn(meeting), 2);
    signAll(meeting, back);
    meeting.service.append(assertOk(await answerRequest(replacement, viewOf(meeting), leaf)));
    expect(stateIn(meeting).lost.size).toBe(0);
  });

  it('BOOTH-OWN-LINE-UNKNOWN: the booth does not guess whose line is whose', async () => {
    // The teller who came back checks the barrier too, so that all three have cosigned.
    meeting.service.cosign(assertOk(await judgeBarrier(teller(2), viewOf(meeting), 1, barrierOf(meeting))));
    const state = stateIn(meeting);
    const vault = assertOk(checkVault(state, 1, meeting.service.vaultPage(1), openingNote(meeting)));
    const card = assertOk(readCard(state.id, (meeting.voters[0] as Voter).card));
    expect(assertOk(openBooth(state, vault, card, meeting.random)).fixed).toEqual([]);
    const poll = state.polls.get(1) as NonNullable<ReturnType<typeof state.polls.get>>;
    const manifest = { hash: poll.manifest?.hash as Hex, body: { ...poll.manifest?.body, ownLine: 'not-rated' } };
    const changed = { ...state, polls: new Map([[1, { ...poll, manifest }]]) } as unknown as typeof state;
    expect(openBooth(changed, vault, card, meeting.random)).toMatchObject({ code: 'BOOTH-OWN-LINE-UNKNOWN' });
  });

  const votes = [
    [0, 1, 0],
    [0, 2, 1],
    [1, 0, 2],
  ] as const;
  let twoBoxes: FakeService;
  const close = (room: TestMeeting) => {
    signAll(room, acts.close(stateIn(room).id, 1));
    room.service.seal(1);
  };
  const count = (index: number, room: TestMeeting, ballots = room.service.box(1), device = teller(index)) =>
    countBallots(device, viewOf(room), 1, sealedNote(room), asBox(ballots));

  it('CHECKPOINT-COSIGNERS: counts nothing before every teller has cosigned the sealed box', async () => {
    for (const [voter, choices] of votes.entries()) vote(meeting, voter, choices);
    expect(await cosignSealed(teller(1), viewOf(meeting), 1)).toMatchObject({ code: 'POLL-PHASE' });
    twoBoxes = meeting.service.fork();
    close(meeting);
    for (const index of [1, 2]) meeting.service.cosign(assertOk(await cosignSealed(teller(index), viewOf(meeting), 1)));
    expect(await count(1, meeting)).toMatchObject({ code: 'CHECKPOINT-COSIGNERS' });
    meeting.service.cosign(assertOk(await cosignSealed(teller(3), viewOf(meeting), 1)));
  });

  it('BOX-ORDER, BOX-ROOT: verifies every ballot of the whole box itself', async () => {
    const [first, second, third] = meeting.service.box(1) as [Uint8Array, Uint8Array, Uint8Array];
    const judge = async (...ballots: Uint8Array[]) => (await count(1, meeting, ballots)) as { code?: string };
    expect(await judge(first, second)).toMatchObject({ code: 'BOX-ROOT' });
    expect(await judge(second, first, third)).toMatchObject({ code: 'BOX-ORDER' });
    expect(await judge(first, second, third, third)).toMatchObject({ code: 'BOX-ORDER' });
    const cut = await judge(first, second, third.slice(1));
    expect(['BALLOT-LENGTH', 'BOX-ORDER']).toContain(cut.code);
    const changed = third.slice();
    changed[200] = (changed[200] as number) ^ 1;
    expect((await judge(changed)).code).toBe('BALLOT-SIGNATURE-INVALID');
    const broken = [{ ok: false, code: 'SERVICE-UNREACHABLE' } as const];
    const lost = await countBallots(teller(1), viewOf(meeting), 1, sealedNote(meeting), broken);
    expect(lost).toMatchObject({ code: 'SERVICE-UNREACHABLE' });
    expect(teller(1).memory.counted.size).toBe(0);
  });

  it('gives one decryption for one root: saved before it leaves, the same bytes after a crash, the share destroyed', async () => {
    const failing = withoutDisk(teller(1));
    await expect(count(1, meeting, undefined, failing)).rejects.toThrow('disk full');
    const entry = assertOk(await count(1, meeting));
    expect(teller(1).saved?.counted.get(1)?.entry).toEqual(entry);
    expect(teller(1).saved?.shares?.pairs.find(({ ordinal }) => ordinal === 1)?.box).toBeNull();
    meeting.tellers[0] = restarted(teller(1));
    expect(assertOk(await count(1, meeting, []))).toEqual(entry);
    meeting.service.append(entry);
  });

  it('TELLER-OTHER-ROOT: a lying service with a corrupt teller gets no second sum', async () => {
    const room = lied(twoBoxes);
    const box = twoBoxes.ballots.get(1) as Map<Hex, Uint8Array>;
    box.delete([...box.keys()][0] as Hex);
    close(room);
    // The honest tellers have cosigned the true head, and do not cosign this one; the corrupt one does, and its memory lies.
    expect(await cosignSealed(teller(1), viewOf(room), 1)).toMatchObject({ code: 'TELLER-OTHER-HEAD' });
    expect(await cosignSealed(teller(2), viewOf(room), 1)).toMatchObject({ code: 'TELLER-OTHER-HEAD' });
    const corrupt = restarted(teller(3));
    const pins = { meeting: stateIn(meeting).id, heads: [] };
    corrupt.memory = { ...corrupt.memory, pins, sealed: new Map() };
    twoBoxes.cosign(assertOk(await cosignSealed(corrupt, viewOf(room), 1)));
    expect(await count(1, room)).toMatchObject({ code: 'TELLER-OTHER-ROOT' });
    expect(await count(2, room)).toMatchObject({ code: 'CHECKPOINT-COSIGNERS' });
    // Even with every cosignature, a box below the floor stays shut.
    for (const index of [1, 2]) {
      const forgetful = restarted(teller(index));
      forgetful.memory = { ...forgetful.memory, pins, sealed: new Map(), counted: new Map() };
      twoBoxes.cosign(assertOk(await cosignSealed(forgetful, viewOf(room), 1)));
    }
    expect(await count(2, room)).toMatchObject({ code: 'DECRYPTION-FLOOR' });
  });

  /** The service's part: combine what is in the log. */
  const tallyBody = async (tellers: [number, number], change = (counts: number[][]) => counts) => {
    const state = stateIn(meeting);
    const tools = { random: meeting.random, engine: groupEngine() };
    const verified = assertOk(await verifyBox(state, 1, asBox(meeting.service.box(1)), tools));
    const context = ballotContext(state, 1) as NonNullable<ReturnType<typeof ballotContext>>;
    const sealed = { valid: verified.valid, invalid: verified.invalid, sums: fromHex(verified.sums) };
    const partials = tellers.map((index) => state.polls.get(1)?.partials.get(index) as BodyOf<'partial-decryption'>);
    const counts = assertOk(
      countBox(context, decryptionStatement(context, verified.box, sealed), sealed, partials, tools),
    );
    const { box, valid, invalid } = verified;
    const body = {
      type: 'tally',
      meeting: state.id,
      ordinal: 1,
      box,
      tellers,
      valid,
      invalid,
      counts: change(counts),
    } as const;
    return { body: body as unknown as BodyOf<'tally'>, verified, tools };
  };

  it('TELLER-BOX-UNCHECKED, TALLY-MISMATCH: certifies only what its own sums confirm', async () => {
    meeting.service.append(assertOk(await count(3, meeting)));
    const { body, verified, tools } = await tallyBody([1, 3]);
    expect(body.counts).toEqual([
      [2, 1, 0, 0, 0],
      [1, 1, 1, 0, 0],
      [1, 1, 1],
    ]);
    const lying = meeting.service.fork();
    const wrong = { ...body, counts: [[1, 2, 0, 0, 0], ...body.counts.slice(1)] };
    lying.append(signedEntry(wrong, meeting.service.secretKey));
    const falseOutcome = assertOk(makeCertify(stateIn(lied(lying)), 1));
    expect(signProposal(teller(1), viewOf(lied(lying)), falseOutcome)).toMatchObject({ code: 'TALLY-MISMATCH' });

    expect(verifyTally(stateIn(meeting), verified, tools)).toMatchObject({ code: 'POLL-PHASE' });
    meeting.service.append(signedEntry(body, meeting.service.secretKey));
    const other = { ...verified, box: { ...verified.box, size: 9 } };
    expect(verifyTally(stateIn(meeting), other, tools)).toMatchObject({ code: 'TALLY-BOX' });
    const otherSums = { ...verified, sums: verified.sums.slice(128) + verified.sums.slice(0, 128) };
    expect(verifyTally(stateIn(meeting), otherSums, tools)).toMatchObject({ code: 'DECRYPTION-SHARE-INVALID' });
    const certify = assertOk(makeCertify(stateIn(meeting), 1));
    expect(signProposal(teller(2), viewOf(meeting), certify)).toMatchObject({ code: 'TELLER-BOX-UNCHECKED' });
    // Nobody else's count is believed: one who gave no decryption verifies the same box, cosigned by all, and the tally.
    const check = (room: TestMeeting, ballots = room.service.box(1)) =>
      checkBox(teller(2), viewOf(room), 1, sealedNote(room), asBox(ballots));
    expect(await check(meeting, meeting.service.box(1).slice(1))).toMatchObject({ ok: false });
    expect(await check(lied(lying))).toMatchObject({ code: 'TALLY-MISMATCH' });
    expect(signProposal(teller(2), viewOf(meeting), certify)).toMatchObject({ code: 'TELLER-BOX-UNCHECKED' });
    assertOk(await check(meeting));
    assertOk(signProposal(teller(2), viewOf(meeting), certify));
    const tampered = structuredClone(certify) as { outcome: { quorum: { met: boolean } } } & typeof certify;
    tampered.outcome.quorum.met = !tampered.outcome.quorum.met;
    expect(signProposal(teller(1), viewOf(meeting), tampered)).toMatchObject({ code: 'OUTCOME-MISMATCH' });
    const signatures = [1, 3].map((index) => assertOk(signProposal(teller(index), viewOf(meeting), certify)));
    meeting.service.appendShared(
      certify,
      assertOk(signShared(stateIn(meeting), certify, meeting.secretary)),
      ...signatures,
    );
    expect(stateIn(meeting).polls.get(1)?.phase).toBe('certified');
  });

  it('MEETING-PHASE: the end is cosigned once it is there, and its anchor code opens the record', async () => {
    expect(await cosignEnd(teller(1), viewOf(meeting))).toMatchObject({ code: 'MEETING-PHASE' });
    expect(anchorCode(stateIn(meeting))).toMatchObject({ code: 'MEETING-PHASE' });
    signAll(meeting, acts.end(stateIn(meeting).id));
    for (const index of [1, 2, 3]) meeting.service.cosign(assertOk(await cosignEnd(teller(index), viewOf(meeting))));
    const { code } = assertOk(anchorCode(stateIn(meeting)));
    const file = async function* () {
      yield* writeRecord(recordOf(meeting));
    };
    const audit = (anchor?: string) => auditRecord(file(), anchor, { random: meeting.random });
    expect(assertOk(await audit(code))).toMatchObject({ standing: 'anchored' });
    expect(assertOk(await audit())).toMatchObject({ standing: 'not-anchored' });
    expect(await audit(code.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toMatchObject({ code: 'CODE-CHECK' });
  });
});

/** A copy of a device that can save nothing. */
const withoutDisk = (device: TestTeller): TestTeller =>
  Object.assign(restarted(device), { save: () => Promise.reject(new Error('disk full')) });

/** The record as a service writes it (14-record). */
function recordOf({ service }: TestMeeting): RecordLine[] {
  const state = service.view.state as NonNullable<typeof service.view.state>;
  const openings = [...service.openings.values()]
    .sort((a, b) => (a.commitment < b.commitment ? -1 : 1))
    .map(
      ({ commitment, salt, text }) =>
        ({ line: 'opening', commitment: fromHex(commitment), salt: fromHex(salt), text }) as const,
    );
  const checkpoints = neededCheckpoints(state).map(
    ({ size }) => ({ line: 'checkpoint', checkpoint: assertOk(decodeCheckpoint(service.note(size))) }) as const,
  );
  const ballots = service.box(1).map((ballot) => ({ line: 'ballot', ordinal: 1, ballot }) as const);
  const entries = service.entries.map((entry) => ({ line: 'entry', entry: entry as never }) as const);
  const counts = {
    entries: entries.length,
    openings: openings.length,
    checkpoints: checkpoints.length,
    ballots: ballots.length,
  };
  return [
    { line: 'header', meeting: fromHex(state.id), ...counts },
    ...entries,
    ...openings,
    ...checkpoints,
    ...ballots,
  ];
}
