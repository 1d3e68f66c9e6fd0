import { describe, expect, it } from 'vitest';
import { TimeLeft } from '../../clients/shared/auditor/time-left.ts';
import { findTracked, readTracking } from '../../clients/shared/auditor/tracking-code.ts';

describe('the time that is left', () => {
  it('says nothing before it knows anything', () => {
    const clock = new TimeLeft(0);
    expect(clock.endsAt(1, 100, 1)).toBeUndefined();
    expect(clock.endsAt(31, 100, 40)).toBeUndefined();
  });

  it('counts batches when they end, not what was only read', () => {
    const clock = new TimeLeft(0);
    for (let done = 1; done < 32; done++) clock.endsAt(done, 96, done);
    // The batch of 32 took 8 s; two more like it take until 24 s, however many are read meanwhile.
    expect(clock.endsAt(32, 96, 8_000)).toBe(24_000);
    for (let done = 33; done < 64; done++) expect(clock.endsAt(done, 96, 8_000 + done - 32)).toBe(24_000);
    expect(clock.endsAt(64, 96, 16_000)).toBe(24_000);
    expect(clock.endsAt(96, 96, 23_000)).toBe(23_000);
  });
});

describe('a tracking code that somebody types', () => {
  const ballots = [
    { ordinal: 1, tracking: 'ab'.repeat(32), valid: true },
    { ordinal: 2, tracking: `${'ab'.repeat(6)}${'cd'.repeat(26)}`, valid: false },
  ];

  it('is read without regard to spaces, hyphens and capitals, and finds what begins so', () => {
    expect(readTracking(' ABAB-abab abab·abab ')).toBe('abababababababab');
    expect(findTracked(ballots, 'abababababababab')).toEqual([ballots[0]]);
    expect(findTracked(ballots, 'abababababab')).toEqual(ballots);
    expect(findTracked(ballots, '0'.repeat(12))).toEqual([]);
  });

  it('is refused where it is none, or too short to mean one ballot', () => {
    for (const text of ['', 'ababababab', 'xyz'.repeat(6), 'a'.repeat(65)]) expect(readTracking(text)).toBeUndefined();
  });
});
