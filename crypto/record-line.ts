import { type Bytes, concat, decodeHex, toHex } from './bytes.ts';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { verifyOpening } from './commitment.ts';
import { canonicalJson, decodeCanonicalJson, type Json } from './json.ts';
import { ok, type Result, refuse } from './result.ts';

const FORMAT = 'phieu-kin/record/v1';

export type JsonObject = { readonly [key: string]: Json };

/** How many lines of each kind follow the header. */
interface RecordCounts {
  readonly entries: number;
  readonly openings: number;
  readonly checkpoints: number;
  readonly ballots: number;
}

export interface HeaderLine extends RecordCounts {
  readonly line: 'header';
  /** The meeting's id, 16 bytes. */
  readonly meeting: Bytes;
}

/** One log entry; its leaf is `canonicalJson(entry)`. What it says is for other pages to judge. */
interface EntryLine {
  readonly line: 'entry';
  readonly entry: JsonObject;
}

/** Opens a commitment to personal text; commitment and salt have 32 bytes. */
interface OpeningLine {
  readonly line: 'opening';
  readonly commitment: Bytes;
  readonly salt: Bytes;
  readonly text: string;
}

export interface CheckpointLine {
  readonly line: 'checkpoint';
  readonly checkpoint: Checkpoint;
}

interface BallotLine {
  readonly line: 'ballot';
  /** The ordinal of the poll. */
  readonly ordinal: number;
  readonly ballot: Bytes;
}

export type RecordLine = HeaderLine | EntryLine | OpeningLine | CheckpointLine | BallotLine;
export type RecordLineCode = 'RECORD-HEADER' | 'RECORD-LINE' | 'RECORD-OPENING';

const LINE_FEED = Uint8Array.of(0x0a);

/** One line of the file, with its line feed. The line is ours. */
export function encodeRecordLine(line: RecordLine): Bytes {
  return concat(canonicalJson(lineToJson(line)), LINE_FEED);
}

/**
 * Decodes one hostile line, given without its line feed. Only the bytes that `encodeRecordLine` writes are accepted.
 * Judges the form of the line and that an opening opens its own commitment; judges no signature.
 */
export function decodeRecordLine(bytes: Bytes): Result<RecordLine, RecordLineCode> {
  const json = decodeCanonicalJson(bytes);
  if (!json.ok) return refuse('RECORD-LINE', json.detail);
  if (!isObject(json.value)) return refuse('RECORD-LINE', 'not an object');
  switch (json.value.line) {
    case 'header':
      return decodeHeader(json.value);
    case 'entry':
      return decodeEntry(json.value);
    case 'opening':
      return decodeOpening(json.value);
    case 'checkpoint':
      return decodeCheckpointLine(json.value);
    case 'ballot':
      return decodeBallot(json.value);
    default:
      return refuse('RECORD-LINE', 'unknown kind of line');
  }
}

function lineToJson(line: RecordLine): Json {
  switch (line.line) {
    case 'header': {
      const { entries, openings, checkpoints, ballots } = line;
      return { line: 'header', format: FORMAT, meeting: toHex(line.meeting), entries, openings, checkpoints, ballots };
    }
    case 'entry':
      return { line: 'entry', entry: line.entry };
    case 'opening':
      return { line: 'opening', commitment: toHex(line.commitment), salt: toHex(line.salt), text: line.text };
    case 'checkpoint':
      return { line: 'checkpoint', note: encodeCheckpoint(line.checkpoint) };
    case 'ballot':
      return { line: 'ballot', ordinal: line.ordinal, ballot: toHex(line.ballot) };
  }
}

function decodeHeader(json: JsonObject): Result<HeaderLine, RecordLineCode> {
  const { entries, openings, checkpoints, ballots } = json;
  const meeting = decodeHex(json.meeting, 16);
  if (json.format !== FORMAT) return refuse('RECORD-HEADER', 'unknown format');
  if (!hasMembers(json, 'line', 'format', 'meeting', 'entries', 'openings', 'checkpoints', 'ballots'))
    return refuse('RECORD-HEADER', 'other members than a header has');
  if (!meeting.ok || !isCount(entries) || !isCount(openings) || !isCount(checkpoints) || !isCount(ballots))
    return refuse('RECORD-HEADER', 'meeting or a count is malformed');
  return ok({ line: 'header', meeting: meeting.value, entries, openings, checkpoints, ballots });
}

function decodeEntry(json: JsonObject): Result<EntryLine, RecordLineCode> {
  const { entry } = json;
  if (!hasMembers(json, 'line', 'entry') || !isObject(entry)) return refuse('RECORD-LINE', 'malformed entry line');
  return ok({ line: 'entry', entry });
}

function decodeOpening(json: JsonObject): Result<OpeningLine, RecordLineCode> {
  const { text } = json;
  const commitment = decodeHex(json.commitment, 32);
  const salt = decodeHex(json.salt, 32);
  if (!hasMembers(json, 'line', 'commitment', 'salt', 'text') || !commitment.ok || !salt.ok || typeof text !== 'string')
    return refuse('RECORD-LINE', 'malformed opening line');
  if (!verifyOpening(commitment.value, salt.value, text)) return refuse('RECORD-OPENING', 'opens to another text');
  return ok({ line: 'opening', commitment: commitment.value, salt: salt.value, text });
}

function decodeCheckpointLine(json: JsonObject): Result<CheckpointLine, RecordLineCode> {
  const { note } = json;
  if (!hasMembers(json, 'line', 'note') || typeof note !== 'string')
    return refuse('RECORD-LINE', 'malformed checkpoint line');
  const checkpoint = decodeCheckpoint(note);
  if (!checkpoint.ok) return refuse('RECORD-LINE', checkpoint.detail);
  return ok({ line: 'checkpoint', checkpoint: checkpoint.value });
}

function decodeBallot(json: JsonObject): Result<BallotLine, RecordLineCode> {
  const { ordinal } = json;
  const ballot = decodeHex(json.ballot);
  if (!hasMembers(json, 'line', 'ordinal', 'ballot') || !ballot.ok || !isCount(ordinal) || ordinal > 0xffffffff)
    return refuse('RECORD-LINE', 'malformed ballot line');
  return ok({ line: 'ballot', ordinal, ballot: ballot.value });
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCount = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const hasMembers = (json: JsonObject, ...members: readonly string[]): boolean =>
  Object.keys(json).length === members.length && members.every((member) => Object.hasOwn(json, member));
