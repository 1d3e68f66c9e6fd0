import type { Hex } from '../../crypto/bytes.ts';
import type { Opening } from './openings.ts';

// The service tells the room no voter's name. The console on the laptop knows them, and hands them to the projector that is
// opened in the same browser, over a channel that never leaves it.

const channelOf = (meeting: Hex): BroadcastChannel => new BroadcastChannel(`phieu-kin-names/${meeting}`);

const offers = new Map<Hex, BroadcastChannel>();

/** Offers openings of names to a projector in this browser, in place of those offered before; `undefined` ends it. */
export function offerNames(meeting: Hex, openings: readonly Opening[] | undefined): void {
  offers.get(meeting)?.close();
  offers.delete(meeting);
  if (openings === undefined) return;
  const channel = channelOf(meeting);
  channel.onmessage = ({ data }) => {
    if (data === 'ask') channel.postMessage({ openings });
  };
  channel.postMessage({ openings });
  offers.set(meeting, channel);
}

/**
 * Asks for names, now and whenever they are offered anew.
 * @param take gets hostile openings, to be judged against the log
 * @returns stops listening
 */
export function askNames(meeting: Hex, take: (openings: readonly Opening[]) => void): () => void {
  const channel = channelOf(meeting);
  channel.onmessage = ({ data }) => {
    if (Array.isArray(data?.openings)) take(data.openings.filter(isOpening));
  };
  channel.postMessage('ask');
  return () => channel.close();
}

const isOpening = (value: unknown): value is Opening => {
  const opening = value as Partial<Record<keyof Opening, unknown>> | null;
  return [opening?.commitment, opening?.salt, opening?.text].every((member) => typeof member === 'string');
};
