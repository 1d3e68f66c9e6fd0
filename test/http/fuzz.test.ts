import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuzz } from './fuzzer.ts';
import type { Scene } from './route-table.ts';
import { openScene } from './scene.ts';
import type { TestService } from './test-service.ts';

let service: TestService;
let scene: Scene;

beforeAll(async () => {
  ({ service, scene } = await openScene());
}, 120_000);
afterAll(() => service.close());

describe('random and mutated requests', () => {
  it('SERVICE-FAULT: none of 1,000 is answered with a fault, and every refusal has a code', async () => {
    const { meeting } = scene.meeting;
    const before = await service.call('GET', `/room/${meeting}/log`);
    const { statuses, wrong } = await fuzz(service, scene, 'default', 1_000);
    expect(wrong).toEqual([]);
    // The mutations reach every layer: routes, sessions, bodies, the judge.
    for (const status of [200, 400, 401, 403, 404, 409, 415, 422])
      expect(statuses.get(status) ?? 0, `${status}`).toBeGreaterThan(5);
    // What stood in the log still stands there.
    const after = await service.call('GET', `/room/${meeting}/log`);
    const entries = before.as<{ entries: unknown[] }>().entries;
    expect(after.as<{ entries: unknown[] }>().entries.slice(0, entries.length)).toEqual(entries);
  }, 120_000);
});
