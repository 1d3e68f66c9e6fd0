import { fromHex, type Hex, hash256, toHex } from '../../crypto/bytes.ts';

/** Under what a session is stored: a copy of the table opens no session. `token`: 32 bytes. */
export const tokenHash = (token: Hex): Hex => toHex(hash256('phieu-kin/v1/session-token', fromHex(token)));
