import { assembleBallot, decodeBallot } from '../../crypto/ballot.ts';
import { ciphertextCount, type LineChoice } from '../../crypto/ballot-layout.ts';
import { encryptLine } from '../../crypto/ballot-line.ts';
import { boxLeaf, boxRoot } from '../../crypto/box.ts';
import { type Bytes, compareBytes, fromHex, type Hex, type RandomBytes, toHex } from '../../crypto/bytes.ts';
import { encodeRound1Package } from '../../crypto/ceremony.ts';
import { addCosignature, type Checkpoint, cosign, signCheckpoint } from '../../crypto/checkpoint.ts';
import { commitText } from '../../crypto/commitment.ts';
import { createShares, finishShares, type Round1Secret, type SecretPair, startRound1 } from '../../crypto/dkg.ts';
import { judgeRound1 } from '../../crypto/dkg-judge.ts';
import { CiphertextSums } from '../../crypto/elgamal.ts';
import { groupEngine } from '../../crypto/engine.ts';
import { decodePoints } from '../../crypto/group.ts';
import { provePossession } from '../../crypto/possession.ts';
import { assertOk } from '../../crypto/result.ts';
import { createSealingKey } from '../../crypto/sealed.ts';
import { publicKeyOf } from '../../crypto/signature.ts';
import { decryptPartially } from '../../crypto/threshold.ts';
import { blind, evaluateBlinded, finalizeToken, tokenMessage } from '../../crypto/token.ts';
import { sealVaultEntry, vaultEntryHash, vaultKeyFromCard } from '../../crypto/vault.ts';
import { ceremonyOf, possessionOf } from '../../src/domain/meeting/acts/ceremony.ts';
import { ballotContext, noteHead } from '../../src/domain/meeting/ballot-context.ts';
import type { Body, BodyOf, MeetingManifest, PollManifest } from '../../src/domain/meeting/bodies.ts';
import { type Entry, entryLeaf, entryOf, signStatement } from '../../src/domain/meeting/entry.ts';
import { headOf } from '../../src/domain/meeting/hashes.ts';
import { applyEntry, beginMeeting, judgeEntry } from '../../src/domain/meeting/judge.ts';
import { evaluateTallied } from '../../src/domain/meeting/outcome.ts';
import type { Question } from '../../src/domain/meeting/questions.ts';
import type { TreeHead } from '../../src/domain/meeting/shapes.ts';
import { issuedRequests, type MeetingState, type PairKeys, type PollState } from '../../src/domain/meeting/state.ts';
import { vaultHead } from '../../src/domain/meeting/vault-head.ts';
import { CAUTIOUS_DEFAULT } from '../../src/domain/rules/presets.ts';
import type { RuleSet } from '../../src/domain/rules/rule-set.ts';
import { BoxJudge, countBox, decryptionStatement, type SealedBox } from '../../src/domain/verify/box-judge.ts';
import { neededCheckpoints } from '../../src/domain/verify/checkpoints.ts';
import { EvidenceCollector } from '../../src/domain/verify/collector.ts';
import { seededRandom } from './random.ts';

export interface Person {
  readonly secret: Bytes;
  readonly key: Hex;
  readonly name: Hex;
}

export interface PlayedTeller extends Person {
  readonly index: number;
  readonly exchange: { readonly secretKey: Bytes; readonly publicKey: Bytes };
  round1?: Round1Secret;
  pairs: readonly SecretPair[];
}

/** What a voter's vault entry keeps, per ordinal. */
export interface Right {
  readonly ballotSecret: Bytes;
  readonly blinding: Bytes;
}

export interface PlayedVoter extends Person {
  readonly index: number;
  readonly rights: Map<number, Right>;
  request?: Entry<BodyOf<'request'>>;
}

