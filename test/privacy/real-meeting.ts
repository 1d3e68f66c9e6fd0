import { ServedMeeting } from '../http/served-meeting.ts';
import { TestService } from '../http/test-service.ts';
import { shuffled } from './chance.ts';
import type { CrimeScene } from './crime-scene.ts';
import type { Truth } from './linker.ts';
import { type House, steal, type Theft, walPosition } from './thief.ts';

/**
 * A whole meeting over HTTP with every proof and token, whose voters vote in the order in which they took their ballots.
 * @returns what is stolen before closing, and after the meeting, the record included
 */
export async function holdMeeting(
  scene: CrimeScene,
  seed: string,
  voters: number,
): Promise<{ truth: Truth; open: Theft; closed: Theft }> {
  const service = await TestService.open({}, { ...scene.service, url: undefined, close: async () => {} });
  const meeting = await ServedMeeting.begin(service, { voters, seed });
  const walFrom = await walPosition(scene.thief.db);
  const house = async (record?: string): Promise<House> => ({
    db: scene.thief.db,
    meeting: meeting.meeting,
    walFrom,
    texts: {
      'log of the service': service.lines.join('\n'),
      'log of the database': await scene.serverLog(),
      ...(record === undefined ? {} : { record }),
    },
  });
  await meeting.prepareServed(1);
  meeting.lenient = true;
  const arrivals = shuffled(meeting.voters, meeting.random);
  for (const voter of arrivals) {
    meeting.issue(voter);
    await meeting.send();
  }
  meeting.open();
  await meeting.send();
  const truth = new Map<string, string>();
  for (const voter of arrivals) {
    const ballot = meeting.ballot(voter, [[voter.index % 5]]);
    const answer = await service.call('POST', `/room/${meeting.meeting}/polls/1/ballots`, {
      body: ballot,
      headers: { 'content-type': 'application/octet-stream' },
    });
    if (answer.status >= 300) throw new Error(answer.text);
    truth.set(answer.as<{ leaf: string }>().leaf, String(voter.index));
    meeting.cast(ballot);
  }
  const open = await steal(await house());
  meeting.close();
  meeting.count();
  meeting.end();
  await meeting.send();
  const token = meeting.secretaryToken;
  const record = await service.call('GET', `/meetings/${meeting.meeting}/record`, { token });
  if (record.status !== 200) throw new Error(record.text);
  const closed = await steal(await house(record.text));
  await service.close();
  return { truth, open, closed };
}
