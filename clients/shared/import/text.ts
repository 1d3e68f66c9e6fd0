/**
 * Text of a cell as it is kept: NFC, so that one name has one set of bytes whatever keyboard or system wrote it; every
 * run of white space one space; no invisible, control or direction-changing characters.
 */
export const cleanText = (text: string): string =>
  text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .normalize('NFC')
    .trim();

/** What headers and words are compared by: no case, accents, spaces or punctuation. `Họ và tên` becomes `hovaten`. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[đð]/g, 'd')
    .replace(/[^a-z0-9]/g, '');

/** TCVN3 writes vowels and Đ as symbols: `V¨n`, `Hµ`, `§oµn`. */
const TCVN3_SYMBOL = /\p{L}(?:[¡-¿×÷]+(?=\p{Ll})|[¡-ª¬-º¼-¿×÷]+(?=\s|$))|(?<!\S)[§¡-¥]\p{Ll}/u;
/** TCVN3 writes accented vowels as capitals inside words: `NguyÔn`. */
const TCVN3_CAPITAL = /\p{Ll}[À-ÖØ-Þ]/u;
/** VNI writes an accent as a second letter: `Nguyeãn`, `Thuûy`. In Vietnamese no accented vowel follows a or e. */
const VNI_PAIR = /[ae][àáâãèéêìíòóôõùúýøûïåäëüö]|[ouyi][øûïåäëü]/iu;

/**
 * Whether text is typed in a font of before Unicode, and shows as garbage on every other machine. Meant for text that
 * has gone through `cleanText`.
 */
export const looksLegacy = (text: string): boolean =>
  TCVN3_SYMBOL.test(text) || TCVN3_CAPITAL.test(text) || VNI_PAIR.test(text);
