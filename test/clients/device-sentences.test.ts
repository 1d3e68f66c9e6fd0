import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEVICE_SENTENCES } from '../../clients/shared/device-sentences.ts';
import { DOMAIN_SENTENCES } from '../../src/domain/sentences/sentences.ts';
import { service } from '../../src/http/errors/service.ts';
import { stored } from '../../src/http/errors/stored.ts';

const name = /'([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)'/g;
/** Modules that only say in sentences what a code means. */
const told = /sentences\.ts$/;
/** Names of other things, such as a column of results. */
const others = /^(?:SHA-\d+|UTF-8|NOT-RATED)$/;

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(path) && !told.test(path)) yield path;
  }
}

function codesIn(folder: string): Set<string> {
  const found = new Set<string>();
  for (const path of sources(folder))
    for (const [, code] of readFileSync(path, 'utf8').matchAll(name))
      if (!others.test(code as string)) found.add(code as string);
  return found;
}

describe('sentences of devices', () => {
  const elsewhere = { ...DOMAIN_SENTENCES, ...stored, ...service };

  it('stand for every code that a client can refuse with', () => {
    const codes = [...codesIn('clients')];
    expect(codes.length).toBeGreaterThan(20);
    const known = { ...elsewhere, ...DEVICE_SENTENCES };
    expect(codes.filter((code) => !Object.hasOwn(known, code))).toEqual([]);
  });

  it('stand for no code that nothing says, and not beside one of the domain or the service', () => {
    const said = codesIn('clients');
    const codes = Object.keys(DEVICE_SENTENCES);
    expect(codes.filter((code) => !said.has(code))).toEqual([]);
    expect(codes.filter((code) => Object.hasOwn(elsewhere, code))).toEqual([]);
  });

  it.for(Object.entries(DEVICE_SENTENCES))('%s says what to do next, in both languages', ([code, sentence]) => {
    for (const text of [sentence.vi, sentence.en]) {
      expect(text).toBe(text.normalize('NFC'));
      expect(text).toMatch(/^\p{Lu}[^{}<>]{20,260}\.$/u);
      expect(text).not.toContain(code);
      // What happened and what to do next: two sentences, or two halves.
      expect(text.split(/[.;] /).length).toBeGreaterThan(1);
    }
    expect(sentence.vi).toMatch(/[ăâđêôơưàáạảãèéẹẻẽìíịỉĩòóọỏõùúụủũỳýỵỷỹ]/);
  });
});
