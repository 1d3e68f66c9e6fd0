import { createHash, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { ed25519, ristretto255 } from '@noble/curves/ed25519.js';
import { describe, expect, it } from 'vitest';
import { decodeCode } from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';
import { verifyRecord } from '../../src/domain/verify/verify-record.ts';
import { makeExamples } from '../support/examples.ts';
import { seededRandom } from '../support/random.ts';
import { chunked } from '../support/record-of.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => new Uint8Array(readFileSync(new URL(path, root)));
const vector = <T>(name: string) => JSON.parse(readFileSync(new URL(`test/vectors/${name}.json`, root), 'utf8')) as T;

describe('the worked examples', () => {
  it('are what the code makes; `npx tsx test/support/examples.ts --write` writes them', {
    timeout: 120_000,
  }, async () => {
    for (const [path, bytes] of await makeExamples()) expect(Buffer.from(read(path)).equals(bytes), path).toBe(true);
  });

  it('hold a record that verifies with its anchor', { timeout: 120_000 }, async () => {
    const anchor = assertOk(decodeCode('anchor', new TextDecoder().decode(read('test/vectors/small.anchor'))));
    const random = seededRandom('verifier of examples');
    const report = await verifyRecord(chunked(read('test/vectors/small.phieukin')), { random, anchor });
    expect(report.failure).toBeUndefined();
    expect(report.standing).toBe('anchored');
    const { tally } = vector<{ tally: { counts: number[][] } }>('count');
    expect(report.meeting?.polls[0]?.counted?.counts).toEqual(tally.counts);
  });
});

// From here on nothing of crypto/ is used but the curves and hashes that it rests on: what the pages say, written again.
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const u32 = (n: number) => Uint8Array.of(n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255);
const join = (...parts: Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));
const text = (value: string) => new TextEncoder().encode(value);
const T = (tag: string, ...parts: Uint8Array[]) =>
  join(...[text(tag), ...parts].flatMap((part) => [u32(part.length), part]));
const sha = (kind: 'sha256' | 'sha512', data: Uint8Array) => Uint8Array.from(createHash(kind).update(data).digest());
const hex = (data: Uint8Array) => Buffer.from(data).toString('hex');
const H256 = (tag: string, ...parts: Uint8Array[]) => hex(sha('sha256', T(tag, ...parts)));
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const little = (data: Uint8Array) => BigInt(`0x${hex(Uint8Array.from(data).reverse())}`);
const scalar = (value: string) => little(bytes(value));
const hashed = (tag: string, ...parts: Uint8Array[]) => little(sha('sha512', T(tag, ...parts))) % L;
const point = (value: string) => ristretto255.Point.fromHex(value);
const G = ristretto255.Point.BASE;
const times = (P: typeof G, s: bigint) => (s % L === 0n ? ristretto255.Point.ZERO : P.multiply(((s % L) + L) % L));
const sum = (points: (typeof G)[]) => points.reduce((a, b) => a.add(b), ristretto255.Point.ZERO);
const halves = (value: string) => [point(value.slice(0, 64)), point(value.slice(64))] as const;
/** Canonical JSON of what has no odd numbers; the files order members for the reader. */
const jcs = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );

