/** Letters as people type them in a hurry: lower case, no diacritics, d for đ. "duc" finds "Đức". */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase();

const COLLATOR = new Intl.Collator('vi', { numeric: true });

/** How lists of names are ordered: "Chi bộ 2" before "Chi bộ 10". */
export const byName = (a: string, b: string): number => COLLATOR.compare(a, b);
