import { beforeAll, describe, expect, it } from 'vitest';
import { type Hex, toHex } from '../../crypto/bytes.ts';
import { createShares, type Round1Secret } from '../../crypto/dkg.ts';
import { shareContext } from '../../crypto/dkg-complaint.ts';
import { judgeRound1 } from '../../crypto/dkg-judge.ts';
import { assertOk } from '../../crypto/result.ts';
import { createSealingKey, seal } from '../../crypto/sealed.ts';
import { ceremonyOf, packagesOf } from '../../src/domain/meeting/acts/ceremony.ts';
import {
  type Body,
  type BodyOf,
  type BodyType,
  bodySchema,
  type PollManifest,
} from '../../src/domain/meeting/bodies.ts';
import { pollHash } from '../../src/domain/meeting/hashes.ts';
import { applyEntry } from '../../src/domain/meeting/judge.ts';
import type { Question } from '../../src/domain/meeting/questions.ts';
import type { CeremonyRun, MeetingState, PairKeys } from '../../src/domain/meeting/state.ts';
import { cloneState } from '../support/clone-state.ts';
import { EventfulMeeting } from '../support/eventful-meeting.ts';
import type { Person } from '../support/played-meeting.ts';
import { seededRandom } from '../support/random.ts';

let played: EventfulMeeting;
beforeAll(() => {
  played = new EventfulMeeting('preparing', 1);
  played.prepareAll();
}, 120_000);

const flip = (hex: Hex): Hex => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);
const alter = <T extends BodyType>(
  type: T,
  change: (body: BodyOf<T>) => Partial<BodyOf<T>>,
  signers?: Person[],
): string => played.refusal<T>(played.moment<T>(type), (body) => ({ ...body, ...change(body) }) as Body, signers);
/** The state after some more statements, unjudged, upon a copy. */
function upon(state: MeetingState, ...bodies: Body[]): MeetingState {
  const copy = cloneState(state);
  for (const body of bodies) applyEntry(copy, { body, sigs: [] });
  return copy;
}

describe('the roll', () => {
  it('ROLL-SLIP-REPEATED: one slip, one member', () => {
    expect(
      alter('roll', ({ voters }) => ({ voters: [...voters, { ...voters[0], name: '00'.repeat(32) } as never] })),
    ).toBe('ROLL-SLIP-REPEATED');
  });
});

