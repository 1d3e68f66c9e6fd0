import decodeQR from 'qr/decode.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeCode, encodeQr } from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';
import { installedFonts } from '../../src/cli/papers/fonts.ts';
import { paperDocx } from '../../src/documents/docx/paper-docx.ts';
import { paperPdf } from '../../src/documents/pdf/paper-pdf.ts';
import { pageSize } from '../../src/domain/papers/layout.ts';
import { meetingPapers } from '../../src/domain/papers/meeting-papers.ts';
import type { Paper } from '../../src/domain/papers/paper.ts';
import { sentence } from '../../src/domain/papers/parts.ts';
import { pdfPageTexts, pdfTexts } from '../support/pdf-text.ts';
import { docxPart, docxTexts } from './docx-parts.ts';
import { BY_HAND, meetingFacts } from './facts.ts';
import { besides, paperTexts } from './paper-texts.ts';
import { edgesOf, qrOf } from './pdf-places.ts';
import { ratingPapers } from './rated.ts';

const meeting = meetingFacts();
const papers = [...meetingPapers(meeting, BY_HAND, ['12-BB/CB', '13-BB/CB']), ...ratingPapers()];
const named = papers.map((paper) => [paper.name, paper] as const);
const drawn = new Map<string, { readonly pdf: Uint8Array; readonly docx: Uint8Array }>();

const draw = async (paper: Paper) => ({
  pdf: await paperPdf(paper, await installedFonts()),
  docx: await paperDocx(paper),
});
const of = (paper: Paper) => {
  const files = drawn.get(paper.name);
  if (files === undefined) throw new Error('not drawn');
  return files;
};

beforeAll(async () => {
  for (const paper of papers) drawn.set(paper.name, await draw(paper));
});

describe.each(named)('%s', (_, paper) => {
  it('says in the PDF what the paper says, in its order and nothing else', () => {
    expect(besides(paper, pdfTexts(of(paper).pdf).join(' '))).toBe('');
  });

  it('says the same in the DOCX, a paragraph each', () => {
    const texts = docxTexts(of(paper).docx).filter((text) => text !== '\u{2610}');
    expect(texts.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual(paperTexts(paper));
  });

  it('has every diacritic composed in both', () => {
    const said = [...pdfTexts(of(paper).pdf), ...docxTexts(of(paper).docx)].join('\n');
    expect(said).toBe(said.normalize('NFC'));
    expect(said).not.toMatch(/\p{M}/u);
  });

  it('keeps the margins within a millimetre in the PDF', () => {
    const { height } = pageSize(paper.orientation);
    const pages = edgesOf(of(paper).pdf, (height * 72) / 25.4);
    const width = pageSize(paper.orientation).width;
    for (const [place, { left, right, first, lowest }] of pages.entries()) {
      expect(left).toBeGreaterThan(29);
      if (Number.isFinite(right)) {
        expect(Math.abs(left - 30)).toBeLessThan(1);
        expect(right).toBeLessThan(width - 19);
      }
      // Letters hang from the upper margin, those of a table's head below its padding and in the middle of its rows.
      expect(first.baseline).toBeGreaterThan(20);
      if (place === 0) expect(Math.abs(first.baseline - 20 - (first.points * 0.97 * 25.4) / 72)).toBeLessThan(1);
      expect(lowest).toBeLessThan(height - 20);
    }
    expect(pages.some(({ right }) => Math.abs(right - (width - 20)) < 1)).toBe(true);
  });

  it('says the margins and the page in the DOCX', () => {
    const xml = docxPart(of(paper).docx, 'word/document.xml');
    const attributes = (element: string): Record<string, number> =>
      Object.fromEntries(
        [...(new RegExp(`<w:${element} ([^>]*)/>`).exec(xml)?.[1] ?? '').matchAll(/w:(\w+)="(\d+)"/g)].map(
          ([, name, value]) => [name, Number(value)],
        ),
      );
    const mm = (twips: number | undefined): number => ((twips ?? 0) / 1440) * 25.4;
    const margins = attributes('pgMar');
    for (const [side, asked] of [
      ['left', 30],
      ['right', 20],
      ['top', 20],
      ['bottom', 20],
    ] as const)
      expect(Math.abs(mm(margins[side]) - asked)).toBeLessThan(0.1);
    const size = attributes('pgSz');
    const { width, height } = pageSize(paper.orientation);
    expect(Math.abs(mm(size.w) - width)).toBeLessThan(0.1);
    expect(Math.abs(mm(size.h) - height)).toBeLessThan(0.1);
  });

  it('embeds Tinos and no other font', () => {
    const raw = Buffer.from(of(paper).pdf).toString('latin1');
    const fonts = [...raw.matchAll(/\/FontName \/(?:[A-Z]{6}\+)?([\w-]+)/g)].map(([, name]) => name);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/^Tinos-/);
    expect([...raw.matchAll(/\/FontFile2 /g)]).toHaveLength(fonts.length);
  });

  it('was made on the day of the matter: no clock is in it', () => {
    const core = docxPart(of(paper).docx, 'docProps/core.xml');
    expect([...core.matchAll(/>([\d-]+T[\d:]+Z)</g)].map(([, stamp]) => stamp)).toEqual(
      [1, 2].map(() => `${paper.date}T00:00:00Z`),
    );
    const raw = Buffer.from(of(paper).pdf).toString('latin1');
    const day = paper.date.replaceAll('-', '');
    expect([...raw.matchAll(/\(D:(\d+)Z\)/g)].map(([, stamp]) => stamp)).toEqual([1, 2].map(() => `${day}000000`));
  });

  it('keeps tables of the DOCX apart, and ends with a paragraph', () => {
    const xml = docxPart(of(paper).docx, 'word/document.xml');
    expect(xml).not.toContain('</w:tbl><w:tbl>');
    expect(xml).not.toContain('</w:tbl><w:sectPr');
  });

  it('comes out in the same bytes again', async () => {
    const again = await draw(paper);
    expect(Buffer.compare(again.pdf, of(paper).pdf)).toBe(0);
    expect(Buffer.compare(again.docx, of(paper).docx)).toBe(0);
  });
});

