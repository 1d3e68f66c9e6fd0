import { type Bytes, fromHex, toHex } from './bytes.ts';
import type { EdwardsEngine } from './edwards.ts';
import { type GroupEngine, POINT_LENGTH, type Points, type PointTerms, SCALAR_LENGTH } from './group.ts';
import { ENGINE_BASE64 } from './wasm/engine-bytes.ts';
import { WasmEdwards } from './wasm-edwards.ts';
import { COORDINATES_LENGTH, type EngineExports } from './wasm-exports.ts';

// The fast engine: ristretto255, and Ed25519 beside it, in WebAssembly, compiled from crypto/wasm/assembly by AssemblyScript. Needs 128-bit vectors
// (every browser since 2021, Safari since 16.4, Node since 16.4). Its memory has a fixed size; points that a caller
// holds lie outside of it, as bytes that JavaScript collects, so nothing must be freed.

/** Tables of box keys kept: slots 1 to 4; slot 0 is the generator's. */
const KEPT_TABLES = 4;
/** G, RFC 9496 appendix A.1, multiple 1. */
const GENERATOR = 'e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76';

class WasmPoints implements Points {
  readonly coordinates: Bytes;
  constructor(coordinates: Bytes) {
    this.coordinates = coordinates;
  }
  get count(): number {
    return this.coordinates.length / COORDINATES_LENGTH;
  }
}

function coordinatesOf(points: Points): Bytes {
  if (!(points instanceof WasmPoints)) throw new TypeError('points of another engine');
  return points.coordinates;
}

function countOf(packed: Bytes, size: number): number {
  if (packed.length % size !== 0) throw new RangeError(`not a multiple of ${size} bytes`);
  return packed.length / size;
}

function assertSameCount(a: number, b: number): void {
  if (a !== b) throw new RangeError(`counts differ: ${a} and ${b}`);
}

class WasmEngine implements GroupEngine {
  readonly generator: Points;
  readonly #wasm: EngineExports;
  readonly #memory: Bytes;
  readonly #chunk: number;
  readonly #slots = new Map<string, number>();
  #nextSlot = 0;

  constructor(exports: EngineExports) {
    this.#wasm = exports;
    this.#memory = new Uint8Array(exports.memory.buffer);
    this.#chunk = exports.chunk();
    exports.setUp();
    const generator = this.decode(fromHex(GENERATOR));
    if (typeof generator === 'number') throw new Error('the generator does not decode');
    this.generator = generator;
    exports.makeTable(0);
  }

  decode(packed: Bytes): Points | number {
    const count = countOf(packed, POINT_LENGTH);
    const coordinates = new Uint8Array(count * COORDINATES_LENGTH);
    for (const [from, size] of this.#chunks(count)) {
      this.#write(this.#wasm.bytesAt(), packed, from, size, POINT_LENGTH);
      const refused = this.#wasm.decode(size);
      if (refused >= 0) return from + refused;
      this.#readPoints(coordinates, from, size);
    }
    return new WasmPoints(coordinates);
  }

  encode(points: Points): Bytes {
    const coordinates = coordinatesOf(points);
    const packed = new Uint8Array(points.count * POINT_LENGTH);
    for (const [from, size] of this.#chunks(points.count)) {
      this.#write(this.#wasm.pointsAt(), coordinates, from, size, COORDINATES_LENGTH);
      this.#encodeTo(packed, from, size);
      this.#wasm.wipe(size);
    }
    return packed;
  }

  mulGenerator(scalars: Bytes): Bytes {
    return this.#mulTables(0, scalars, new Uint8Array(0));
  }

  mulFixed(base: Bytes, gScalars: Bytes, hScalars: Bytes): Bytes {
    assertSameCount(gScalars.length, hScalars.length);
    return this.#mulTables(this.#slotOf(base), gScalars, hScalars);
  }

  mulSecret(scalars: Bytes, points: Points): Points {
    const coordinates = coordinatesOf(points);
    const count = countOf(scalars, SCALAR_LENGTH);
    assertSameCount(count, points.count);
    const products = new Uint8Array(coordinates.length);
    for (const [from, size] of this.#chunks(count)) {
      this.#writeScalars(scalars, new Uint8Array(0), from, size);
      this.#write(this.#wasm.pointsAt(), coordinates, from, size, COORDINATES_LENGTH);
      this.#wasm.mulSecret(size);
      this.#readPoints(products, from, size);
      this.#wasm.wipe(size);
    }
    return new WasmPoints(products);
  }

  add(a: Points, b: Points): Points {
    assertSameCount(a.count, b.count);
    const [left, right] = [coordinatesOf(a), coordinatesOf(b)];
    const sums = new Uint8Array(left.length);
    for (const [from, size] of this.#chunks(a.count)) {
      this.#write(this.#wasm.pointsAt(), left, from, size, COORDINATES_LENGTH);
      this.#write(this.#wasm.pointsBAt(), right, from, size, COORDINATES_LENGTH);
      this.#wasm.add(size);
      this.#readPoints(sums, from, size);
    }
    return new WasmPoints(sums);
  }