export interface Opening {
  readonly commitment: Bytes;
  readonly salt: Bytes;
  readonly text: string;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface PlayOptions {
  readonly seed?: string;
  readonly voters?: number;
  readonly tellers?: number;
  readonly threshold?: number;
  readonly pairs?: number;
  readonly subjects?: number;
}

/**
 * A meeting played in memory: every key of every person is in reach, each statement goes through the real judge, and the
 * result is what a service would export. Forgers start from here.
 */
export class PlayedMeeting {
  random: RandomBytes;
  readonly engine = groupEngine();
  readonly evidence = new EvidenceCollector();
  readonly service: Person;
  readonly secretary: Person;
  readonly tellers: PlayedTeller[];
  readonly voters: PlayedVoter[];
  readonly openings: Opening[] = [];
  readonly entries: Entry[] = [];
  readonly boxes = new Map<number, Bytes[]>();
  readonly heads: TreeHead[] = [];
  /** A forger's meeting: entries are appended without being judged. */
  lenient = false;
  readonly threshold: number;
  readonly pairs: number;
  readonly meeting: Hex;
  state!: MeetingState;

  constructor({ seed = 'meeting', voters = 5, tellers = 3, threshold = 2, pairs = 1 }: PlayOptions = {}) {
    this.random = seededRandom(seed);
    this.threshold = threshold;
    this.pairs = pairs;
    this.meeting = toHex(this.random(16));
    this.service = this.person('Dịch vụ');
    this.secretary = this.person('Trần Thị Thư Ký');
    this.tellers = Array.from({ length: tellers }, (_, i) => ({
      ...this.person(`Kiểm phiếu ${i + 1}`),
      index: i + 1,
      exchange: createSealingKey(this.random),
      pairs: [],
    }));
    this.voters = Array.from({ length: voters }, (_, i) => ({
      ...this.person(`Nguyễn Văn ${i + 1}`),
      index: i,
      rights: new Map(),
    }));
  }

  person(name: string): Person {
    const secret = this.random(32);
    return { secret, key: toHex(publicKeyOf(secret)), name: this.commit(name) };
  }

  commit(text: string): Hex {
    const salt = this.random(32);
    const commitment = commitText(salt, text);
    this.openings.push({ commitment, salt, text });
    return toHex(commitment);
  }

  get everybody(): Person[] {
    return [this.secretary, ...this.tellers];
  }

  sign<B extends Body>(body: B, signers: readonly { readonly secret: Bytes }[]): Entry<B> {
    return entryOf(
      body,
      signers.map(({ secret }) => signStatement(body, secret)),
    );
  }

  /** Signs, judges and appends; throws with the refusal's code if the judge refuses. */
  say(body: Body, ...signers: readonly { readonly secret: Bytes }[]): Entry {
    return this.append(this.sign(body, signers));
  }

  append(entry: Entry): Entry {
    if (this.entries.length === 0) this.state = assertOk(beginMeeting(entry, new EvidenceCollector()));
    else {
      if (!this.lenient) assertOk(judgeEntry(this.state, entry, this.evidence));
      applyEntry(this.state, entry);
    }
    this.entries.push(entry);
    this.heads.push(headOf(this.state.log));
    return entry;
  }

  /** A forger's copy: the same people and keys, the log up to (without) the first entry that `until` names. */
  fork(until: (body: Body) => boolean): PlayedMeeting {
    const copy = Object.assign(Object.create(PlayedMeeting.prototype), this) as Mutable<PlayedMeeting>;
    const place = this.entries.findIndex(({ body }) => until(body));
    if (place < 0) throw new Error('no such entry');
    copy.voters = this.voters.map((voter) => ({ ...voter, rights: new Map(voter.rights) }));
    copy.boxes = new Map([...this.boxes].map(([ordinal, box]) => [ordinal, [...box]]));
    copy.openings = [...this.openings];
    copy.lenient = true;
    const kept = this.entries.slice(0, place);
    copy.entries = [];
    copy.heads = [];
    for (const entry of kept) copy.append(entry);
    return copy;
  }

