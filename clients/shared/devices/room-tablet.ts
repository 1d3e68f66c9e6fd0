import { assertOk } from '../../../crypto/result.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { deferredEvidence } from '../evidence.ts';
import { followLog, type MeetingView, newView, stateOf } from '../meeting-view.ts';
import type { Transport } from '../transport/http.ts';
import { type RoomClient, roomClient } from '../transport/room.ts';

/** A tablet of the room: no session, no identity; it reads the log itself. */
export class RoomTablet {
  readonly room: RoomClient;
  view: MeetingView;

  /** @param fingerprint as scanned from the projector: a log of another meeting is refused */
  constructor(transport: Transport, meeting: string, fingerprint: string) {
    this.room = roomClient(transport, meeting);
    this.view = newView({ meeting, heads: [], fingerprint });
  }

  get state(): MeetingState {
    return stateOf(this.view);
  }

  async follow(): Promise<MeetingState> {
    return assertOk(await followLog(this.view, this.room.log, deferredEvidence));
  }
}
