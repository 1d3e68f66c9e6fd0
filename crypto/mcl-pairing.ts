import createModule from 'mcl-wasm/dist/mcl_c.js';
import { type Bytes, equalBytes, fromHex, toHex, utf8 } from './bytes.ts';
import type { PairingClaim, PairingEngine } from './pairing.ts';

// Tokens judged by mcl (herumi/mcl-wasm), a C++ library in WebAssembly. Only public data reaches it: its arithmetic with
// secrets is not constant-time, so blinding, signing and key generation stay with noble. Its decoder takes the identity in
// more than one form; what it took is therefore encoded again and compared.

/** What we use of the library's C interface (mcl/include/mcl/bn.h); numbers are addresses in its memory. */
interface Mcl {
  readonly HEAP8: Int8Array;
  _malloc(size: number): number;
  _free(at: number): void;
  _mclBn_init(curve: number, compiledTimeVariable: number): number;
  _mclBn_setETHserialization(on: number): void;
  _mclBn_setMapToMode(mode: number): number;
  _mclBn_verifyOrderG1(on: number): void;
  _mclBn_verifyOrderG2(on: number): void;
  _mclBn_getUint64NumToPrecompute(): number;
  _mclBn_precomputeG2(out: number, point: number): void;
  _mclBn_precomputedMillerLoop2(out: number, p1: number, q1: number, p2: number, q2: number): void;
  _mclBn_finalExp(out: number, value: number): void;
  _mclBnGT_isOne(value: number): number;
  _mclBnG1_deserialize(out: number, bytes: number, size: number): number;
  _mclBnG1_serialize(out: number, size: number, point: number): number;
  _mclBnG1_isZero(point: number): number;
  _mclBnG1_hashAndMapToWithDst(out: number, message: number, size: number, domain: number, domainSize: number): number;
  _mclBnG1_clear(out: number): void;
  _mclBnG1_neg(out: number, point: number): void;
  _mclBnG1_add(out: number, a: number, b: number): void;
  _mclBnG1_mulVec(out: number, points: number, scalars: number, count: number): void;
  _mclBnG2_deserialize(out: number, bytes: number, size: number): number;
  _mclBnG2_serialize(out: number, size: number, point: number): number;
  _mclBnG2_isZero(point: number): number;
  _mclBnFr_setBigEndianMod(out: number, bytes: number, size: number): number;
}

/** The library's names for the curve, for what it was compiled for, and for RFC 9380. */
const BLS12_381 = 5;
const COMPILED_TIME_VARIABLE = 46;
const HASH_TO_CURVE = 5;

const G1_BYTES = 48;
const G2_BYTES = 96;
const COEFFICIENT_BYTES = 16;
/** Points and numbers in the library's memory. */
const G1_SIZE = 144;
const G2_SIZE = 288;
const GT_SIZE = 576;
const FR_SIZE = 32;

/** Claims summed up at once. */
const CHUNK = 128;
/** Keys whose pairing is prepared: those of a few polls' tokens and tellers. 20 KB each. */
const KEPT_KEYS = 32;
/** Longest message, domain or encoding that is written at once. */
const INPUT_BYTES = 512;

/** The generator of G2: draft-irtf-cfrg-pairing-friendly-curves §4.2.1, compressed. */
const G2_BASE = fromHex(
  '93e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e' +
    '024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8',
);

class MclPairing implements PairingEngine {
  readonly #mcl: Mcl;
  readonly #input: number;
  readonly #domain: number;
  readonly #inputs: number;
  readonly #outputs: number;
  readonly #scalars: number;
  readonly #part: number;
  readonly #inputSum: number;
  readonly #outputSum: number;
  readonly #target: number;
  readonly #keys = new Map<string, number>();
  readonly #base: number;

  constructor(mcl: Mcl) {
    this.#mcl = mcl;
    this.#input = mcl._malloc(INPUT_BYTES);
    this.#domain = mcl._malloc(INPUT_BYTES);
    this.#inputs = mcl._malloc(CHUNK * G1_SIZE);
    this.#outputs = mcl._malloc(CHUNK * G1_SIZE);
    this.#scalars = mcl._malloc(CHUNK * FR_SIZE);
    this.#part = mcl._malloc(G1_SIZE);
    this.#inputSum = mcl._malloc(G1_SIZE);
    this.#outputSum = mcl._malloc(G1_SIZE);
    this.#target = mcl._malloc(GT_SIZE);
    const base = this.#prepare(G2_BASE);
    if (base === undefined) throw new Error('the generator of G2 does not decode');
    this.#base = base;
  }

