import { expose } from 'comlink';
import { loadFastPairing } from '../../crypto/pairing-engine.ts';
import { BoothDesk } from './worker/booth-desk.ts';
import { judgeChallenge } from './worker/challenge-desk.ts';
import { DoorDesk } from './worker/door-desk.ts';
import { RoomDesk } from './worker/room-desk.ts';

/**
 * One file for both kinds of worker, so that it is loaded once: the room's, which lives as long as the page and holds no
 * secret, and a voter's, which holds card, keys and choices and ends with the voter.
 */
const api = {
  room: new RoomDesk(),
  door: new DoorDesk(),
  booth: new BoothDesk(),
  judgeChallenge,
};

export type WorkerApi = typeof api;

// Until it is there, noble judges tokens.
void loadFastPairing();
expose(api);
