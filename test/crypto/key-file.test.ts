import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex, utf8 } from '../../crypto/bytes.ts';
import { canonicalJson, decodeCanonicalJson, type Json } from '../../crypto/json.ts';
import { createKeyFile, openKeyFile } from '../../crypto/key-file.ts';
import { assertOk } from '../../crypto/result.ts';
import { publicKeyOf } from '../../crypto/signature.ts';
import { createBackup } from '../../crypto/teller-backup.ts';

/** 0, 1, 2, …: salt and nonce of the worked file can be seen at a glance. */
const counting = () => {
  let next = 0;
  return (length: number) => Uint8Array.from({ length }, () => next++);
};
const COST = { n: 2 ** 15, p: 1 };
const officer = { secretKey: Uint8Array.from({ length: 32 }, (_, i) => 255 - i), service: 'ab'.repeat(32) };
const passphrase = 'mưa rào phù sa sáo trúc';
const file = createKeyFile(officer, passphrase, counting(), COST);
const json = assertOk(decodeCanonicalJson(file)) as { sealed: string; kdf: { [key: string]: Json } };
const altered = (change: object) => openKeyFile(canonicalJson({ ...json, ...change }), passphrase);

describe('an officer’s key file', () => {
  it('gives key and service back, whichever way the keyboard composes its vowels', () => {
    expect(assertOk(openKeyFile(file, passphrase))).toEqual(officer);
    expect(passphrase.normalize('NFD')).not.toBe(passphrase);
    expect(assertOk(openKeyFile(file, passphrase.normalize('NFD')))).toEqual(officer);
  });

  it('is the worked file of the specification', () => {
    const vector = JSON.parse(readFileSync(new URL('../vectors/key-file.json', import.meta.url), 'utf8'));
    expect({
      passphrase,
      secretKey: toHex(officer.secretKey),
      publicKey: toHex(publicKeyOf(officer.secretKey)),
      service: officer.service,
      file: new TextDecoder().decode(file),
    }).toEqual(vector);
    expect(assertOk(openKeyFile(utf8(vector.file), vector.passphrase)).secretKey).toEqual(fromHex(vector.secretKey));
  });

  it('shows neither the key nor the passphrase', () => {
    const text = new TextDecoder().decode(file);
    expect(text).not.toContain(toHex(officer.secretKey));
    expect(text).not.toContain(officer.service);
    expect(Object.keys(json)).toEqual(['format', 'kdf', 'nonce', 'sealed']);
  });

  it('KEY-FILE-PASSPHRASE: refuses another passphrase and altered bytes', () => {
    expect(openKeyFile(file, 'mua rao phu sa sao truc')).toMatchObject({ code: 'KEY-FILE-PASSPHRASE' });
    expect(altered({ sealed: (json.sealed.startsWith('0') ? '1' : '0') + json.sealed.slice(1) })).toMatchObject({
      code: 'KEY-FILE-PASSPHRASE',
    });
    expect(altered({ sealed: '' })).toMatchObject({ code: 'KEY-FILE-PASSPHRASE' });
    expect(altered({ kdf: { ...json.kdf, p: 2 } })).toMatchObject({ code: 'KEY-FILE-PASSPHRASE' });
  });

  it('KEY-FILE-COST: refuses parameters that would stop the device or invite guessing, without trying them', () => {
    for (const change of [
      { n: 2 ** 14 },
      { n: 2 ** 18 },
      { n: 2 ** 30 },
      { p: 0 },
      { p: 5 },
      { r: 16 },
      { n: '32768' },
    ])
      expect(altered({ kdf: { ...json.kdf, ...change } })).toMatchObject({ code: 'KEY-FILE-COST' });
    expect(() => createKeyFile(officer, passphrase, counting(), { n: 2 ** 10, p: 1 })).toThrow(/cost/);
  });

  it('KEY-FILE-FORMAT: refuses other files, a teller’s backup among them', () => {
    const shares = { teller: 1, transcript: new Uint8Array(32), pairs: [] };
    const backup = createBackup(shares, passphrase, counting(), COST);
    const disguised = { ...(assertOk(decodeCanonicalJson(backup)) as object), format: 'phieu-kin/key-file/v1' };
    const bad = [
      new Uint8Array(),
      utf8('{}'),
      backup,
      canonicalJson({ ...json, more: 1 }),
      canonicalJson({ ...json, nonce: 'ab' }),
      canonicalJson({ ...json, kdf: { ...json.kdf, name: 'argon2id' } }),
      canonicalJson({ ...json, sealed: 'ab'.repeat(40_000) }),
      new Uint8Array([...file, 10]),
    ];
    for (const bytes of bad) expect(openKeyFile(bytes, passphrase)).toMatchObject({ code: 'KEY-FILE-FORMAT' });
    expect(openKeyFile(canonicalJson(disguised as Json), passphrase)).toMatchObject({ code: 'KEY-FILE-PASSPHRASE' });
    // Sealed rightly, but not what a key file holds.
    const short = createKeyFile({ ...officer, secretKey: new Uint8Array(31) }, passphrase, counting(), COST);
    expect(openKeyFile(short, passphrase)).toMatchObject({ code: 'KEY-FILE-FORMAT' });
  });
});
