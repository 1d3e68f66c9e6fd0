import { describe, expect, it } from 'vitest';
import { unhurried } from '../../clients/shared/unhurried.ts';
import { assertOk, ok, refuse } from '../../crypto/result.ts';

describe('a log read without hurry', () => {
  it('is the same log, an entry at a time, with one request a page', async () => {
    const log = Array.from({ length: 7 }, (_, index) => `entry ${index}`);
    const asked: number[] = [];
    const read = unhurried(async (from) => {
      asked.push(from);
      return ok({ size: log.length, entries: log.slice(from, from + 3) });
    });
    const entries: unknown[] = [];
    while (entries.length < log.length) {
      const page = assertOk(await read(entries.length));
      expect(page.size).toBe(7);
      expect(page.entries).toHaveLength(1);
      entries.push(...page.entries);
    }
    expect(entries).toEqual(log);
    expect(asked).toEqual([0, 3, 6]);
    // Past the end, and back at the beginning for another reader: asked again.
    expect(assertOk(await read(7)).entries).toEqual([]);
    expect(assertOk(await read(0)).entries).toEqual(['entry 0']);
    expect(asked).toEqual([0, 3, 6, 7, 0]);
  });

  it('hands a refusal on', async () => {
    expect(await unhurried(async () => refuse('SERVICE-UNREACHABLE'))(0)).toMatchObject({
      code: 'SERVICE-UNREACHABLE',
    });
  });
});
