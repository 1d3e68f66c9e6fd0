import type { Hex } from '../../../crypto/bytes.ts';

/** A revealed ballot as it goes from screen to camera; all of it hostile to the reader. */
export interface RevealedBallot {
  readonly ordinal: number;
  /** 32 bytes. */
  readonly tracking: Hex;
  readonly opening: Hex;
}

/** One of the codes it takes. */
export interface CheckPart extends Omit<RevealedBallot, 'opening'> {
  readonly part: number;
  readonly parts: number;
  readonly chunk: Hex;
}

/** Hexadecimal digits in one code: a version that a cheap camera still reads. */
const CHUNK = 320;

/** The texts of the codes, in QR's alphanumeric set: `PKC:<part>:<parts>:<ordinal>:<tracking>:<digits>`. */
export function checkParts({ ordinal, tracking, opening }: RevealedBallot): readonly string[] {
  const chunks = opening.match(new RegExp(`.{1,${CHUNK}}`, 'g')) ?? [];
  return chunks.map((chunk, at) => ['PKC', at + 1, chunks.length, ordinal, tracking, chunk].join(':').toUpperCase());
}

/** @returns undefined for any other text */
export function readCheckPart(text: string): CheckPart | undefined {
  const read = /^pkc:(\d{1,3}):(\d{1,3}):(\d{1,2}):([0-9a-f]{64}):([0-9a-f]{1,320})$/.exec(text.trim().toLowerCase());
  if (read === null) return undefined;
  const [, part, parts, ordinal, tracking = '', chunk = ''] = read;
  return { part: Number(part), parts: Number(parts), ordinal: Number(ordinal), tracking, chunk };
}
