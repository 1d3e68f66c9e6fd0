import regular from '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf?url';
import bold from '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf?url';
import type { Bytes } from '../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import type { SlipSheet } from './slips-pdf.ts';

/** Loads printing, which is large, when it is needed, and lays the slips out. @returns a PDF, secret */
export async function printSlips(sheet: Omit<SlipSheet, 'fonts'>): Promise<Result<Bytes>> {
  try {
    const [{ slipsPdf }, plain, heavy] = await Promise.all([import('./slips-pdf.ts'), load(regular), load(bold)]);
    return ok(await slipsPdf({ ...sheet, fonts: { regular: plain, bold: heavy } }));
  } catch {
    // The service is away, or was replaced by another release meanwhile.
    return refuse('SERVICE-UNREACHABLE', 'the parts for printing');
  }
}

async function load(address: string): Promise<Bytes> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
