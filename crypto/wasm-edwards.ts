import { type Bytes, fromHex, toHex } from './bytes.ts';
import type { EdwardsEngine } from './edwards.ts';
import { encodeScalars, Fl, SCALAR_LENGTH } from './group.ts';
import { COORDINATES_LENGTH, type EngineExports } from './wasm-exports.ts';

/** B of RFC 8032 §5.1. */
const BASE = `58${'66'.repeat(31)}`;
/** Of SHA-512 (FIPS 180-4 §1). */
const BLOCK_LENGTH = 128;
/** Decoded keys that are remembered: officers sign again and again, and the check of the order costs as much as a signature. */
const KEPT_KEYS = 1024;

/** Ed25519 in the module of the group engine; its memory is shared with that, and nothing stays in it between calls. */
export class WasmEdwards implements EdwardsEngine {
  readonly #wasm: EngineExports;
  readonly #memory: Bytes;
  readonly #keys = new Map<string, Bytes>();
  readonly #base: Bytes;

  /** @param wasm an instance that was set up */
  constructor(wasm: EngineExports) {
    this.#wasm = wasm;
    this.#memory = new Uint8Array(wasm.memory.buffer);
    const base = this.#decode(fromHex(BASE));
    if (base === undefined) throw new Error('the base point does not decode');
    this.#base = base;
  }

  isKey(publicKey: Bytes): boolean {
    return this.#key(publicKey) !== undefined;
  }

  commitmentOf(publicKey: Bytes, response: Bytes, challenge: Bytes): Bytes | undefined {
    const key = this.#key(publicKey);
    if (key === undefined) return undefined;
    const wasm = this.#wasm;
    const opposite = encodeScalars([Fl.neg(Fl.fromBytes(challenge))]);
    this.#memory.set(response, wasm.scalarsAt());
    this.#memory.set(opposite, wasm.scalarsAt() + SCALAR_LENGTH);
    if (response.length !== SCALAR_LENGTH || wasm.scalarsFit(2, 0) !== 1) throw new RangeError('not a scalar');
    this.#memory.set(this.#base, wasm.pointsAt());
    this.#memory.set(key, wasm.pointsAt() + COORDINATES_LENGTH);
    wasm.startSum();
    wasm.addToSum(2);
    wasm.encodeSumAsKey();
    return this.#memory.slice(wasm.bytesAt(), wasm.bytesAt() + 32);
  }

  sha512(data: Bytes): Bytes {
    const wasm = this.#wasm;
    wasm.startHash();
    const whole = data.length - (data.length % BLOCK_LENGTH);
    for (let from = 0; from < whole; ) {
      const end = Math.min(whole, from + wasm.blocks() * BLOCK_LENGTH);
      this.#hashBlocks(data.subarray(from, end));
      from = end;
    }
    // FIPS 180-4 §5.1.2: a one bit, zeros, and the length in bits as a number of 128 bits.
    const rest = data.length - whole;
    const last = new Uint8Array(rest < BLOCK_LENGTH - 16 ? BLOCK_LENGTH : 2 * BLOCK_LENGTH);
    last.set(data.subarray(whole));
    last[rest] = 0x80;
    new DataView(last.buffer).setBigUint64(last.length - 8, 8n * BigInt(data.length));
    this.#hashBlocks(last);
    wasm.endHash();
    return this.#memory.slice(wasm.bytesAt(), wasm.bytesAt() + 64);
  }

  #hashBlocks(blocks: Bytes): void {
    this.#memory.set(blocks, this.#wasm.blocksAt());
    this.#wasm.hashBlocks(blocks.length / BLOCK_LENGTH);
  }

  #key(publicKey: Bytes): Bytes | undefined {
    if (publicKey.length !== 32) return undefined;
    const name = toHex(publicKey);
    const known = this.#keys.get(name);
    if (known) return known;
    const key = this.#decode(publicKey);
    if (key === undefined) return undefined;
    if (this.#keys.size >= KEPT_KEYS) this.#keys.clear();
    this.#keys.set(name, key);
    return key;
  }

  #decode(publicKey: Bytes): Bytes | undefined {
    const wasm = this.#wasm;
    this.#memory.set(publicKey, wasm.bytesAt());
    if (wasm.decodeKey() !== 1) return undefined;
    return this.#memory.slice(wasm.pointsAt(), wasm.pointsAt() + COORDINATES_LENGTH);
  }
}
