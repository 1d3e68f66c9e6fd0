import { describe, expect, it } from 'vitest';
import { cleanText, fold, looksLegacy } from '../../clients/shared/import/text.ts';
import { LONG_AN_COMMITTEE, LONG_AN_ORGANISATIONS, YEN_THE_COMMITTEE } from '../fixtures/import/people.ts';

describe('fold', () => {
  it('leaves letters and digits only', () => {
    expect([fold('Họ và tên'), fold('HỌ, TÊN (*)'), fold('Điểm 1'), fold('Ho\u0323 te\u0302n')]).toEqual([
      'hovaten',
      'hoten',
      'diem1',
      'hoten',
    ]);
  });
});

describe('cleanText', () => {
  it('composes accents', () => {
    expect(cleanText(' Nguye\u0302\u0303n ')).toBe('Nguyễn');
  });
});

describe('looksLegacy', () => {
  it.each([
    'NguyÔn V¨n An',
    'TrÇn ThÞ Hµ',
    '§oµn Thanh niªn',
    'Nguyeãn Vaên An',
    'Phaïm Thò Thuûy',
    'Hoaøng',
    'Chi boä',
  ])('finds %s', (text) => {
    expect(looksLegacy(text)).toBe(true);
  });

  it('leaves Vietnamese in Unicode alone, in all its spellings, and names of other peoples and languages', () => {
    const people = [...YEN_THE_COMMITTEE, ...LONG_AN_COMMITTEE].flatMap(({ name, position, unit }) => [
      name,
      position,
      unit,
    ]);
    const others = [
      'Hoàng Hoà',
      'Hòa',
      'Quân',
      'Luân',
      'Khuê',
      'Thuý',
      'Thúy',
      'Loan',
      'Quý',
      'Khoẻ',
      'Ía',
      'Giã',
      'Yến',
    ];
    const foreign = ["H'Ñuôl Niê", 'Y Khăm Niê', "K'Pă", 'Nestlé', 'Café', 'Tổ «Sao Vàng»', 'Điều 5 § 2', 'A & B'];
    for (const text of [...people, ...LONG_AN_ORGANISATIONS, ...others, ...foreign]) {
      expect([text, looksLegacy(text)]).toEqual([text, false]);
      expect([text, looksLegacy(text.toUpperCase())]).toEqual([text, false]);
    }
  });
});
