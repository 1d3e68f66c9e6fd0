import { beforeAll, describe, expect, it } from 'vitest';
import { ballotMessage } from '../../crypto/ballot.ts';
import { boxLeaf, boxRoot } from '../../crypto/box.ts';
import { type Bytes, concat, fromHex, toHex } from '../../crypto/bytes.ts';
import { addCosignature, checkpointBody, cosign, signCheckpoint } from '../../crypto/checkpoint.ts';
import { anchorOf } from '../../crypto/code.ts';
import { publicKeyOf, sign } from '../../crypto/signature.ts';
import { noteHead } from '../../src/domain/meeting/ballot-context.ts';
import type { Body, BodyOf } from '../../src/domain/meeting/bodies.ts';
import type { Entry } from '../../src/domain/meeting/entry.ts';
import { headOf } from '../../src/domain/meeting/hashes.ts';
import type { PollState } from '../../src/domain/meeting/state.ts';
import { Deferred } from '../../src/domain/verify/deferred.ts';
import type { Report } from '../../src/domain/verify/report.ts';
import { verifyRecord } from '../../src/domain/verify/verify-record.ts';
import { nearJudges } from '../support/near-judges.ts';
import { PlayedMeeting, type PlayedTeller, type PlayedVoter } from '../support/played-meeting.ts';
import { seededRandom } from '../support/random.ts';
import { chunked, partsOf, type RecordParts, recordBytes } from '../support/record-of.ts';

const random = seededRandom('verifier');
const VOTES = [
  [[0], [1]],
  [[0], [1]],
  [[0], [0]],
  [[1], [1]],
  [[0], [2]],
];

let honest: PlayedMeeting;
let foreign: PlayedMeeting;
/** With keys for a second poll: each pair of keys makes a record a second longer to judge, so few forgeries start here. */
let spare: PlayedMeeting;
beforeAll(() => {
  honest = PlayedMeeting.play(VOTES, { seed: 'honest' });
  foreign = PlayedMeeting.play(VOTES, { seed: 'foreign' });
  spare = PlayedMeeting.play(VOTES, { seed: 'spare', pairs: 2 });
}, 300_000);

const type = (name: Body['type']) => (body: Body) => body.type === name;
const flip = (hex: string): string => hex.slice(0, -1) + (hex.endsWith('0') ? '1' : '0');

/** Plays on to the end, as an unjudged meeting, with everybody's signatures. */
function finish(forged: PlayedMeeting, from: 'open' | 'close' | 'count' | 'certify' | 'end'): RecordParts {
  const steps = ['open', 'close', 'count', 'certify', 'end'] as const;
  for (const step of steps.slice(steps.indexOf(from))) {
    if (step === 'open') forged.open();
    else if (step === 'close') forged.close();
    else if (step === 'count') {
      for (const teller of forged.tellers.slice(0, 2)) forged.say(forged.partialBody(teller), teller);
      forged.say(forged.tallyBody(), forged.service);
    } else if (step === 'certify') forged.say(forged.certifyBody(), ...forged.everybody);
    else forged.end();
  }
  return partsOf(forged);
}

/** The honest log with one entry replaced or dropped, hashes and service signatures made anew. */
function withEntries(change: (entries: Entry[]) => Entry[], meeting = honest): RecordParts {
  const parts = partsOf(meeting);
  return { ...parts, entries: change(parts.entries) };
}
const dropFirst = (name: Body['type']) =>
  withEntries((entries) => {
    const place = entries.findIndex(({ body }) => body.type === name);
    return entries.filter((_, index) => index !== place);
  });
const replaceFirst = (name: Body['type'], change: (entry: Entry) => Entry, meeting = honest) =>
  withEntries((entries) => {
    const place = entries.findIndex(({ body }) => body.type === name);
    return entries.map((entry, index) => (index === place ? change(entry) : entry));
  }, meeting);
const altered = <T extends Body['type']>(entry: Entry, change: Partial<BodyOf<T>>): Body =>
  ({ ...entry.body, ...change }) as Body;
const first = <T extends { body: Body }>(meeting: PlayedMeeting, name: Body['type']) =>
  meeting.entries.find(({ body }) => body.type === name) as unknown as T & Entry;

interface Forgery {
  readonly what: string;
  readonly code: string;
  readonly forge: () => RecordParts;
}

