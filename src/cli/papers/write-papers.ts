import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paperDocx } from '../../documents/docx/paper-docx.ts';
import { paperPdf } from '../../documents/pdf/paper-pdf.ts';
import type { Paper } from '../../domain/papers/paper.ts';
import { installedFonts } from './fonts.ts';

/**
 * Writes each paper as PDF and DOCX into a folder, which is made where it is missing; files of the same name are replaced.
 * @returns the files' paths
 */
export async function writePapers(papers: readonly Paper[], folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const fonts = await installedFonts();
  const written: string[] = [];
  for (const paper of papers)
    for (const [ending, bytes] of [
      ['pdf', await paperPdf(paper, fonts)],
      ['docx', await paperDocx(paper)],
    ] as const) {
      const file = join(folder, `${paper.name}.${ending}`);
      await writeFile(file, bytes);
      written.push(file);
    }
  return written;
}
