import { boxLeaf } from './box.ts';
import { type Bytes, compareBytes } from './bytes.ts';
import {
  decodeRecordLine,
  encodeRecordLine,
  type HeaderLine,
  type RecordLine,
  type RecordLineCode,
} from './record-line.ts';
import { ok, type Refusal, type Result, refuse } from './result.ts';

export type RecordCode = RecordLineCode | 'RECORD-ORDER' | 'RECORD-COUNT' | 'RECORD-TRUNCATED' | 'RECORD-LENGTH';

/** No line of an honest record comes near it; a reader's memory is bounded by it. */
export const MAX_LINE_BYTES = 8 * 1024 * 1024;

/**
 * Writes the audit file, one chunk per line, holding one line at a time.
 * @param lines the header, then every line in the record's order; ours, so a wrong order or count throws
 */
export async function* writeRecord(lines: AsyncIterable<RecordLine> | Iterable<RecordLine>): AsyncGenerator<Bytes> {
  const sequence = new Sequence();
  for await (const line of lines) {
    const bytes = encodeRecordLine(line);
    if (bytes.length > MAX_LINE_BYTES) throw new Error('a record line is too long');
    assertNone(sequence.accept(line));
    yield bytes;
  }
  assertNone(sequence.end());
}

/**
 * Reads a hostile audit file of any length in bounded memory. Yields each line once its form and its place are judged;
 * on the first fault yields one refusal, whose detail begins with the line number, and ends. A record is complete only
 * if the iteration ends without a refusal. Errors of the source are passed on.
 * @param chunks the file's bytes, cut anywhere
 */
export async function* readRecord(
  chunks: AsyncIterable<Bytes> | Iterable<Bytes>,
): AsyncGenerator<Result<RecordLine, RecordCode>> {
  const sequence = new Sequence();
  let number = 1;
  const at = (refusal: Refusal<RecordCode>): Refusal<RecordCode> =>
    refuse(refusal.code, `line ${number}: ${refusal.detail}`);
  for await (const line of splitLines(chunks)) {
    const decoded = line.ok ? decodeRecordLine(line.value) : line;
    const refusal = decoded.ok ? sequence.accept(decoded.value) : decoded;
    if (refusal) return yield at(refusal);
    yield decoded;
    number++;
  }
  const refusal = sequence.end();
  if (refusal) yield at(refusal);
}

async function* splitLines(
  chunks: AsyncIterable<Bytes> | Iterable<Bytes>,
): AsyncGenerator<Result<Bytes, 'RECORD-LENGTH' | 'RECORD-TRUNCATED'>> {
  // One growing buffer, so that a source of tiny chunks costs no more memory than one of large ones.
  let buffer = new Uint8Array(64 * 1024);
  let pending = 0;
  for await (const chunk of chunks) {
    let start = 0;
    while (start < chunk.length) {
      const feed = chunk.indexOf(0x0a, start);
      const end = feed < 0 ? chunk.length : feed;
      const length = pending + end - start;
      if (length >= MAX_LINE_BYTES) return yield refuse('RECORD-LENGTH', `longer than ${MAX_LINE_BYTES} bytes`);
      if (length > buffer.length) {
        const larger = new Uint8Array(Math.min(MAX_LINE_BYTES, 2 * length));
        larger.set(buffer.subarray(0, pending));
        buffer = larger;
      }
      buffer.set(chunk.subarray(start, end), pending);
      pending = length;
      start = end + 1;
      if (feed < 0) continue;
      pending = 0;
      yield ok(buffer.slice(0, length));
    }
  }
  if (pending > 0) yield refuse('RECORD-TRUNCATED', 'the last line does not end');
}

const KINDS = ['header', 'entry', 'opening', 'checkpoint', 'ballot'] as const;

/** Judges the place of each line, remembering only the line before. */
class Sequence {
  #counts: HeaderLine | undefined;
  #kind = 0;
  #left = 0;
  #previous: RecordLine | undefined;
  #previousLeaf: Bytes | undefined;

  accept(line: RecordLine): Refusal<RecordCode> | undefined {
    const kind = KINDS.indexOf(line.line);
    if (this.#counts === undefined) {
      if (line.line !== 'header') return refuse('RECORD-HEADER', 'the first line is not a header');
      this.#counts = line;
      return undefined;
    }
    if (kind < this.#kind || line.line === 'header') return refuse('RECORD-ORDER', `${line.line} line after its part`);
    while (this.#kind < kind) {
      if (this.#left > 0) return refuse('RECORD-COUNT', `fewer ${KINDS[this.#kind]} lines than the header says`);
      this.#enter(this.#kind + 1);
    }
    if (this.#left === 0) return refuse('RECORD-COUNT', `more ${line.line} lines than the header says`);
    this.#left--;
    return this.#follows(line) ? undefined : refuse('RECORD-ORDER', `${line.line} line out of order`);
  }

  end(): Refusal<RecordCode> | undefined {
    if (this.#counts === undefined) return refuse('RECORD-TRUNCATED', 'no header');
    while (this.#left === 0 && this.#kind < KINDS.length - 1) this.#enter(this.#kind + 1);
    return this.#left > 0 ? refuse('RECORD-TRUNCATED', `${KINDS[this.#kind]} lines are missing`) : undefined;
  }

  #enter(kind: number): void {
    const { entries, openings, checkpoints, ballots } = this.#counts as HeaderLine;
    this.#kind = kind;
    this.#left = [0, entries, openings, checkpoints, ballots][kind] as number;
  }

  /** Whether the line stands strictly after the previous one of its kind. */
  #follows(line: RecordLine): boolean {
    const previous = this.#previous;
    this.#previous = line;
    if (line.line === 'opening')
      return previous?.line !== 'opening' || compareBytes(previous.commitment, line.commitment) < 0;
    if (line.line === 'checkpoint')
      return previous?.line !== 'checkpoint' || previous.checkpoint.size < line.checkpoint.size;
    if (line.line !== 'ballot') return true;
    const leaf = boxLeaf(line.ballot);
    const previousLeaf = this.#previousLeaf;
    this.#previousLeaf = leaf;
    if (previous?.line !== 'ballot' || previousLeaf === undefined || previous.ordinal < line.ordinal) return true;
    return previous.ordinal === line.ordinal && compareBytes(previousLeaf, leaf) < 0;
  }
}

function assertNone(refusal: Refusal<RecordCode> | undefined): void {
  if (refusal) throw new Error(`${refusal.code}: ${refusal.detail}`);
}
