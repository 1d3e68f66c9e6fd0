import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOMAIN_SENTENCES } from '../../src/domain/sentences/sentences.ts';
import { STATUS_OF_KIND } from '../../src/http/errors/status.ts';
import { SENTENCES, SERVICE_CODES } from '../../src/http/errors.ts';

const name = /'([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)'/g;
/** Modules that only say in sentences what a code means. */
const told = /\/(?:sentences|errors)\//;
/** Names of other things, and refusals that never meet a request: the process does not start or stops. */
const others = /^(?:SHA-\d+|UTF-8|NOT-RATED|DATABASE-.*|MIGRATION-.*|ENVIRONMENT-INVALID)$/;

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (path.endsWith('.ts') && !told.test(path)) yield path;
  }
}

/** Codes stand in these folders as whole literals, also in the unions that close them. */
function codesIn(folder: string): Set<string> {
  const found = new Set<string>();
  for (const path of sources(folder))
    for (const [, code] of readFileSync(path, 'utf8').matchAll(name))
      if (!others.test(code as string)) found.add(code as string);
  return found;
}

describe('the map of refusals', () => {
  it.for(['crypto', 'src/domain', 'db', 'src/usecases', 'src/http'])(
    'has a sentence for every code of %s',
    (folder) => {
      const codes = codesIn(folder);
      expect(codes.size).toBeGreaterThan(0);
      expect([...codes].filter((code) => !(SERVICE_CODES as readonly string[]).includes(code))).toEqual([]);
    },
  );

  it('tells what a device says by itself without the service', () => {
    const codes = [...codesIn('crypto'), ...codesIn('src/domain')];
    expect(codes.filter((code) => !Object.hasOwn(DOMAIN_SENTENCES, code))).toEqual([]);
  });

  it('has a sentence for no code that nothing says', () => {
    const folders = ['crypto', 'src/domain', 'db', 'src/usecases', 'src/http'];
    const said = new Set(folders.flatMap((folder) => [...codesIn(folder)]));
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
