import { deferredEvidence } from '../../../clients/shared/evidence.ts';
import { followLog, type MeetingView, newView, stateOf } from '../../../clients/shared/meeting-view.ts';
import type { Transport } from '../../../clients/shared/transport/http.ts';
import { type RoomClient, roomClient } from '../../../clients/shared/transport/room.ts';
import { assertOk } from '../../../crypto/result.ts';
import type { MeetingState } from '../../domain/meeting/state.ts';

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
