import { writeFile } from 'node:fs/promises';
import type { Language } from '../../domain/rules/percent.ts';
import { fileProblem } from './slips.ts';

/** Writes an empty list to fill in, to a new file. @throws Ending where that cannot be */
export async function writeTemplate(path: string, empty: Uint8Array, lang: Language): Promise<void> {
  await writeFile(path, empty, { flag: 'wx' }).catch((error: unknown) => fileProblem(path, error, lang));
  console.log(lang === 'vi' ? `Tệp mẫu để điền: ${path}` : `A list to fill in: ${path}`);
}
