import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Bytes } from '../../../crypto/bytes.ts';
import type { PaperFonts } from '../../documents/pdf/paper-pdf.ts';

const require = createRequire(import.meta.url);

/** Tinos as it was installed with the program. */
export async function installedFonts(): Promise<PaperFonts> {
  const face = async (name: string): Promise<Bytes> =>
    new Uint8Array(await readFile(require.resolve(`@expo-google-fonts/tinos/${name}/Tinos_${name}.ttf`)));
  const [regular, bold, italic, boldItalic] = await Promise.all([
    face('400Regular'),
    face('700Bold'),
    face('400Regular_Italic'),
    face('700Bold_Italic'),
  ]);
  return { regular, bold, italic, boldItalic };
}
