import { type Instruction, readModule, type WasmFunction, type WasmModule } from './wasm-module.ts';

// An interpreter of the engine's module, slow and plain, that records what a timing observer might see: which instruction
// runs after which, and every address that is read or written. Two runs with the same trace took the same instructions
// and touched the same addresses. What a browser's compiler makes of the module is not judged.

type Value = number | bigint | Int32Array;

/** What was executed, condensed: number of instructions, and two hashes of all positions and addresses in order. */
export interface Trace {
  readonly instructions: number;
  readonly hash: string;
  /** Positions of instructions executed, for reports. */
  readonly seen: ReadonlySet<number>;
}

const lanes64 = (v: Int32Array): BigInt64Array => new BigInt64Array(v.buffer, v.byteOffset, 2);
const bytes16 = (v: Int32Array): Uint8Array => new Uint8Array(v.buffer, v.byteOffset, 16);
const fresh = (bytes: Uint8Array): Int32Array => new Int32Array(bytes.slice().buffer);
const each32 = (a: Int32Array, f: (x: number, i: number) => number): Int32Array => a.map(f);

function each64(a: Int32Array, f: (x: bigint, i: number) => bigint): Int32Array {
  return new Int32Array(lanes64(a).map((x, i) => BigInt.asIntN(64, f(x, i))).buffer);
}

function extendedProducts(a: Int32Array, b: Int32Array, from: number): Int32Array {
  const product = (i: number): bigint => BigInt(a[from + i] as number) * BigInt(b[from + i] as number);
  return new Int32Array(new BigInt64Array([product(0), product(1)]).buffer);
}

const i64 = (value: bigint): bigint => BigInt.asIntN(64, value);
const u64 = (value: bigint): bigint => BigInt.asUintN(64, value);
const bit = (value: boolean): number => (value ? 1 : 0);

const BINARY: Readonly<Record<number, (a: never, b: never) => Value>> = {
  70: (a: number, b: number) => bit(a === b),
  71: (a: number, b: number) => bit(a !== b),
  72: (a: number, b: number) => bit(a < b),
  73: (a: number, b: number) => bit(a >>> 0 < b >>> 0),
  74: (a: number, b: number) => bit(a > b),
  75: (a: number, b: number) => bit(a >>> 0 > b >>> 0),
  76: (a: number, b: number) => bit(a <= b),
  77: (a: number, b: number) => bit(a >>> 0 <= b >>> 0),
  78: (a: number, b: number) => bit(a >= b),
  79: (a: number, b: number) => bit(a >>> 0 >= b >>> 0),
  106: (a: number, b: number) => (a + b) | 0,
  107: (a: number, b: number) => (a - b) | 0,
  108: (a: number, b: number) => Math.imul(a, b),
  113: (a: number, b: number) => a & b,
  114: (a: number, b: number) => a | b,
  115: (a: number, b: number) => a ^ b,
  116: (a: number, b: number) => a << b,
  117: (a: number, b: number) => a >> b,
  118: (a: number, b: number) => (a >>> b) | 0,
  124: (a: bigint, b: bigint) => i64(a + b),
  125: (a: bigint, b: bigint) => i64(a - b),
  131: (a: bigint, b: bigint) => a & b,
  132: (a: bigint, b: bigint) => a | b,
  133: (a: bigint, b: bigint) => a ^ b,
  134: (a: bigint, b: bigint) => i64(a << (b & 63n)),
  136: (a: bigint, b: bigint) => i64(u64(a) >> (b & 63n)),
  1036343: (a: Int32Array, b: Int32Array) => each32(a, (x, i) => (x === b[i] ? -1 : 0)),
  1036366: (a: Int32Array, b: Int32Array) => each32(a, (x, i) => x & (b[i] as number)),
  1036367: (a: Int32Array, b: Int32Array) => each32(a, (x, i) => x & ~(b[i] as number)),
  1036368: (a: Int32Array, b: Int32Array) => each32(a, (x, i) => x | (b[i] as number)),
  1036369: (a: Int32Array, b: Int32Array) => each32(a, (x, i) => x ^ (b[i] as number)),
  1036459: (a: Int32Array, b: number) => each32(a, (x) => x << b),
  1036460: (a: Int32Array, b: number) => each32(a, (x) => x >> b),
  1036462: (a: Int32Array, b: Int32Array) => each32(a, (x, i) => x + (b[i] as number)),
  1036465: (a: Int32Array, b: Int32Array) => each32(a, (x, i) => x - (b[i] as number)),
  1036469: (a: Int32Array, b: Int32Array) => each32(a, (x, i) => Math.imul(x, b[i] as number)),
  1036491: (a: Int32Array, b: number) => each64(a, (x) => x << BigInt(b & 63)),
  1036493: (a: Int32Array, b: number) => each64(a, (x) => u64(x) >> BigInt(b & 63)),
  1036494: (a: Int32Array, b: Int32Array) => each64(a, (x, i) => x + (lanes64(b)[i] as bigint)),
  1036497: (a: Int32Array, b: Int32Array) => each64(a, (x, i) => x - (lanes64(b)[i] as bigint)),
  1036508: (a: Int32Array, b: Int32Array) => extendedProducts(a, b, 0),
  1036509: (a: Int32Array, b: Int32Array) => extendedProducts(a, b, 2),
};

