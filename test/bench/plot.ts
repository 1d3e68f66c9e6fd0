import { readFileSync, writeFileSync } from 'node:fs';
import type { RecordMeasured } from './records.ts';

// docs/pictures/verify-time.svg from the figures of one run: `tsx test/bench/plot.ts FIGURES.json PICTURE.svg`.

const WIDTH = 640;
const HEIGHT = 400;
const LEFT = 64;
const RIGHT = 24;
const TOP = 40;
const BOTTOM = 56;
const COLOURS = ['#0b5cad', '#b3460b', '#2b7a0b'];

/** 1, 10, 100, … and 2 and 5 times these, between two numbers. */
const marks = (low: number, high: number): number[] =>
  [-2, -1, 0, 1, 2, 3, 4]
    .flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power))
    .filter((x) => x >= low && x <= high);

const nice = (value: number): string => String(Number(value.toPrecision(6)));

/** CPU seconds against ballots, both axes logarithmic, one curve for each number of lines. */
function picture(measured: readonly RecordMeasured[]): string {
  const points = measured.map(({ ballots, lines, aloneSeconds }) => ({ ballots, lines, cpuSeconds: aloneSeconds }));
  const range = (values: readonly number[]): [number, number] => [Math.min(...values) / 1.4, Math.max(...values) * 1.4];
  const [lowX, highX] = range(points.map(({ ballots }) => ballots));
  const [lowY, highY] = range(points.map(({ cpuSeconds }) => cpuSeconds));
  const place = (value: number, low: number, high: number): number => Math.log(value / low) / Math.log(high / low);
  const x = (value: number): string => (LEFT + place(value, lowX, highX) * (WIDTH - LEFT - RIGHT)).toFixed(1);
  const y = (value: number): string =>
    (HEIGHT - BOTTOM - place(value, lowY, highY) * (HEIGHT - TOP - BOTTOM)).toFixed(1);
  const grid = [
    ...marks(lowX, highX).map(
      (mark) =>
        `<path d="M${x(mark)} ${TOP}V${HEIGHT - BOTTOM}"/><text x="${x(mark)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${nice(mark)}</text>`,
    ),
    ...marks(lowY, highY).map(
      (mark) =>
        `<path d="M${LEFT} ${y(mark)}H${WIDTH - RIGHT}"/><text x="${LEFT - 8}" y="${y(mark)}" dy="4" text-anchor="end">${nice(mark)}</text>`,
    ),
  ];
  const curves = [...new Set(points.map(({ lines }) => lines))].map((lines, i) => {
    const own = points.filter((point) => point.lines === lines).sort((a, b) => a.ballots - b.ballots);
    const colour = COLOURS[i % COLOURS.length];
    const last = own.at(-1);
    const dots = own.map((point) => `<circle cx="${x(point.ballots)}" cy="${y(point.cpuSeconds)}" r="4"/>`).join('');
    const path = own.map((point) => `${x(point.ballots)},${y(point.cpuSeconds)}`).join(' ');
    const label =
      last === undefined
        ? ''
        : `<text x="${x(last.ballots)}" y="${y(last.cpuSeconds)}" dx="-8" dy="-10" text-anchor="end" stroke="none">${lines} lines × 5 options</text>`;
    return `<g fill="${colour}" stroke="${colour}"><polyline points="${path}" fill="none" stroke-width="2"/>${dots}${label}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">
<title>Verifying a whole record: CPU seconds</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${LEFT}" y="22" font-size="15">Verifying a whole record: CPU seconds</text>
<g stroke="#ddd" fill="#333">${grid.join('').replaceAll('<text', '<text stroke="none"')}</g>
${curves.join('\n')}
<text x="${WIDTH / 2}" y="${HEIGHT - 14}" text-anchor="middle">ballots in the box (as many voters in the log)</text>
</svg>
`;
}

const [figures, target] = process.argv.slice(2);
if (figures === undefined || target === undefined)
  throw new Error('usage: tsx test/bench/plot.ts FIGURES.json PICTURE.svg');
writeFileSync(target, picture(JSON.parse(readFileSync(figures, 'utf8')) as RecordMeasured[]));
