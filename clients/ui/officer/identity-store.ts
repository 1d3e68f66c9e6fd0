import type { Bytes, Hex } from '../../../crypto/bytes.ts';
import type { OfficerKey } from '../../../crypto/key-file.ts';
import type { Role } from '../../../src/http/wire/shapes.ts';
import { forget, keep, readKept } from '../device-store.ts';

/** An officer's identity as this device keeps it: sealed, with what may be shown before it is opened. */
export interface KeptIdentity {
  readonly kind: 'sealed';
  /** A key file (21-key-files). */
  readonly file: Bytes;
  /** 32 bytes, public. */
  readonly key: Hex;
  /** 32 bytes: the service key that was pinned. */
  readonly service: Hex;
  /** As the service calls the officer, once known. */
  readonly name?: string;
  /** Until it was taken: the invitation, to go on after a reload. Worthless once it was taken. */
  readonly invitation?: string;
  /** The officer has opened the downloaded copy once. */
  readonly backedUp: boolean;
}

/** An identity of a sample meeting: not sealed, and good for nothing else. */
interface SampleIdentity extends OfficerKey {
  readonly kind: 'sample';
}

const sealedName = (role: Role): string => `officer/${role}`;
const sampleName = (name: string): string => `officer-sample/${name}`;

export async function readIdentity(role: Role): Promise<KeptIdentity | undefined> {
  const kept = (await readKept(sealedName(role))) as KeptIdentity | undefined;
  return kept?.kind === 'sealed' ? kept : undefined;
}

export const keepIdentity = (role: Role, identity: KeptIdentity): Promise<void> => keep(sealedName(role), identity);

export const forgetIdentity = (role: Role): Promise<void> => forget(sealedName(role));

/**
 * Hands an identity of a sample meeting over to the officers' apps of this device: an address with `#as=name` opens it
 * without a passphrase.
 * @param name short, such as `teller-2`
 */
export const keepSampleIdentity = (name: string, { secretKey, service }: OfficerKey): Promise<void> =>
  keep(sampleName(name), { kind: 'sample', secretKey, service } satisfies SampleIdentity);

/** The sample identity that the page's address names, if this device has it. */
export async function readSampleIdentity(hash: string): Promise<OfficerKey | undefined> {
  const name = new URLSearchParams(hash.replace(/^#/, '')).get('as');
  if (name === null) return undefined;
  const kept = (await readKept(sampleName(name))) as SampleIdentity | undefined;
  return kept?.kind === 'sample' ? kept : undefined;
}