const voter = (meeting: PlayedMeeting, index: number): PlayedVoter => meeting.voters[index] as PlayedVoter;
const teller = (meeting: PlayedMeeting, index: number): PlayedTeller => meeting.tellers[index - 1] as PlayedTeller;

const forgeries: Forgery[] = [
  // Ballots and boxes, by a service that signs whatever it likes.
  {
    what: 'a ballot dropped from the sealed box',
    code: 'BOX-ROOT',
    forge: () => {
      const parts = partsOf(honest);
      parts.boxes.set(1, (parts.boxes.get(1) as Bytes[]).slice(1));
      return parts;
    },
  },
  {
    what: 'all ballots dropped',
    code: 'BOX-ROOT',
    forge: () => ({ ...partsOf(honest), boxes: new Map() }),
  },
  {
    what: 'a ballot dropped, the box sealed again, the tellers’ shares kept',
    code: 'DECRYPTION-SHARE-INVALID',
    forge: () => {
      const forged = honest.fork(type('box-sealed'));
      const shares = honest.entries.filter(({ body }) => body.type === 'partial-decryption');
      (forged.boxes.get(1) as Bytes[]).pop();
      const box = forged.box();
      forged.boxes.set(1, box);
      const sealed = sealedHead(forged);
      forged.say({ type: 'box-sealed', meeting: forged.meeting, ordinal: 1, box: sealed }, forged.service);
      for (const { body } of shares) {
        const partial = body as BodyOf<'partial-decryption'>;
        forged.say({ ...partial, box: sealed }, teller(forged, partial.teller));
      }
      forged.say(forged.tallyBody(), forged.service);
      return finish(forged, 'certify');
    },
  },
  {
    what: 'a ballot dropped and the box sealed again without the tellers',
    code: 'DECRYPTION-BOX',
    forge: () => {
      const forged = honest.fork(type('box-sealed'));
      (forged.boxes.get(1) as Bytes[]).pop();
      forged.say({ type: 'box-sealed', meeting: forged.meeting, ordinal: 1, box: sealedHead(forged) }, forged.service);
      for (const entry of honest.entries.slice(forged.entries.length)) forged.append(entry);
      return partsOf(forged);
    },
  },
  {
    what: 'a ballot added with a token of nobody',
    code: 'BALLOT-TOKEN-INVALID',
    forge: () => {
      const forged = honest.fork(type('poll-close'));
      const stranger = voter(forged, 0);
      stranger.rights.set(1, { ballotSecret: forged.random(32), blinding: forged.random(32) });
      forged.token = () => honest.token(voter(honest, 0), 1);
      forged.boxes.set(1, [...(forged.boxes.get(1) as Bytes[]).slice(1), forged.ballot(stranger, [[1], [1]])]);
      return finish(forged, 'close');
    },
  },
  {
    what: 'a second ballot of the same ballot key',
    code: 'BOX-KEY-REPEATED',
    forge: () => {
      const forged = honest.fork(type('poll-close'));
      forged.boxes.set(1, [...(forged.boxes.get(1) as Bytes[]).slice(1), forged.ballot(voter(forged, 2), [[1], [1]])]);
      return finish(forged, 'close');
    },
  },
  {
    what: 'a ballot of another meeting',
    code: 'BALLOT-SIGNATURE-INVALID',
    forge: () => {
      const forged = honest.fork(type('poll-close'));
      forged.boxes.set(1, [...(forged.boxes.get(1) as Bytes[]).slice(1), foreign.box()[0] as Bytes]);
      return finish(forged, 'close');
    },
  },
  {
    what: 'a ballot with a token of another poll of the same meeting',
    code: 'BALLOT-TOKEN-INVALID',
    forge: () => {
      const forged = spare.fork(type('poll-close'));
      const other = voter(forged, 0);
      other.rights.set(1, other.rights.get(2) as never);
      forged.token = () => spare.token(voter(spare, 0), 2);
      forged.boxes.set(1, [...(forged.boxes.get(1) as Bytes[]).slice(1), forged.ballot(other, [[1], [1]])]);
      return finish(forged, 'close');
    },
  },
  {
    what: 'a ballot made before the barrier, for another opening checkpoint',
    code: 'BALLOT-SIGNATURE-INVALID',
    forge: () => {
      const forged = honest.fork(type('poll-close'));
      const early = honest.fork(type('poll-barrier'));
      early.say({ type: 'absence', meeting: early.meeting, voter: 0 }, early.secretary);
      early.open();
      forged.boxes.set(1, [...(forged.boxes.get(1) as Bytes[]).slice(1), early.ballot(voter(early, 0), [[1], [1]])]);
      return finish(forged, 'close');
    },
  },
  {
    what: 'ballots shown for a poll that was cancelled',
    code: 'BOX-UNEXPECTED',
    forge: () => {
      const forged = honest.fork(type('poll-certify'));
      forged.say(
        { type: 'poll-cancel', meeting: forged.meeting, ordinal: 1, phase: 'tallied', reason: 'Mất thẻ phiếu' },
        ...forged.everybody,
      );
      return finish(forged, 'end');
    },
  },
  // Roll, presence, requests, tokens.
  {
    what: 'a changed roll',
    code: 'STATEMENT-SIGNATURE-INVALID',
    forge: () =>
      replaceFirst('roll', (entry) => ({
        ...entry,
        body: altered<'roll'>(entry, { voters: (entry.body as BodyOf<'roll'>).voters.slice(1) }),
      })),
  },
  {
    what: 'a changed roll, signed again by the service',
    code: 'STATEMENT-SIGNERS',
    forge: () =>
      replaceFirst('roll', (entry) =>
        honest.sign(altered<'roll'>(entry, { voters: (entry.body as BodyOf<'roll'>).voters.slice(1) }), [
          honest.service,
        ]),
      ),
  },
  {
    what: 'a roll with one slip twice',
    code: 'ROLL-SLIP-REPEATED',
    forge: () =>
      replaceFirst('roll', (entry) => {
        const { voters } = entry.body as BodyOf<'roll'>;
        const twice = voters.map((one, place) => (place === 0 ? { ...one, slip: voters[1]?.slip as string } : one));
        return honest.sign(altered<'roll'>(entry, { voters: twice }), [honest.secretary]);
      }),
  },
  {
    what: 'a roll exchanged before the manifest, behind the tellers',
    code: 'MANIFEST-ROLL',
    forge: () =>
      replaceFirst('roll', (entry) =>
        honest.sign(altered<'roll'>(entry, { voters: (entry.body as BodyOf<'roll'>).voters.slice(1) }), [
          honest.secretary,
        ]),
      ),
  },
  { what: 'a presence dropped', code: 'REQUEST-NOT-PRESENT', forge: () => dropFirst('presence') },
  {
    what: 'a presence marked by the secretary',
    code: 'STATEMENT-SIGNERS',
    forge: () => replaceFirst('presence', (entry) => honest.sign(entry.body, [honest.secretary])),
  },
  {
    what: 'a presence marked twice',
    code: 'PRESENCE-REPEATED',
    forge: () => insertBefore('request', () => first(honest, 'presence')),
  },
  {
    what: 'a presence of somebody not on the roll',
    code: 'PRESENCE-VOTER',
    forge: () =>
      insertBefore('presence', () =>
        honest.sign({ type: 'presence', meeting: honest.meeting, voter: 99 }, [teller(honest, 1)]),
      ),
  },
  {
    what: 'a request signed by another member',
    code: 'STATEMENT-SIGNERS',
    forge: () => replaceFirst('request', (entry) => honest.sign(entry.body, [voter(honest, 1)])),
  },
  {
    what: 'a request made for another meeting’s manifest',
    code: 'REQUEST-MANIFEST',
    forge: () =>
      replaceFirst('request', (entry) =>
        honest.sign(altered<'request'>(entry, { manifest: toHex(foreign.manifest()) }), [voter(honest, 0)]),
      ),
  },
  {
    what: 'a second token for a voter, with tellers who help',
    code: 'REQUEST-REPEATED',
    forge: () => {
      const forged = honest.fork(type('poll-barrier'));
      forged.issue(voter(forged, 0), [1]);
      return partsOf(forged);
    },
  },
  {
    what: 'a request that names the vault entry of another voter',
    code: 'REQUEST-VAULT-REPEATED',
    forge: () => {
      const forged = honest.fork((body) => body.type === 'request' && body.voter === 4);
      const vault = (first(honest, 'request').body as BodyOf<'request'>).vault;
      forged.say({ ...forged.requestBody(voter(forged, 4), [1]), vault }, voter(forged, 4));
      return partsOf(forged);
    },
  },
  {
    what: 'a request after the barrier',
    code: 'REQUEST-ORDINALS',
    forge: () => {
      const forged = honest.fork((body) => body.type === 'presence' && body.voter === 4);
      forged.open();
      forged.issue(voter(forged, 4), [1]);
      return partsOf(forged);
    },
  },
  {
    what: 'one of two answers taken out: a ballot issued by fewer than t tellers',
    code: 'BARRIER-COUNTS',
    forge: () => dropFirst('issue'),
  },
  {
    what: 'one teller answering twice',
    code: 'ISSUE-REPEATED',
    forge: () => insertBefore('poll-barrier', () => first(honest, 'issue')),
  },
  {
    what: 'an answer to a request that nobody made',
    code: 'ISSUE-REQUEST',
    forge: () => dropFirst('request'),
  },
  {
    what: 'an answer that leaves out a poll',
    code: 'ISSUE-ORDINALS',
    forge: () =>
      replaceFirst(
        'issue',
        (entry) =>
          spare.sign(altered<'issue'>(entry, { evaluations: (entry.body as BodyOf<'issue'>).evaluations.slice(1) }), [
            teller(spare, 1),
          ]),
        spare,
      ),
  },
  {
    what: 'an issuer key of its own for one voter',
    code: 'ISSUE-EVALUATION-INVALID',
    forge: () => {
      const forged = honest.fork((body) => body.type === 'presence' && body.voter === 4);
      const tagging = { ...teller(forged, 1), pairs: teller(foreign, 1).pairs };
      forged.issue(voter(forged, 4), [1], [tagging, teller(forged, 2)]);
      forged.boxes.set(1, (forged.boxes.get(1) as Bytes[]).slice(0, 0));
      forged.open();
      for (const i of [0, 1, 2, 3]) forged.cast(forged.ballot(voter(forged, i), VOTES[i] as number[][]));
      return finish(forged, 'close');
    },
  },
  // Barrier, opening, closing.
  {
    what: 'a head count raised at the barrier',
    code: 'BARRIER-COUNTS',
    forge: () => {
      const forged = honest.fork(type('poll-barrier'));
      forged.say({ ...forged.barrierBody(1), issued: 6, present: 6 }, forged.secretary);
      return partsOf(forged);
    },
  },
  {
    what: 'another vault than the log’s at the barrier',
    code: 'BARRIER-COUNTS',
    forge: () => {
      const forged = honest.fork(type('poll-barrier'));
      const body = forged.barrierBody(1);
      forged.say({ ...body, vault: { ...body.vault, root: flip(body.vault.root) } }, forged.secretary);
      return partsOf(forged);
    },
  },
  {
    what: 'two views of the requests: an opening for another checkpoint',
    code: 'OPENING-CHECKPOINT',
    forge: () => {
      const forged = honest.fork(type('poll-open'));
      const head = headOf(forged.state.log);
      const checkpoint = { ...head, root: flip(head.root) };
      forged.say({ type: 'poll-open', meeting: forged.meeting, ordinal: 1, checkpoint }, ...forged.everybody);
      return partsOf(forged);
    },
  },
  {
    what: 'an opening that one teller did not sign',
    code: 'STATEMENT-SIGNERS',
    forge: () =>
      replaceFirst('poll-open', (entry) => honest.sign(entry.body, [honest.secretary, ...honest.tellers.slice(0, 2)])),
  },
  {
    what: 'an honest teller declared lost by a secretary and one corrupt teller',
    code: 'STATEMENT-SIGNERS',
    forge: () => {
      const forged = honest.fork(type('poll-open'));
      forged.say(
        { type: 'teller-lost', meeting: forged.meeting, teller: 3, reason: 'hỏng máy' },
        forged.secretary,
        teller(forged, 1),
      );
      return partsOf(forged);
    },
  },
  {
    what: 'a teller who was lost and came back, lost again by the signatures of the first time',
    code: 'STATEMENT-REPEATED',
    forge: () => {
      const forged = honest.fork(type('poll-open'));
      const { meeting, secretary } = forged;
      const there = [secretary, teller(forged, 1), teller(forged, 2)];
      const lost = forged.say({ type: 'teller-lost', meeting, teller: 3, reason: 'hỏng máy' }, ...there);
      forged.say({ type: 'teller-rejoined', meeting, teller: 3, checkpoint: headOf(forged.state.log) }, ...there);
      forged.append(lost);
      return partsOf(forged);
    },
  },
  {
    what: 'a cancellation signed while the poll was open and used when its result was known',
    code: 'STATE-STALE',
    forge: () => {
      const forged = honest.fork(type('poll-certify'));
      forged.say(
        { type: 'poll-cancel', meeting: forged.meeting, ordinal: 1, phase: 'open', reason: 'Mất thẻ phiếu' },
        ...forged.everybody,
      );
      return finish(forged, 'end');
    },
  },
  {
    what: 'two tellers of three declared lost',
    code: 'TELLER-QUORUM',
    forge: () => {
      const forged = honest.fork(type('poll-open'));
      const { meeting, secretary } = forged;
      forged.say(
        { type: 'teller-lost', meeting, teller: 3, reason: 'hỏng máy' },
        secretary,
        teller(forged, 1),
        teller(forged, 2),
      );
      forged.say({ type: 'teller-lost', meeting, teller: 2, reason: 'hỏng máy' }, secretary, teller(forged, 1));
      return partsOf(forged);
    },
  },
  {
    what: 'a second opening',
    code: 'POLL-PHASE',
    forge: () => insertBefore('poll-close', () => first(honest, 'poll-open')),
  },
  {
    what: 'a second closing',
    code: 'POLL-PHASE',
    forge: () => insertBefore('tally', () => first(honest, 'poll-close')),
  },
  {
    what: 'a box sealed twice',
    code: 'POLL-PHASE',
    forge: () => insertBefore('partial-decryption', () => first(honest, 'box-sealed')),
  },
  {
    what: 'more ballots than were issued',
    code: 'BOX-COUNT',
    forge: () => {
      const forged = honest.fork(type('box-sealed'));
      const box = { ...sealedHead(forged), size: 6 };
      forged.say({ type: 'box-sealed', meeting: forged.meeting, ordinal: 1, box }, forged.service);
      return partsOf(forged);
    },
  },
  // Counting.
  {
    what: 'a false decryption share',
    code: 'DECRYPTION-SHARE-INVALID',
    forge: () => {
      const forged = honest.fork(type('partial-decryption'));
      const body = forged.partialBody(teller(forged, 1));
      const shares = [body.shares[1] as string, body.shares[0] as string, ...body.shares.slice(2)];
      forged.say({ ...body, shares }, teller(forged, 1));
      forged.say(forged.partialBody(teller(forged, 2)), teller(forged, 2));
      forged.say(first(honest, 'tally').body as BodyOf<'tally'>, forged.service);
      return finish(forged, 'certify');
    },
  },
  {
    what: 'shares for the sum of a part of the box',
    code: 'DECRYPTION-SHARE-INVALID',
    forge: () => {
      const forged = honest.fork(type('partial-decryption'));
      const part = honest.fork(type('box-sealed'));
      (part.boxes.get(1) as Bytes[]).pop();
      part.say({ type: 'box-sealed', meeting: part.meeting, ordinal: 1, box: sealedHead(part) }, part.service);
      const box = (forged.state.polls.get(1) as PollState).box as never;
      for (const one of forged.tellers.slice(0, 2)) forged.say({ ...part.partialBody(one), box }, one);
      forged.say(first(honest, 'tally').body as BodyOf<'tally'>, forged.service);
      return finish(forged, 'certify');
    },
  },
  {
    what: 'one teller alone giving the tally',
    code: 'TALLY-TELLERS',
    forge: () => {
      const forged = honest.fork(type('tally'));
      forged.say({ ...(first(honest, 'tally').body as BodyOf<'tally'>), tellers: [1, 1] }, forged.service);
      return partsOf(forged);
    },
  },
  {
    what: 'fewer ballots than the floor being opened',
    code: 'DECRYPTION-FLOOR',
    forge: () => {
      const forged = honest.fork(type('box-sealed'));
      forged.boxes.set(1, [forged.box()[0] as Bytes]);
      forged.say({ type: 'box-sealed', meeting: forged.meeting, ordinal: 1, box: sealedHead(forged) }, forged.service);
      return finish(forged, 'count');
    },
  },
  {
    what: 'a decryption of too few options',
    code: 'DECRYPTION-SHAPE',
    forge: () => {
      const forged = honest.fork(type('partial-decryption'));
      const body = forged.partialBody(teller(forged, 1));
      forged.say({ ...body, shares: body.shares.slice(1) }, teller(forged, 1));
      return partsOf(forged);
    },
  },
  {
    what: 'a teller decrypting twice',
    code: 'DECRYPTION-REPEATED',
    forge: () => insertBefore('tally', () => first(honest, 'partial-decryption')),
  },
  {
    what: 'counts changed in the tally alone',
    code: 'CERTIFY-TALLY',
    forge: () => replaceFirst('tally', (entry) => honest.sign(movedVote(entry), [honest.service])),
  },
  {
    what: 'counts changed with everybody’s signature',
    code: 'TALLY-MISMATCH',
    forge: () => {
      const forged = honest.fork(type('tally'));
      forged.say(movedVote(first(honest, 'tally')), forged.service);
      return finish(forged, 'certify');
    },
  },
  {
    what: 'counts that do not make up the box',
    code: 'TALLY-COUNTS',
    forge: () => replaceFirst('tally', (entry) => honest.sign(altered<'tally'>(entry, { valid: 4 }), [honest.service])),
  },
  {
    what: 'a tally of another box',
    code: 'TALLY-BOX',
    forge: () =>
      replaceFirst('tally', (entry) => {
        const { box } = entry.body as BodyOf<'tally'>;
        return honest.sign(altered<'tally'>(entry, { box: { ...box, root: flip(box.root) } }), [honest.service]);
      }),
  },
  {
    what: 'a changed verdict, signed by everybody',
    code: 'OUTCOME-MISMATCH',
    forge: () =>
      replaceFirst('poll-certify', (entry) => {
        const text = JSON.stringify((entry.body as BodyOf<'poll-certify'>).outcome).replace('"HTT"', '"HTXS"');
        return honest.sign(altered<'poll-certify'>(entry, { outcome: JSON.parse(text) }), honest.everybody);
      }),
  },
  // Preparation.
  {
    what: 'another rule set than the manifest’s',
    code: 'MANIFEST-POLLS',
    forge: () =>
      replaceFirst('poll-manifest', (entry) => {
        const { ruleSet } = entry.body as BodyOf<'poll-manifest'>;
        return honest.sign(altered<'poll-manifest'>(entry, { ruleSet: { ...ruleSet, version: 2 } }), [
          honest.secretary,
        ]);
      }),
  },
  {
    what: 'another key in the manifest’s pool',
    code: 'MANIFEST-POOL',
    forge: () =>
      replaceFirst(
        'meeting-manifest',
        (entry) => {
          const { pool } = entry.body as BodyOf<'meeting-manifest'>;
          const swapped = pool.map(({ ordinal }, place) => ({ ...pool[1 - place], ordinal }));
          return spare.sign(altered<'meeting-manifest'>(entry, { pool: swapped as never }), spare.everybody);
        },
        spare,
      ),
  },
  {
    what: 'a manifest that one teller did not sign',
    code: 'STATEMENT-SIGNERS',
    forge: () =>
      replaceFirst('meeting-manifest', (entry) =>
        honest.sign(entry.body, [honest.secretary, ...honest.tellers.slice(1)]),
      ),
  },
  { what: 'a teller who never rehearsed', code: 'MANIFEST-REHEARSAL', forge: () => dropFirst('rehearsal') },
  {
    what: 'a rehearsal with the share of another teller',
    code: 'REHEARSAL-POSSESSION-INVALID',
    forge: () =>
      replaceFirst('rehearsal', (entry) => {
        const other = honest.entries.filter(({ body }) => body.type === 'rehearsal')[1]?.body as BodyOf<'rehearsal'>;
        return honest.sign(altered<'rehearsal'>(entry, { proofs: other.proofs }), [teller(honest, 1)]);
      }),
  },
  {
    what: 'a rogue commitment without its proof of possession',
    code: 'DKG-POSSESSION-INVALID',
    forge: () =>
      replaceFirst('ceremony-commitments', (entry) => {
        const own = foreign.entries.find(({ body }) => body.type === 'ceremony-commitments')
          ?.body as BodyOf<'ceremony-commitments'>;
        return honest.sign(altered<'ceremony-commitments'>(entry, { pairs: own.pairs }), [teller(honest, 1)]);
      }),
  },
  {
    what: 'a commitment list longer than the threshold',
    code: 'DKG-COMMITMENT-LENGTH',
    forge: () =>
      replaceFirst('ceremony-commitments', (entry) => {
        const { pairs } = entry.body as BodyOf<'ceremony-commitments'>;
        const long = pairs.map((pair) => ({
          ...pair,
          box: { ...pair.box, commitments: [...pair.box.commitments, pair.box.commitments[0] as string] },
        }));
        return honest.sign(altered<'ceremony-commitments'>(entry, { pairs: long }), [teller(honest, 1)]);
      }),
  },
  {
    what: 'one key for two tellers',
    code: 'DKG-ROSTER',
    forge: () =>
      replaceFirst('tellers-named', (entry) => {
        const { tellers } = entry.body as BodyOf<'tellers-named'>;
        const doubled = [tellers[0], tellers[0], tellers[2]];
        return honest.sign(altered<'tellers-named'>(entry, { tellers: doubled as never }), [honest.secretary]);
      }),
  },
  // Statements and signatures.
  {
    what: 'a statement of another meeting',
    code: 'STATEMENT-MEETING',
    forge: () => insertBefore('meeting-end', () => first(foreign, 'presence')),
  },
  {
    what: 'signatures out of order',
    code: 'STATEMENT-SIGNATURE-ORDER',
    forge: () => replaceFirst('poll-open', (entry) => ({ ...entry, sigs: [...entry.sigs].reverse() })),
  },
  {
    what: 'a log that begins in the middle',
    code: 'LOG-FIRST-ENTRY',
    forge: () => withEntries((entries) => entries.slice(1)),
  },
  {
    what: 'a statement of no known type',
    code: 'ENCODING-SHAPE',
    forge: () => insertBefore('meeting-end', () => ({ body: { type: 'gift' }, sigs: [] }) as never),
  },
  { what: 'a meeting without its end', code: 'RECORD-UNFINISHED', forge: () => dropFirst('meeting-end') },
  // Checkpoints, openings, header.
  {
    what: 'a checkpoint without one teller’s cosignature',
    code: 'CHECKPOINT-COSIGNERS',
    forge: () => {
      const parts = partsOf(honest);
      const [note, ...rest] = parts.checkpoints;
      if (note === undefined) throw new Error('no checkpoint');
      const [service, ...others] = note.signatures;
      return { ...parts, checkpoints: [{ ...note, signatures: [service, ...others.slice(1)] }, ...rest] };
    },
  },
  {
    what: 'a cosignature forged by the service',
    code: 'CHECKPOINT-SIGNER',
    forge: () => {
      const parts = partsOf(honest);
      const [note, ...rest] = parts.checkpoints;
      if (note === undefined) throw new Error('no checkpoint');
      return { ...parts, checkpoints: [addCosignature(note, cosign(note, 1, honest.service.secret)), ...rest] };
    },
  },
  {
    what: 'a checkpoint with a cosignature over another root',
    code: 'CHECKPOINT-SIGNATURE',
    forge: () => {
      const parts = partsOf(honest);
      const [note, ...rest] = parts.checkpoints;
      if (note === undefined) throw new Error('no checkpoint');
      const stale = cosign({ ...note, size: note.size - 1 }, 1, teller(honest, 1).secret);
      return { ...parts, checkpoints: [addCosignature(note, stale), ...rest] };
    },
  },
  {
    what: 'a checkpoint of another view of the log, which the service signed too',
    code: 'CHECKPOINT-ROOT',
    forge: () => {
      const parts = partsOf(honest);
      const [note, ...rest] = parts.checkpoints;
      if (note === undefined) throw new Error('no checkpoint');
      const root = fromHex(flip(toHex(note.root)));
      return { ...parts, checkpoints: [signCheckpoint({ ...note, root }, honest.service.secret), ...rest] };
    },
  },
  {
    what: 'a missing checkpoint',
    code: 'CHECKPOINT-SET',
    forge: () => ({ ...partsOf(honest), checkpoints: partsOf(honest).checkpoints.slice(0, -1) }),
  },
  {
    what: 'a name for a commitment that no statement has',
    code: 'OPENING-UNKNOWN',
    forge: () => ({ ...partsOf(honest), openings: [...partsOf(honest).openings, ...foreign.openings.slice(1, 2)] }),
  },
  {
    what: 'a changed name',
    code: 'RECORD-OPENING',
    forge: () => {
      const parts = partsOf(honest);
      return {
        ...parts,
        openings: parts.openings.map((opening, place) => (place === 0 ? { ...opening, text: 'Ai đó' } : opening)),
      };
    },
  },
  {
    what: 'a header of another meeting',
    code: 'RECORD-MEETING',
    forge: () => ({ ...partsOf(honest), meeting: fromHex(foreign.meeting) }),
  },
];

