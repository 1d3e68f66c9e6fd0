import type { Bytes } from '../../../crypto/bytes.ts';
import { concat } from '../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { chunksOf } from './http.ts';

/** All bytes of an answer that is streamed. One that ends early is refused: a part is never a whole. */
export async function wholeOf(stream: ReadableStream<Bytes>): Promise<Result<Bytes, 'SERVICE-UNREACHABLE'>> {
  const chunks: Bytes[] = [];
  try {
    for await (const chunk of chunksOf(stream)) chunks.push(chunk);
  } catch {
    return refuse('SERVICE-UNREACHABLE', 'the answer broke off');
  }
  return ok(concat(...chunks));
}
