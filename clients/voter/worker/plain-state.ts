import type { Bytes } from '../../../crypto/bytes.ts';
import { MerkleFrontier } from '../../../crypto/merkle.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';

/** A judged state as it travels between the workers of this page: public values that structured cloning keeps. */
export type PlainState = Omit<MeetingState, 'log'> & {
  readonly frontier: { readonly size: number; readonly peaks: Bytes };
};

export const toPlain = ({ log, ...rest }: MeetingState): PlainState => ({ ...rest, frontier: log.state() });

/** @param plain of `toPlain` in the room's worker, which judged it */
export const fromPlain = ({ frontier, ...rest }: PlainState): MeetingState => ({
  ...rest,
  log: MerkleFrontier.restore(frontier.size, frontier.peaks),
});