const UNARY: Readonly<Record<number, (a: never) => Value>> = {
  69: (a: number) => bit(a === 0),
  104: (a: number) => (a === 0 ? 32 : 31 - Math.clz32(a & -a)),
  167: (a: bigint) => Number(BigInt.asIntN(32, a)),
  172: (a: number) => BigInt(a),
  173: (a: number) => BigInt(a >>> 0),
  192: (a: number) => (a << 24) >> 24,
  1036305: (a: number) => new Int32Array(4).fill(a),
  1036449: (a: Int32Array) => each32(a, (x) => -x),
  1036452: (a: Int32Array) => a.reduce((mask, x, i) => mask | (x < 0 ? 1 << i : 0), 0),
};

/** Bytes that an access touches. */
const ACCESS: Readonly<Record<number, number>> = {
  40: 4,
  41: 8,
  44: 1,
  45: 1,
  53: 4,
  54: 4,
  55: 8,
  58: 1,
  1036288: 16,
  1036299: 16,
};

interface Label {
  /** Where a branch to it goes on. */
  readonly target: number;
  readonly height: number;
  readonly results: number;
}

export class Interpreter {
  readonly memory: Uint8Array;
  readonly #view: DataView;
  readonly #module: WasmModule;
  #instructions = 0;
  #hashes: [number, number] = [0, 0];
  #seen = new Set<number>();

