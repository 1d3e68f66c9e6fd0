import type { RandomBytes } from '../../crypto/bytes.ts';
import { hash512, u32, utf8 } from '../../crypto/bytes.ts';

/** A deterministic stream of bytes for tests: SHA-512 in counter mode over a seed text. */
export function seededRandom(seed: string): RandomBytes {
  let counter = 0;
  let buffer = new Uint8Array();
  return (length) => {
    const out = new Uint8Array(length);
    for (let at = 0; at < length; ) {
      if (buffer.length === 0) buffer = Uint8Array.from(hash512('phieu-kin/test/random', utf8(seed), u32(counter++)));
      const part = buffer.subarray(0, length - at);
      out.set(part, at);
      at += part.length;
      buffer = buffer.subarray(part.length);
    }
    return out;
  };
}
