import { type Bytes, equalBytes, fromHex, type Hex, type RandomBytes, toHex } from '../../../crypto/bytes.ts';
import { checkpointBody } from '../../../crypto/checkpoint.ts';
import { anchorOf, encodeCode } from '../../../crypto/code.ts';
import { groupEngine } from '../../../crypto/engine.ts';
import type { GroupEngine } from '../../../crypto/group.ts';
import { readRecord } from '../../../crypto/record.ts';
import type { HeaderLine, RecordLine } from '../../../crypto/record-line.ts';
import { ok, type Refusal, type Result, refuse } from '../../../crypto/result.ts';
import { noteHead } from '../meeting/ballot-context.ts';
import { decodeEntry } from '../meeting/entry.ts';
import { applyEntry, beginMeeting, judgeEntry } from '../meeting/judge.ts';
import type { MeetingState } from '../meeting/state.ts';
import { BoxesVerifier } from './boxes.ts';
import { judgeCheckpoint, type NeededCheckpoint, neededCheckpoints } from './checkpoints.ts';
import { familyOf } from './checks.ts';
import { EvidenceCollector } from './collector.ts';
import type { Deferred } from './deferred.ts';
import { meetingFacts } from './facts.ts';
import { allCommitments, judgeOpening } from './openings.ts';
import type { Report, VerifiedBallot } from './report.ts';

export interface VerifyOptions {
  /** 14 bytes: the payload of the anchor code typed from the paper minutes. */
  readonly anchor?: Bytes;
  /** Unpredictable to whoever wrote the record: coefficients of the batches are drawn from it. */
  readonly random: RandomBytes;
  readonly engine?: GroupEngine;
  /** Who judges the costly parts, if not this thread; then the first refusal need not be the one of `verifyRecord` without it. */
  readonly deferred?: Deferred;
  /** Called after each line with how many of how many lines are judged, and the kind of that line. */
  readonly onProgress?: (done: number, total: number, line: RecordLine['line']) => void;
  /** Called for each judged ballot. The record may still be refused after that. */
  readonly onBallot?: (ballot: VerifiedBallot) => void;
}

/**
 * Verifies a whole record (15-verification): hostile bytes in, one report out. Reads the file once, from front to back,
 * and stops at the first check that fails. Throws only if the source of the bytes does.
 */
export async function verifyRecord(chunks: AsyncIterable<Bytes>, options: VerifyOptions): Promise<Report> {
  const verifier = new RecordVerifier(options);
  const { deferred } = options;
  let number = 0;
  let part = '';
  for await (const line of readRecord(chunks)) {
    number++;
    if (!line.ok) return refused(line, '');
    if (deferred !== undefined) {
      // Where the log ends, and where each box does, everything so far has to be known.
      const next = partOf(line.value);
      if (next !== part) await deferred.settled();
      part = next;
    }
    const judged = verifier.take(line.value);
    if (!judged.ok) return refused(judged, `line ${number}`);
    options.onProgress?.(number, verifier.totalLines, line.value.line);
  }
  await deferred?.settled();
  const finished = verifier.finish();
  return finished.ok ? finished.value : refused(finished, 'end of the record');
}

const partOf = (line: RecordLine): string => (line.line === 'ballot' ? `ballots ${line.ordinal}` : line.line);

function refused(refusal: Refusal, where: string): Report {
  const detail = [where, refusal.detail].filter((part) => part).join(': ');
  return { standing: 'refused', failure: { code: refusal.code, family: familyOf(refusal.code), detail } };
}

/**
 * Takes the lines of a record one by one, as `readRecord` lets them through. A refused line changes nothing but the box that
 * is being read.
 */
export class RecordVerifier {
  readonly #options: VerifyOptions;
  readonly #engine: GroupEngine;
  readonly #evidence: EvidenceCollector;
  readonly #names = new Map<Hex, string>();
  #header: HeaderLine | undefined;
  #state: MeetingState | undefined;
  #logClosed = false;
  #commitments: ReadonlySet<Hex> = new Set();
  #needed: NeededCheckpoint[] = [];
  #boxes: BoxesVerifier | undefined;

