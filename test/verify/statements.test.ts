// One file, above the usual length: all of it is asked of one played meeting, which takes ten seconds to play.
import { beforeAll, describe, expect, it } from 'vitest';
import { fromHex, type Hex } from '../../crypto/bytes.ts';
import { checkpointBody } from '../../crypto/checkpoint.ts';
import { anchorOf } from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';
import { noteHead } from '../../src/domain/meeting/ballot-context.ts';
import type { Body, BodyOf, BodyType } from '../../src/domain/meeting/bodies.ts';
import type { Entry } from '../../src/domain/meeting/entry.ts';
import { headOf } from '../../src/domain/meeting/hashes.ts';
import { applyEntry, beginMeeting, judgeEntry } from '../../src/domain/meeting/judge.ts';
import { EvidenceCollector } from '../../src/domain/verify/collector.ts';
import { allCommitments, judgeOpening } from '../../src/domain/verify/openings.ts';
import type { Report } from '../../src/domain/verify/report.ts';
import { verifyRecord } from '../../src/domain/verify/verify-record.ts';
import { cloneState } from '../support/clone-state.ts';
import {
  EventfulMeeting,
  EXCUSED,
  LATECOMER,
  type Moment,
  PROBATIONARY,
  SUSPENDED,
} from '../support/eventful-meeting.ts';
import { seededRandom } from '../support/random.ts';
import { chunked, partsOf, recordBytes } from '../support/record-of.ts';

const random = seededRandom('auditor');
let played: EventfulMeeting;
let report: Report;
beforeAll(async () => {
  played = new EventfulMeeting().playAll();
  const anchor = anchorOf(checkpointBody(noteHead(played.meeting, played.state.end as never)));
  report = await verifyRecord(chunked(await recordBytes(partsOf(played))), { random, anchor });
}, 300_000);

const flip = (hex: Hex): Hex => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);
const ofPoll = (ordinal: number) => (body: { readonly ordinal: number }) => body.ordinal === ordinal;
const ofVoter = (voter: number) => (body: { readonly voter: number }) => body.voter === voter;

describe('a meeting in which much happens', () => {
  it('leaves a record that verifies, anchored', () => {
    expect(report.failure).toBeUndefined();
    expect(report.standing).toBe('anchored');
  });

  it('says who was there and which teller was lost at the end', () => {
    expect(report.meeting).toMatchObject({
      voters: 9,
      present: 6,
      tellers: 3,
      threshold: 2,
      lostTellers: [2],
      erasedNames: 0,
    });
    expect(played.state.excused.has(EXCUSED)).toBe(true);
    expect(played.state.present.has(LATECOMER)).toBe(true);
  });

  it('counts each poll under the heads that its own barrier fixed', () => {
    const [rating, cancelled, motion, selection] = report.meeting?.polls ?? [];
    // Summoned: the official members. The suspended member is absent, the excused one by the secretary's statement.
    const absent = { 'moved-out': 0, exempt: 0, suspended: 1, detained: 0, excused: 1 };
    const heads = { summoned: 8, absent, invalid: 0 };
    expect(rating?.counted?.heads).toEqual({ ...heads, present: 5, issued: 5, returned: 5, valid: 5 });
    expect(motion?.counted?.heads).toEqual({ ...heads, present: 6, issued: 6, returned: 3, valid: 3 });
    expect(selection?.counted?.heads).toEqual({ ...heads, present: 6, issued: 6, returned: 3, valid: 3 });
    expect(rating?.counted?.counts).toEqual([
      [5, 0, 0, 0, 0],
      [5, 0, 0, 0, 0],
      [0, 5, 0, 0, 0],
    ]);
    expect(motion?.counted?.counts).toEqual([[2, 0, 1]]);
    expect(selection?.counted?.counts).toEqual([[0, 2]]);
    expect(cancelled).toMatchObject({ phase: 'cancelled', cancelled: 'Máy bảng hỏng' });
    expect(cancelled?.counted).toBeUndefined();
    expect(motion?.manifest).toMatchObject({ replaces: 2 });
    expect(selection?.manifest).toMatchObject({ after: { ordinal: 1, levels: ['HTXS'] } });
  });

  it('gives the latecomer no token of a poll whose barrier had fallen', () => {
    const covered = [...played.state.requests.values()].map((request) => [request.voter, ...request.blinded.keys()]);
    expect(covered.filter(([voter]) => voter === LATECOMER)).toEqual([[LATECOMER, 2, 3, 4]]);
    expect(played.state.polls.get(1)?.barrier?.present.has(LATECOMER)).toBe(false);
    expect(played.state.polls.get(3)?.barrier?.present.has(LATECOMER)).toBe(true);
  });

  it('OPENING-INVALID, OPENING-UNKNOWN: refuses the opening of another text or of a commitment that nobody stated', () => {
    const known = allCommitments(played.state);
    const [name, other] = played.openings.slice(1) as [
      (typeof played.openings)[number],
      (typeof played.openings)[number],
    ];
    expect(judgeOpening(known, name).ok).toBe(true);
    expect(judgeOpening(known, { ...name, text: 'Ai đó' })).toMatchObject({ code: 'OPENING-INVALID' });
    expect(judgeOpening(known, { ...name, salt: other.salt })).toMatchObject({ code: 'OPENING-INVALID' });
    const commitment = fromHex(flip('00'.repeat(32)));
    expect(judgeOpening(known, { ...name, commitment })).toMatchObject({ code: 'OPENING-UNKNOWN' });
  });
});