  create(): void {
    const { meeting, service, secretary } = this;
    const body = {
      type: 'meeting-created',
      meeting,
      organisation: 'yen-the',
      service: service.key,
      secretary: secretary.key,
    };
    this.say(body as Body, secretary);
  }

  ceremony(): void {
    const { meeting, threshold, pairs, secretary } = this;
    const tellers = this.tellers.map(({ key, exchange }) => ({ key, exchange: toHex(exchange.publicKey) }));
    const run = (this.state.run?.named.run ?? 0) + 1;
    const named: BodyOf<'tellers-named'> = { type: 'tellers-named', meeting, run, threshold, pairs, tellers };
    this.say(named, secretary);
    const ceremony = ceremonyOf(named);
    const packages = this.tellers.map((teller) => {
      const { secret, published } = startRound1(ceremony, teller.index, this.random);
      teller.round1 = secret;
      const json = encodeRound1Package(published) as unknown as Pick<BodyOf<'ceremony-commitments'>, 'pairs'>;
      this.say({ type: 'ceremony-commitments', meeting, run, teller: teller.index, pairs: json.pairs }, teller);
      return published;
    });
    const judged = assertOk(judgeRound1(ceremony, packages));
    const messages = this.tellers.flatMap((teller) =>
      assertOk(createShares(judged, teller.round1 as Round1Secret, teller.secret, this.random)),
    );
    for (const teller of this.tellers)
      teller.pairs = assertOk(finishShares(judged, teller.round1 as Round1Secret, teller.exchange.secretKey, messages));
    for (const teller of this.tellers) {
      const result = this.state.run?.result;
      if (result === undefined) throw new Error('no result');
      const proofs = teller.pairs.map(({ ordinal, box, token }) => ({
        ordinal,
        box: toHex(provePossession(possessionOf(result, 'box', ordinal, teller.index), box, this.random)),
        token: toHex(provePossession(possessionOf(result, 'token', ordinal, teller.index), token, this.random)),
      }));
      this.say(
        { type: 'rehearsal', meeting, run, teller: teller.index, transcript: result.transcript, proofs },
        teller,
      );
    }
  }

  roll(): void {
    const voters = this.voters.map(({ key, name }) => ({
      slip: key,
      name,
      membership: 'official' as const,
      standing: 'counted' as const,
    }));
    this.say({ type: 'roll', meeting: this.meeting, voters }, this.secretary);
  }

  ratingQuestion(subjects = 3, ruleSet: RuleSet = CAUTIOUS_DEFAULT): Question {
    return {
      kind: 'rating',
      title: 'Xếp loại chất lượng',
      levels: [...ruleSet.levels],
      subjects: Array.from({ length: subjects }, (_, i) => ({
        name: this.commit(`Đảng bộ cơ sở số ${i + 1}`),
        kind: 'organisation' as const,
        detail: null,
        voter: null,
      })),
    };
  }

  pollBody(ordinal: number, questions: Question[], extra: Partial<PollManifest> = {}): PollManifest {
    return {
      type: 'poll-manifest',
      meeting: this.meeting,
      ordinal,
      title: `Cuộc bỏ phiếu ${ordinal}`,
      purpose: 'propose',
      questions,
      ownLine: 'votes',
      ruleSet: CAUTIOUS_DEFAULT as unknown as PollManifest['ruleSet'],
      floor: 2,
      after: null,
      replaces: null,
      ...extra,
    };
  }

  plan(ordinal: number, questions: Question[], extra: Partial<PollManifest> = {}): void {
    const signers = this.state.phase === 'draft' ? [this.secretary] : this.everybody;
    this.say(this.pollBody(ordinal, questions, extra), ...signers);
  }

