import { wrap } from 'comlink';
import type { Bytes } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import type { RecordVerification } from './worker.ts';

/** Verifies a whole record off the screen's thread. @param anchor the code of the paper minutes @returns the first check that fails */
export async function verifyAnchored(record: Bytes, anchor: string): Promise<Result<void>> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  try {
    const judged = await wrap<RecordVerification>(worker).verify(record, anchor);
    if (!judged.ok) return judged;
    const { standing, failure } = judged.value;
    return standing === 'anchored' ? ok(undefined) : refuse(failure?.code ?? 'ANCHOR-MISMATCH', failure?.detail);
  } finally {
    worker.terminate();
  }
}