describe('who signs', () => {
  /** The first moment of each type of statement. */
  const firsts = (): Moment[] => [
    ...new Map([...played.moments].reverse().map((at) => [at.entry.body.type, at])).values(),
  ];

  it('STATEMENT-SIGNERS: no statement bears the signature of a stranger beside the right ones', () => {
    const stranger = { secret: new Uint8Array(32).fill(9) };
    // All but meeting-created, which came before the first moment, and complaint, which no good meeting has.
    expect(firsts()).toHaveLength(22);
    for (const { state, entry } of firsts()) {
      const signed = played.sign(entry.body, [...played.signersOf(entry), stranger]);
      expect(played.codeAt(state, signed), entry.body.type).toBe('STATEMENT-SIGNERS');
    }
  });

  it('STATEMENT-SIGNERS: none does without the secretary, and t tellers where they are asked for', () => {
    for (const { state, entry } of firsts()) {
      const signers = played.signersOf(entry);
      if (!signers.includes(played.secretary) || signers.length === 1) continue;
      const code = (...people: typeof signers) => played.codeAt(state, played.sign(entry.body, people));
      expect(code(...signers.filter((one) => one !== played.secretary)), entry.body.type).toBe('STATEMENT-SIGNERS');
      expect(
        code(played.secretary, ...signers.filter((one) => one !== played.secretary).slice(0, 1)),
        entry.body.type,
      ).toBe('STATEMENT-SIGNERS');
    }
  });

  it('STATEMENT-SIGNERS: a teller stated lost signs nothing', () => {
    const at = played.moment('poll-close', ofPoll(1));
    expect(played.refusal(at, (body) => body, [played.secretary, played.teller(1), played.teller(3)])).toBe(
      'STATEMENT-SIGNERS',
    );
    const counting = played.moment('partial-decryption', ofPoll(1));
    expect(played.refusal(counting, (body) => ({ ...body, teller: 3 }), [played.teller(3)])).toBe('STATEMENT-SIGNERS');
    const late = played.moment('issue', (body) => body.evaluations.length === 3);
    expect(played.refusal(late, (body) => ({ ...body, teller: 3 }), [played.teller(3)])).toBe('STATEMENT-SIGNERS');
  });

  it('STATEMENT-SIGNATURE-ORDER: keys ascend, each once', () => {
    const { state, entry } = played.moment('poll-open');
    expect(played.codeAt(state, { ...entry, sigs: [...entry.sigs].reverse() })).toBe('STATEMENT-SIGNATURE-ORDER');
    const [first] = entry.sigs;
    expect(played.codeAt(state, { ...entry, sigs: [first as never, ...entry.sigs] })).toBe('STATEMENT-SIGNATURE-ORDER');
  });

  it('STATEMENT-SIGNATURE-INVALID: every signature is over this body', () => {
    const { state, entry } = played.moment('poll-cancel');
    expect(played.codeAt(state, { ...entry, body: { ...entry.body, reason: 'Khác' } })).toBe(
      'STATEMENT-SIGNATURE-INVALID',
    );
    const sigs = entry.sigs.map((one, place) => (place === 2 ? { ...one, sig: flip(one.sig) } : one));
    expect(played.codeAt(state, { ...entry, sigs })).toBe('STATEMENT-SIGNATURE-INVALID');
  });

  it('STATEMENT-MEETING: a statement belongs to one meeting', () => {
    const at = played.moment('presence');
    expect(played.refusal(at, (body) => ({ ...body, meeting: flip(body.meeting) }))).toBe('STATEMENT-MEETING');
  });

  it('STATEMENT-REPEATED: signatures given once are used once', () => {
    // Teller 3 was lost and came back; whoever keeps the log has the signatures of the loss still.
    const lost = played.moment('teller-lost', (body) => body.teller === 3);
    const { state } = played.moment('poll-manifest', ofPoll(3));
    expect(played.codeAt(state, lost.entry)).toBe('STATEMENT-REPEATED');
    const again = played.sign({ ...lost.entry.body, reason: 'Lại hỏng' }, played.signersOf(lost.entry));
    expect(played.codeAt(state, again)).toBe('accepted');
  });

  it('LOG-FIRST-ENTRY: a log begins with meeting-created', () => {
    const [, second] = played.entries as [Entry, Entry];
    expect(beginMeeting(second, new EvidenceCollector())).toMatchObject({ code: 'LOG-FIRST-ENTRY' });
  });
});

