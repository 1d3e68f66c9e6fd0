import { type Bytes, equalBytes } from '../../../crypto/bytes.ts';
import { decodeCode } from '../../../crypto/code.ts';
import { assertOk, ok, type Result } from '../../../crypto/result.ts';
import { familyOf } from '../../../src/domain/verify/checks.ts';
import type { Deferred } from '../../../src/domain/verify/deferred.ts';
import type { Report } from '../../../src/domain/verify/report.ts';
import { type VerifyOptions, verifyRecord } from '../../../src/domain/verify/verify-record.ts';
import { verifyWithHelp } from '../../../src/domain/verify/verify-with-help.ts';

/**
 * Verifies a record from a file or from the service.
 * @param chunks hostile
 * @param anchor as typed or scanned from the paper minutes; without it the best verdict is "not anchored"
 * @returns a `CODE-` refusal for a mistyped anchor code, otherwise the report, good or bad
 */
export const auditRecord = (
  chunks: AsyncIterable<Bytes>,
  anchor: string | undefined,
  options: Omit<VerifyOptions, 'anchor' | 'deferred'>,
): Promise<Result<Report>> => withAnchor(anchor, (code) => verifyRecord(chunks, { ...options, ...code }));

/**
 * As `auditRecord`, with the help of other threads.
 * @param open begins to read the record from the front
 */
export const auditWithHelp = (
  open: () => AsyncIterable<Bytes>,
  anchor: string | undefined,
  options: Omit<VerifyOptions, 'anchor' | 'deferred'>,
  deferred: Deferred,
): Promise<Result<Report>> => withAnchor(anchor, (code) => verifyWithHelp(open, { ...options, ...code }, deferred));

async function withAnchor(
  anchor: string | undefined,
  verify: (code: { readonly anchor?: Bytes }) => Promise<Report>,
): Promise<Result<Report>> {
  if (anchor === undefined) return ok(await verify({}));
  const code = decodeCode('anchor', anchor);
  return code.ok ? ok(await verify({ anchor: code.value })) : code;
}

/**
 * Compares a consistent record with the paper once it is at hand; the file need not be read again.
 * @param anchor as typed or scanned
 * @returns a `CODE-` refusal for a mistyped code, otherwise the report: anchored, or refused with `ANCHOR-MISMATCH`
 */
export function anchorReport(report: Report, anchor: string): Result<Report> {
  const code = decodeCode('anchor', anchor);
  if (!code.ok) return code;
  const { meeting } = report;
  if (meeting === undefined) throw new Error('a refused record has no anchor');
  if (equalBytes(assertOk(decodeCode('anchor', meeting.anchor)), code.value))
    return ok({ standing: 'anchored', meeting });
  const failure = {
    code: 'ANCHOR-MISMATCH',
    family: familyOf('ANCHOR-MISMATCH'),
    detail: 'the code belongs to another meeting or to another version of this one',
  };
  return ok({ standing: 'refused', failure });
}
