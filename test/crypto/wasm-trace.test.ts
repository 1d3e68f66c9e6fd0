import { beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, concat, toHex } from '../../crypto/bytes.ts';
import { encodeScalars, randomScalar } from '../../crypto/group.ts';
import { nobleEngine } from '../../crypto/noble-engine.ts';
import { ENGINE_BASE64 } from '../../crypto/wasm/engine-bytes.ts';
import { Interpreter, type Trace } from '../support/wasm-interpreter.ts';
import { GENERATOR, GROUP_ORDER, seededRandom } from './group-fixtures.ts';

// Constant time of the secret paths, as far as the module itself goes: the same instructions at the same addresses for
// every scalar. Run in an interpreter; what a compiler makes of the module is not claimed.

const random = seededRandom('wasm-trace');
const alternating = BigInt(`0x0${'a'.repeat(63)}`) % GROUP_ORDER;
/** Interpreting is slow: the long suite takes them all. */
const SCALARS = process.env.EVERY_SCALAR
  ? [0n, 1n, GROUP_ORDER - 1n, alternating, randomScalar(random), randomScalar(random)]
  : [0n, GROUP_ORDER - 1n, randomScalar(random)];
const H = nobleEngine.mulGenerator(encodeScalars([12345n]));

let machine: Interpreter;
let places: Record<'bytesAt' | 'scalarsAt' | 'scalarsHAt' | 'pointsAt' | 'pointsBAt', number>;

const write = (at: number, bytes: Bytes): void => machine.memory.set(bytes, at);
const read = (at: number, length: number): Bytes => machine.memory.slice(at, at + length);

function loadPoint(encoding: Bytes): void {
  write(places.bytesAt, encoding);
  expect(machine.call('decode', 1)).toBe(-1);
}

const same = (traces: readonly Trace[]): boolean => new Set(traces.map(({ hash }) => hash)).size === 1;

beforeAll(() => {
  const bytes = new Uint8Array(Buffer.from(ENGINE_BASE64, 'base64'));
  machine = new Interpreter(bytes);
  const at = (name: string): number => machine.call(name);
  places = {
    bytesAt: at('bytesAt'),
    scalarsAt: at('scalarsAt'),
    scalarsHAt: at('scalarsHAt'),
    pointsAt: at('pointsAt'),
    pointsBAt: at('pointsBAt'),
  };
  // The tables of public bases are made by the machine's own WebAssembly: interpreting that takes ten seconds.
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const native = exports as unknown as {
    readonly memory: { readonly buffer: ArrayBuffer };
    setUp(): void;
    decode(count: number): number;
    makeTable(slot: number): void;
  };
  native.setUp();
  for (const [slot, base] of [GENERATOR, H].entries()) {
    new Uint8Array(native.memory.buffer).set(base, places.bytesAt);
    expect(native.decode(1)).toBe(-1);
    native.makeTable(slot);
  }
  machine.memory.set(new Uint8Array(native.memory.buffer));
});

describe('secret scalars leave no trace in instructions and addresses', () => {
  it('products with G and H, their encoding and the wiping', () => {
    const traces = SCALARS.map((scalar, i) => {
      const other = SCALARS.at(-1 - i) as bigint;
      write(places.scalarsAt, encodeScalars([scalar]));
      write(places.scalarsHAt, encodeScalars([other]));
      const fit = machine.trace('scalarsFit', 1, 1);
      const product = machine.trace('mulFixed', 1, 1);
      const encoding = machine.trace('encode', 1);
      expect(toHex(read(places.bytesAt, 32))).toBe(
        toHex(nobleEngine.mulFixed(H, encodeScalars([scalar]), encodeScalars([other]))),
      );
      return [fit, product, encoding, machine.trace('wipe', 1)] as const;
    });
    for (const part of [0, 1, 2, 3] as const) expect(same(traces.map((list) => list[part])), `part ${part}`).toBe(true);
    expect(traces[0]?.[1].instructions).toBeGreaterThan(100_000);
  });

  it('products with another point', () => {
    const traces = SCALARS.slice(0, 4).map((scalar) => {
      loadPoint(H);
      write(places.scalarsAt, encodeScalars([scalar]));
      const trace = machine.trace('mulSecret', 1);
      machine.call('encode', 1);
      const expected = nobleEngine.mulGenerator(encodeScalars([(scalar * 12345n) % GROUP_ORDER]));
      expect(toHex(read(places.bytesAt, 32))).toBe(toHex(expected));
      return trace;
    });
    expect(same(traces)).toBe(true);
    expect(traces[0]?.instructions).toBeGreaterThan(100_000);
  });

  it('would show: the sum of products with public scalars leaves different traces', () => {
    const traces = SCALARS.slice(-2).map((scalar) => {
      loadPoint(H);
      write(places.scalarsAt, encodeScalars([scalar]));
      machine.call('startSum');
      const trace = machine.trace('addToSum', 1);
      machine.call('encodeSum');
      const expected = nobleEngine.mulGenerator(encodeScalars([(scalar * 12345n) % GROUP_ORDER]));
      expect(toHex(read(places.bytesAt, 32))).toBe(toHex(expected));
      return trace;
    });
    expect(new Set(traces.map(({ hash }) => hash)).size).toBe(traces.length);
  });

  it('wiping leaves neither scalars nor products nor what they were made of', () => {
    const scalar = randomScalar(random);
    const before = machine.memory.slice();
    loadPoint(H);
    write(places.scalarsAt, encodeScalars([scalar]));
    write(places.scalarsHAt, encodeScalars([scalar]));
    machine.call('mulFixed', 1, 1);
    machine.call('encode', 1);
    const product = read(places.pointsAt, 160);
    const used = machine.memory.slice();
    machine.call('wipe', 1);
    const text = Buffer.from(machine.memory);
    expect(text.includes(Buffer.from(encodeScalars([scalar])))).toBe(false);
    expect(text.includes(Buffer.from(product))).toBe(false);
    const left = machine.memory.filter((byte, i) => byte !== 0 && byte === used[i] && byte !== before[i]);
    expect(toHex(concat(left))).toBe('');
  });
});
