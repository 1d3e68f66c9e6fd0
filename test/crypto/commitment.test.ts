import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../crypto/bytes.ts';
import { commitText, verifyOpening } from '../../crypto/commitment.ts';

const salt = new Uint8Array(32).map((_, i) => i);
const text = 'Nguyễn Thị Ánh';

describe('commitments to text', () => {
  it('are the hash that the spec writes out', () => {
    const prefixed = (bytes: Uint8Array): Buffer => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return Buffer.concat([length, bytes]);
    };
    const parts = [Buffer.from('phieu-kin/v1/commitment'), salt, Buffer.from(text, 'utf8')].map(prefixed);
    expect(toHex(commitText(salt, text))).toBe(createHash('sha256').update(Buffer.concat(parts)).digest('hex'));
  });

  it('open to the same salt and text only', () => {
    const commitment = commitText(salt, text);
    expect(verifyOpening(commitment, salt, text)).toBe(true);
    expect(verifyOpening(commitment, salt, `${text} `)).toBe(false);
    expect(verifyOpening(commitment, salt, text.normalize('NFD'))).toBe(false);
    expect(verifyOpening(commitment, salt.slice().reverse(), text)).toBe(false);
    expect(verifyOpening(commitment, salt.subarray(1), text)).toBe(false);
    expect(verifyOpening(commitment.subarray(1), salt, text)).toBe(false);
    expect(() => commitText(salt.subarray(1), text)).toThrow();
  });

  it('hide equal texts under different salts', () => {
    expect(commitText(salt, text)).not.toEqual(
      commitText(
        salt.map((byte) => byte ^ 1),
        text,
      ),
    );
  });
});
