import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fingerprintWords } from '../../crypto/words.ts';

const hashOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const words = Array.from({ length: 256 }, (_, byte) => fingerprintWords(hashOf(byte))[0] as string);

/** What is left of a word when tones and marks are lost and the sounds that some region merges are merged. */
function heard(word: string): string {
  const merged: [RegExp, string][] = [
    [/^tr/, 'ch'],
    [/^(gi|d|r|v)/, 'z'],
    [/^s/, 'x'],
    [/^l/, 'n'],
    [/^qu/, 'w'],
    [/^k(?!h)/, 'c'],
    [/^gh/, 'g'],
    [/^ngh/, 'ng'],
    [/(ng|nh|m)$/, 'n'],
    [/(ch|c|p)$/, 't'],
    [/y/g, 'i'],
  ];
  return word
    .replaceAll('đ', '*')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(' ')
    .map((syllable) => merged.reduce((sound, [from, to]) => sound.replace(from, to), syllable))
    .join(' ');
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] as number) + 1,
          (next[j - 1] as number) + 1,
          (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1) as number;
}

describe('fingerprint words', () => {
  it('are one word for each of the first eight bytes', () => {
    const hash = Uint8Array.from({ length: 32 }, (_, i) => (i < 8 ? 36 * i : 255));
    expect(fingerprintWords(hash)).toEqual(Array.from({ length: 8 }, (_, i) => words[36 * i]));
    expect(() => fingerprintWords(new Uint8Array(7))).toThrow();
  });

  it('are 256 different words of two syllables in normal form C', () => {
    expect(new Set(words).size).toBe(256);
    for (const word of words) {
      expect(word).toBe(word.normalize('NFC'));
      expect(word).toMatch(/^\p{Ll}{1,6} \p{Ll}{1,6}$/u);
    }
  });

  it('are never alike by ear, without tones and with regional sounds merged', () => {
    const near: string[] = [];
    words.forEach((a, i) => {
      for (const b of words.slice(0, i)) if (editDistance(heard(a), heard(b)) < 2) near.push(`${a} / ${b}`);
    });
    expect(near).toEqual([]);
    // The measure does see what it is there for.
    expect(editDistance(heard('bánh cốm'), heard('ban công'))).toBe(0);
    expect(editDistance(heard('chôm chôm'), heard('chong chóng'))).toBe(0);
    expect(editDistance(heard('hoa mai'), heard('họa mi'))).toBe(1);
  });

  it('are the table of the page', () => {
    const page = readFileSync(new URL('../../docs/protocol/04-codes.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `([0-9a-f]{2})`–`[0-9a-f]{2}` \| (.+) \|$/gm)];
    expect(rows.map((row) => Number.parseInt(row[1] as string, 16))).toEqual(
      Array.from({ length: 32 }, (_, i) => 8 * i),
    );
    expect(rows.flatMap((row) => (row[2] as string).split(', '))).toEqual(words);
  });
});
