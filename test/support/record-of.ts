import { type Bytes, compareBytes, concat, fromHex } from '../../crypto/bytes.ts';
import type { Checkpoint } from '../../crypto/checkpoint.ts';
import { writeRecord } from '../../crypto/record.ts';
import type { JsonObject, RecordLine } from '../../crypto/record-line.ts';
import type { Entry } from '../../src/domain/meeting/entry.ts';
import type { Opening, PlayedMeeting } from './played-meeting.ts';

/** The parts of a record, for forgers to alter before they are written. */
export interface RecordParts {
  meeting: Bytes;
  entries: Entry[];
  openings: Opening[];
  checkpoints: Checkpoint[];
  boxes: Map<number, Bytes[]>;
}

export const partsOf = (played: PlayedMeeting): RecordParts => ({
  meeting: fromHex(played.meeting),
  entries: [...played.entries],
  openings: played.openings.filter(({ text }) => text !== 'Dịch vụ'),
  checkpoints: played.checkpoints(),
  boxes: new Map([...played.boxes.keys()].map((ordinal) => [ordinal, played.box(ordinal)])),
});

export function linesOf(parts: RecordParts): RecordLine[] {
  const openings = [...parts.openings].sort((a, b) => compareBytes(a.commitment, b.commitment));
  const ballots = [...parts.boxes].flatMap(([ordinal, box]) => box.map((ballot) => ({ ordinal, ballot })));
  return [
    {
      line: 'header',
      meeting: parts.meeting,
      entries: parts.entries.length,
      openings: openings.length,
      checkpoints: parts.checkpoints.length,
      ballots: ballots.length,
    },
    ...parts.entries.map((entry) => ({ line: 'entry' as const, entry: entry as unknown as JsonObject })),
    ...openings.map((opening) => ({ line: 'opening' as const, ...opening })),
    ...parts.checkpoints.map((checkpoint) => ({ line: 'checkpoint' as const, checkpoint })),
    ...ballots.map((ballot) => ({ line: 'ballot' as const, ...ballot })),
  ];
}

export async function recordBytes(parts: RecordParts): Promise<Bytes> {
  const chunks: Bytes[] = [];
  for await (const chunk of writeRecord(linesOf(parts))) chunks.push(chunk);
  return concat(...chunks);
}

export async function* chunked(bytes: Bytes, size = 65_536): AsyncGenerator<Bytes> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