  manifestBody(): MeetingManifest {
    const { run, roll, created } = this.state;
    if (run?.result === undefined || roll === undefined) throw new Error('not prepared');
    const { result } = run;
    return {
      type: 'meeting-manifest',
      meeting: this.meeting,
      organisation: created.organisation,
      title: 'Hội nghị xếp loại',
      date: '2026-12-05',
      place: 'Yên Thế',
      roll: roll.head,
      service: this.service.key,
      secretary: { key: this.secretary.key, name: this.secretary.name },
      tellers: this.tellers.map(({ key, name, exchange }) => ({ key, name, exchange: toHex(exchange.publicKey) })),
      threshold: this.threshold,
      run: run.named.run,
      transcript: result.transcript,
      pool: Array.from({ length: this.pairs }, (_, i) => {
        const { box, token } = result.pairs.get(i + 1) as PairKeys;
        return { ordinal: i + 1, box, token };
      }),
      polls: [...this.state.polls].flatMap(([ordinal, poll]) =>
        poll.manifest ? [{ ordinal, poll: poll.manifest.hash }] : [],
      ),
      release: '00'.repeat(32),
      smallRollAccepted: this.voters.length < 5,
    };
  }

  /** From nothing to `issuing`, with one rating poll under ordinal 1. */
  prepare(subjects = 3): void {
    this.create();
    this.ceremony();
    this.roll();
    this.plan(1, [this.ratingQuestion(subjects)]);
    this.say(this.manifestBody(), ...this.everybody);
    this.say({ type: 'issuing-opened', meeting: this.meeting }, ...this.everybody);
  }

  manifest(): Bytes {
    return fromHex(this.state.manifest?.hash ?? '');
  }

  requestBody(voter: PlayedVoter, ordinals: readonly number[]): BodyOf<'request'> {
    const blinded = ordinals.map((ordinal) => {
      const ballotSecret = this.random(32);
      const message = tokenMessage(this.manifest(), ordinal, publicKeyOf(ballotSecret));
      const { blinded, blinding } = blind(message, this.random);
      voter.rights.set(ordinal, { ballotSecret, blinding });
      return { ordinal, point: toHex(blinded) };
    });
    const key = vaultKeyFromCard(fromHex(this.meeting), this.random(16));
    const rights = [...voter.rights].map(([ordinal, right]) => ({ ordinal, ...right }));
    const vault = toHex(vaultEntryHash(sealVaultEntry(key, fromHex(this.meeting), rights, this.random)));
    return {
      type: 'request',
      meeting: this.meeting,
      manifest: toHex(this.manifest()),
      voter: voter.index,
      vault,
      blinded,
    };
  }

  issueBody(teller: PlayedTeller, request: Entry<BodyOf<'request'>>): BodyOf<'issue'> {
    const evaluations = request.body.blinded
      .filter(({ ordinal }) => this.state.polls.get(ordinal)?.phase === 'planned')
      .map(({ ordinal, point }) => {
        const share = teller.pairs.find((pair) => pair.ordinal === ordinal) as SecretPair;
        return { ordinal, evaluation: toHex(assertOk(evaluateBlinded(share.token, fromHex(point), this.random))) };
      });
    const leaf = toHex(entryLeaf(request));
    return { type: 'issue', meeting: this.meeting, request: leaf, teller: teller.index, evaluations };
  }

  /** Presence, request, and the answers of the first `threshold` tellers. */
  issue(voter: PlayedVoter, ordinals: readonly number[] = [1], tellers = this.tellers.slice(0, this.threshold)): void {
    if (!this.state.present.has(voter.index))
      this.say({ type: 'presence', meeting: this.meeting, voter: voter.index }, this.tellers[0] as Person);
    const request = this.sign(this.requestBody(voter, ordinals), [voter]);
    voter.request = request;
    this.append(request);
    for (const teller of tellers) this.say(this.issueBody(teller, request), teller);
  }

