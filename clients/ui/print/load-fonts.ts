import regular from '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf?url';
import bold from '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf?url';
import type { Bytes } from '../../../crypto/bytes.ts';
import type { Fonts } from '../../../src/documents/pdf/pdf-file.ts';

/** The fonts of printed papers, from the service; throws while it is away. */
export async function loadFonts(): Promise<Fonts> {
  const [plain, heavy] = await Promise.all([load(regular), load(bold)]);
  return { regular: plain, bold: heavy };
}

async function load(address: string): Promise<Bytes> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
