import { describe, it } from 'vitest';
import { killWhileCasting } from './killing.ts';
import { killTwice, withEmbedded, withServer } from './places.ts';

// A short version of test/long/kill.test.ts.
describe('R1 under kill -9: no acknowledged ballot is lost, none counts twice', { timeout: 900_000 }, () => {
  it('service killed, PostgreSQL', () =>
    withServer((place) => killWhileCasting(place, { voters: 4, kills: 2, seed: 'short server' })));

  it('service killed, embedded database', () =>
    withEmbedded((place) => killWhileCasting(place, { voters: 4, kills: 2, seed: 'short embedded' })));

  it('PostgreSQL killed, embedded database', () =>
    withEmbedded((place) =>
      killWhileCasting(place, {
        voters: 4,
        kills: 1,
        seed: 'short postgres',
        strike: () => killTwice(place.folder),
      }),
    ));
});