describe('presence and issuing', () => {
  it('PRESENCE-VOTER: only somebody on the roll who may vote', () => {
    const at = played.moment('presence');
    for (const voter of [9, PROBATIONARY, SUSPENDED])
      expect(
        played.refusal(at, (body) => ({ ...body, voter })),
        `voter ${voter}`,
      ).toBe('PRESENCE-VOTER');
    expect(played.refusal(played.moment('absence'), (body) => ({ ...body, voter: 9 }))).toBe('PRESENCE-VOTER');
  });

  it('PRESENCE-REPEATED: once present; nobody is excused who is present or excused', () => {
    const { meeting, secretary } = played;
    const at = played.moment('presence', ofVoter(1));
    expect(played.refusal(at, (body) => ({ ...body, voter: 0 }))).toBe('PRESENCE-REPEATED');
    for (const voter of [0, EXCUSED])
      expect(played.codeAt(at.state, played.sign({ type: 'absence', meeting, voter }, [secretary]))).toBe(
        'PRESENCE-REPEATED',
      );
  });

  it('counts somebody who was excused and then comes as present', () => {
    const state = cloneState(played.moment('presence', ofVoter(LATECOMER)).state);
    const entry = played.sign({ type: 'presence', meeting: played.meeting, voter: EXCUSED }, [played.teller(1)]);
    assertOk(judgeEntry(state, entry, new EvidenceCollector()));
    applyEntry(state, entry);
    expect([state.present.has(EXCUSED), state.excused.has(EXCUSED)]).toEqual([true, false]);
  });

  it('REQUEST-MANIFEST: a request is for this manifest', () => {
    const at = played.moment('request');
    expect(played.refusal(at, (body) => ({ ...body, manifest: flip(body.manifest) }))).toBe('REQUEST-MANIFEST');
  });

  it('REQUEST-VOTER: nobody gets tokens who may not vote, nor anybody who is not on the roll', () => {
    const at = played.moment('request');
    for (const voter of [PROBATIONARY, SUSPENDED])
      expect(played.refusal(at, (body) => ({ ...body, voter }), [played.voter(voter)])).toBe('REQUEST-VOTER');
    expect(played.refusal(at, (body) => ({ ...body, voter: 9 }))).toBe('REQUEST-VOTER');
  });

  it('REQUEST-NOT-PRESENT: nobody gets tokens before a teller has seen him', () => {
    const at = played.moment('request', ofVoter(1));
    expect(played.refusal(at, (body) => ({ ...body, voter: 2 }), [played.voter(2)])).toBe('REQUEST-NOT-PRESENT');
  });

  it('REQUEST-ORDINALS: ascending ordinals of polls that are still planned', () => {
    const at = played.moment('request');
    const asking = (...ordinals: number[]) =>
      played.refusal(at, (body) => ({
        ...body,
        blinded: ordinals.map((ordinal) => ({ ordinal, point: body.blinded[0]?.point as Hex })),
      }));
    expect(asking(1, 3)).toBe('accepted');
    for (const ordinals of [[2, 1], [1, 1], [5], [1, 2, 3, 4, 64]])
      expect(asking(...ordinals)).toBe('REQUEST-ORDINALS');
    // A latecomer asks for the poll that is open.
    const late = played.moment('request', ofVoter(LATECOMER));
    const point = late.entry.body.blinded[0]?.point as Hex;
    expect(played.refusal(late, (body) => ({ ...body, blinded: [{ ordinal: 1, point }, ...body.blinded] }))).toBe(
      'REQUEST-ORDINALS',
    );
  });

  it('REQUEST-REPEATED: one token for each voter and poll', () => {
    const { state } = played.moment('request', ofVoter(1));
    const again = played.moment('request', ofVoter(0)).entry.body;
    const ask = (body: Body) => played.codeAt(state, played.sign(body, [played.voter(0)]));
    const vault = flip(again.vault);
    expect(ask({ ...again, vault })).toBe('REQUEST-REPEATED');
    expect(ask({ ...again, vault, blinded: again.blinded.slice(2, 3) })).toBe('REQUEST-REPEATED');
  });

  it('REQUEST-VAULT-REPEATED: one vault entry serves one voter', () => {
    const { vault } = played.moment('request', ofVoter(0)).entry.body;
    expect(played.refusal(played.moment('request', ofVoter(1)), (body) => ({ ...body, vault }))).toBe(
      'REQUEST-VAULT-REPEATED',
    );
  });

  it('ISSUE-REQUEST: an answer is to a request of the log', () => {
    expect(played.refusal(played.moment('issue'), (body) => ({ ...body, request: flip(body.request) }))).toBe(
      'ISSUE-REQUEST',
    );
  });

  it('ISSUE-REPEATED: a teller answers a request once', () => {
    const at = played.moment('issue', (body) => body.teller === 2);
    expect(played.refusal(at, (body) => ({ ...body, teller: 1 }), [played.teller(1)])).toBe('ISSUE-REPEATED');
  });

  it('ISSUE-ORDINALS: an answer covers exactly what is asked for and still issued', () => {
    const at = played.moment('issue');
    const { evaluations } = at.entry.body;
    const answering = (...places: number[]) =>
      played.refusal(at, (body) => ({ ...body, evaluations: places.map((place) => evaluations[place] as never) }));
    expect(answering(0, 1, 2, 3)).toBe('accepted');
    for (const places of [
      [0, 1, 2],
      [1, 2, 3],
      [1, 0, 2, 3],
      [0, 0, 1, 2, 3],
    ])
      expect(answering(...places)).toBe('ISSUE-ORDINALS');
    // Teller 3 answers the first request after the first barrier: without ordinal 1 it is accepted, with it refused.
    const { state } = played.moment('poll-open', ofPoll(1));
    const late = (from: number) =>
      played.codeAt(
        state,
        played.sign({ ...at.entry.body, teller: 3, evaluations: evaluations.slice(from) }, [played.teller(3)]),
      );
    expect([late(1), late(0)]).toEqual(['accepted', 'ISSUE-ORDINALS']);
  });

  it('ISSUE-EVALUATION-INVALID: names the teller and the poll of a false answer', () => {
    const { state, entry } = played.moment('issue');
    const [first, second] = entry.body.evaluations.map(({ evaluation }) => evaluation);
    const swapped = entry.body.evaluations.map((one, place) => ({
      ...one,
      evaluation: [second, first][place] ?? one.evaluation,
    }));
    for (const [evaluations, code] of [
      [entry.body.evaluations, undefined],
      [swapped, 'ISSUE-EVALUATION-INVALID'],
    ] as const) {
      const evidence = new EvidenceCollector();
      assertOk(judgeEntry(state, played.sign({ ...entry.body, evaluations } as Body, [played.teller(1)]), evidence));
      const judged = evidence.judgeEvaluations(random);
      expect(judged.ok ? undefined : judged.code).toBe(code);
      if (!judged.ok) expect(judged.detail).toBe('teller 1, poll 1');
    }
  });
});

