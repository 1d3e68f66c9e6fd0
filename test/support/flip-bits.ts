import { type Bytes, concat, type RandomBytes } from '../../crypto/bytes.ts';
import { decodeRecordLine, encodeRecordLine, type RecordLine } from '../../crypto/record-line.ts';
import { assertOk } from '../../crypto/result.ts';
import { RecordVerifier, verifyRecord } from '../../src/domain/verify/verify-record.ts';
import { chunked } from './record-of.ts';

/**
 * Flips single bits of a record, line by line, and collects the flips that were not refused. An entry, opening or
 * checkpoint that is refused leaves the verifier as it was, so each line's flips are judged by one verifier that has taken
 * the lines before it; every other flip goes through a whole verification.
 */
export async function flipBits(
  lines: readonly RecordLine[],
  random: RandomBytes,
  chosen: (line: number, bit: number) => boolean,
): Promise<{ readonly flips: number; readonly accepted: string[]; readonly codes: ReadonlyMap<string, number> }> {
  const encoded = lines.map(encodeRecordLine);
  const verifier = new RecordVerifier({ random });
  const accepted: string[] = [];
  const codes = new Map<string, number>();
  let flips = 0;
  for (const [number, bytes] of encoded.entries()) {
    for (let bit = 0; bit < 8 * bytes.length; bit++) {
      if (!chosen(number, bit)) continue;
      flips++;
      const code =
        (await quickly(verifier, lines[number] as RecordLine, flipped(bytes, bit))) ??
        (await whole(encoded, number, bit, random));
      if (code === undefined) accepted.push(`line ${number + 1}, bit ${bit}`);
      else codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    assertOk(verifier.take(lines[number] as RecordLine));
  }
  return { flips, accepted, codes };
}

const flipped = (bytes: Bytes, bit: number): Bytes => {
  const copy = Uint8Array.from(bytes);
  copy[bit >>> 3] = (copy[bit >>> 3] as number) ^ (1 << (bit & 7));
  return copy;
};

/** The code of a refusal by form or by the line's own judgement; undefined where only a whole verification can say. */
async function quickly(verifier: RecordVerifier, honest: RecordLine, bytes: Bytes): Promise<string | undefined> {
  if (bytes.subarray(0, -1).includes(0x0a) || bytes.at(-1) !== 0x0a) return undefined;
  const decoded = decodeRecordLine(bytes.subarray(0, -1));
  if (!decoded.ok) return decoded.code;
  const line = decoded.value;
  const stays =
    line.line === honest.line &&
    (line.line !== 'ballot' || honest.line !== 'ballot' || line.ordinal === honest.ordinal);
  if (!stays || line.line === 'header') return undefined;
  const judged = verifier.take(line);
  return judged.ok ? undefined : judged.code;
}

async function whole(
  encoded: readonly Bytes[],
  number: number,
  bit: number,
  random: RandomBytes,
): Promise<string | undefined> {
  const file = concat(...encoded.map((bytes, line) => (line === number ? flipped(bytes, bit) : bytes)));
  return (await verifyRecord(chunked(file), { random })).failure?.code;
}