describe('the seal of the minutes', () => {
  const minutes = papers[0] as Paper;
  const code = encodeQr('anchor', assertOk(decodeCode('anchor', meeting.anchor)));

  it('holds the anchor code in a QR code that can be read', () => {
    expect(decodeQR(qrOf(of(minutes).pdf))).toBe(code);
  });

  it('has its QR code in the DOCX as a picture that says the same', () => {
    const xml = docxPart(of(minutes).docx, 'word/document.xml');
    expect(xml).toContain(`descr="${code}"`);
    const picture = /media\/[\w.]+\.gif/.exec(docxPart(of(minutes).docx, 'word/_rels/document.xml.rels'))?.[0];
    expect(docxPart(of(minutes).docx, `word/${picture}`).slice(0, 3)).toBe('GIF');
  });
});

it('a head is repeated on each page of a long table', () => {
  const said = pdfTexts(of(papers[0] as Paper).pdf)
    .join('')
    .replace(/\s+/g, '');
  expect(said.split('Họvàtên(têntổchức)').length - 1).toBeGreaterThan(1);
});

it.each([27, 28, 29])('bars and their heading stand on one page, after %i lines', async (lines) => {
  const report = papers.find(({ blocks }) => blocks.some(({ kind }) => kind === 'bars')) as Paper;
  const bars = report.blocks.filter((block) => block.kind === 'bars').slice(0, 1);
  const before = Array.from({ length: lines }, (_, place) => sentence(`Dòng ${place + 1}`));
  const paper: Paper = { ...report, orientation: 'portrait', blocks: [...before, ...bars] };
  const pages = pdfPageTexts((await draw(paper)).pdf).map((texts) => texts.join(' '));
  const [last, ...earlier] = pages.reverse();
  expect(besides({ ...paper, blocks: bars }, last?.replace(/Dòng/g, '') ?? '')).toBe('');
  expect(earlier.join(' ')).not.toContain('Theo mức');
  const xml = docxPart((await draw(paper)).docx, 'word/document.xml');
  const rows = xml.slice(xml.indexOf('Theo mức')).split('</w:tr>').slice(0, -1);
  expect(rows.map((row) => row.includes('<w:keepNext/>'))).toEqual(rows.map((_, place) => place < rows.length - 1));
});
