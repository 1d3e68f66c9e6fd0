import type { Bytes } from '../../../crypto/bytes.ts';
import { decodeCode } from '../../../crypto/code.ts';
import { ok, type Result } from '../../../crypto/result.ts';
import type { Report } from '../../../src/domain/verify/report.ts';
import { type VerifyOptions, verifyRecord } from '../../../src/domain/verify/verify-record.ts';

/**
 * Verifies a record from a file or from the service.
 * @param chunks hostile
 * @param anchor as typed or scanned from the paper minutes; without it the best verdict is "not anchored"
 * @returns a `CODE-` refusal for a mistyped anchor code, otherwise the report, good or bad
 */
export async function auditRecord(
  chunks: AsyncIterable<Bytes>,
  anchor: string | undefined,
  options: Omit<VerifyOptions, 'anchor'>,
): Promise<Result<Report>> {
  if (anchor === undefined) return ok(await verifyRecord(chunks, options));
  const code = decodeCode('anchor', anchor);
  return code.ok ? ok(await verifyRecord(chunks, { ...options, anchor: code.value })) : code;
}