  holds(key: Bytes, claims: readonly PairingClaim[], coefficients: readonly Bytes[]): boolean {
    const mcl = this.#mcl;
    if (coefficients.length !== claims.length) throw new RangeError('one coefficient for each claim');
    const prepared = this.#preparedKey(key);
    if (prepared === undefined) return false;
    mcl._mclBnG1_clear(this.#inputSum);
    mcl._mclBnG1_clear(this.#outputSum);
    for (let from = 0; from < claims.length; from += CHUNK) {
      const chunk = claims.slice(from, from + CHUNK);
      for (const [i, { input, output }] of chunk.entries()) {
        const point = this.#inputs + i * G1_SIZE;
        const good = 'message' in input ? this.#hash(point, input.message, input.domain) : this.#decode(point, input);
        if (!good || !this.#decode(this.#outputs + i * G1_SIZE, output)) return false;
        this.#setScalar(i, coefficients[from + i] as Bytes);
      }
      this.#addProducts(this.#inputSum, this.#inputs, chunk.length);
      this.#addProducts(this.#outputSum, this.#outputs, chunk.length);
    }
    // A computed identity is compared without the pairing.
    const inputIsZero = mcl._mclBnG1_isZero(this.#inputSum) === 1;
    const outputIsZero = mcl._mclBnG1_isZero(this.#outputSum) === 1;
    if (inputIsZero || outputIsZero) return inputIsZero && outputIsZero;
    mcl._mclBnG1_neg(this.#inputSum, this.#inputSum);
    mcl._mclBn_precomputedMillerLoop2(this.#target, this.#outputSum, this.#base, this.#inputSum, prepared);
    mcl._mclBn_finalExp(this.#target, this.#target);
    return mcl._mclBnGT_isOne(this.#target) === 1;
  }

  #write(at: number, bytes: Bytes): void {
    if (bytes.length > INPUT_BYTES) throw new RangeError('too long');
    this.#mcl.HEAP8.set(bytes, at);
  }

  #decode(point: number, bytes: Bytes): boolean {
    const mcl = this.#mcl;
    if (bytes.length !== G1_BYTES) return false;
    this.#write(this.#input, bytes);
    if (mcl._mclBnG1_deserialize(point, this.#input, G1_BYTES) !== G1_BYTES) return false;
    if (mcl._mclBnG1_isZero(point) === 1) return false;
    return this.#writes(bytes, mcl._mclBnG1_serialize(this.#input, G1_BYTES, point));
  }

  /** Whether the library has just written exactly these bytes. */
  #writes(bytes: Bytes, length: number): boolean {
    const written = Uint8Array.from(this.#mcl.HEAP8.subarray(this.#input, this.#input + length));
    return equalBytes(written, bytes);
  }

  #hash(point: number, message: Bytes, domain: string): boolean {
    const tag = utf8(domain);
    this.#write(this.#domain, tag);
    this.#write(this.#input, message);
    const { length } = message;
    const failed = this.#mcl._mclBnG1_hashAndMapToWithDst(point, this.#input, length, this.#domain, tag.length);
    if (failed !== 0) throw new Error('a message was not hashed');
    return true;
  }

  #setScalar(place: number, coefficient: Bytes): void {
    if (coefficient.length !== COEFFICIENT_BYTES) throw new RangeError('a coefficient has 16 bytes');
    this.#write(this.#input, coefficient);
    this.#mcl._mclBnFr_setBigEndianMod(this.#scalars + place * FR_SIZE, this.#input, COEFFICIENT_BYTES);
  }

  #addProducts(sum: number, points: number, count: number): void {
    this.#mcl._mclBnG1_mulVec(this.#part, points, this.#scalars, count);
    this.#mcl._mclBnG1_add(sum, sum, this.#part);
  }

  #preparedKey(key: Bytes): number | undefined {
    const name = toHex(key);
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const prepared = this.#prepare(key);
    if (prepared === undefined) return undefined;
    if (this.#keys.size >= KEPT_KEYS) {
      for (const at of this.#keys.values()) this.#mcl._free(at);
      this.#keys.clear();
    }
    this.#keys.set(name, prepared);
    return prepared;
  }

  /** Decodes a hostile point of G2 and computes all that a pairing needs of it. */
  #prepare(bytes: Bytes): number | undefined {
    const mcl = this.#mcl;
    if (bytes.length !== G2_BYTES) return undefined;
    this.#write(this.#input, bytes);
    const point = mcl._malloc(G2_SIZE);
    try {
      if (mcl._mclBnG2_deserialize(point, this.#input, G2_BYTES) !== G2_BYTES) return undefined;
      if (mcl._mclBnG2_isZero(point) === 1) return undefined;
      if (!this.#writes(bytes, mcl._mclBnG2_serialize(this.#input, G2_BYTES, point))) return undefined;
      const prepared = mcl._malloc(8 * mcl._mclBn_getUint64NumToPrecompute());
      mcl._mclBn_precomputeG2(prepared, point);
      return prepared;
    } finally {
      mcl._free(point);
    }
  }
}

/** Compiles and starts the library. Rejects where WebAssembly is missing or forbidden. */
export async function startMclPairing(): Promise<PairingEngine> {
  const mcl: Mcl = await createModule({
    cryptoGetRandomValues: () => {
      throw new Error('nothing here is random');
    },
  });
  if (mcl._mclBn_init(BLS12_381, COMPILED_TIME_VARIABLE) !== 0) throw new Error('the library does not start');
  mcl._mclBn_setETHserialization(1);
  if (mcl._mclBn_setMapToMode(HASH_TO_CURVE) !== 0) throw new Error('the library does not hash as RFC 9380 says');
  // Without these it takes points outside the subgroup.
  mcl._mclBn_verifyOrderG1(1);
  mcl._mclBn_verifyOrderG2(1);
  return new MclPairing(mcl);
}
