import { boxLeaf } from '../../crypto/box.ts';
import { type Bytes, toHex } from '../../crypto/bytes.ts';
import { canonicalText, type Json } from '../../crypto/json.ts';
import { ServedMeeting } from '../http/served-meeting.ts';
import { TestService } from '../http/test-service.ts';
import type { TestDatabase } from '../support/databases.ts';

/** One voter's ballot, and other bytes made with the same right: a second ballot that must never count. */
export interface Papers {
  readonly voter: number;
  readonly ballot: Bytes;
  readonly other: Bytes;
}

/** A database that processes open one after the other. */
export interface Place {
  open(): Promise<TestDatabase>;
  /** What a service needs to open it too. */
  readonly environment: NodeJS.ProcessEnv;
}

/** A meeting in a real database with an open poll and everybody's ballot ready to be cast. */
export interface VotingRoom {
  readonly meeting: ServedMeeting;
  readonly papers: readonly Papers[];
}

export async function openRoom(place: Place, voters: number): Promise<VotingRoom> {
  const service = await TestService.open({}, await place.open());
  await service.organisation('yen-the', null);
  const meeting = await ServedMeeting.begin(service, { voters, seed: `room ${voters}` });
  await meeting.prepareServed(1);
  // What follows is judged by the service; once is enough.
  meeting.lenient = true;
  for (const voter of meeting.voters) {
    meeting.issue(voter);
    await meeting.send();
  }
  meeting.open();
  await meeting.send();
  const papers = meeting.voters.map((voter) => ({
    voter: voter.index,
    ballot: meeting.ballot(voter, [[voter.index % 5]]),
    other: meeting.ballot(voter, [[(voter.index + 1) % 5]]),
  }));
  await service.close();
  return { meeting, papers };
}

/** Closes the poll in the service and returns the leaves of its sealed box, as the service itself has it. */
export async function closeRoom({ meeting, papers }: VotingRoom, place: Place): Promise<string[]> {
  const service = await TestService.open({}, await place.open());
  meeting.serveFrom(service);
  for (const { ballot } of papers) meeting.cast(ballot);
  meeting.close();
  await meeting.send();
  const answer = await service.call('GET', `/meetings/${meeting.meeting}/polls/1/box`, {
    token: meeting.secretaryToken,
  });
  if (answer.status !== 200) throw new Error(answer.text);
  const log = await service.call('GET', `/room/${meeting.meeting}/log?from=${meeting.entries.length - 1}`);
  const sealed = log.as<{ entries: Json[] }>().entries.at(-1) as Json;
  if (canonicalText(sealed) !== canonicalText(meeting.entries.at(-1) as unknown as Json))
    throw new Error(`the service sealed another box: ${canonicalText(sealed)}`);
  await service.close();
  return papers.map(({ ballot }) => toHex(boxLeaf(ballot))).sort();
}
