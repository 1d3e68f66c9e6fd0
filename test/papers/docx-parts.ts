import { strFromU8, unzipSync } from 'fflate';

/** A part of a DOCX as text. */
export function docxPart(docx: Uint8Array, name: string): string {
  const part = unzipSync(docx)[name];
  if (part === undefined) throw new Error(`no ${name}`);
  return strFromU8(part);
}

/** What the document says, a string a paragraph. */
export const docxTexts = (docx: Uint8Array): readonly string[] =>
  docxPart(docx, 'word/document.xml')
    .split('</w:p>')
    .map((paragraph) => [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
    .map((text) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&apos;', "'"))
    .filter((text) => text !== '');
