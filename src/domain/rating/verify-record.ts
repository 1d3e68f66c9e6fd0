import { type Bytes, fromHex, type Hex, toHex } from '../../../crypto/bytes.ts';
import { type Checkpoint, verifyCheckpoint } from '../../../crypto/checkpoint.ts';
import { readRecord } from '../../../crypto/record.ts';
import type { RecordLine } from '../../../crypto/record-line.ts';
import { ok, type Refusal, type Result, refuse } from '../../../crypto/result.ts';
import { headOf, logOrigin, sameHead } from '../meeting/hashes.ts';
import type { MeetingState } from '../meeting/state.ts';
import { judgeOpening } from '../verify/openings.ts';
import type { At } from './act.ts';
import { verifyBallotRecord } from './ballot-record.ts';
import type { RatingBodyOf } from './bodies.ts';
import { decodeRatingEntry } from './entry.ts';
import { applyRatingEntry, beginRatingLog, judgeRatingEntry } from './judge.ts';
import { type DecisionTrace, type StatedBallot, traceBallot, traceDecision } from './retrace.ts';
import type { RatingState } from './state.ts';

/** What a rating log's audit file comes to. */
export type RatingReport =
  | { readonly standing: 'refused'; readonly failure: { readonly code: string; readonly detail: string } }
  | {
      readonly standing: 'consistent';
      readonly state: RatingState;
      /** Ballots by what proves them: a meeting that was given here, a meeting that was not, paper. */
      readonly ballots: { readonly proven: number; readonly unchecked: number; readonly paper: number };
      /** Every ballot stated and every decision made, in the order of the log, each derived again at its place. */
      readonly stated: readonly StatedBallot[];
      readonly decided: readonly DecisionTrace[];
      /** Text of each commitment that the file opens. */
      readonly names: ReadonlyMap<Hex, string>;
    };

/**
 * Verifies the audit file of a rating log (22-ratings): hostile bytes in, one report out. Reads it once and stops at the first
 * check that fails. Throws only if the source of the bytes does.
 * @param meetings states of meetings whose own records were verified, by id: ballots are compared with them.
 */
export async function verifyRatingRecord(
  chunks: AsyncIterable<Bytes> | Iterable<Bytes>,
  meetings: ReadonlyMap<Hex, MeetingState> = new Map(),
): Promise<RatingReport> {
  const verifier = new RatingVerifier(meetings);
  let number = 0;
  for await (const line of readRecord(chunks)) {
    number++;
    if (!line.ok) return refused(line, '');
    const judged = verifier.take(line.value);
    if (!judged.ok) return refused(judged, `line ${number}`);
  }
  return verifier.finish();
}

function refused({ code, detail }: Refusal, where: string): RatingReport {
  return { standing: 'refused', failure: { code, detail: [where, detail].filter((part) => part).join(': ') } };
}

class RatingVerifier {
  readonly #meetings: ReadonlyMap<Hex, MeetingState>;
  readonly #ballots = { proven: 0, unchecked: 0, paper: 0 };
  readonly #stated: StatedBallot[] = [];
  readonly #decided: DecisionTrace[] = [];
  readonly #names = new Map<Hex, string>();
  #log: Hex = '';
  #state: RatingState | undefined;
  #known: ReadonlySet<Hex> | undefined;
  #heads = 0;

  constructor(meetings: ReadonlyMap<Hex, MeetingState>) {
    this.#meetings = meetings;
  }

  take(line: RecordLine): Result<void> {
    switch (line.line) {
      case 'header':
        this.#log = toHex(line.meeting);
        return line.ballots === 0 && line.checkpoints === 1
          ? ok(undefined)
          : refuse('RATING-RECORD-HEAD', 'a rating log has one checkpoint and no ballots');
      case 'entry':
        return this.#entry(line.entry);
      case 'opening': {
        const { commitments = [], erased = new Set() } = this.#state ?? {};
        this.#known ??= new Set([...commitments].filter((commitment) => !erased.has(commitment)));
        this.#names.set(toHex(line.commitment), line.text);
        return judgeOpening(this.#known, line);
      }
      case 'checkpoint':
        return this.#checkpoint(line.checkpoint);
      case 'ballot':
        return refuse('RATING-RECORD-HEAD', 'a rating log has no ballots');
    }
  }

  finish(): RatingReport {
    const state = this.#state;
    if (state === undefined || this.#heads !== 1)
      return refused(refuse('RATING-RECORD-HEAD', 'no entry or no checkpoint'), 'end of the record');
    return {
      standing: 'consistent',
      state,
      ballots: this.#ballots,
      stated: this.#stated,
      decided: this.#decided,
      names: this.#names,
    };
  }

  #entry(value: unknown): Result<void> {
    const decoded = decodeRatingEntry(value);
    if (!decoded.ok) return decoded;
    const entry = decoded.value;
    if (entry.body.log !== this.#log) return refuse('RATING-LOG', 'not the log that the header names');
    if (this.#state === undefined) {
      const begun = beginRatingLog(entry);
      if (!begun.ok) return begun;
      this.#state = begun.value;
      return ok(undefined);
    }
    const judged = judgeRatingEntry(this.#state, entry);
    if (!judged.ok) return judged;
    const { body, key } = entry;
    const at = { entry: this.#state.log.size, by: key };
    if (body.type === 'decided') this.#decided.push(traceDecision(this.#state, body, at));
    const proven = body.type === 'ballot-stated' ? this.#ballot(this.#state, body, at) : judged;
    if (proven.ok) applyRatingEntry(this.#state, entry);
    return proven;
  }

  #ballot(state: RatingState, body: RatingBodyOf<'ballot-stated'>, at: At): Result<void> {
    const { source } = body;
    const meeting = source.kind === 'record' ? this.#meetings.get(source.meeting) : undefined;
    const proof = meeting !== undefined ? 'proven' : source.kind === 'paper' ? 'paper' : 'unchecked';
    this.#ballots[proof]++;
    this.#stated.push(traceBallot(state, body, at, proof));
    return meeting === undefined ? ok(undefined) : verifyBallotRecord(state, body, meeting);
  }

  #checkpoint(checkpoint: Checkpoint): Result<void> {
    const state = this.#state;
    if (state === undefined) return refuse('RATING-RECORD-HEAD', 'no entries');
    this.#heads++;
    const signed = verifyCheckpoint(checkpoint, logOrigin(state.id), {
      service: fromHex(state.created.service),
      tellers: [],
    });
    if (!signed.ok) return signed;
    return sameHead(headOf(state.log), { root: toHex(checkpoint.root), size: checkpoint.size })
      ? ok(undefined)
      : refuse('RATING-RECORD-HEAD', 'not the head of these entries');
  }
}
