// Reads the sections of a WebAssembly module (core specification §5) that the engine's module has; refuses others.

export interface Instruction {
  /** Opcode; 0xfc and 0xfd ones as prefix · 0x1000 + sub-opcode. */
  readonly op: number;
  /** Immediates: an index, a constant, a memory offset, label depth, lanes. */
  readonly value: number | bigint | Uint8Array;
  /** For block, loop, if: where its end, and its else if there is one, stand. Number of results. */
  end: number;
  otherwise: number;
  readonly results: number;
}

export interface WasmFunction {
  readonly parameters: number;
  readonly results: number;
  /** Initial values of the locals that are not parameters. */
  readonly locals: readonly ('i32' | 'i64' | 'v128')[];
  readonly code: readonly Instruction[];
  /** Position of the first instruction among all of the module. */
  readonly first: number;
}

export interface WasmModule {
  readonly functions: readonly WasmFunction[];
  readonly exports: ReadonlyMap<string, number>;
  readonly globals: (number | bigint)[];
  readonly data: readonly { readonly at: number; readonly bytes: Uint8Array }[];
  readonly pages: number;
}

const VALUE_TYPES: Readonly<Record<number, 'i32' | 'i64' | 'v128'>> = { 127: 'i32', 126: 'i64', 123: 'v128' };

class Reader {
  at: number;
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  byte(): number {
    return this.bytes[this.at++] as number;
  }
  /** LEB128, unsigned. */
  u32(): number {
    return Number(BigInt.asUintN(32, this.signed(0)));
  }
  /** LEB128 of any width; `bits` 0 leaves it unsigned. */
  signed(bits: number): bigint {
    let [value, shift] = [0n, 0n];
    for (;;) {
      const byte = this.byte();
      value |= BigInt(byte & 127) << shift;
      shift += 7n;
      if (byte < 128) return bits > 0 ? BigInt.asIntN(Math.min(bits, Number(shift)), value) : value;
    }
  }
  take(length: number): Uint8Array {
    this.at += length;
    return this.bytes.slice(this.at - length, this.at);
  }
  list<T>(read: () => T): T[] {
    return Array.from({ length: this.u32() }, read);
  }
  constant(): number | bigint {
    const op = this.byte();
    const value = op === 0x41 ? Number(this.signed(32)) : this.signed(64);
    if (this.byte() !== 0x0b) throw new Error('not a constant');
    return value;
  }
}

const memoryAccess = (op: number): boolean => (op >= 0x28 && op <= 0x3e) || (op >= 0xfd000 && op <= 0xfd00b);

function immediate(reader: Reader, op: number): Instruction['value'] {
  if (op === 0x41) return Number(reader.signed(32));
  if (op === 0x42) return reader.signed(64);
  if (op === 0xfd00c || op === 0xfd00d) return reader.take(16);
  if (memoryAccess(op)) {
    reader.u32();
    return reader.u32();
  }
  if (op === 0xfc00b || op === 0x3f) return reader.byte();
  if (op >= 0xfd015 && op <= 0xfd022) return reader.byte();
  if ((op >= 0x20 && op <= 0x24) || op === 0x10 || op === 0x0c || op === 0x0d) return reader.u32();
  return 0;
}

function readCode(reader: Reader, end: number): Instruction[] {
  const code: Instruction[] = [];
  const open: number[] = [];
  while (reader.at < end) {
    let op = reader.byte();
    if (op === 0xfc || op === 0xfd) op = op * 0x1000 + reader.u32();
    let results = 0;
    if (op === 0x02 || op === 0x03 || op === 0x04) {
      const type = reader.byte();
      if (type !== 0x40 && !VALUE_TYPES[type]) throw new Error('block types with parameters are not read');
      results = type === 0x40 ? 0 : 1;
      open.push(code.length);
    } else if (op === 0x05) (code[open.at(-1) as number] as Instruction).otherwise = code.length;
    else if (op === 0x0b && open.length > 0) (code[open.pop() as number] as Instruction).end = code.length;
    code.push({ op, value: immediate(reader, op), end: -1, otherwise: -1, results });
  }
  return code;
}

/** Throws on anything that the engine's module does not contain. */
export function readModule(bytes: Uint8Array): WasmModule {
  const reader = new Reader(bytes, 8);
  let types: { parameters: number; results: number }[] = [];
  let typeOf: number[] = [];
  const functions: WasmFunction[] = [];
  const exports = new Map<string, number>();
  const globals: (number | bigint)[] = [];
  const data: { at: number; bytes: Uint8Array }[] = [];
  let [pages, first] = [0, 0];
  while (reader.at < bytes.length) {
    const [section, size] = [reader.byte(), reader.u32()];
    const end = reader.at + size;
    if (section === 1)
      types = reader.list(() => {
        reader.byte();
        return {
          parameters: reader.list(() => reader.byte()).length,
          results: reader.list(() => reader.byte()).length,
        };
      });
    else if (section === 3) typeOf = reader.list(() => reader.u32());
    else if (section === 5) {
      reader.u32();
      reader.byte();
      pages = reader.u32();
    } else if (section === 6)
      reader.list(() => {
        reader.take(2);
        globals.push(reader.constant());
      });
    else if (section === 7)
      reader.list(() => {
        const name = new TextDecoder().decode(reader.take(reader.u32()));
        const kind = reader.byte();
        const index = reader.u32();
        if (kind === 0) exports.set(name, index);
      });
    else if (section === 10)
      reader.list(() => {
        const bodyEnd = reader.u32() + reader.at;
        const locals = reader
          .list(() => [reader.u32(), VALUE_TYPES[reader.byte()]] as const)
          .flatMap(([count, type]) => Array.from({ length: count }, () => type as 'i32'));
        const code = readCode(reader, bodyEnd);
        functions.push({
          ...(types[typeOf[functions.length] as number] as { parameters: 0; results: 0 }),
          locals,
          code,
          first,
        });
        first += code.length;
      });
    else if (section === 11)
      reader.list(() => {
        if (reader.u32() !== 0) throw new Error('only active data is read');
        data.push({ at: reader.constant() as number, bytes: reader.take(reader.u32()) });
      });
    else if (section !== 0 && section !== 12) throw new Error(`section ${section} is not read`);
    reader.at = end;
  }
  return { functions, exports, globals, data, pages };
}
