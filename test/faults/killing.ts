import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { seededRandom } from '../support/random.ts';
import { CastingHistory } from './casting-history.ts';
import { ServerProcess } from './server-process.ts';
import { closeRoom, openRoom, type Place } from './voting-room.ts';

export interface KillPlan {
  readonly voters: number;
  readonly kills: number;
  readonly seed: string;
  /** What is killed; by default the service. */
  readonly strike?: (server: ServerProcess) => Promise<void>;
}

/**
 * Kills the service again and again while a room is casting. Every acknowledged ballot is then in the sealed box, once,
 * and nothing else is.
 */
export async function killWhileCasting(place: Place, { voters, kills, seed, strike }: KillPlan): Promise<void> {
  const random = seededRandom(seed);
  const pick = (below: number): number => new DataView(random(4).buffer).getUint32(0) % below;
  const room = await openRoom(place, voters);
  const history = new CastingHistory(room.papers, `/room/${room.meeting.meeting}/polls/1/ballots`, pick);
  const server = await ServerProcess.start(place.environment);
  const clients = [0, 1, 2, 3].map(() => history.client([server.url]));
  for (let kill = 0; kill < kills; kill++) {
    // Strike amid work: after a few more acknowledgements, and a moment later, whatever is under way then.
    const enough = history.acknowledged.size + pick(3);
    for (let waited = 0; waited < 5000 && !history.complete && history.acknowledged.size < enough; waited += 10)
      await sleep(10);
    await sleep(pick(60));
    if (strike === undefined) {
      await server.kill();
      await server.restart();
    } else await strike(server);
  }
  history.stop();
  await Promise.all(clients);
  const early = history.acknowledged.size;
  await history.finish(server.url);
  expect(history.violations).toEqual([]);
  expect(history.complete).toBe(true);
  await server.stop();
  expect(await closeRoom(room, place)).toHaveLength(voters);
  process.stdout.write(`${kills} kills, ${history.attempts} attempts, ${early} of ${voters} acknowledged amid them\n`);
}