/** Inserts an entry before the first one of a type. */
function insertBefore(name: Body['type'], entry: () => Entry): RecordParts {
  return withEntries((entries) => {
    const place = entries.findIndex(({ body }) => body.type === name);
    return [...entries.slice(0, place), entry(), ...entries.slice(place)];
  });
}

function movedVote(entry: Entry): BodyOf<'tally'> {
  const body = entry.body as BodyOf<'tally'>;
  const [[most = 0, next = 0, ...others] = [], ...lines] = body.counts;
  return { ...body, counts: [[most - 1, next + 1, ...others], ...lines] };
}

const sealedHead = (meeting: PlayedMeeting) => {
  const box = meeting.box();
  return { root: toHex(boxRoot(box.map(boxLeaf))), size: box.length };
};

/** The reference's report; with the costly parts judged elsewhere the record must stand or fall alike. */
async function verify(parts: RecordParts, anchor?: Bytes): Promise<Report> {
  const bytes = await recordBytes(parts);
  const options = { random, ...(anchor ? { anchor } : {}) };
  const alone = await verifyRecord(chunked(bytes), options);
  if (process.env.WITH_HELP === undefined) return alone;
  const helped = await verifyRecord(chunked(bytes), { ...options, deferred: new Deferred(nearJudges(random), 1, 2) });
  expect(helped.standing).toBe(alone.standing);
  if (alone.standing !== 'refused') expect(helped).toEqual(alone);
  return alone;
}