describe('drafts of polls', () => {
  const asking = (change: (question: Question & { kind: 'rating' }) => object) =>
    alter('poll-manifest', ({ questions }) => ({
      questions: questions.map((asked) => ({ ...asked, ...change(asked as never) })) as Question[],
    }));
  const selection = (min: number, max: number) =>
    alter('poll-manifest', ({ questions: [rating] }) => ({
      questions: [
        { kind: 'selection', title: 'Chọn', min, max, subjects: (rating as Question & { kind: 'rating' }).subjects },
      ],
    }));

  it('POLL-SUBJECT-REPEATED: nobody stands twice in a question', () => {
    expect(asking(({ subjects }) => ({ subjects: [...subjects, subjects[0]] }))).toBe('POLL-SUBJECT-REPEATED');
  });

  it('POLL-SUBJECT-VOTER: a subject who votes is on the roll', () => {
    const voting = (voter: number) =>
      asking(({ subjects }) => ({ subjects: subjects.map((one) => ({ ...one, voter })) }));
    expect([voting(8), voting(9)]).toEqual(['accepted', 'POLL-SUBJECT-VOTER']);
  });

  it('POLL-SELECTION-RANGE: min ≤ max ≤ subjects', () => {
    expect([selection(0, 3), selection(3, 3)]).toEqual(['accepted', 'accepted']);
    expect([selection(2, 1), selection(0, 4)]).toEqual(['POLL-SELECTION-RANGE', 'POLL-SELECTION-RANGE']);
  });

  it('POLL-TOO-LONG: what can be asked can be counted, from a single candidate to the longest ballot', () => {
    const of = (questions: number, subjects: number) =>
      alter('poll-manifest', ({ questions: [rating] }) => ({
        questions: Array.from({ length: questions }, (_, q) => ({
          ...(rating as Question & { kind: 'rating' }),
          subjects: Array.from({ length: subjects }, (_, i) => ({
            name: (400 * q + i).toString(16).padStart(64, '0'),
            kind: 'individual' as const,
            detail: null,
            voter: null,
          })),
        })),
      }));
    expect([of(5, 400), of(6, 400)]).toEqual(['accepted', 'POLL-TOO-LONG']);
    const tally = (counts: number[][]) => ({
      type: 'tally',
      meeting: '00'.repeat(16),
      ordinal: 1,
      box: { root: '00'.repeat(32), size: 3 },
      tellers: [1, 2],
      valid: 3,
      invalid: 0,
      counts,
    });
    const fits = (...counts: number[][]) => bodySchema.safeParse(tally(counts)).success;
    expect([fits([3]), fits([]), fits(...new Array(2000).fill([1, 2]))]).toEqual([true, false, true]);
  });

  it('RULE-LEVELS: a rating asks about the levels that the rule set judges', () => {
    expect(asking(({ levels }) => ({ levels: [...levels].reverse() }))).toBe('RULE-LEVELS');
    expect(asking(({ levels }) => ({ levels: levels.slice(1) }))).toBe('RULE-LEVELS');
  });

  it('RULE-SHAPE: a poll has a rule set', () => {
    expect(alter('poll-manifest', () => ({ ruleSet: {} }))).toBe('RULE-SHAPE');
  });

  it('POLL-SECOND-ROUND: no draft follows or replaces a poll', () => {
    expect(alter('poll-manifest', () => ({ after: { ordinal: 2, levels: ['HTXS'] } }))).toBe('POLL-SECOND-ROUND');
    expect(alter('poll-manifest', () => ({ replaces: 2 }))).toBe('POLL-SECOND-ROUND');
  });

  it('takes a later draft of an ordinal for the earlier one', () => {
    const { state, entry } = played.moment('meeting-manifest');
    const later = { ...played.moment('poll-manifest').entry.body, title: 'Bản sau' };
    const polls = [{ ordinal: 1, poll: toHex(pollHash(later)) }];
    const signed = played.sign({ ...entry.body, polls }, played.everybody);
    expect(played.codeAt(upon(state, later), entry)).toBe('MANIFEST-POLLS');
    expect(played.codeAt(upon(state, later), signed)).toBe('accepted');
  });
});

