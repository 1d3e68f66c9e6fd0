import { describe, expect, it } from 'vitest';
import { decodeServedRelease, judgeRelease } from '../../clients/shared/release.ts';
import { assertOk } from '../../crypto/result.ts';

const NAMED = 'ab'.repeat(32);
const LOADED = ['/assets/voter-1a2b.js', '/assets/ui-3c4d.css'];
const served = (release: string, files: readonly string[]) => assertOk(decodeServedRelease({ release, files }));

describe('the release of the screens', () => {
  it('agrees where the service serves what the manifest names, and the page has loaded that', () => {
    expect(judgeRelease(NAMED, served(NAMED, [...LOADED, '/assets/teller-9z.js']), LOADED).ok).toBe(true);
  });

  it('RELEASE-PAGE-OLD: says so where the page has loaded a file that is served no more, whatever the manifest names', () => {
    for (const release of [NAMED, 'cd'.repeat(32)])
      expect(
        judgeRelease(NAMED, served(release, ['/assets/voter-5e6f.js', '/assets/ui-3c4d.css']), LOADED),
      ).toMatchObject({
        code: 'RELEASE-PAGE-OLD',
      });
  });

  it('RELEASE-OTHER: says so where the service serves another release than the manifest names', () => {
    expect(judgeRelease(NAMED, served('cd'.repeat(32), LOADED), LOADED)).toMatchObject({ code: 'RELEASE-OTHER' });
  });

  it.each([undefined, '', {}, { release: NAMED }, { release: 'AB', files: [] }, { release: NAMED, files: [1] }])(
    'reads no other answer: %j',
    (value) => {
      expect(decodeServedRelease(value)).toMatchObject({ ok: false, code: 'SERVICE-ANSWER-INVALID' });
    },
  );
});