  barrierBody(ordinal: number): BodyOf<'poll-barrier'> {
    return {
      type: 'poll-barrier',
      meeting: this.meeting,
      ordinal,
      present: this.state.present.size,
      issued: issuedRequests(this.state, ordinal).length,
      vault: vaultHead(this.state, ordinal),
    };
  }

  open(ordinal = 1): void {
    this.say(this.barrierBody(ordinal), this.secretary);
    const checkpoint = headOf(this.state.log);
    const there = this.tellers.filter(({ index }) => !this.state.lost.has(index));
    this.say({ type: 'poll-open', meeting: this.meeting, ordinal, checkpoint }, this.secretary, ...there);
  }

  keys(ordinal: number): PairKeys {
    const keys = this.state.run?.result?.pairs.get(ordinal);
    if (keys === undefined) throw new Error('no such pair');
    return keys;
  }

  token(voter: PlayedVoter, ordinal: number): Bytes {
    const right = voter.rights.get(ordinal) as Right;
    const request = this.state.requests.get(toHex(entryLeaf(voter.request as Entry)));
    const evaluations = [...(request?.answers ?? [])]
      .slice(0, this.threshold)
      .map(([teller, answers]) => ({ teller, evaluation: fromHex(answers.get(ordinal) as Hex) }));
    return assertOk(
      finalizeToken({
        evaluations,
        blinding: right.blinding,
        message: tokenMessage(this.manifest(), ordinal, publicKeyOf(right.ballotSecret)),
        tokenKey: fromHex(this.keys(ordinal).token),
        threshold: this.threshold,
        random: this.random,
      }),
    );
  }

  context(ordinal = 1) {
    const context = ballotContext(this.state, ordinal);
    if (context === undefined) throw new Error('no barrier yet');
    return context;
  }

  ballot(voter: PlayedVoter, choices: readonly LineChoice[], ordinal = 1): Bytes {
    const context = this.context(ordinal);
    const { ballotSecret } = voter.rights.get(ordinal) as Right;
    const key = publicKeyOf(ballotSecret);
    const lines = choices.map((choice, line) => encryptLine(context, key, line, choice, this.random));
    return assembleBallot(context, ballotSecret, this.token(voter, ordinal), lines);
  }

  cast(ballot: Bytes, ordinal = 1): void {
    this.boxes.set(ordinal, [...(this.boxes.get(ordinal) ?? []), ballot]);
  }

  /** The sealed box, ascending by leaf hash. */
  box(ordinal = 1): Bytes[] {
    return [...(this.boxes.get(ordinal) ?? [])].sort((a, b) => compareBytes(boxLeaf(a), boxLeaf(b)));
  }

  close(ordinal = 1): void {
    const { meeting } = this;
    this.say({ type: 'poll-close', meeting, ordinal }, ...this.everybody);
    const box = this.box(ordinal);
    const head = { root: toHex(boxRoot(box.map(boxLeaf))), size: box.length };
    this.say({ type: 'box-sealed', meeting, ordinal, box: head }, this.service);
  }

  /** A forger's tellers add up whatever lies in the box. */
  anySums(ordinal: number): SealedBox {
    const context = this.context(ordinal);
    const sums = new CiphertextSums(ciphertextCount(context.lines), this.engine);
    for (const bytes of this.box(ordinal))
      sums.add(assertOk(decodePoints(assertOk(decodeBallot(context.lines, bytes)).ciphertexts, this.engine)));
    return { valid: this.box(ordinal).length, invalid: 0, sums: sums.toBytes() };
  }

  sealedBox(ordinal = 1): SealedBox {
    if (this.lenient) return this.anySums(ordinal);
    const judge = new BoxJudge(this.context(ordinal), this);
    for (const ballot of this.box(ordinal)) assertOk(judge.add(ballot));
    return assertOk(judge.finish((this.state.polls.get(ordinal) as PollState).box as TreeHead));
  }