  constructor(bytes: Uint8Array) {
    this.#module = readModule(bytes);
    this.memory = new Uint8Array(this.#module.pages * 65536);
    this.#view = new DataView(this.memory.buffer);
    for (const { at, bytes: data } of this.#module.data) this.memory.set(data, at);
  }

  /** Calls an export with 32-bit arguments. */
  call(name: string, ...values: number[]): number {
    return (this.#run(this.#module.functions[this.#module.exports.get(name) as number] as WasmFunction, values) ??
      0) as number;
  }

  /** The trace of one call. */
  trace(name: string, ...values: number[]): Trace {
    this.#instructions = 0;
    this.#hashes = [0, 0];
    this.#seen = new Set();
    this.call(name, ...values);
    return { instructions: this.#instructions, hash: this.#hashes.join(' '), seen: this.#seen };
  }

  #note(value: number): void {
    this.#hashes[0] = (Math.imul(this.#hashes[0] ^ value, 0x9e3779b1) + 0x7f4a7c15) | 0;
    this.#hashes[1] = (Math.imul((this.#hashes[1] << 5) ^ (this.#hashes[1] >>> 27) ^ value, 0x85ebca77) + 1) | 0;
  }

  #run(f: WasmFunction, values: Value[]): Value | undefined {
    const zero = { i32: () => 0, i64: () => 0n, v128: () => new Int32Array(4) };
    const locals: Value[] = [...values, ...f.locals.map((type) => zero[type]())];
    const stack: Value[] = [];
    const labels: Label[] = [{ target: f.code.length, height: 0, results: f.results }];
    const pop = (): Value => {
      const value = stack.pop();
      if (value === undefined) throw new Error('stack is empty');
      return value;
    };
    let at = 0;
    const branch = (depth: number): void => {
      const label = labels[labels.length - 1 - depth] as Label;
      const kept = stack.splice(stack.length - label.results);
      stack.length = label.height;
      stack.push(...kept);
      labels.length -= depth + 1;
      at = label.target;
    };
    while (at < f.code.length) {
      const here = at;
      const instruction = f.code[at++] as Instruction;
      const { op, value } = instruction;
      this.#instructions += 1;
      this.#note(f.first + here);
      this.#seen.add(f.first + here);
      const unary = UNARY[op];
      const binary = BINARY[op];
      const size = ACCESS[op];
      if (unary) stack.push(unary(pop() as never));
      else if (binary) {
        const b = pop();
        stack.push(binary(pop() as never, b as never));
      } else if (size !== undefined) this.#access(op, size, value as number, pop, stack);
      else if (op === 0x20) stack.push(locals[value as number] as Value);
      else if (op === 0x21) locals[value as number] = pop();
      else if (op === 0x22) locals[value as number] = stack.at(-1) as Value;
      else if (op === 0x23) stack.push(this.#module.globals[value as number] as Value);
      else if (op === 0x24) this.#module.globals[value as number] = pop() as number;
      else if (op === 0x41 || op === 0x42) stack.push(value as number);
      else if (op === 0x02)
        labels.push({ target: instruction.end + 1, height: stack.length, results: instruction.results });
      else if (op === 0x03) labels.push({ target: here, height: stack.length, results: 0 });
      else if (op === 0x04) {
        const taken = pop() !== 0;
        if (!taken && instruction.otherwise < 0) at = instruction.end + 1;
        else {
          labels.push({ target: instruction.end + 1, height: stack.length, results: instruction.results });
          if (!taken) at = instruction.otherwise + 1;
        }
      } else if (op === 0x05) branch(0);
      else if (op === 0x0b) labels.pop();
      else if (op === 0x0c) branch(value as number);
      else if (op === 0x0d) {
        if (pop() !== 0) branch(value as number);
      } else if (op === 0x0f) branch(labels.length - 1);
      else if (op === 0x10) {
        const callee = this.#module.functions[value as number] as WasmFunction;
        const result = this.#run(callee, stack.splice(stack.length - callee.parameters));
        if (callee.results > 0) stack.push(result as Value);
      } else if (op === 0x1a) pop();
      else if (op === 0x1b) {
        const [condition, b, a] = [pop(), pop(), pop()];
        stack.push(condition !== 0 ? a : b);
      } else if (op === 0x3f) stack.push(this.memory.length / 65536);
      else if (op === 0xfc00b) {
        const [length, byte, to] = [pop() as number, pop() as number, pop() as number];
        this.#note(to);
        this.#note(length);
        this.memory.fill(byte, to, to + length);
      } else if (op === 0xfd00c) stack.push(fresh(value as Uint8Array));
      else if (op === 0xfd00d) {
        const [b, a] = [bytes16(pop() as Int32Array), bytes16(pop() as Int32Array)];
        stack.push(
          fresh(Uint8Array.from(value as Uint8Array, (lane) => (lane < 16 ? a[lane] : b[lane - 16]) as number)),
        );
      } else if (op === 0xfd052) {
        const [mask, b, a] = [pop() as Int32Array, pop() as Int32Array, pop() as Int32Array];
        stack.push(each32(mask, (m, i) => ((a[i] as number) & m) | ((b[i] as number) & ~m)));
      } else throw new Error(`opcode ${op.toString(16)} is not interpreted`);
    }
    return stack.at(-1);
  }

  #access(op: number, size: number, offset: number, pop: () => Value, stack: Value[]): void {
    const storing = op === 0x36 || op === 0x37 || op === 0x3a || op === 0xfd00b;
    const value = storing ? pop() : 0;
    const at = ((pop() as number) >>> 0) + offset;
    if (at + size > this.memory.length) throw new Error('beyond the memory');
    this.#note(at);
    const view = this.#view;
    if (op === 0x28) stack.push(view.getInt32(at, true));
    else if (op === 0x29) stack.push(view.getBigInt64(at, true));
    else if (op === 0x2c) stack.push(view.getInt8(at));
    else if (op === 0x2d) stack.push(view.getUint8(at));
    else if (op === 0x35) stack.push(BigInt(view.getUint32(at, true)));
    else if (op === 0xfd000) stack.push(fresh(this.memory.slice(at, at + 16)));
    else if (op === 0x36) view.setInt32(at, value as number, true);
    else if (op === 0x37) view.setBigInt64(at, value as bigint, true);
    else if (op === 0x3a) view.setInt8(at, value as number);
    else this.memory.set(bytes16(value as Int32Array), at);
  }
}
