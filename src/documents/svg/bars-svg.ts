import type { Bars } from '../../domain/papers/paper.ts';

/** Pixels: words, the longest bar, figures, height of a row and of a bar. */
const SIZE = { words: 260, longest: 320, figures: 140, row: 34, bar: 20, margin: 16 } as const;

/** Bars as a picture that stands alone: a title, the words, and each figure in text beside its bar. */
export function barsSvg({ bars }: Bars, title: string): string {
  const { words, longest, figures, row, bar, margin } = SIZE;
  const width = words + longest + figures + 2 * margin;
  const height = row * (bars.length + 1) + 2 * margin;
  const text = (x: number, y: number, of: string, more = ''): string =>
    `<text x="${x}" y="${y}"${more}>${escaped(of)}</text>`;
  const lines = bars.flatMap(({ label, text: said, share }, place) => {
    const top = margin + row * (place + 1);
    const from = margin + words;
    const base = top + bar - 5;
    return [
      text(margin, base, label),
      `<rect x="${from}" y="${top}" width="${longest}" height="${bar}" fill="none" stroke="#999"/>`,
      `<rect x="${from}" y="${top}" width="${((longest * Math.min(share, 1000)) / 1000).toFixed(1)}" height="${bar}" fill="#555"/>`,
      text(from + longest + 10, base, said),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}" font-family="Tinos, 'Times New Roman', serif" font-size="17" fill="#111">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(margin, margin + 16, title, ' font-weight="bold"'),
    ...lines,
    '</svg>',
    '',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => ENTITIES[one] ?? '');