describe('the manifest restates the log', () => {
  const refused = (change: (body: BodyOf<'meeting-manifest'>) => Partial<BodyOf<'meeting-manifest'>>) =>
    alter('meeting-manifest', change);
  /** The honest manifest in a state that differs. */
  const laterRefused = (...bodies: Body[]) => {
    const { state, entry } = played.moment('meeting-manifest');
    return played.codeAt(upon(state, ...bodies), entry);
  };

  it('MANIFEST-OFFICERS: organisation, service, secretary and tellers of the log', () => {
    expect(refused(() => ({ organisation: 'khác' }))).toBe('MANIFEST-OFFICERS');
    expect(refused(({ service }) => ({ service: flip(service) }))).toBe('MANIFEST-OFFICERS');
    expect(refused(({ secretary }) => ({ secretary: { ...secretary, key: flip(secretary.key) } }))).toBe(
      'MANIFEST-OFFICERS',
    );
    expect(refused(({ tellers }) => ({ tellers: [...tellers].reverse() }))).toBe('MANIFEST-OFFICERS');
    expect(
      refused(({ tellers }) => ({ tellers: tellers.map((one) => ({ ...one, exchange: flip(one.exchange) })) })),
    ).toBe('MANIFEST-OFFICERS');
  });

  it('MANIFEST-ROLL: the last roll', () => {
    expect(refused(({ roll }) => ({ roll: { ...roll, size: roll.size - 1 } }))).toBe('MANIFEST-ROLL');
    const roll = played.moment('roll').entry.body;
    expect(laterRefused({ ...roll, voters: roll.voters.slice(1) })).toBe('MANIFEST-ROLL');
    expect(laterRefused(roll)).toBe('accepted');
  });

  it('MANIFEST-SMALL-ROLL: fewer than five voters need a signed acceptance', () => {
    const { state, entry } = played.moment('meeting-manifest');
    const roll = played.moment('roll').entry.body;
    for (const [size, accepted, code] of [
      [4, false, 'MANIFEST-SMALL-ROLL'],
      [4, true, 'accepted'],
      [5, false, 'accepted'],
    ] as const) {
      const small = upon(state, { ...roll, voters: roll.voters.slice(0, size) });
      const body = { ...entry.body, roll: small.roll?.head as never, smallRollAccepted: accepted };
      expect(played.codeAt(small, played.sign(body, played.everybody)), `${size}`).toBe(code);
    }
  });

  it('MANIFEST-CEREMONY: the last ceremony, finished', () => {
    expect(refused(({ run }) => ({ run: run + 1 }))).toBe('MANIFEST-CEREMONY');
    expect(refused(({ threshold }) => ({ threshold: threshold + 1 }))).toBe('MANIFEST-CEREMONY');
    expect(refused(({ transcript }) => ({ transcript: flip(transcript) }))).toBe('MANIFEST-CEREMONY');
    // A later run names other sealing keys, which the manifest then does not restate.
    expect(laterRefused(nextRun(2))).toBe('MANIFEST-OFFICERS');
  });

  it('MANIFEST-REHEARSAL: every teller has shown that the backup works', () => {
    const { state } = played.moment('rehearsal', (body) => body.teller === 3);
    const later = upon(state, played.moment('roll').entry.body, played.moment('poll-manifest').entry.body);
    expect(played.codeAt(later, played.moment('meeting-manifest').entry)).toBe('MANIFEST-REHEARSAL');
  });

  it('MANIFEST-KEYS-REPEATED: nobody has two offices', () => {
    const { state, entry } = played.moment('meeting-manifest');
    const roll = played.moment('roll').entry.body;
    for (const slip of [played.secretary.key, played.teller(2).key, played.service.key]) {
      const double = upon(state, {
        ...roll,
        voters: roll.voters.map((one, place) => (place === 4 ? { ...one, slip } : one)),
      });
      const body = { ...entry.body, roll: double.roll?.head as never };
      expect(played.codeAt(double, played.sign(body, played.everybody))).toBe('MANIFEST-KEYS-REPEATED');
    }
  });

  it('MANIFEST-POOL: exactly the keys that follow from the commitments', () => {
    const rehearsal = (played.state.run as Required<CeremonyRun>).result.pairs.get(0) as PairKeys;
    expect(refused(({ pool }) => ({ pool: pool.map((pair) => ({ ...pair, box: rehearsal.box })) }))).toBe(
      'MANIFEST-POOL',
    );
    expect(refused(({ pool }) => ({ pool: pool.map((pair) => ({ ...pair, token: rehearsal.token })) }))).toBe(
      'MANIFEST-POOL',
    );
    expect(refused(({ pool }) => ({ pool: [...pool, { ...pool[0], ordinal: 2 } as never] }))).toBe('MANIFEST-POOL');
    expect(refused(() => ({ pool: [] }))).toBe('MANIFEST-POOL');
  });

  it('MANIFEST-POLLS: ascending, each the last draft of its ordinal, of a subject on the roll', () => {
    expect(refused(() => ({ polls: [] }))).toBe('accepted');
    expect(refused(({ polls }) => ({ polls: polls.map((one) => ({ ...one, poll: flip(one.poll) })) }))).toBe(
      'MANIFEST-POLLS',
    );
    expect(refused(({ polls }) => ({ polls: [...polls, ...polls] }))).toBe('MANIFEST-POLLS');
    const beyond: PollManifest = { ...played.moment('poll-manifest').entry.body, ordinal: 2 };
    const { state, entry } = played.moment('meeting-manifest');
    const polls = [...entry.body.polls, { ordinal: 2, poll: toHex(pollHash(beyond)) }];
    expect(played.codeAt(upon(state, beyond), played.sign({ ...entry.body, polls }, played.everybody))).toBe(
      'MANIFEST-POLLS',
    );
  });

  it('POLL-SUBJECT-VOTER: a roll that was shortened after the draft', () => {
    const { state, entry } = played.moment('meeting-manifest');
    const draft = played.moment('poll-manifest').entry.body;
    const [rating] = draft.questions as [Question & { kind: 'rating' }];
    const voting = {
      ...draft,
      questions: [{ ...rating, subjects: rating.subjects.map((one) => ({ ...one, voter: 8 })) }],
    };
    const roll = played.moment('roll').entry.body;
    const later = upon(state, voting, { ...roll, voters: roll.voters.slice(0, 8) });
    const body = {
      ...entry.body,
      roll: later.roll?.head as never,
      polls: [{ ordinal: 1, poll: toHex(pollHash(voting)) }],
    };
    expect(played.codeAt(later, played.sign(body, played.everybody))).toBe('POLL-SUBJECT-VOTER');
  });

  // A draft under an ordinal that has no key pair must leave nothing behind: later statements about it would be about no keys.
  it('POLL-PHASE: a draft beyond the pool is void, and no poll of that ordinal ever is', () => {
    const { state, entry } = played.moment('meeting-manifest');
    const beyond = { ...played.moment('poll-manifest').entry.body, ordinal: 2 };
    expect(upon(state, beyond, entry.body).polls.has(2)).toBe(false);
  });
});

