import { describe, it } from 'vitest';
import { killWhileCasting } from '../faults/killing.ts';
import { killTwice, withEmbedded, withServer } from '../faults/places.ts';

describe('R1 under kill -9, many times', { timeout: 3_600_000 }, () => {
  it('service killed 110 times, PostgreSQL', () =>
    withServer((place) => killWhileCasting(place, { voters: 120, kills: 110, seed: 'long server' })));

  it('service killed 110 times, embedded database', () =>
    withEmbedded((place) => killWhileCasting(place, { voters: 120, kills: 110, seed: 'long embedded' })));

  it('PostgreSQL killed 60 times, in pairs, embedded database', () =>
    withEmbedded((place) =>
      killWhileCasting(place, {
        voters: 60,
        kills: 30,
        seed: 'long postgres',
        strike: () => killTwice(place.folder),
      }),
    ));
});
