import type { Bytes } from '../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { loadFonts } from './load-fonts.ts';
import type { SlipSheet } from './slips-pdf.ts';

/** Loads printing, which is large, when it is needed, and lays the slips out. @returns a PDF, secret */
export async function printSlips(sheet: Omit<SlipSheet, 'fonts'>): Promise<Result<Bytes>> {
  try {
    const [{ slipsPdf }, fonts] = await Promise.all([import('./slips-pdf.ts'), loadFonts()]);
    return ok(await slipsPdf({ ...sheet, fonts }));
  } catch {
    // The service is away, or was replaced by another release meanwhile.
    return refuse('SERVICE-UNREACHABLE', 'the parts for printing');
  }
}
