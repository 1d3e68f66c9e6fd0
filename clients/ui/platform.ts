import { randomBytes } from '@noble/hashes/utils.js';
import { config } from 'zod';
import type { RandomBytes } from '../../crypto/bytes.ts';
import type { Transport } from '../shared/transport/http.ts';

// The content-security policy forbids code made from text; zod would try, and each try is a violation.
config({ jitless: true });

/** The platform's CSPRNG; the only source of randomness of a device. */
export const platformRandom: RandomBytes = (length) => randomBytes(length);

/** How this page's device reaches the service that served it. Also in workers. */
export const pageTransport = (token?: string): Transport => ({
  base: `${location.origin}/api/v1`,
  fetch: (url, init) => fetch(url, init),
  random: platformRandom,
  ...(token === undefined ? {} : { token }),
});
