import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, Limits } from '../../src/http/limits.ts';

describe('limits', () => {
  it('RETRY-LATER: lets in as many casts at once as it says, and another as soon as one is done', async () => {
    const limits = new Limits({ ...DEFAULT_LIMITS, casting: 2 });
    const releases: (() => void)[] = [];
    let keys = 0;
    const held = () =>
      limits.whileCasting(
        `key ${keys++}`,
        () => new Promise<string>((settle) => releases.push(() => settle('stored'))),
      );
    const first = held();
    const second = held();
    expect(await limits.whileCasting('another', async () => 'stored')).toBeUndefined();
    releases[0]?.();
    expect(await first).toBe('stored');
    expect(await limits.whileCasting('another', async () => 'stored')).toBe('stored');
    releases[1]?.();
    expect(await second).toBe('stored');
  });

  it('gives the place back when a cast fails', async () => {
    const limits = new Limits({ ...DEFAULT_LIMITS, casting: 1 });
    await expect(limits.whileCasting('another', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await limits.whileCasting('another', async () => 'stored')).toBe('stored');
  });

  it('RATE-LIMITED: counts each name and each client for itself', async () => {
    const limits = new Limits({ ...DEFAULT_LIMITS, signIn: 2, garbage: 1 });
    const taken = [
      await limits.take('signIn', 'a'),
      await limits.take('signIn', 'a'),
      await limits.take('signIn', 'a'),
    ];
    expect(taken).toEqual([true, true, false]);
    expect(await limits.take('signIn', 'b')).toBe(true);
    expect(await limits.exhausted('garbage', 'a')).toBe(false);
    await limits.take('garbage', 'a');
    expect(await limits.exhausted('garbage', 'a')).toBe(true);
    expect(await limits.exhausted('garbage', 'b')).toBe(false);
  });
});
