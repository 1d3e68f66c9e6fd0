import { describe, expect, it } from 'vitest';
import { fuzz, TARGETS } from '../support/fuzz-decoders.ts';

const INPUTS = 100_000;

describe('random and mutated input, at length', () => {
  for (const [place, target] of TARGETS.entries())
    it(`${target.name}: ${INPUTS} inputs, in bounded memory`, { timeout: 7_200_000 }, async () => {
      await fuzz(target, 1_000, 1);
      const before = process.memoryUsage().rss;
      const { accepted, refused, faults } = await fuzz(target, INPUTS, 1000 + place);
      const grown = (process.memoryUsage().rss - before) / 2 ** 20;
      process.stdout.write(`${target.name}: ${accepted} accepted, ${refused} refused, ${Math.round(grown)} MiB more\n`);
      expect(faults).toEqual([]);
      expect(accepted).toBeGreaterThan(0);
      // A decoder that kept its inputs would hold some hundred bytes to kilobytes of each.
      expect(grown).toBeLessThan(256);
    });
});
