import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Bytes } from '../../crypto/bytes.ts';
import { withServer } from './places.ts';
import { ServerProcess } from './server-process.ts';
import { closeRoom, openRoom, type VotingRoom } from './voting-room.ts';

const SERVERS = 4;

it('four servers on one PostgreSQL race for the same tokens: each is spent once', { timeout: 900_000 }, () =>
  withServer(async (place) => {
    const room = await openRoom(place, 6);
    const servers = await Promise.all(Array.from({ length: SERVERS }, () => ServerProcess.start(place.environment)));
    const path = `/room/${room.meeting.meeting}/polls/1/ballots`;
    const winners: Bytes[] = [];
    for (const { ballot, other } of room.papers) {
      // Both papers to every server at once: eight requests, one right.
      const sent = servers.flatMap((server) => [ballot, other].map((paper) => ({ server, paper })));
      const answers = await Promise.all(sent.map(({ server, paper }) => cast(server.url + path, paper)));
      const receipts = new Map(
        sent.flatMap(({ paper }, i) => (answers[i]?.receipt ? [[paper, answers[i]?.receipt]] : [])),
      );
      expect([...receipts.keys()]).toHaveLength(1);
      const won = [...receipts.keys()][0] as Bytes;
      winners.push(won);
      for (const [i, { paper }] of sent.entries())
        expect(answers[i]).toEqual(
          paper === won ? { status: 200, receipt: receipts.get(won) } : { status: 409, receipt: undefined },
        );
    }
    await Promise.all(servers.map((server) => server.stop()));
    const papers = room.papers.map((one, i) => ({ ...one, ballot: winners[i] as Bytes }));
    expect(await closeRoom({ ...room, papers } satisfies VotingRoom, place)).toHaveLength(6);
  }),
);

/** Casts as a tablet does: after a broken connection or 503 (too busy) it sends the same bytes again. */
async function cast(url: string, paper: Bytes): Promise<{ status: number; receipt: string | undefined }> {
  const headers = { 'content-type': 'application/octet-stream' };
  for (let tries = 1; tries <= 100; tries++) {
    const answer = await fetch(url, { method: 'POST', headers, body: paper as BodyInit }).catch(() => undefined);
    if (answer !== undefined && answer.status !== 503) {
      const { receipt } = (await answer.json()) as { receipt?: string };
      return { status: answer.status, receipt };
    }
    await sleep(100);
  }
  throw new Error('no server answers');
}