describe('the ceremony', () => {
  it('CEREMONY-RUN: runs are numbered from 1, and statements are about the last', () => {
    expect(alter('tellers-named', () => ({ run: 2 }))).toBe('CEREMONY-RUN');
    expect(alter('ceremony-commitments', () => ({ run: 2 }))).toBe('CEREMONY-RUN');
    expect(alter('rehearsal', () => ({ run: 2 }))).toBe('CEREMONY-RUN');
    const { state } = played.moment('roll');
    const again = (run: number) => played.codeAt(state, played.sign(nextRun(run), [played.secretary]));
    expect([again(1), again(2), again(3)]).toEqual(['CEREMONY-RUN', 'accepted', 'CEREMONY-RUN']);
  });

  it('CEREMONY-KEY-REUSED: every run has sealing keys of its own', () => {
    const { state } = played.moment('roll');
    const [first] = played.moment('tellers-named').entry.body.tellers;
    const named = nextRun(2);
    const reused = named.tellers.map((one, place) =>
      place === 2 ? { ...one, exchange: first?.exchange as Hex } : one,
    );
    expect(played.codeAt(state, played.sign({ ...named, tellers: reused }, [played.secretary]))).toBe(
      'CEREMONY-KEY-REUSED',
    );
  });

  it('CEREMONY-REPEATED: a teller publishes and rehearses once', () => {
    const second = played.moment('ceremony-commitments', (body) => body.teller === 2);
    expect(played.codeAt(second.state, played.moment('ceremony-commitments').entry)).toBe('CEREMONY-REPEATED');
    const rehearsed = played.moment('rehearsal', (body) => body.teller === 2);
    expect(played.codeAt(rehearsed.state, played.moment('rehearsal').entry)).toBe('CEREMONY-REPEATED');
  });

  it('CEREMONY-UNFINISHED: nobody complains or rehearses before all have published', () => {
    const { state } = played.moment('ceremony-commitments', (body) => body.teller === 3);
    expect(played.codeAt(state, played.moment('rehearsal').entry)).toBe('CEREMONY-UNFINISHED');
    const complaint = complaintOf(1, 2, '00', '00'.repeat(32));
    expect(played.codeAt(state, played.sign(complaint, [played.teller(1)]))).toBe('CEREMONY-UNFINISHED');
  });

  it('REHEARSAL-TRANSCRIPT: all tellers saw one ceremony', () => {
    expect(alter('rehearsal', ({ transcript }) => ({ transcript: flip(transcript) }))).toBe('REHEARSAL-TRANSCRIPT');
  });

  it('REHEARSAL-PROOF: one proof for each pair and suite, in order', () => {
    expect(alter('rehearsal', ({ proofs }) => ({ proofs: proofs.slice(1) }))).toBe('REHEARSAL-PROOF');
    expect(alter('rehearsal', ({ proofs }) => ({ proofs: [...proofs, ...proofs] }))).toBe('REHEARSAL-PROOF');
    expect(alter('rehearsal', ({ proofs }) => ({ proofs: [...proofs].reverse() }))).toBe('REHEARSAL-PROOF');
  });

  it('REHEARSAL-POSSESSION-INVALID: the proofs of another teller, or those for another nonce', () => {
    const other = played.moment('rehearsal', (body) => body.teller === 2).entry.body;
    expect(alter('rehearsal', () => ({ proofs: other.proofs }))).toBe('REHEARSAL-POSSESSION-INVALID');
    const at = played.moment('rehearsal');
    const state = cloneState(at.state);
    const run = state.run as Required<CeremonyRun>;
    run.result = { ...run.result, head: { ...run.result.head, root: flip(run.result.head.root) } };
    expect(played.codeAt(state, at.entry)).toBe('REHEARSAL-POSSESSION-INVALID');
  });

  it('DKG-COMPLAINT-INVALID, CEREMONY-RUN: a complaint, founded or not, ends the run; one that anybody could write is refused', () => {
    const { state } = played.moment('rehearsal');
    const run = state.run as Required<CeremonyRun>;
    const judged = assertOk(judgeRound1(ceremonyOf(run.named), packagesOf(run)));
    const [accuser, accused] = [played.teller(1), played.teller(2)];
    const messages = assertOk(createShares(judged, accused.round1 as Round1Secret, accused.secret, played.random));
    const good = messages.find(({ receiver }) => receiver === 1)?.sealed as Uint8Array;
    const broken = seal({
      signingKey: accused.secret,
      receiverKey: accuser.exchange.publicKey,
      context: shareContext(judged.transcript, 2, 1),
      content: new Uint8Array(128),
      random: played.random,
    });
    const secret = toHex(accuser.exchange.secretKey);
    const complain = (sealed: Uint8Array, revealed = secret) =>
      played.sign(complaintOf(1, 2, toHex(sealed), revealed), [accuser]);
    expect(played.codeAt(state, complain(broken, toHex(accused.exchange.secretKey)))).toBe('DKG-COMPLAINT-INVALID');
    expect(played.codeAt(state, complain(new Uint8Array(240)))).toBe('DKG-COMPLAINT-INVALID');
    for (const complaint of [complain(broken), complain(good)]) {
      expect(played.codeAt(state, complaint)).toBe('accepted');
      const ended = upon(state, complaint.body);
      expect(played.codeAt(ended, complaint)).toBe('CEREMONY-RUN');
      expect(played.codeAt(ended, played.moment('rehearsal').entry)).toBe('CEREMONY-RUN');
      expect(played.codeAt(ended, played.sign(nextRun(2), [played.secretary]))).toBe('accepted');
    }
  });
});

