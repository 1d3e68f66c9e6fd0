import type { Bytes } from '../../crypto/bytes.ts';
import type { Body } from '../domain/meeting/bodies.ts';
import type { Entry } from '../domain/meeting/entry.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** An entry that was judged before it was stored. */
export const readStoredEntry = (data: Bytes): Entry => JSON.parse(decoder.decode(data)) as Entry;

/** A statement whose shape was judged before it was stored. */
export const readStoredBody = (data: Bytes): Body => JSON.parse(decoder.decode(data)) as Body;
