import { expect, it } from 'vitest';
import { fuzz } from '../http/fuzzer.ts';
import { openScene } from '../http/scene.ts';

it('SERVICE-FAULT: none of 10,000 random and mutated requests is answered with a fault', async () => {
  const { service, scene } = await openScene();
  try {
    for (const seed of ['a', 'b', 'c', 'd', 'e']) expect((await fuzz(service, scene, seed, 2_000)).wrong).toEqual([]);
  } finally {
    await service.close();
  }
});