describe('a malicious service', () => {
  for (const { what, code, forge } of forgeries)
    it(`${code}: ${what}`, async () => {
      const report = await verify(forge());
      expect(report.failure?.code, report.failure?.detail).toBe(code);
      expect(report.standing).toBe('refused');
      expect(report.meeting).toBeUndefined();
    });

  it('ANCHOR-MISMATCH: an invented meeting with fresh keys is consistent, not anchored, and refused under a real code', async () => {
    const invented = await verify(partsOf(foreign));
    expect(invented.standing).toBe('not-anchored');
    const real = anchorOf(checkpointBody(noteHead(honest.meeting, honest.state.end as never)));
    expect((await verify(partsOf(foreign), real)).failure?.code).toBe('ANCHOR-MISMATCH');
    expect((await verify(partsOf(honest), real)).standing).toBe('anchored');
  });

  it('BOX-TRACKING-REPEATED: two voters get one tracking code from a tablet that encrypts with the same seeds', async () => {
    const forged = honest.fork(type('poll-close'));
    forged.boxes.set(1, []);
    for (const index of [0, 1]) {
      forged.random = seededRandom('a tablet without randomness');
      forged.cast(forged.ballot(voter(forged, index), [[1], [1]]));
    }
    forged.random = honest.random;
    const report = await verify(finish(forged, 'close'));
    expect(report.failure?.code).toBe('BOX-TRACKING-REPEATED');
  });

  it('counts an eligible ballot with a false proof as invalid, keeps it out of the sums, and says so', async () => {
    const forged = honest.fork(type('poll-close'));
    const [one] = [voter(forged, 0)];
    const good = forged.ballot(one, [[1], [1]]);
    const spoiled = spoil(forged, good, one);
    const own = toHex(publicKeyOf(one.rights.get(1)?.ballotSecret as Bytes));
    const others = (forged.boxes.get(1) as Bytes[]).filter((ballot) => toHex(ballot.subarray(0, 32)) !== own);
    forged.boxes.set(1, [...others, spoiled]);
    forged.lenient = false;
    const report = await verify(finish(forged, 'close'));
    expect(report.failure).toBeUndefined();
    const counted = report.meeting?.polls[0]?.counted;
    expect(counted?.heads).toMatchObject({ issued: 5, returned: 5, valid: 4, invalid: 1 });
    expect(counted?.counts[0]?.reduce((sum, count) => sum + count)).toBe(4);
  });
});

/** Moves a response of the last proof and signs again: token and signature are good, the proof is not. */
function spoil(meeting: PlayedMeeting, ballot: Bytes, owner: PlayedVoter): Bytes {
  const spoiled = Uint8Array.from(ballot.subarray(0, ballot.length - 64));
  const at = spoiled.length - 32;
  spoiled[at] = (spoiled[at] as number) ^ 1;
  const secret = owner.rights.get(1)?.ballotSecret as Bytes;
  return concat(spoiled, sign(secret, ballotMessage(meeting.context(), spoiled)));
}
