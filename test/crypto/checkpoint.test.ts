import { createHash, createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, toBase64 } from '../../crypto/base64.ts';
import { type Bytes, concat, fromHex, hash256, toHex, utf8 } from '../../crypto/bytes.ts';
import {
  addCosignature,
  type Checkpoint,
  checkpointBody,
  checkpointHash,
  cosign,
  decodeCheckpoint,
  encodeCheckpoint,
  originOf,
  signCheckpoint,
  verifyCheckpoint,
} from '../../crypto/checkpoint.ts';
import { leafHash } from '../../crypto/merkle.ts';
import { assertOk } from '../../crypto/result.ts';
import { publicKeyOf } from '../../crypto/signature.ts';

const secretOf = (seed: number): Bytes => new Uint8Array(32).fill(seed);
const service = secretOf(1);
const tellers = [secretOf(2), secretOf(3), secretOf(4)];
const keys = { service: publicKeyOf(service), tellers: tellers.map(publicKeyOf) };
const origin = originOf(fromHex('000102030405060708090a0b0c0d0e0f'));
const head = { origin, size: 20852163, root: leafHash(utf8('root')) };
const signedBy = (...numbers: number[]): Checkpoint =>
  numbers.reduce(
    (checkpoint, teller) => addCosignature(checkpoint, cosign(head, teller, tellers[teller - 1] as Bytes)),
    signCheckpoint(head, service),
  );
const note = encodeCheckpoint(signedBy(1, 2, 3));

describe('base 64', () => {
  it('agrees with RFC 4648 §10 and with Node', () => {
    const vectors = ['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy'];
    vectors.forEach((text, length) => {
      expect(toBase64(utf8('foobar'.slice(0, length)))).toBe(text);
      expect(assertOk(decodeBase64(text, length))).toEqual(utf8('foobar'.slice(0, length)));
    });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(assertOk(decodeBase64(toBase64(bytes), bytes.length))).toEqual(bytes);
      }),
    );
  });

  it('ENCODING-BASE64: refuses unused bits, foreign digits, misplaced padding and other lengths', () => {
    for (const [text, length] of [
      ['Zh==', 1],
      ['Zm9=', 2],
      ['Zm9_', 3],
      ['Zm 9', 3],
      ['Z===', 1],
      ['Zm=v', 3],
      ['Zg', 1],
      ['Zg==', 2],
      ['Zm9vZg==', 1],
    ] as const)
      expect(decodeBase64(text, length)).toMatchObject({ ok: false, code: 'ENCODING-BASE64' });
  });
});

