import type { Bytes } from '../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import type { Paper } from '../../../src/domain/papers/paper.ts';
import { loadPaperFonts } from './load-fonts.ts';

/** The kinds of files that a paper comes as, with what they are to a browser. */
export const FILE_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

type FileType = keyof typeof FILE_TYPES;

const RENDERERS: Readonly<Record<FileType, () => Promise<(paper: Paper) => Promise<Bytes>>>> = {
  pdf: async () => {
    const [{ paperPdf }, fonts] = await Promise.all([
      import('../../../src/documents/pdf/paper-pdf.ts'),
      loadPaperFonts(),
    ]);
    return (paper) => paperPdf(paper, fonts);
  },
  docx: async () => (await import('../../../src/documents/docx/paper-docx.ts')).paperDocx,
};

/**
 * Draws a paper as a file, on this device; the parts for it are large and loaded when they are needed.
 * @returns `SERVICE-UNREACHABLE` where they cannot be loaded
 */
export async function drawPaper(paper: Paper, type: FileType): Promise<Result<Bytes>> {
  const renderer = await RENDERERS[type]().catch(() => undefined);
  // The service is away, or was replaced by another release meanwhile.
  return renderer === undefined ? refuse('SERVICE-UNREACHABLE', 'the parts for printing') : ok(await renderer(paper));
}
