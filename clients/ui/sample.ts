import { type Hex, toHex } from '../../crypto/bytes.ts';
import { publicKeyOf } from '../../crypto/signature.ts';
import type { SampleMeeting } from '../shared/devices/sample-meeting.ts';
import type { TellerMemory } from '../shared/teller/memory.ts';
import { keep, readKept } from './device-store.ts';
import { keepSampleIdentity } from './officer/identity-store.ts';

const NAME = 'sample-meeting';

export const readSample = async (): Promise<SampleMeeting | undefined> =>
  (await readKept(NAME)) as SampleMeeting | undefined;

/** Keeps a sample meeting in this browser, and hands its officers' identities to their apps. Nothing in it is secret. */
export async function keepSample(sample: SampleMeeting): Promise<void> {
  const { service, secretary, tellers } = sample;
  await keepSampleIdentity('secretary', { secretKey: secretary.secretKey, service });
  for (const [place, { secretKey }] of tellers.entries())
    await keepSampleIdentity(`teller-${place + 1}`, { secretKey, service });
  await keep(NAME, sample);
}

/** The addresses that open an officer's app with a sample identity. */
export const SAMPLE_SECRETARY = '/secretary#as=secretary';
export const sampleTeller = (index: number): string => `/teller#as=teller-${index}`;

/**
 * What a teller's device of a sample meeting begins with: it took part in the ceremony on the first page.
 * @param key 32 bytes, the teller's public key
 */
export async function sampleTellerMemory(meeting: Hex, key: Hex): Promise<TellerMemory | undefined> {
  const sample = await readSample();
  if (sample?.meeting !== meeting) return undefined;
  return sample.tellers.find(({ secretKey }) => toHex(publicKeyOf(secretKey)) === key)?.memory;
}
