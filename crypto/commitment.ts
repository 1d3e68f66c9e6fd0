import { type Bytes, equalBytes, hash256, utf8 } from './bytes.ts';

/**
 * Commits to personal text (a name, a reason), so that the log can fix it without showing it: whoever is not given the
 * salt learns nothing, and nobody can open it to another text.
 * @param salt 32 unpredictable bytes, fresh for every text; secret until opened
 * @returns 32 bytes, `H256('phieu-kin/v1/commitment', salt, utf8(text))`
 */
export function commitText(salt: Bytes, text: string): Bytes {
  if (salt.length !== 32) throw new Error('a salt has 32 bytes');
  return hash256('phieu-kin/v1/commitment', salt, utf8(text));
}

/** Judges whether hostile `salt` and `text` open a commitment. Text is compared as it stands, without normalisation. */
export const verifyOpening = (commitment: Bytes, salt: Bytes, text: string): boolean =>
  salt.length === 32 && equalBytes(commitText(salt, text), commitment);
