import { type Bytes, concat } from '../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';

/**
 * Cuts a downloaded box, `u32 length ‖ ballot` in a row, into its ballots. Memory holds one ballot.
 * @param chunks hostile, cut anywhere
 * @param length bytes of every ballot of the poll
 * @returns one refusal and the end: `BOX-FORM` for another length or a box that is cut off, `SERVICE-UNREACHABLE` where
 * the source throws, as a download does that breaks off
 */
export async function* splitBox(
  chunks: AsyncIterable<Bytes> | Iterable<Bytes>,
  length: number,
): AsyncGenerator<Result<Bytes>> {
  try {
    yield* cut(chunks, length);
  } catch {
    yield refuse('SERVICE-UNREACHABLE', 'the download of the box broke off');
  }
}

async function* cut(chunks: AsyncIterable<Bytes> | Iterable<Bytes>, length: number): AsyncGenerator<Result<Bytes>> {
  let pending: Bytes = new Uint8Array();
  for await (const chunk of chunks) {
    pending = concat(pending, chunk);
    let at = 0;
    while (pending.length - at >= 4) {
      const stated = new DataView(pending.buffer, pending.byteOffset + at, 4).getUint32(0);
      if (stated !== length) return yield refuse('BOX-FORM', `a ballot of ${stated} bytes in place of ${length}`);
      if (pending.length - at < 4 + length) break;
      yield ok(pending.slice(at + 4, at + 4 + length));
      at += 4 + length;
    }
    pending = pending.slice(at);
  }
  if (pending.length > 0) yield refuse('BOX-FORM', 'the box is cut off');
}
