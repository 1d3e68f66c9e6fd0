/** Letters as people type them in a hurry: lower case, no diacritics, d for đ. "duc" finds "Đức". */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase();