/** The naming of a further run by the same tellers, with new sealing keys. */
function nextRun(run: number): BodyOf<'tellers-named'> {
  const { body } = played.moment('tellers-named').entry;
  const random = seededRandom('sealing keys of another run');
  const tellers = body.tellers.map((one) => ({ ...one, exchange: toHex(createSealingKey(random).publicKey) }));
  return { ...body, run, tellers };
}

describe('the phase of the meeting', () => {
  it('MEETING-PHASE: what prepares a meeting is over with its manifest', () => {
    const { state } = played.moment('issuing-opened');
    const types = ['tellers-named', 'ceremony-commitments', 'rehearsal', 'roll', 'meeting-manifest'] as const;
    for (const type of types) expect(played.codeAt(state, played.moment(type).entry), type).toBe('MEETING-PHASE');
  });

  it('MEETING-PHASE: nobody is seen, served or lost before', () => {
    const { meeting, secretary } = played;
    const draft = played.moment('meeting-manifest').state;
    const ready = played.moment('issuing-opened').state;
    const presence: Body = { type: 'presence', meeting, voter: 0 };
    const absence: Body = { type: 'absence', meeting, voter: 0 };
    const lost: Body = { type: 'teller-lost', meeting, teller: 3, reason: 'Hỏng máy' };
    for (const state of [draft, ready]) {
      expect(played.codeAt(state, played.sign(presence, [played.teller(1)]))).toBe('MEETING-PHASE');
      expect(played.codeAt(state, played.sign(absence, [secretary]))).toBe('MEETING-PHASE');
    }
    expect(played.codeAt(draft, played.sign(lost, [secretary, played.teller(1), played.teller(2)]))).toBe(
      'MEETING-PHASE',
    );
    expect(played.codeAt(ready, played.sign(lost, [secretary, played.teller(1), played.teller(2)]))).toBe('accepted');
    const request: Body = {
      type: 'request',
      meeting,
      manifest: '00'.repeat(32),
      voter: 0,
      vault: '00'.repeat(32),
      blinded: [],
    };
    expect(played.codeAt(ready, played.sign(request, [played.voter(0)]))).toBe('MEETING-PHASE');
  });
});

const complaintOf = (
  teller: number,
  accused: number,
  sealed: Hex,
  sealingSecret: Hex,
): BodyOf<'ceremony-complaint'> => ({
  type: 'ceremony-complaint',
  meeting: played.meeting,
  run: 1,
  teller,
  accused,
  sealed,
  sealingSecret,
});
