import { describe, expect, it } from 'vitest';
import { DOMAIN_SENTENCES } from '../../src/domain/sentences/sentences.ts';
import { STATUS_OF_KIND } from '../../src/http/errors/status.ts';
import { SENTENCES, SERVICE_CODES } from '../../src/http/errors.ts';
import { codesIn } from '../support/codes-in.ts';

/** Besides names of other things, refusals that never meet a request: the process does not start or stops. */
const others = /^(?:SHA-\d+|UTF-8|NOT-RATED|DATABASE-.*|MIGRATION-.*|ENVIRONMENT-INVALID)$/;
const saidIn = (folder: string) => codesIn(folder, /\/(?:sentences|errors)\//, others);

describe('the map of refusals', () => {
  it.for(['crypto', 'src/domain', 'db', 'src/usecases', 'src/http'])(
    'has a sentence for every code of %s',
    (folder) => {
      const codes = saidIn(folder);
      expect(codes.size).toBeGreaterThan(0);
      expect([...codes].filter((code) => !(SERVICE_CODES as readonly string[]).includes(code))).toEqual([]);
    },
  );

  it('tells what a device says by itself without the service', () => {
    const codes = [...saidIn('crypto'), ...saidIn('src/domain')];
    expect(codes.filter((code) => !Object.hasOwn(DOMAIN_SENTENCES, code))).toEqual([]);
  });

  it('has a sentence for no code that nothing says', () => {
    const folders = ['crypto', 'src/domain', 'db', 'src/usecases', 'src/http'];
    const said = new Set(folders.flatMap((folder) => [...saidIn(folder)]));
    expect(SERVICE_CODES.filter((code) => !said.has(code))).toEqual([]);
  });

  it.for(SERVICE_CODES.map((code) => [code, SENTENCES[code]] as const))(
    '%s says what to do next, in both languages',
    ([code, sentence]) => {
      expect(Object.keys(STATUS_OF_KIND)).toContain(sentence.kind);
      for (const text of [sentence.vi, sentence.en]) {
        expect(text).toBe(text.normalize('NFC'));
        expect(text).toMatch(/^\p{Lu}[^{}<>]{20,260}\.$/u);
        expect(text).not.toContain(code);
        // What happened and what to do next: two sentences, or two halves.
        expect(text.split(/[.;] /).length).toBeGreaterThan(1);
      }
      expect(sentence.vi).toMatch(/[ăâđêôơưàáạảãèéẹẻẽìíịỉĩòóọỏõùúụủũỳýỵỷỹ]/);
    },
  );
});