  partialBody(teller: PlayedTeller, ordinal = 1): BodyOf<'partial-decryption'> {
    const box = (this.state.polls.get(ordinal) as PollState).box as TreeHead;
    const statement = decryptionStatement(this.context(ordinal), box, this.sealedBox(ordinal));
    const keys = this.keys(ordinal);
    const pair = teller.pairs.find((own) => own.ordinal === ordinal) as SecretPair;
    const verificationShare = fromHex(keys.boxShares[teller.index - 1] as Hex);
    const own = { teller: teller.index, share: pair.box, verificationShare };
    const { shares, proof } = decryptPartially(statement, own, this.random);
    const split = Array.from({ length: shares.length / 32 }, (_, i) => toHex(shares.subarray(32 * i, 32 * i + 32)));
    return {
      type: 'partial-decryption',
      meeting: this.meeting,
      ordinal,
      teller: teller.index,
      box,
      shares: split,
      proof: toHex(proof),
    };
  }

  tallyBody(ordinal = 1): BodyOf<'tally'> {
    const poll = this.state.polls.get(ordinal) as PollState;
    const box = poll.box as TreeHead;
    const sealed = this.sealedBox(ordinal);
    const used = [...poll.partials.values()].sort((a, b) => a.teller - b.teller).slice(0, this.threshold);
    const statement = decryptionStatement(this.context(ordinal), box, sealed);
    const counted = countBox(this.context(ordinal), statement, sealed, used, this);
    const anything = this.context(ordinal).lines.map(({ options }) => [
      sealed.valid,
      ...new Array<number>(options - 1).fill(0),
    ]);
    const counts = this.lenient && !counted.ok ? anything : assertOk(counted);
    return {
      type: 'tally',
      meeting: this.meeting,
      ordinal,
      box,
      tellers: used.map(({ teller }) => teller),
      valid: sealed.valid,
      invalid: sealed.invalid,
      counts,
    };
  }

  certifyBody(ordinal = 1): BodyOf<'poll-certify'> {
    const poll = this.state.polls.get(ordinal) as PollState;
    const outcome = assertOk(evaluateTallied(this.state, poll)).outcome as unknown as BodyOf<'poll-certify'>['outcome'];
    return { type: 'poll-certify', meeting: this.meeting, ordinal, tally: poll.tally?.hash ?? '', outcome };
  }

  count(ordinal = 1, tellers = this.tellers.slice(0, this.threshold)): void {
    for (const teller of tellers) this.say(this.partialBody(teller, ordinal), teller);
    this.say(this.tallyBody(ordinal), this.service);
    this.say(this.certifyBody(ordinal), ...this.everybody);
  }

  end(): void {
    this.say({ type: 'meeting-end', meeting: this.meeting }, ...this.everybody);
  }

  /** The notes that an honest service and honest tellers leave for this log. */
  checkpoints(): Checkpoint[] {
    return neededCheckpoints(this.state).map(({ size, root, cosigners }) => {
      const head = noteHead(this.meeting, { size, root });
      return cosigners.reduce(
        (note, teller) => addCosignature(note, cosign(head, teller, (this.tellers[teller - 1] as Person).secret)),
        signCheckpoint(head, this.service.secret),
      );
    });
  }

  /** A whole small meeting: `votes[i]` are the choices of voter i, in one rating poll. */
  static play(votes: readonly (readonly LineChoice[])[], options: PlayOptions = {}): PlayedMeeting {
    const meeting = new PlayedMeeting({ voters: votes.length, ...options });
    meeting.prepare(votes[0]?.length ?? 3);
    for (const voter of meeting.voters)
      meeting.issue(
        voter,
        Array.from({ length: meeting.pairs }, (_, i) => i + 1),
      );
    meeting.open();
    for (const [i, choices] of votes.entries()) meeting.cast(meeting.ballot(meeting.voters[i] as PlayedVoter, choices));
    meeting.close();
    meeting.count();
    meeting.end();
    return meeting;
  }
}
