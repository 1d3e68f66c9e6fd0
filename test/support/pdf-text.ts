import { inflateSync } from 'node:zlib';

/**
 * The texts that a PDF of ours shows, one string a text operator, in their order: fonts are embedded with two-byte glyph
 * numbers and a map back to Unicode (ISO 32000-1 §9.10.3). Enough for what pdfkit writes, and for nothing else.
 */
export const pdfTexts = (pdf: Uint8Array): string[] => pdfPageTexts(pdf).flat();

/** The same, a list a page. */
export function pdfPageTexts(pdf: Uint8Array): string[][] {
  const { pages, fonts } = readPdf(pdf);
  return pages.map((page) => shown(page, fonts));
}

/** What each page of a PDF of ours draws: its operators, as text. */
export const pdfPages = (pdf: Uint8Array): readonly string[] => readPdf(pdf).pages;

function readPdf(pdf: Uint8Array) {
  const raw = Buffer.from(pdf).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, number = '', body = ''] of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) objects.set(number, body);
  const streamOf = (number: string): string => {
    const body = objects.get(number) ?? '';
    const from = body.indexOf('stream\n') + 7;
    const data = Buffer.from(body.slice(from, body.lastIndexOf('\nendstream')), 'latin1');
    return (body.includes('/FlateDecode') ? inflateSync(data) : data).toString('latin1');
  };
  const fonts = new Map<string, Map<number, string>>();
  for (const body of objects.values())
    for (const [, name = '', number = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number) ?? '')?.[1];
      if (map !== undefined) fonts.set(name, glyphs(streamOf(map)));
    }
  const pages = [...objects].flatMap(([, body]) => {
    const content = /\/Type \/Page\b/.test(body) ? /\/Contents (\d+) 0 R/.exec(body)?.[1] : undefined;
    return content === undefined ? [] : [streamOf(content)];
  });
  return { pages, fonts };
}

/** `<0000> <0010> [<0041> <0042> …]` in the map of a font. */
function glyphs(map: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const [, from = '', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    let glyph = Number.parseInt(from, 16);
    for (const [, hex = ''] of list.matchAll(/<([0-9a-f]+)>/gi))
      found.set(glyph++, String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))));
  }
  return found;
}

function shown(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string[] {
  const texts: string[] = [];
  let font: ReadonlyMap<number, string> = new Map();
  for (const [, name, line] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    if (line === undefined) continue;
    const units = [...line.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    texts.push(units.map((unit) => font.get(Number.parseInt(unit, 16)) ?? '?').join(''));
  }
  return texts;
}
