import type { Bytes } from '../../../crypto/bytes.ts';
import { readRecord } from '../../../crypto/record.ts';
import type { Entry } from '../meeting/entry.ts';
import { applyEntry } from '../meeting/judge.ts';
import { type MeetingState, newMeeting } from '../meeting/state.ts';

/**
 * The state of a meeting at the end of the log in its record. Nothing is judged here.
 * @param chunks of a record that `verifyRecord` took; read up to the end of the log only. Any other throws.
 */
export async function replayRecord(chunks: AsyncIterable<Bytes> | Iterable<Bytes>): Promise<MeetingState> {
  let state: MeetingState | undefined;
  for await (const read of readRecord(chunks)) {
    if (!read.ok) throw new Error(`not a verified record: ${read.code}`);
    if (read.value.line === 'header') continue;
    if (read.value.line !== 'entry') break;
    const entry = read.value.entry as unknown as Entry;
    if (state === undefined) {
      if (entry.body.type !== 'meeting-created') throw new Error('not a verified record: no meeting');
      state = newMeeting(entry.body);
    }
    applyEntry(state, entry);
  }
  if (state === undefined) throw new Error('not a verified record: no entries');
  return state;
}
