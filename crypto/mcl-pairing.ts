import { type Bytes, equalBytes, fromHex, toHex, utf8 } from './bytes.ts';
import { type Mcl, startMcl } from './mcl-library.ts';
import type { PairingClaim, PairingEngine, PairingGroup } from './pairing.ts';

// Tokens judged by mcl (herumi/mcl-wasm), a C++ library in WebAssembly. Only public data reaches it: its arithmetic with
// secrets is not constant-time, so blinding, signing and key generation stay with noble. Its decoder takes the identity in
// more than one form; what it took is therefore encoded again and compared.

/** Bytes of an encoded point. */
const LENGTH = { G1: 48, G2: 96 } as const;
const COEFFICIENT_BYTES = 16;
const SCALAR_BYTES = 32;
/** Points and numbers in the library's memory. */
const G1_SIZE = 144;
const G2_SIZE = 288;
const GT_SIZE = 576;
const FR_SIZE = 32;

/** Claims summed up at once; most points of a combination. */
const CHUNK = 128;
/** Keys whose pairing is prepared: those of a few polls' tokens and tellers. 20 KB each. */
const KEPT_KEYS = 32;
/** Points of G2 kept decoded: a meeting has few, asks for them again and again, and their order is dear to check. */
const KEPT_POINTS = 1024;
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
  readonly #points: number;
  readonly #sum: number;
  readonly #keys = new Map<string, number>();
  readonly #accepted = new Map<string, number>();
  readonly #kept: number;
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
    this.#points = mcl._malloc(CHUNK * G2_SIZE);
    this.#sum = mcl._malloc(G2_SIZE);
    this.#kept = mcl._malloc(KEPT_POINTS * G2_SIZE);
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
        const good =
          'message' in input ? this.#hash(point, input.message, input.domain) : this.#decode('G1', point, input);
        if (!good || !this.#decode('G1', this.#outputs + i * G1_SIZE, output)) return false;
        this.#setScalar(i, coefficients[from + i] as Bytes, COEFFICIENT_BYTES);
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

  isPoint(group: PairingGroup, bytes: Bytes): boolean {
    return this.#recall(group, this.#points, bytes);
  }

  combine(group: PairingGroup, points: readonly Bytes[], scalars: readonly Bytes[]): Bytes | undefined {
    if (points.length !== scalars.length || points.length > CHUNK) throw new RangeError('one scalar for each point');
    if (points.length === 0) return undefined;
    const size = group === 'G1' ? G1_SIZE : G2_SIZE;
    for (const [i, point] of points.entries()) {
      if (!this.#recall(group, this.#points + i * size, point)) throw new RangeError('not a point');
      this.#setScalar(i, scalars[i] as Bytes, SCALAR_BYTES);
    }
    const add = group === 'G1' ? this.#mcl._mclBnG1_mulVec : this.#mcl._mclBnG2_mulVec;
    add(this.#sum, this.#points, this.#scalars, points.length);
    if (this.#isZero(group, this.#sum)) return undefined;
    return Uint8Array.from(this.#mcl.HEAP8.subarray(this.#input, this.#input + this.#encode(group, this.#sum)));
  }

  #write(at: number, bytes: Bytes): void {
    if (bytes.length > INPUT_BYTES) throw new RangeError('too long');
    this.#mcl.HEAP8.set(bytes, at);
  }

  #decode(group: PairingGroup, point: number, bytes: Bytes): boolean {
    const mcl = this.#mcl;
    const length = LENGTH[group];
    if (bytes.length !== length) return false;
    this.#write(this.#input, bytes);
    const read = group === 'G1' ? mcl._mclBnG1_deserialize : mcl._mclBnG2_deserialize;
    if (read(point, this.#input, length) !== length || this.#isZero(group, point)) return false;
    return this.#writes(bytes, this.#encode(group, point));
  }

  /** As `#decode`, or from among the points of G2 that it accepted lately. */
  #recall(group: PairingGroup, point: number, bytes: Bytes): boolean {
    if (group === 'G1') return this.#decode(group, point, bytes);
    const name = toHex(bytes);
    const known = this.#accepted.get(name);
    if (known !== undefined) {
      this.#mcl.HEAP8.copyWithin(point, known, known + G2_SIZE);
      return true;
    }
    if (!this.#decode(group, point, bytes)) return false;
    if (this.#accepted.size === KEPT_POINTS) this.#accepted.clear();
    const place = this.#kept + this.#accepted.size * G2_SIZE;
    this.#mcl.HEAP8.copyWithin(place, point, point + G2_SIZE);
    this.#accepted.set(name, place);
    return true;
  }

  #isZero(group: PairingGroup, point: number): boolean {
    return (group === 'G1' ? this.#mcl._mclBnG1_isZero(point) : this.#mcl._mclBnG2_isZero(point)) === 1;
  }

  /** To where inputs are written; how many bytes. */
  #encode(group: PairingGroup, point: number): number {
    const write = group === 'G1' ? this.#mcl._mclBnG1_serialize : this.#mcl._mclBnG2_serialize;
    return write(this.#input, LENGTH[group], point);
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

  #setScalar(place: number, scalar: Bytes, length: number): void {
    if (scalar.length !== length) throw new RangeError(`a scalar has ${length} bytes here`);
    this.#write(this.#input, scalar);
    this.#mcl._mclBnFr_setBigEndianMod(this.#scalars + place * FR_SIZE, this.#input, length);
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
    const point = mcl._malloc(G2_SIZE);
    try {
      if (!this.#decode('G2', point, bytes)) return undefined;
      const prepared = mcl._malloc(8 * mcl._mclBn_getUint64NumToPrecompute());
      mcl._mclBn_precomputeG2(prepared, point);
      return prepared;
    } finally {
      mcl._free(point);
    }
  }
}

/** Rejects where WebAssembly is missing or forbidden. */
export const startMclPairing = async (): Promise<PairingEngine> => new MclPairing(await startMcl());
