import { describe, expect, it } from 'vitest';
import { answerRequest, pendingRequests } from '../../clients/shared/teller/issuing.ts';
import type { TellerMemory } from '../../clients/shared/teller/memory.ts';
import { assertOk } from '../../crypto/result.ts';
import { meetingAtTheDoor, stateIn, type TestTeller, viewOf, visitDoor } from './meeting.ts';

describe('a liar who times what a device does', () => {
  it('finds the latest memory after a crash, however slow an earlier save was', async () => {
    const meeting = await meetingAtTheDoor('overtaken', { ownLine: 'votes' });
    for (const voter of [0, 1]) visitDoor(meeting, voter);
    const device = meeting.tellers[0] as TestTeller;
    const slow: (() => void)[] = [];
    let disk: TellerMemory | undefined;
    const save = (memory: TellerMemory) => {
      const copy = structuredClone(memory);
      const first = slow.length === 0;
      return new Promise<void>((resolve) => {
        const done = () => {
          disk = copy;
          resolve();
        };
        slow.push(done);
        if (!first) done();
      });
    };
    Object.assign(device, { save });
    const [a, b] = pendingRequests(stateIn(meeting), 1) as [string, string];
    const answers = [a, b].map((leaf) => answerRequest(device, viewOf(meeting), leaf));
    await new Promise((resolve) => setImmediate(resolve));
    slow[0]?.();
    for (const answer of answers) assertOk(await answer);
    expect([...(disk?.granted.values() ?? [])]).toEqual(expect.arrayContaining([a, b]));
  });
});