describe('a second reading of the pages gives the same', () => {
  it('transcript, commitment, slip key', () => {
    const v = vector<{ tag: string; parts: string[]; transcript: string; h256: string; scalar: string }>('transcript');
    expect(hex(T(v.tag, ...v.parts.map(bytes)))).toBe(v.transcript);
    expect(H256(v.tag, ...v.parts.map(bytes))).toBe(v.h256);
    expect(hashed(v.tag, ...v.parts.map(bytes))).toBe(scalar(v.scalar));
    const c = vector<{ salt: string; text: string; commitment: string }>('commitment');
    expect(H256('phieu-kin/v1/commitment', bytes(c.salt), text(c.text))).toBe(c.commitment);
    const { slip, slipKey } = vector<{ slip: { payload: string }; slipKey: { secret: string; public: string } }>(
      'codes',
    );
    const seed = new Uint8Array(hkdfSync('sha256', bytes(slip.payload), '', 'phieu-kin/v1/slip-key', 32));
    expect([hex(seed), hex(ed25519.getPublicKey(seed))]).toEqual([slipKey.secret, slipKey.public]);
  });

  it('statement, leaf, root, checkpoint', () => {
    const v = vector<{
      secretKey: string;
      body: object;
      signed: string;
      entry: string;
      leaf: string;
      firstLeaves: string[];
      rootOfFirstThree: string;
    }>('statement');
    expect(hex(T('phieu-kin/v1/statement', text(jcs(v.body))))).toBe(v.signed);
    const entry = JSON.parse(v.entry) as { sigs: [{ key: string; sig: string }] };
    expect(hex(ed25519.sign(bytes(v.signed), bytes(v.secretKey)))).toBe(entry.sigs[0].sig);
    expect(hex(sha('sha256', join(Uint8Array.of(0), text(v.entry))))).toBe(v.leaf);
    const node = (a: Uint8Array, b: Uint8Array) => sha('sha256', join(Uint8Array.of(1), a, b));
    const [a, b, c] = v.firstLeaves.map(bytes) as [Uint8Array, Uint8Array, Uint8Array];
    expect(hex(node(node(a, b), c))).toBe(v.rootOfFirstThree);
    const lines = new TextDecoder().decode(read('test/vectors/small.phieukin')).split('\n');
    for (const [place, leaf] of v.firstLeaves.entries()) {
      const line = lines[place + 1] as string;
      expect(
        hex(sha('sha256', join(Uint8Array.of(0), text(line.slice('{"entry":'.length, -',"line":"entry"}'.length))))),
      ).toBe(leaf);
    }
    const note = vector<{ service: string; tellers: string[]; body: string; hash: string; note: string }>('checkpoint');
    expect(H256('phieu-kin/v1/checkpoint', bytes(note.body))).toBe(note.hash);
    const [body, signatures] = note.note.split('\n\n') as [string, string];
    expect(hex(text(`${body}\n`))).toBe(note.body);
    for (const [place, line] of signatures.trimEnd().split('\n').entries()) {
      const [, name = '', signature = ''] = line.split(' ');
      const [key, raw] = [
        bytes([note.service, ...note.tellers][place] as string),
        Uint8Array.from(Buffer.from(signature, 'base64')),
      ];
      expect(hex(raw.subarray(0, 4))).toBe(
        hex(sha('sha256', join(text(`${name}\n`), Uint8Array.of(1), key))).slice(0, 8),
      );
      expect(ed25519.verify(raw.subarray(4), bytes(note.body), key)).toBe(true);
    }
  });

  it('token', () => {
    const v = vector<{
      manifest: string;
      ballotKey: string;
      message: string;
      hashed: string;
      blinding: string;
      blinded: string;
      shares: string[];
      answers: { teller: number; evaluation: string }[];
      lambdas: string[];
      tokenKey: string;
      token: string;
    }>('token');
    const { G1, G2 } = bls12_381;
    expect(hex(T('phieu-kin/v1/token', bytes(v.manifest), u32(1), bytes(v.ballotKey)))).toBe(v.message);
    const m = G1.hashToCurve(bytes(v.message), { DST: 'PHIEU-KIN-V1-TOKEN-WITH-BLS12381G1_XMD:SHA-256_SSWU_RO_' });
    expect(m.toHex()).toBe(v.hashed);
    const [b, big] = [BigInt(`0x${v.blinding}`), (value: string) => BigInt(`0x${value}`)];
    const Q = m.multiply(b);
    expect(Q.toHex()).toBe(v.blinded);
    const r = bls12_381.fields.Fr.ORDER;
    let blindToken = G1.Point.ZERO;
    for (const [i, { teller, evaluation }] of v.answers.entries()) {
      expect(Q.multiply(big(v.shares[teller - 1] as string)).toHex()).toBe(evaluation);
      blindToken = blindToken.add(G1.Point.fromHex(evaluation).multiply(big(v.lambdas[i] as string)));
    }
    const token = blindToken.multiply(bls12_381.fields.Fr.inv(b));
    expect(token.toHex()).toBe(v.token);
    // The secret key that nobody holds, from the two shares: 2·x_1 − x_2.
    const [x1, x2] = v.shares.map(big) as [bigint, bigint];
    const x = (((2n * x1 - x2) % r) + r) % r;
    expect(G2.Point.BASE.multiply(x).toHex()).toBe(v.tokenKey);
    expect(m.multiply(x).toHex()).toBe(v.token);
  });

  it('ballot', () => {
    const v = vector<
      Record<
        | 'manifest'
        | 'poll'
        | 'opening'
        | 'boxKey'
        | 'ballotKey'
        | 'seed'
        | 'challenge'
        | 'message'
        | 'signature'
        | 'ballot'
        | 'trackingCode'
        | 'leaf',
        string
      > &
        Record<'randomness' | 'ciphertexts' | 'weights' | 'commitments' | 'challenges' | 'responses', string[]> & {
          choice: number[];
        }
    >('ballot');
    const H = point(v.boxKey);
    const C = bytes(v.ciphertexts.join(''));
    const place = [
      bytes(v.manifest),
      u32(1),
      bytes(v.poll),
      bytes(v.opening),
      bytes(v.boxKey),
      bytes(v.ballotKey),
      u32(0),
    ];
    const rho = v.ciphertexts.map((_, j) => hashed('phieu-kin/v1/choice-weight', ...place, u32(j), C));
    expect(v.weights.map(scalar)).toEqual(rho);
    for (const [j, ciphertext] of v.ciphertexts.entries()) {
      const r = hashed('phieu-kin/v1/encryption-randomness', bytes(v.seed), u32(j));
      expect(r).toBe(scalar(v.randomness[j] as string));
      const B = times(H, r).add(v.choice.includes(j) ? G : ristretto255.Point.ZERO);
      expect(ciphertext).toBe(times(G, r).toHex() + B.toHex());
    }
    const X = sum(v.ciphertexts.map((one, j) => times(halves(one)[0], rho[j] as bigint)));
    const Y = sum(v.ciphertexts.map((one, j) => times(halves(one)[1], rho[j] as bigint)));
    const values = bytes(v.weights.join(''));
    const c = hashed('phieu-kin/v1/one-of', text('choice'), ...place, u32(0), C, values, bytes(v.commitments.join('')));
    expect(c).toBe(scalar(v.challenge));
    const challenges = v.challenges.map(scalar);
    expect(challenges.reduce((a, b) => a + b) % L).toBe(c);
    for (const [i, commitment] of v.commitments.entries()) {
      const [[T1, T2], ci, z] = [halves(commitment), challenges[i] as bigint, scalar(v.responses[i] as string)];
      expect(times(G, z).equals(T1.add(times(X, ci)))).toBe(true);
      expect(times(H, z).equals(T2.add(times(Y.subtract(times(G, rho[i] as bigint)), ci)))).toBe(true);
    }
    const ballot = bytes(v.ballot);
    const E = ballot.subarray(0, -64);
    const token = vector<{ token: string }>('token').token;
    const parts = [
      v.ballotKey,
      token,
      ...v.ciphertexts,
      ...v.commitments,
      ...v.challenges.slice(0, 4),
      ...v.responses,
      v.signature,
    ];
    expect(parts.join('')).toBe(v.ballot);
    expect(hex(T('phieu-kin/v1/ballot', ...place.slice(0, 4), E))).toBe(v.message);
    expect(ed25519.verify(bytes(v.signature), bytes(v.message), bytes(v.ballotKey))).toBe(true);
    expect(H256('phieu-kin/v1/tracking-code', ...place.slice(0, 3), C)).toBe(v.trackingCode);
    expect(hex(sha('sha256', join(Uint8Array.of(0), ballot)))).toBe(v.leaf);
  });

  it('vault entry', () => {
    const v = vector<Record<'card' | 'meeting' | 'key' | 'paper' | 'entry' | 'entryHash', string>>('vault');
    expect(
      hex(new Uint8Array(hkdfSync('sha256', bytes(v.card), bytes(v.meeting), 'phieu-kin/v1/vault-key-card', 32))),
    ).toBe(v.key);
    expect(bytes(v.entry)).toHaveLength(24 + bytes(v.paper).length + 16);
    expect(H256('phieu-kin/v1/vault-entry-hash', bytes(v.entry))).toBe(v.entryHash);
  });

  it('count, tally, outcome', () => {
    const v = vector<
      Record<
        'boxRoot' | 'share' | 'verificationShare' | 'context' | 'challenge' | 'proof' | 'tallyHash' | 'outcomeHash',
        string
      > &
        Record<'sums' | 'shares' | 'weights' | 'lambdas', string[]> & {
          others: { teller: number; shares: string[] }[];
          tally: { counts: [number[]] };
          outcome: unknown;
        }
    >('count');
    const manifest = vector<{ manifest: string }>('token').manifest;
    const S = bytes(v.sums.join(''));
    expect(hex(T('phieu-kin/v1/partial-decryption', bytes(manifest), u32(1), bytes(v.boxRoot), u32(1), S))).toBe(
      v.context,
    );
    const A = v.sums.map((one) => halves(one)[0]);
    const D = v.shares.map(point);
    for (const [j, one] of A.entries()) expect(times(one, scalar(v.share)).equals(D[j] as typeof G)).toBe(true);
    const whole = [
      bytes(v.context),
      G.toBytes(),
      bytes(v.verificationShare),
      join(...A.map((one) => one.toBytes())),
      bytes(v.shares.join('')),
    ];
    const seed = sha('sha512', T('phieu-kin/v1/dleq-seed', ...whole));
    const d = A.map((_, j) => hashed('phieu-kin/v1/dleq-weight', seed, u32(j)));
    expect(v.weights.map(scalar)).toEqual(d);
    const [M, Z] = [A, D].map((list) => sum(list.map((one, j) => times(one, d[j] as bigint)))) as [typeof G, typeof G];
    const c = hashed('phieu-kin/v1/dleq', ...whole, bytes(v.proof).subarray(0, 64));
    expect(c).toBe(scalar(v.challenge));
    const [T1, T2, z] = [point(v.proof.slice(0, 64)), point(v.proof.slice(64, 128)), scalar(v.proof.slice(128))];
    expect(times(G, z).equals(T1.add(times(point(v.verificationShare), c)))).toBe(true);
    expect(times(M, z).equals(T2.add(times(Z, c)))).toBe(true);
    const [l1, l2] = v.lambdas.map(scalar) as [bigint, bigint];
    for (const [j, one] of v.sums.entries()) {
      const opened = times(D[j] as typeof G, l1).add(times(point(v.others[0]?.shares[j] as string), l2));
      const count = v.tally.counts[0][j] as number;
      expect(
        halves(one)[1]
          .subtract(opened)
          .equals(times(G, BigInt(count))),
      ).toBe(true);
    }
    expect(H256('phieu-kin/v1/tally', text(jcs(v.tally)))).toBe(v.tallyHash);
    expect(H256('phieu-kin/v1/poll-outcome', text(jcs(v.outcome)))).toBe(v.outcomeHash);
  });
});
