import type { Hex } from '../../../crypto/bytes.ts';
import { ok, type Result } from '../../../crypto/result.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { judgeOpenings } from '../../shared/openings.ts';
import type { Transport } from '../../shared/transport/http.ts';
import { organisationClient } from '../../shared/transport/officer.ts';
import type { Desk } from './desk.ts';

/** Names behind the log's commitments, and what the organisation calls its officers; read again when there may be more. */
export class Names {
  texts: ReadonlyMap<Hex, string> = new Map();
  officers: ReadonlyMap<Hex, string> = new Map();
  #readAt = '';

  /** @param proposed names of the proposals: what they commit to is handed over with them */
  async read(desk: Desk, state: MeetingState, proposed: readonly Hex[]): Promise<Result<void>> {
    const manifests = [...state.polls.values()].filter(({ manifest }) => manifest !== undefined).length;
    const at = [state.roll?.head.root, state.manifest?.hash, manifests, ...proposed].join();
    if (at === this.#readAt) return ok(undefined);
    const read = await desk.client.openings();
    if (!read.ok) return read;
    const judged = judgeOpenings(read.value.openings);
    if (!judged.ok) return judged;
    this.texts = judged.value;
    this.#readAt = at;
    return ok(undefined);
  }

  async readOfficers(transport: Transport, organisation: string): Promise<Result<void>> {
    const read = await organisationClient(transport).organisation(organisation);
    if (!read.ok) return read;
    this.officers = new Map(read.value.officers.map(({ key, name }) => [key, name]));
    return ok(undefined);
  }
}
