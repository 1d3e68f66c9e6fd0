import type { Hex } from '../../crypto/bytes.ts';

/** Opens a commitment to a name or detail (13-log). `commitment` and `salt`: 32 bytes. */
export interface Opening {
  readonly commitment: Hex;
  readonly salt: Hex;
  readonly text: string;
}
