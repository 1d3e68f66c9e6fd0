import { ballotLength } from '../../../crypto/ballot-layout.ts';
import type { Result } from '../../../crypto/result.ts';
import { stateOf } from '../../shared/meeting-view.ts';
import { ballotPoll } from '../../shared/poll-context.ts';
import { checkBox, countBallots } from '../../shared/teller/polls.ts';
import { chunksOf } from '../../shared/transport/http.ts';
import { splitBox } from '../../shared/transport/split-box.ts';
import type { TellerHost } from './host.ts';

/** So many ballots between two reports of progress. */
const REPORT_EVERY = 5;

/** Verifies the whole box on this device, then gives its decryption of the sums if the box is not counted yet. */
export async function countBox(host: TellerHost, ordinal: number): Promise<Result<void>> {
  const { device, view, client, append } = host.desk;
  const state = stateOf(view);
  const poll = ballotPoll(state, ordinal);
  if (!poll.ok) return poll;
  const { sealed, box } = poll.value.poll;
  const total = box?.size ?? 0;
  const report = (done: number) => {
    host.counting = { ordinal, done, total };
    host.tell();
  };
  report(0);
  try {
    const note = await client.checkpoint(sealed?.size ?? 0);
    if (!note.ok) return note;
    const stream = await client.box(ordinal);
    if (!stream.ok) return stream;
    const ballots = splitBox(chunksOf(stream.value), ballotLength(poll.value.context.lines));
    const progress = (done: number) => {
      if (done % REPORT_EVERY === 0 || done === total) report(done);
    };
    // Enough others have decrypted: what is left is to verify, so that this teller can certify.
    if (poll.value.poll.phase !== 'closed')
      return await checkBox(device, view, ordinal, note.value.note, ballots, progress);
    const entry = await countBallots(device, view, ordinal, note.value.note, ballots, progress);
    if (!entry.ok) return entry;
    if (stateOf(view).polls.get(ordinal)?.phase !== 'closed') return { ok: true, value: undefined };
    return await append(entry.value);
  } finally {
    host.counting = undefined;
  }
}
