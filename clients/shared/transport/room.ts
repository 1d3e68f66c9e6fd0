import type { Bytes, Hex } from '../../../crypto/bytes.ts';
import type { Result } from '../../../crypto/result.ts';
import { checkpointAnswer, placeAnswer } from '../../../src/http/wire/meetings.ts';
import {
  inclusionAnswer,
  logAnswer,
  nameAnswer,
  receiptAnswer,
  subjectsAnswer,
  trackingAnswer,
  vaultAnswer,
} from '../../../src/http/wire/room.ts';
import type { WirePlace } from '../../../src/http/wire/shapes.ts';
import type { LogPage } from '../meeting-view.ts';
import type { Opening } from '../openings.ts';
import type { VaultPage } from '../tablet/booth.ts';
import type { ReceiptPage } from '../tablet/cast.ts';
import type { DoorVisit } from '../tablet/door.ts';
import type { InclusionPage } from '../tablet/inclusion.ts';
import { request, type Transport } from './http.ts';

/** What tablets and the projector ask. No session: whoever knows the meeting's id is in the room. Answers are hostile. */
export function roomClient(transport: Transport, meeting: Hex) {
  const room = `/room/${meeting}`;
  const poll = (ordinal: number) => `${room}/polls/${ordinal}`;
  const post = (path: string, body: unknown) => ({ method: 'POST', path, body: JSON.stringify(body) }) as const;
  const get = (path: string) => ({ method: 'GET', path }) as const;
  return {
    log: (from: number): Promise<Result<LogPage>> => request(transport, get(`${room}/log?from=${from}`), logAnswer),

    subjects: (): Promise<Result<{ readonly openings: readonly Opening[] }>> =>
      request(transport, get(`${room}/subjects`), subjectsAnswer),

    name: (query: { readonly voter: number; readonly signature: Hex }): Promise<Result<Opening>> =>
      request(transport, post(`${room}/name`, query), nameAnswer),

    requestTokens: ({ entry, vaultEntry }: DoorVisit): Promise<Result<WirePlace>> =>
      request(transport, post(`${room}/requests`, { entry, vaultEntry }), placeAnswer),

    vault: (ordinal: number): Promise<Result<VaultPage>> =>
      request(transport, get(`${poll(ordinal)}/vault`), vaultAnswer),

    cast: (ordinal: number, ballot: Bytes): Promise<Result<ReceiptPage>> =>
      request(transport, { method: 'POST', path: `${poll(ordinal)}/ballots`, body: ballot }, receiptAnswer),

    receipt: (
      ordinal: number,
      query: { readonly ballotKey: Hex; readonly signature: Hex },
    ): Promise<Result<ReceiptPage>> => request(transport, post(`${poll(ordinal)}/receipt`, query), receiptAnswer),

    tracking: (ordinal: number): Promise<Result<{ readonly codes: readonly Hex[] }>> =>
      request(transport, get(`${poll(ordinal)}/tracking`), trackingAnswer),

    inclusion: (ordinal: number, leaf: Hex): Promise<Result<InclusionPage>> =>
      request(transport, get(`${poll(ordinal)}/inclusion/${leaf}`), inclusionAnswer),

    checkpoint: (size: number): Promise<Result<{ readonly note: string }>> =>
      request(transport, get(`${room}/checkpoints/${size}`), checkpointAnswer),
  };
}

export type RoomClient = ReturnType<typeof roomClient>;
