import { assertOk } from '../../crypto/result.ts';
import type { Body, BodyOf, BodyType, Voter } from '../../src/domain/meeting/bodies.ts';
import type { Entry } from '../../src/domain/meeting/entry.ts';
import { headOf } from '../../src/domain/meeting/hashes.ts';
import { judgeEntry } from '../../src/domain/meeting/judge.ts';
import type { Question } from '../../src/domain/meeting/questions.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { EvidenceCollector } from '../../src/domain/verify/collector.ts';
import { cloneState, textOfState } from './clone-state.ts';
import { type Person, PlayedMeeting, type PlayedTeller, type PlayedVoter } from './played-meeting.ts';

/** The voters that something happens to, by their place on the roll; 0 to 4 come in time. */
export const LATECOMER = 5;
export const EXCUSED = 6;
export const PROBATIONARY = 7;
export const SUSPENDED = 8;

/** A moment of the meeting: the state in which an entry was accepted. */
export interface Moment {
  readonly state: MeetingState;
  readonly entry: Entry;
}

/**
 * A meeting in which much happens: a rating; a motion that is cancelled while open and held again under a spare ordinal;
 * a selection among the winners of the rating; a latecomer, an excused member, two tellers lost of whom one comes back.
 * It remembers the state before each entry.
 */
export class EventfulMeeting extends PlayedMeeting {
  readonly moments: Moment[] = [];
  readonly #rating: Question & { kind: 'rating' };

  constructor(seed = 'eventful', pairs = 4) {
    super({ seed, voters: 9, pairs });
    this.#rating = this.ratingQuestion(3) as Question & { kind: 'rating' };
  }

  /** Who signs for all officers now. */
  override get everybody(): Person[] {
    return [this.secretary, ...this.tellers.filter(({ index }) => !this.state.lost.has(index))];
  }

  override append(entry: Entry): Entry {
    if (this.entries.length > 0) this.moments.push({ state: cloneState(this.state), entry });
    return super.append(entry);
  }

  /** The moment of the first accepted entry of a type that fits. */
  moment<T extends BodyType>(
    type: T,
    fits: (body: BodyOf<T>) => boolean = () => true,
  ): Moment & { entry: Entry<BodyOf<T>> } {
    const found = this.moments.find(({ entry }) => entry.body.type === type && fits(entry.body as BodyOf<T>));
    if (found === undefined) throw new Error(`no ${type}`);
    return found as Moment & { entry: Entry<BodyOf<T>> };
  }

  /**
   * The code with which an altered entry is refused at a moment at which the true one is accepted; refusing must change
   * nothing. Signed by those who signed the true one, unless said otherwise.
   */
  refusal<T extends BodyType>(
    at: Moment & { entry: Entry<BodyOf<T>> },
    change: (body: BodyOf<T>) => Body,
    signers = this.signersOf(at.entry),
  ): string {
    assertOk(judgeEntry(at.state, at.entry, new EvidenceCollector()));
    return this.codeAt(at.state, this.sign(change(at.entry.body), signers));
  }

  /** `accepted`, or the code of the refusal. Throws if judging changes the state. */
  codeAt(state: MeetingState, entry: Entry): string {
    const before = textOfState(state);
    const judged = judgeEntry(state, entry, new EvidenceCollector());
    if (textOfState(state) !== before) throw new Error('judging changed the state');
    return judged.ok ? 'accepted' : judged.code;
  }

  signersOf(entry: Entry): Person[] {
    const everybody = [this.service, this.secretary, ...this.tellers, ...this.voters];
    return entry.sigs.map(({ key }) => everybody.find((person) => person.key === key) as Person);
  }

  teller(index: number): PlayedTeller {
    return this.tellers[index - 1] as PlayedTeller;
  }

  voter(index: number): PlayedVoter {
    return this.voters[index] as PlayedVoter;
  }

  override roll(): void {
    const odd: Record<number, Partial<Voter>> = {
      [PROBATIONARY]: { membership: 'probationary' },
      [SUSPENDED]: { standing: 'suspended' },
    };
    const voters = this.voters.map(({ key, name, index }) => {
      const voter: Voter = { slip: key, name, membership: 'official', standing: 'counted' };
      return { ...voter, ...odd[index] };
    });
    this.say({ type: 'roll', meeting: this.meeting, voters }, this.secretary);
  }

  prepareAll(): void {
    this.create();
    this.ceremony();
    this.roll();
    this.plan(1, [this.#rating]);
    if (this.pairs > 1) this.plan(2, [{ kind: 'motion', title: 'Thông qua nghị quyết' }]);
    this.say(this.manifestBody(), ...this.everybody);
    this.say({ type: 'issuing-opened', meeting: this.meeting }, ...this.everybody);
  }

  /** The second round: the subjects that the rating gave the highest level. */
  secondRound(): Question & { kind: 'selection' } {
    const subjects = this.#rating.subjects.slice(0, 2);
    return { kind: 'selection', title: 'Chọn tập thể tiêu biểu', min: 0, max: 1, subjects };
  }

  lose(index: number): void {
    const there = this.tellers.filter((teller) => teller.index !== index && !this.state.lost.has(teller.index));
    this.say(
      { type: 'teller-lost', meeting: this.meeting, teller: index, reason: 'Hỏng máy' },
      this.secretary,
      ...there,
    );
  }

  rejoin(index: number): void {
    const body: Body = {
      type: 'teller-rejoined',
      meeting: this.meeting,
      teller: index,
      checkpoint: headOf(this.state.log),
    };
    this.say(body, ...this.everybody);
  }

  playAll(): this {
    const { meeting } = this;
    this.prepareAll();
    this.say({ type: 'absence', meeting, voter: EXCUSED }, this.secretary);
    for (const index of [0, 1, 2, 3, 4]) this.issue(this.voter(index), [1, 2, 3, 4]);
    this.open(1);
    for (const index of [0, 1, 2, 3, 4]) this.cast(this.ballot(this.voter(index), [[0], [0], [1]]), 1);
    this.lose(3);
    this.issue(this.voter(LATECOMER), [2, 3, 4]);
    this.close(1);
    this.count(1);
    this.open(2);
    this.cast(this.ballot(this.voter(0), [[0]], 2), 2);
    this.say({ type: 'poll-cancel', meeting, ordinal: 2, phase: 'open', reason: 'Máy bảng hỏng' }, ...this.everybody);
    this.boxes.delete(2);
    this.rejoin(3);
    this.plan(3, [{ kind: 'motion', title: 'Thông qua nghị quyết' }], { replaces: 2 });
    this.open(3);
    for (const [index, choice] of [
      [0, 0],
      [1, 2],
      [LATECOMER, 0],
    ] as const)
      this.cast(this.ballot(this.voter(index), [[choice]], 3), 3);
    this.close(3);
    this.count(3);
    this.plan(4, [this.secondRound()], { after: { ordinal: 1, levels: ['HTXS'] } });
    this.lose(2);
    this.open(4);
    for (const index of [2, 3, LATECOMER]) this.cast(this.ballot(this.voter(index), [index === 2 ? [] : [1]], 4), 4);
    this.close(4);
    this.count(4, [this.teller(1), this.teller(3)]);
    this.end();
    return this;
  }
}
