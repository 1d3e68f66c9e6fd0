import { describe, expect, it } from 'vitest';
import { DEVICE_SENTENCES } from '../../clients/shared/device-sentences.ts';
import { DOMAIN_SENTENCES } from '../../src/domain/sentences/sentences.ts';
import { service } from '../../src/http/errors/service.ts';
import { stored } from '../../src/http/errors/stored.ts';
import { codesIn } from '../support/codes-in.ts';

/** Besides sentences, names of other things such as a column of results. */
const clientCodes = () => codesIn('clients', /sentences\.ts$/, /^(?:SHA-\d+|UTF-8|NOT-RATED)$/);

describe('sentences of devices', () => {
  const elsewhere = { ...DOMAIN_SENTENCES, ...stored, ...service };

  it('stand for every code that a client can refuse with', () => {
    const codes = [...clientCodes()];
    expect(codes.length).toBeGreaterThan(20);
    const known = { ...elsewhere, ...DEVICE_SENTENCES };
    expect(codes.filter((code) => !Object.hasOwn(known, code))).toEqual([]);
  });

  it('stand for no code that nothing says, and not beside one of the domain or the service', () => {
    const said = clientCodes();
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
