import { describe, expect, it } from 'vitest';
import { decodeCanonicalJson } from '../../crypto/json.ts';
import { decodeEntry } from '../../src/domain/meeting/entry.ts';
import { fuzz, nestedEntry, TARGETS } from '../support/fuzz-decoders.ts';

describe('random and mutated input', () => {
  for (const target of TARGETS)
    it(`${target.name}: never throws, and accepts only what it would write`, { timeout: 120_000 }, async () => {
      const { accepted, refused, faults } = await fuzz(target, target.quick, 20261205);
      expect(faults).toEqual([]);
      // A mutation may change nothing or leave another good value: where none is accepted, the seeds are bad.
      expect(accepted, `${accepted} accepted`).toBeGreaterThan(0);
      expect(refused, `${refused} refused`).toBeGreaterThan(target.quick / 10);
    });

  // Refused or accepted, but at every depth the same on every machine, and never by a stack that overflows.
  it('ENCODING-JSON: nesting of any depth is judged, not thrown', () => {
    for (const depth of [10, 100, 1_000, 2_000, 4_000, 100_000]) {
      const parsed = decodeCanonicalJson(nestedEntry(depth));
      if (parsed.ok) decodeEntry(parsed.value);
    }
  });
});
