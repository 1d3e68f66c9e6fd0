import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checksByFamily, RECORD_CHECKS } from '../../src/domain/report/record-checks.ts';
import { DOMAIN_SENTENCES } from '../../src/domain/sentences/sentences.ts';
import { FAMILIES } from '../../src/domain/verify/checks.ts';

const root = fileURLToPath(new URL('../../src/domain', import.meta.url));
/**
 * A service or a device says OPENING-INVALID of an opening that it is handed; a record's openings are judged by
 * RECORD-OPENING. Caps and criteria belong to rating logs, not to a meeting's record.
 */
const ELSEWHERE = new Set(['OPENING-INVALID', 'CAP-SHAPE', 'CRITERIA-SHAPE', 'RATING-POINTS']);

describe('the named checks of a report', () => {
  it('are all that the judge of the log and the verifier can refuse with', () => {
    const refused = new Set<string>();
    for (const folder of ['meeting', 'verify', 'rules'])
      for (const path of readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' }))
        if (path.endsWith('.ts'))
          for (const [, code] of readFileSync(`${root}/${folder}/${path}`, 'utf8').matchAll(
            /refuse\(\s*'([A-Z0-9-]+)'/g,
          ))
            refused.add(code as string);
    expect(refused.size).toBeGreaterThan(50);
    expect([...refused].filter((code) => !ELSEWHERE.has(code) && !RECORD_CHECKS.some((name) => name === code))).toEqual(
      [],
    );
  });

  it('stand once each, with a sentence, under one of the five families', () => {
    expect(new Set(RECORD_CHECKS).size).toBe(RECORD_CHECKS.length);
    expect(RECORD_CHECKS.filter((name) => !Object.hasOwn(DOMAIN_SENTENCES, name))).toEqual([]);
    const grouped = checksByFamily();
    expect([...grouped.keys()]).toEqual([...FAMILIES]);
    expect([...grouped.values()].flat().flatMap(({ names }) => names)).toHaveLength(RECORD_CHECKS.length);
  });
});