  constructor(options: VerifyOptions) {
    this.#options = options;
    this.#engine = options.engine ?? groupEngine();
    this.#evidence = new EvidenceCollector(options.deferred);
  }

  get totalLines(): number {
    const header = this.#header;
    return header === undefined ? 1 : 1 + header.entries + header.openings + header.checkpoints + header.ballots;
  }

  take(line: RecordLine): Result<void> {
    switch (line.line) {
      case 'header':
        this.#header = line;
        return ok(undefined);
      case 'entry':
        return this.#entry(line.entry);
      case 'opening': {
        const closed = this.#closeLog();
        if (!closed.ok) return closed;
        this.#names.set(toHex(line.commitment), line.text);
        return judgeOpening(this.#commitments, line);
      }
      case 'checkpoint': {
        const closed = this.#closeLog();
        if (!closed.ok) return closed;
        const [needed] = this.#needed;
        if (needed === undefined) return refuse('CHECKPOINT-SET', 'more checkpoints than the meeting has');
        const judged = judgeCheckpoint(closed.value, needed, line.checkpoint);
        if (judged.ok) this.#needed.shift();
        return judged;
      }
      case 'ballot': {
        const boxes = this.#openBoxes();
        return boxes.ok ? boxes.value.add(line.ordinal, line.ballot) : boxes;
      }
    }
  }

  finish(): Result<Report> {
    const boxes = this.#openBoxes();
    if (!boxes.ok) return boxes;
    const counted = boxes.value.finish();
    if (!counted.ok) return counted;
    const state = this.#state as MeetingState;
    if (state.end === undefined) return refuse('RECORD-UNFINISHED', 'the meeting has not ended');
    const anchor = anchorOf(checkpointBody(noteHead(state.id, state.end)));
    if (this.#options.anchor !== undefined && !equalBytes(anchor, this.#options.anchor))
      return refuse('ANCHOR-MISMATCH', 'the code belongs to another meeting or to another version of this one');
    return ok({
      standing: this.#options.anchor === undefined ? 'not-anchored' : 'anchored',
      meeting: {
        ...meetingFacts(state, this.#names, this.#commitments.size),
        anchor: encodeCode('anchor', anchor),
      },
    });
  }

  #entry(value: unknown): Result<void> {
    const entry = decodeEntry(value);
    if (!entry.ok) return entry;
    if (this.#state !== undefined) {
      const judged = judgeEntry(this.#state, entry.value, this.#evidence);
      if (judged.ok) applyEntry(this.#state, entry.value);
      return judged;
    }
    const begun = beginMeeting(entry.value, this.#evidence);
    if (!begun.ok) return begun;
    if (!equalBytes(fromHex(begun.value.id), this.#header?.meeting ?? new Uint8Array()))
      return refuse('RECORD-MEETING', 'the header names another meeting');
    this.#state = begun.value;
    return ok(undefined);
  }

  /** What can only be judged when the whole log is known; done once, before the first line that follows the log. */
  #closeLog(): Result<MeetingState> {
    const state = this.#state;
    if (state === undefined) return refuse('RECORD-UNFINISHED', 'the log is empty');
    if (this.#logClosed) return ok(state);
    if (state.end === undefined) return refuse('RECORD-UNFINISHED', 'the meeting has not ended');
    const evaluations = this.#evidence.judgeEvaluations(this.#options.random);
    if (!evaluations.ok) return evaluations;
    this.#commitments = allCommitments(state);
    this.#needed = neededCheckpoints(state);
    this.#logClosed = true;
    return ok(state);
  }

  #openBoxes(): Result<BoxesVerifier> {
    const closed = this.#closeLog();
    if (!closed.ok) return closed;
    if (this.#needed.length > 0)
      return refuse('CHECKPOINT-SET', `the checkpoint of size ${this.#needed[0]?.size} is missing`);
    const { random, onBallot, deferred } = this.#options;
    this.#boxes ??= new BoxesVerifier(closed.value, { random, onBallot, deferred, engine: this.#engine });
    return ok(this.#boxes);
  }
}
