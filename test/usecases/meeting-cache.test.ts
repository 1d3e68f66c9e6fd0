import { expect, it } from 'vitest';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { MeetingCache } from '../../src/usecases/meeting-cache.ts';

const state = (id: string, size: number) => ({ id, log: { size } }) as unknown as MeetingState;

it('a flood of small meetings of others does not push a long log out of memory', () => {
  const cache = new MeetingCache(8);
  cache.put(state('held', 900));
  for (let i = 0; i < 100; i++) cache.put(state(`small ${i}`, 1));
  expect(cache.knows('held')).toBe(true);
  expect(cache.meetings).toHaveLength(8);
  // The newest are kept whatever they are, and a long log goes once longer ones are in use.
  expect(cache.knows('small 99')).toBe(true);
  for (let i = 0; i < 8; i++) cache.put(state(`longer ${i}`, 1000));
  expect(cache.knows('held')).toBe(false);
  expect(cache.get('longer 7')?.log.size).toBe(1000);
});

it('keeps the newer of two snapshots, and the one that was used last', () => {
  const cache = new MeetingCache(2);
  cache.put(state('a', 5));
  cache.put(state('a', 4));
  expect(cache.get('a')?.log.size).toBe(5);
  cache.put(state('b', 5));
  cache.get('a');
  cache.put(state('c', 5));
  expect(cache.meetings).toEqual(['a', 'c']);
});
