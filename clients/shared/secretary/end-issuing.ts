import { type Result, refuse } from '../../../crypto/result.ts';
import type { BodyOf } from '../../../src/domain/meeting/bodies.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { type HeadCount, headCount, makeBarrier } from './run-polls.ts';

/** How often a barrier is stated again because the log grew between reading and stating. */
const ATTEMPTS = 8;
/** What a device or the service says to a statement about a log that has grown since it was read. */
const GROWN: ReadonlySet<string> = new Set(['BARRIER-COUNTS', 'STATE-STALE']);

/** What an officer's device can do with the log. */
interface Log {
  readonly follow: () => Promise<Result<MeetingState>>;
  /** Judges, signs and appends; done once it was read in the log. */
  readonly state: (body: BodyOf<'poll-barrier'>) => Promise<Result<void>>;
}

/**
 * Ends issuing of a poll on the log as it stands when the barrier is stated. Tellers' answers go on arriving until then, and each
 * changes the vault that the statement names: as long as the same people are present and issued as were read aloud, it is
 * stated again for the log as it has become.
 * @param aloud what the room has confirmed
 * @returns `BARRIER-COUNTS` where other people are present or issued by now: they are read aloud anew; else as `Log` refuses
 */
export async function endIssuing(
  ordinal: number,
  aloud: Pick<HeadCount, 'present' | 'issued'>,
  { follow, state }: Log,
): Promise<Result<void>> {
  let stated: Result<void> = refuse('STATE-STALE', 'never stated');
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const read = await follow();
    if (!read.ok) return read;
    const { present, issued } = headCount(read.value, ordinal);
    if (`${present}` !== `${aloud.present}` || `${issued}` !== `${aloud.issued}`)
      return refuse('BARRIER-COUNTS', 'somebody came or was issued a ballot since');
    stated = await state(makeBarrier(read.value, ordinal));
    if (stated.ok || !GROWN.has(stated.code)) break;
  }
  return stated;
}
