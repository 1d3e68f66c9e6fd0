import type { Bytes, Hex } from '../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { ballotContext } from '../meeting/ballot-context.ts';
import type { BodyOf } from '../meeting/bodies.ts';
import type { MeetingState, PairKeys, PollState } from '../meeting/state.ts';
import { BoxJudge, type BoxTools, countBox, decryptionStatement, judgePartial } from './box-judge.ts';
import type { VerifiedBallot } from './report.ts';

/** A poll whose ballots the record carries: it was counted and not cancelled. */
interface CountedPoll {
  readonly ordinal: number;
  readonly poll: PollState;
}

/** With a listener that is also told whose poll a ballot is. */
type VerifyBoxes = Omit<BoxTools, 'onBallot'> & { readonly onBallot: ((ballot: VerifiedBallot) => void) | undefined };

/** Takes the ballots of all counted polls, in order of ordinals, and judges each poll's count when its box is complete. */
export class BoxesVerifier {
  readonly #state: MeetingState;
  readonly #tools: BoxTools;
  readonly #onBallot: VerifyBoxes['onBallot'];
  readonly #waiting: CountedPoll[];
  #current: (CountedPoll & { readonly judge: BoxJudge }) | undefined;

  constructor(state: MeetingState, { onBallot, ...tools }: VerifyBoxes) {
    this.#state = state;
    this.#tools = tools;
    this.#onBallot = onBallot;
    this.#waiting = [...state.polls]
      .filter(([, poll]) => poll.phase === 'certified')
      .map(([ordinal, poll]) => ({ ordinal, poll }))
      .sort((a, b) => a.ordinal - b.ordinal);
  }

  add(ordinal: number, ballot: Bytes): Result<void> {
    while (this.#current?.ordinal !== ordinal) {
      const finished = this.#finishCurrent();
      if (!finished.ok) return finished;
      const next = this.#waiting.shift();
      if (next === undefined) return refuse('BOX-UNEXPECTED', `no counted poll ${ordinal}`);
      this.#open(next);
    }
    return this.#current.judge.add(ballot);
  }

  finish(): Result<void> {
    const finished = this.#finishCurrent();
    if (!finished.ok) return finished;
    const missing = this.#waiting[0];
    return missing === undefined ? ok(undefined) : refuse('BOX-ROOT', `no ballot of poll ${missing.ordinal}`);
  }

  #open(counted: CountedPoll): void {
    const context = ballotContext(this.#state, counted.ordinal);
    if (context === undefined) throw new Error('a counted poll has passed its barrier');
    const onBallot = (tracking: Hex, valid: boolean) => this.#onBallot?.({ ordinal: counted.ordinal, tracking, valid });
    this.#current = { ...counted, judge: new BoxJudge(context, { ...this.#tools, onBallot }) };
  }

  #finishCurrent(): Result<void> {
    const current = this.#current;
    if (current === undefined) return ok(undefined);
    this.#current = undefined;
    const { ordinal, poll, judge } = current;
    const context = ballotContext(this.#state, ordinal);
    const keys = this.#state.run?.result?.pairs.get(ordinal);
    if (context === undefined || poll.box === undefined || poll.tally === undefined || keys === undefined)
      throw new Error('a counted poll has keys, a box and a tally');
    const sealed = judge.finish(poll.box);
    if (!sealed.ok) return sealed;
    const statement = decryptionStatement(context, poll.box, sealed.value);
    for (const partial of poll.partials.values()) {
      const judged = judgePartial(statement, keys as PairKeys, partial, this.#tools);
      if (!judged.ok) return judged;
    }
    const { body } = poll.tally;
    const used = body.tellers.map((teller) => poll.partials.get(teller) as BodyOf<'partial-decryption'>);
    const counts = countBox(context, statement, sealed.value, used, this.#tools);
    if (!counts.ok) return counts;
    const same =
      body.valid === sealed.value.valid &&
      body.invalid === sealed.value.invalid &&
      JSON.stringify(body.counts) === JSON.stringify(counts.value);
    return same ? ok(undefined) : refuse('TALLY-MISMATCH', `poll ${ordinal}`);
  }
}
