import { writeFileSync } from 'node:fs';
import { encode } from 'uqr';

const WIDTH = 640;
const HEIGHT = 480;
const PIXELS_PER_MODULE = 8;
const PAPER = 225;
const INK = 40;
const TABLE = 120;

/** Chromium's arguments for a camera that sees a file, without asking anybody. */
export const cameraArguments = (file: string): string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
];

/** Films a printed QR code: paper on a table, grey in grey. Writes YUV4MPEG2, which Chromium plays in a circle. */
export function filmCode(file: string, text: string): void {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const side = size * PIXELS_PER_MODULE;
  const [left, top] = [Math.floor((WIDTH - side) / 2), Math.floor((HEIGHT - side) / 2)];
  if (top < 0) throw new Error('the code does not fit into the picture');
  const luma = Buffer.alloc(WIDTH * HEIGHT, TABLE);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const dark = data[Math.floor(y / PIXELS_PER_MODULE)]?.[Math.floor(x / PIXELS_PER_MODULE)] === true;
      // A shadow falls from the left, as in a room.
      luma[(top + y) * WIDTH + left + x] = Math.round((dark ? INK : PAPER) * (0.75 + (0.25 * x) / side));
    }
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([head, frame, frame]));
}