describe('a note', () => {
  it('is a C2SP note: another implementation reads its lines, key ids and signatures', () => {
    const [body, lines] = [note.slice(0, note.indexOf('\n\n') + 1), note.slice(note.indexOf('\n\n') + 2)];
    expect(body).toBe(`${origin}\n20852163\n${Buffer.from(head.root).toString('base64')}\n`);
    const names = [origin, `${origin}/teller-1`, `${origin}/teller-2`, `${origin}/teller-3`];
    const publicKeys = [keys.service, ...keys.tellers];
    const rows = lines.trimEnd().split('\n');
    expect(rows).toHaveLength(4);
    rows.forEach((row, i) => {
      const [dash, name, blob] = row.split(' ') as [string, string, string];
      const publicKey = publicKeys[i] as Bytes;
      const id = createHash('sha256').update(`${names[i]}\n\x01`).update(publicKey).digest().subarray(0, 4);
      const bytes = Buffer.from(blob, 'base64');
      expect([dash, name, toHex(bytes.subarray(0, 4))]).toEqual(['—', names[i], toHex(id)]);
      const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]);
      const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
      expect(verify(null, Buffer.from(body), key, bytes.subarray(4))).toBe(true);
    });
  });

  it('is decoded to what was encoded, with any set of tellers, in whatever order they signed', () => {
    for (const numbers of [[], [2], [1, 3], [3, 1, 2]]) {
      const checkpoint = signedBy(...numbers);
      expect(decodeCheckpoint(encodeCheckpoint(checkpoint))).toEqual({ ok: true, value: checkpoint });
      expect(verifyCheckpoint(checkpoint, origin, keys)).toEqual({ ok: true, value: [...numbers].sort() });
    }
    expect(encodeCheckpoint(signedBy(1, 1))).toBe(encodeCheckpoint(signedBy(1)));
  });

  it('has a hash of its body alone', () => {
    const body = utf8(note.slice(0, note.indexOf('\n\n') + 1));
    expect(checkpointHash(head)).toEqual(hash256('phieu-kin/v1/checkpoint', body));
    expect(checkpointBody(head)).toEqual(body);
    expect(checkpointHash(signedBy(1))).toEqual(checkpointHash(signedBy(2, 3)));
    expect(checkpointHash({ ...head, size: head.size + 1 })).not.toEqual(checkpointHash(head));
  });

  it('CHECKPOINT-FORM: refuses every other text', () => {
    const rows = note
      .slice(note.indexOf('\n\n') + 2)
      .trimEnd()
      .split('\n');
    const body = note.slice(0, note.indexOf('\n\n') + 2);
    const withRows = (...numbers: number[]): string => body + numbers.map((i) => `${rows[i]}\n`).join('');
    expect(withRows(0, 1, 2, 3)).toBe(note);
    const refused = [
      '',
      withRows(),
      withRows(1, 2),
      withRows(1, 0),
      withRows(0, 2, 1),
      withRows(0, 1, 1),
      withRows(0, 0),
      note.trimEnd(),
      `${note}\n`,
      note.replace('20852163', '020852163'),
      note.replace('20852163', '9007199254740992'),
      note.replace('20852163', '-1'),
      note.replace('20852163\n', '20852163\r\n'),
      note.replace('\n\n', '\nextension\n\n'),
      note.replaceAll('—', '-'),
      note.replace(origin, origin.toUpperCase()),
      note.replace(origin, `${origin}00`),
      note.replace(`— ${origin} `, `— ${originOf(new Uint8Array(16))} `),
      note.replace('teller-1', 'teller-01'),
      note.replace('teller-1', 'teller-0'),
      note.replace('teller-1', 'witness'),
      `${note}— ${origin}/teller-4 AAAA\n`,
      `${body}${`${rows[0]}\n`.repeat(2000)}`,
    ];
    for (const text of refused) expect(decodeCheckpoint(text)).toMatchObject({ ok: false, code: 'CHECKPOINT-FORM' });
    // The last base 64 digit of the root has two bits that no byte uses.
    const root = toBase64(head.root);
    const loose = root.slice(0, 42) + String.fromCharCode(root.charCodeAt(42) + 1) + root.slice(43);
    expect(decodeCheckpoint(note.replace(root, loose))).toMatchObject({ ok: false, code: 'CHECKPOINT-FORM' });
  });

  it('is decoded only from its own text, whatever one character becomes', () => {
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.string({ unit: 'binary', minLength: 0, maxLength: 2 }), (at, put) => {
        const mutated = note.slice(0, at) + put + note.slice(at + 1);
        const decoded = decodeCheckpoint(mutated);
        if (decoded.ok) expect(encodeCheckpoint(decoded.value)).toBe(mutated);
        if (decoded.ok && mutated !== note) expect(verifyCheckpoint(decoded.value, origin, keys).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('is not signed for a head that has no text', () => {
    expect(() => signCheckpoint({ ...head, size: -1 }, service)).toThrow();
    expect(() => signCheckpoint({ ...head, root: new Uint8Array(31) }, service)).toThrow();
    expect(() => signCheckpoint({ ...head, origin: 'phieu-kin/x\n1' }, service)).toThrow();
    expect(() => cosign(head, 0, service)).toThrow();
    expect(() => cosign(head, 1000, service)).toThrow();
    expect(() => originOf(new Uint8Array(15))).toThrow();
  });
});

describe('verifyCheckpoint', () => {
  const checkpoint = signedBy(1, 2, 3);

  it('CHECKPOINT-ORIGIN: refuses the checkpoint of another meeting', () => {
    const other = originOf(new Uint8Array(16));
    expect(verifyCheckpoint(checkpoint, other, keys)).toMatchObject({ ok: false, code: 'CHECKPOINT-ORIGIN' });
  });

  it('CHECKPOINT-SIGNER: refuses a teller that the manifest does not have, and the key of another', () => {
    const fewer = { ...keys, tellers: keys.tellers.slice(0, 2) };
    const swapped = { ...keys, tellers: [keys.tellers[1], keys.tellers[0], keys.tellers[2]] as Bytes[] };
    const otherService = { ...keys, service: keys.tellers[0] as Bytes };
    for (const wrong of [fewer, swapped, otherService])
      expect(verifyCheckpoint(checkpoint, origin, wrong)).toMatchObject({ ok: false, code: 'CHECKPOINT-SIGNER' });
    // One teller's signature under another's number.
    const posing = addCosignature(signedBy(1), { ...cosign(head, 1, tellers[0] as Bytes), signer: 2 });
    expect(verifyCheckpoint(posing, origin, keys)).toMatchObject({ ok: false, code: 'CHECKPOINT-SIGNER' });
  });

  it('CHECKPOINT-SIGNATURE: refuses a changed size, root or signature, also where the other signatures hold', () => {
    const otherSize = { ...checkpoint, size: checkpoint.size + 1 };
    const otherRoot = { ...checkpoint, root: leafHash(utf8('other')) };
    const elsewhere = cosign({ ...head, size: 1 }, 2, tellers[1] as Bytes);
    const mixed = addCosignature(checkpoint, elsewhere);
    // A colliding key id is a hint and nothing more.
    const [first] = checkpoint.signatures;
    const forged: Checkpoint = {
      ...checkpoint,
      signatures: [{ ...first, signature: concat(first.signature.slice(1), Uint8Array.of(0)) }],
    };
    for (const wrong of [otherSize, otherRoot, mixed, forged])
      expect(verifyCheckpoint(wrong, origin, keys)).toMatchObject({ ok: false, code: 'CHECKPOINT-SIGNATURE' });
  });
});