  msm(terms: readonly PointTerms[]): Bytes {
    for (const { scalars, points } of terms) assertSameCount(countOf(scalars, SCALAR_LENGTH), points.count);
    this.#wasm.startSum();
    let filled = 0;
    for (const { scalars, points } of terms) {
      const coordinates = coordinatesOf(points);
      for (let from = 0; from < points.count; ) {
        const size = Math.min(points.count - from, this.#chunk - filled);
        const at = (start: number, each: number): number => start + filled * each;
        this.#write(at(this.#wasm.scalarsAt(), SCALAR_LENGTH), scalars, from, size, SCALAR_LENGTH);
        this.#write(at(this.#wasm.pointsAt(), COORDINATES_LENGTH), coordinates, from, size, COORDINATES_LENGTH);
        from += size;
        filled += size;
        if (filled < this.#chunk) continue;
        this.#addToSum(filled);
        filled = 0;
      }
    }
    if (filled > 0) this.#addToSum(filled);
    this.#wasm.encodeSum();
    return this.#memory.slice(this.#wasm.bytesAt(), this.#wasm.bytesAt() + POINT_LENGTH);
  }

  #addToSum(count: number): void {
    this.#assertScalars(count, 0);
    this.#wasm.addToSum(count);
  }

  #mulTables(slot: number, gScalars: Bytes, hScalars: Bytes): Bytes {
    const count = countOf(gScalars, SCALAR_LENGTH);
    const packed = new Uint8Array(count * POINT_LENGTH);
    for (const [from, size] of this.#chunks(count)) {
      this.#writeScalars(gScalars, hScalars, from, size);
      this.#wasm.mulFixed(slot, size);
      this.#encodeTo(packed, from, size);
      this.#wasm.wipe(size);
    }
    return packed;
  }

  #slotOf(base: Bytes): number {
    const name = toHex(base);
    const kept = this.#slots.get(name);
    if (kept !== undefined) return kept;
    if (base.length !== POINT_LENGTH) throw new RangeError('a base is 32 bytes');
    this.#write(this.#wasm.bytesAt(), base, 0, 1, POINT_LENGTH);
    if (this.#wasm.decode(1) >= 0) throw new RangeError('not canonical or the identity: not a base');
    const slot = 1 + this.#nextSlot;
    this.#nextSlot = (this.#nextSlot + 1) % KEPT_TABLES;
    for (const [other, used] of this.#slots) if (used === slot) this.#slots.delete(other);
    this.#wasm.makeTable(slot);
    this.#slots.set(name, slot);
    return slot;
  }

  /** Parts of a list that fit into the module's memory. */
  *#chunks(count: number): Generator<readonly [from: number, size: number]> {
    for (let from = 0; from < count; from += this.#chunk) yield [from, Math.min(this.#chunk, count - from)];
  }

  #write(at: number, packed: Bytes, from: number, count: number, size: number): void {
    this.#memory.set(packed.subarray(from * size, (from + count) * size), at);
  }

  #writeScalars(scalars: Bytes, scalarsH: Bytes, from: number, count: number): void {
    this.#write(this.#wasm.scalarsAt(), scalars, from, count, SCALAR_LENGTH);
    this.#write(this.#wasm.scalarsHAt(), scalarsH, from, count, SCALAR_LENGTH);
    this.#assertScalars(count, scalarsH.length > 0 ? count : 0);
  }

  #assertScalars(count: number, countH: number): void {
    if (this.#wasm.scalarsFit(count, countH) === 1) return;
    this.#wasm.wipe(count);
    throw new RangeError('a scalar is not below the group order');
  }

  #readPoints(coordinates: Bytes, from: number, count: number): void {
    const at = this.#wasm.pointsAt();
    coordinates.set(this.#memory.subarray(at, at + count * COORDINATES_LENGTH), from * COORDINATES_LENGTH);
  }

  #encodeTo(packed: Bytes, from: number, count: number): void {
    this.#wasm.encode(count);
    const at = this.#wasm.bytesAt();
    packed.set(this.#memory.subarray(at, at + count * POINT_LENGTH), from * POINT_LENGTH);
  }
}

/** The platform's own decoder: these bytes are ours, and `base64.ts`, which judges hostile text, takes ten times as long. */
const moduleBytes = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(ENGINE_BASE64), (character) => character.charCodeAt(0));

/** An engine as an object of functions, as noble's is: it may be spread and wrapped. */
function engineOf(instance: { readonly exports: object }): GroupEngine & EdwardsEngine {
  const engine = new WasmEngine(instance.exports as EngineExports);
  const edwards = new WasmEdwards(instance.exports as EngineExports);
  return {
    generator: engine.generator,
    decode: (packed) => engine.decode(packed),
    encode: (points) => engine.encode(points),
    mulGenerator: (scalars) => engine.mulGenerator(scalars),
    mulFixed: (base, gScalars, hScalars) => engine.mulFixed(base, gScalars, hScalars),
    mulSecret: (scalars, points) => engine.mulSecret(scalars, points),
    add: (a, b) => engine.add(a, b),
    msm: (terms) => engine.msm(terms),
    isKey: (publicKey) => edwards.isKey(publicKey),
    commitmentOf: (publicKey, response, challenge) => edwards.commitmentOf(publicKey, response, challenge),
    sha512: (data) => edwards.sha512(data),
  };
}

/**
 * Compiles and starts the engine at once: in Node, in workers, and in pages whose browser allows it there.
 * Throws where WebAssembly or its vectors are missing, where a content-security policy forbids it, and on the main
 * thread of browsers that compile large modules only asynchronously: then `loadWasmEngine`.
 */
export function startWasmEngine(): GroupEngine & EdwardsEngine {
  return engineOf(new WebAssembly.Instance(new WebAssembly.Module(moduleBytes())));
}

/** As `startWasmEngine`, anywhere; rejects where WebAssembly or its vectors are missing or forbidden. */
export async function loadWasmEngine(): Promise<GroupEngine & EdwardsEngine> {
  const module = await WebAssembly.compile(moduleBytes());
  return engineOf(await WebAssembly.instantiate(module));
}
