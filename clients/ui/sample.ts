import type { SampleMeeting } from '../shared/devices/sample-meeting.ts';
import { keep, readKept } from './device-store.ts';

/** What the first page hands to the apps that are opened from it in this browser. Nothing in a sample is secret. */
const NAME = 'sample-meeting';

export const readSample = async (): Promise<SampleMeeting | undefined> =>
  (await readKept(NAME)) as SampleMeeting | undefined;

export const keepSample = (sample: SampleMeeting): Promise<void> => keep(NAME, sample);

/** Whose app an address opens: `#mau=thu-ky`, `#mau=kiem-phieu-2`. */
export type SamplePart = { readonly part: 'secretary' } | { readonly part: 'teller'; readonly index: number };

export const sampleLink = (who: SamplePart): string =>
  who.part === 'secretary' ? '/secretary#mau=thu-ky' : `/teller#mau=kiem-phieu-${who.index}`;

/** @param hash of the page's address */
export function samplePartOf(hash: string): SamplePart | undefined {
  if (hash === '#mau=thu-ky') return { part: 'secretary' };
  const [, index] = /^#mau=kiem-phieu-([1-9])$/.exec(hash) ?? [];
  return index === undefined ? undefined : { part: 'teller', index: Number(index) };
}