describe('tellers who are lost and come back', () => {
  it('TELLER-QUORUM: at least t tellers remain', () => {
    const { meeting, secretary } = played;
    const { state } = played.moment('poll-close', ofPoll(1));
    const body: Body = { type: 'teller-lost', meeting, teller: 2, reason: 'Hỏng máy' };
    expect(played.codeAt(state, played.sign(body, [secretary, played.teller(1)]))).toBe('TELLER-QUORUM');
  });

  it('TELLER-NOT-LOST: nobody comes back who was not away', () => {
    expect(played.refusal(played.moment('teller-rejoined'), (body) => ({ ...body, teller: 1 }))).toBe(
      'TELLER-NOT-LOST',
    );
  });

  it('STATE-STALE: who comes back has taken the head of the log as it stands', () => {
    const at = played.moment('teller-rejoined');
    const { state: earlier } = played.moment('poll-cancel');
    expect(played.refusal(at, (body) => ({ ...body, checkpoint: headOf(earlier.log) }))).toBe('STATE-STALE');
    expect(
      played.refusal(at, (body) => ({ ...body, checkpoint: { ...body.checkpoint, root: flip(body.checkpoint.root) } })),
    ).toBe('STATE-STALE');
  });
});

describe('polls', () => {
  it('STATE-STALE: a poll is cancelled in the phase that its officers saw', () => {
    const at = played.moment('poll-cancel');
    for (const phase of ['planned', 'barrier', 'closed', 'tallied'] as const)
      expect(played.refusal(at, (body) => ({ ...body, phase }))).toBe('STATE-STALE');
  });

  const alter = <T extends BodyType>(
    type: T,
    ordinal: number,
    change: (body: BodyOf<T>) => Partial<BodyOf<T>>,
  ): string => {
    const at = played.moment<T>(type, (body) => (body as unknown as { ordinal: number }).ordinal === ordinal);
    return played.refusal<T>(at, (body) => ({ ...body, ...change(body) }) as Body);
  };

  it('POLL-MANIFEST-MISSING: no barrier falls for a spare', () => {
    expect(alter('poll-barrier', 2, () => ({ ordinal: 3 }))).toBe('POLL-MANIFEST-MISSING');
  });

  it('BARRIER-COUNTS: presence, ballots issued and vault are the log’s', () => {
    expect(alter('poll-barrier', 3, ({ present }) => ({ present: present - 1 }))).toBe('BARRIER-COUNTS');
    expect(alter('poll-barrier', 3, ({ issued }) => ({ issued: issued + 1 }))).toBe('BARRIER-COUNTS');
    expect(alter('poll-barrier', 3, ({ vault }) => ({ vault: { ...vault, size: vault.size - 1 } }))).toBe(
      'BARRIER-COUNTS',
    );
    const { vault } = played.moment('poll-barrier', ofPoll(1)).entry.body;
    expect(alter('poll-barrier', 3, () => ({ vault }))).toBe('BARRIER-COUNTS');
  });

  it('OPENING-CHECKPOINT: the head right after this poll’s barrier', () => {
    const { checkpoint } = played.moment('poll-open', ofPoll(1)).entry.body;
    expect(alter('poll-open', 2, () => ({ checkpoint }))).toBe('OPENING-CHECKPOINT');
  });

  it('BOX-COUNT: no more ballots than were issued', () => {
    expect(alter('box-sealed', 1, ({ box }) => ({ box: { ...box, size: 5 } }))).toBe('accepted');
    expect(alter('box-sealed', 1, ({ box }) => ({ box: { ...box, size: 6 } }))).toBe('BOX-COUNT');
  });

  it('DECRYPTION-BOX: only the sealed box is decrypted', () => {
    expect(alter('partial-decryption', 3, ({ box }) => ({ box: { ...box, root: flip(box.root) } }))).toBe(
      'DECRYPTION-BOX',
    );
    expect(alter('partial-decryption', 3, ({ box }) => ({ box: { ...box, size: box.size + 1 } }))).toBe(
      'DECRYPTION-BOX',
    );
  });

  it('DECRYPTION-FLOOR: a box below the floor is not opened', () => {
    const sealing = played.moment('box-sealed', ofPoll(3));
    for (const [size, code] of [
      [2, 'accepted'],
      [1, 'DECRYPTION-FLOOR'],
    ] as const) {
      const state = cloneState(sealing.state);
      const box = { ...sealing.entry.body.box, size };
      applyEntry(state, played.sign({ ...sealing.entry.body, box }, [played.service]));
      const body = { ...played.moment('partial-decryption', ofPoll(3)).entry.body, box };
      expect(played.codeAt(state, played.sign(body, [played.teller(1)]))).toBe(code);
    }
  });

  it('DECRYPTION-REPEATED: a teller decrypts a poll once', () => {
    const at = played.moment('tally', ofPoll(1));
    const again = played.moment('partial-decryption', ofPoll(1)).entry;
    expect(played.codeAt(at.state, again)).toBe('DECRYPTION-REPEATED');
  });

  it('DECRYPTION-SHAPE: one share for each option', () => {
    expect(alter('partial-decryption', 1, ({ shares }) => ({ shares: shares.slice(1) }))).toBe('DECRYPTION-SHAPE');
    expect(alter('partial-decryption', 1, ({ shares }) => ({ shares: [...shares, ...shares] }))).toBe(
      'DECRYPTION-SHAPE',
    );
  });

  it('TALLY-BOX: the tally is of the sealed box', () => {
    expect(alter('tally', 1, ({ box }) => ({ box: { ...box, root: flip(box.root) } }))).toBe('TALLY-BOX');
  });

  it('TALLY-COUNTS: valid and invalid make the box, and counts fit the lines', () => {
    expect(alter('tally', 1, () => ({ valid: 4, invalid: 1 }))).toBe('accepted');
    expect(alter('tally', 1, () => ({ invalid: 1 }))).toBe('TALLY-COUNTS');
    expect(alter('tally', 1, ({ counts }) => ({ counts: counts.slice(1) }))).toBe('TALLY-COUNTS');
    expect(alter('tally', 1, ({ counts }) => ({ counts: counts.map((line) => line.slice(1)) }))).toBe('TALLY-COUNTS');
  });

  it('TALLY-TELLERS: exactly t, ascending, who have decrypted', () => {
    for (const tellers of [
      [2, 1],
      [1, 1],
      [1, 3],
      [1, 2, 3],
      [2, 15],
    ])
      expect(
        alter('tally', 1, () => ({ tellers })),
        tellers.join(),
      ).toBe('TALLY-TELLERS');
  });

  it('CERTIFY-TALLY: the minutes name the tally', () => {
    const { tally } = played.moment('poll-certify', ofPoll(1)).entry.body;
    expect(alter('poll-certify', 3, () => ({ tally }))).toBe('CERTIFY-TALLY');
  });

  it('OUTCOME-MISMATCH: the minutes say what the rule set gives', () => {
    const { outcome } = played.moment('poll-certify', ofPoll(3)).entry.body;
    expect(alter('poll-certify', 1, () => ({ outcome }))).toBe('OUTCOME-MISMATCH');
    expect(alter('poll-certify', 3, (body) => ({ outcome: { ...body.outcome, more: 1 } }))).toBe('OUTCOME-MISMATCH');
  });

  it('POLL-MANIFEST-FIXED: a poll is planned once', () => {
    expect(alter('poll-manifest', 3, () => ({ ordinal: 3, title: 'Khác' }))).toBe('accepted');
    const fixed = played.moment('poll-manifest', ofPoll(1)).entry.body;
    const { state } = played.moment('issuing-opened');
    expect(played.codeAt(state, played.sign(fixed, [played.secretary, ...played.tellers]))).toBe('POLL-MANIFEST-FIXED');
  });

  it('POLL-SECOND-ROUND: replaces names a poll that was cancelled', () => {
    for (const replaces of [1, 3, 4, 64])
      expect(
        alter('poll-manifest', 3, () => ({ replaces })),
        `${replaces}`,
      ).toBe('POLL-SECOND-ROUND');
  });

  it('POLL-SECOND-ROUND: only winners of a certified poll stand in the second round', () => {
    const following = (ordinal: number, levels: string[]) =>
      alter('poll-manifest', 4, () => ({ after: { ordinal, levels } }));
    expect(following(1, ['HTT', 'HTXS'])).toBe('accepted');
    // Another level than theirs; a cancelled poll; a poll that rated nobody; the poll itself; none at all.
    for (const [ordinal, levels] of [
      [1, ['HTT']],
      [2, ['HTXS']],
      [3, ['HTXS']],
      [4, ['HTXS']],
      [64, ['HTXS']],
    ] as const)
      expect(following(ordinal, [...levels]), `${ordinal}`).toBe('POLL-SECOND-ROUND');
    const asked = played.secondRound();
    const [rating] = played.moment('poll-manifest', ofPoll(1)).entry.body.questions;
    const third = (rating as typeof asked).subjects[2] as (typeof asked.subjects)[number];
    const subjects = [...asked.subjects, third];
    expect(alter('poll-manifest', 4, () => ({ questions: [{ ...asked, subjects }] }))).toBe('POLL-SECOND-ROUND');
    expect(alter('poll-manifest', 4, () => ({ questions: [asked, { ...asked, subjects: [third] }] }))).toBe(
      'POLL-SECOND-ROUND',
    );
  });
});

describe('the phase of the meeting', () => {
  it('MEETING-PHASE: no statement is accepted after the end of the meeting', () => {
    for (const { entry } of played.moments) {
      const code = played.codeAt(played.state, entry);
      // A poll that was certified or cancelled takes no step either; a lost teller's key names nobody.
      expect(['MEETING-PHASE', 'POLL-PHASE', 'STATEMENT-SIGNERS'], entry.body.type).toContain(code);
    }
  });
});
