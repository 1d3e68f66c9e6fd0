import { describe, expect, it } from 'vitest';
import { utf8 } from '../../crypto/bytes.ts';
import { canonicalJson, decodeCanonicalJson, type Json } from '../../crypto/json.ts';
import { assertOk } from '../../crypto/result.ts';
import { createBackup, openBackup } from '../../crypto/teller-backup.ts';
import { seeded } from './dkg-fixture.ts';

const random = seeded('backup');
const shares = {
  teller: 2,
  transcript: random(32),
  pairs: [0, 1].map((ordinal) => ({ ordinal, box: random(32), token: random(32) })),
};
const passphrase = 'mật khẩu bốn từ';
const file = createBackup(shares, passphrase, random, { n: 2 ** 15, p: 1 });
const json = assertOk(decodeCanonicalJson(file)) as {
  sealed: string;
  kdf: { [key: string]: Json };
};
const altered = (change: object) => openBackup(canonicalJson({ ...json, ...change }), passphrase);

describe('a teller’s backup', () => {
  it('gives the shares back, whichever way the keyboard composes its vowels', () => {
    expect(assertOk(openBackup(file, passphrase))).toEqual(shares);
    expect(passphrase.normalize('NFD')).not.toBe(passphrase);
    expect(assertOk(openBackup(file, passphrase.normalize('NFD')))).toEqual(shares);
  });

  it('shows nothing but its parameters', () => {
    expect(Object.keys(json)).toEqual(['format', 'kdf', 'nonce', 'sealed']);
    expect(json.kdf).toMatchObject({ name: 'scrypt', n: 32768, r: 8, p: 1 });
  });

  it('BACKUP-PASSPHRASE: refuses another passphrase and altered bytes', () => {
    const sealed = json.sealed;
    expect(openBackup(file, 'mat khau bon tu')).toMatchObject({ code: 'BACKUP-PASSPHRASE' });
    expect(altered({ sealed: (sealed.startsWith('0') ? '1' : '0') + sealed.slice(1) })).toMatchObject({
      code: 'BACKUP-PASSPHRASE',
    });
    expect(altered({ sealed: '' })).toMatchObject({ code: 'BACKUP-PASSPHRASE' });
    expect(altered({ kdf: { ...json.kdf, p: 2 } })).toMatchObject({ code: 'BACKUP-PASSPHRASE' });
  });

  it('BACKUP-COST: refuses parameters that would stop the device or invite guessing, without trying them', () => {
    const costs = [
      { n: 2 ** 14 },
      { n: 2 ** 18 },
      { n: 2 ** 30 },
      { n: 32769 },
      { p: 0 },
      { p: 5 },
      { r: 16 },
      { n: '32768' },
    ];
    for (const change of costs)
      expect(altered({ kdf: { ...json.kdf, ...change } })).toMatchObject({ code: 'BACKUP-COST' });
    expect(() => createBackup(shares, passphrase, random, { n: 2 ** 10, p: 1 })).toThrow(/cost/);
  });

  it('BACKUP-FORMAT: refuses other files', () => {
    const bad = [
      new Uint8Array(),
      utf8('{}'),
      canonicalJson({ ...json, more: 1 }),
      canonicalJson({ ...json, format: 'phieu-kin/teller-backup/v2' }),
      canonicalJson({ ...json, nonce: 'ab' }),
      canonicalJson({ ...json, kdf: { ...json.kdf, name: 'argon2id' } }),
      canonicalJson({ ...json, kdf: { ...json.kdf, salt: 'AB'.repeat(16) } }),
      canonicalJson({ ...json, kdf: { ...json.kdf, more: 1 } }),
      canonicalJson({ ...json, sealed: 'ab'.repeat(40_000) }),
      new Uint8Array([...file, 10]),
    ];
    for (const bytes of bad) expect(openBackup(bytes, passphrase)).toMatchObject({ code: 'BACKUP-FORMAT' });
  });
});
