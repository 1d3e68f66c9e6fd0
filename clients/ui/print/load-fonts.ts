import regular from '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf?url';
import italic from '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf?url';
import bold from '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf?url';
import boldItalic from '@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf?url';
import type { Bytes } from '../../../crypto/bytes.ts';
import type { PaperFonts } from '../../../src/documents/pdf/paper-pdf.ts';
import type { Fonts } from '../../../src/documents/pdf/pdf-file.ts';

/** The fonts of slips and cards, from the service; throws while it is away. */
export async function loadFonts(): Promise<Fonts> {
  const [plain, heavy] = await Promise.all([load(regular), load(bold)]);
  return { regular: plain, bold: heavy };
}

/** All faces that papers are set in, likewise. */
export async function loadPaperFonts(): Promise<PaperFonts> {
  const [upright, slanted, both] = await Promise.all([loadFonts(), load(italic), load(boldItalic)]);
  return { ...upright, italic: slanted, boldItalic: both };
}

async function load(address: string): Promise<Bytes> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
