import { type Bytes, type Hex, hash256, toHex, utf8 } from '../../crypto/bytes.ts';

/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code as it is sent to an officer: 100 bits in five groups of four symbols. @param bytes 20 random bytes, secret */
export const writeInvitationCode = (bytes: Bytes): string =>
  Array.from(bytes, (byte) => ALPHABET[byte % 32])
    .join('')
    .replace(/.{4}(?=.)/g, '$&-');

/** Under what a code is stored. Case, spaces and hyphens do not matter; O reads as 0, I and L as 1. */
export const invitationHash = (code: string): Hex => {
  const symbols = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return toHex(hash256('phieu-kin/v1/invitation-code', utf8(symbols)));
};
