import { type Bytes, concat } from '../../crypto/bytes.ts';

/** A fast deterministic generator of integers below a bound (xorshift32); for choosing mutations only. */
export function choices(seed: number): (bound: number) => number {
  let state = seed | 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}
type Pick = (bound: number) => number;

const of = <T>(pick: Pick, list: readonly T[]): T => list[pick(list.length)] as T;
const noise = (pick: Pick, length: number): Bytes => Uint8Array.from({ length }, () => pick(256));

/** Random bytes, or one of the seeds with one to four changes: flipped, set, cut out, doubled, put in, spliced. */
export function mutateBytes(seeds: readonly Bytes[], pick: Pick, sameLength = false): Bytes {
  if (!sameLength && pick(10) === 0) return noise(pick, pick(300));
  let bytes = Uint8Array.from(of(pick, seeds));
  for (let changes = 1 + pick(4); changes > 0; changes--) {
    const at = pick(bytes.length + 1);
    const end = Math.min(bytes.length, at + 1 + pick(16));
    switch (pick(sameLength ? 3 : 7)) {
      case 0:
        if (at < bytes.length) bytes[at] = (bytes[at] as number) ^ (1 << pick(8));
        break;
      case 1:
        if (at < bytes.length) bytes[at] = of(pick, [0, 1, 0x20, 0x22, 0x2c, 0x30, 0x5c, 0x7f, 0x80, 0xff]);
        break;
      case 2:
        bytes.set(noise(pick, end - at), at);
        break;
      case 3:
        bytes = concat(bytes.subarray(0, at), bytes.subarray(end));
        break;
      case 4:
        bytes = concat(bytes.subarray(0, end), bytes.subarray(at));
        break;
      case 5:
        bytes = concat(bytes.subarray(0, at), noise(pick, 1 + pick(4)), bytes.subarray(at));
        break;
      default:
        bytes = concat(bytes.subarray(0, at), of(pick, seeds).subarray(at));
    }
  }
  return bytes;
}

const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  -0,
  0.5,
  1e21,
  2 ** 53,
  2 ** 53 - 1,
  64,
  65,
  '',
  '0',
  'a',
  'null',
  '\u0000',
  '\ud800',
  'Đ',
  'D\u0302',
  '00',
  'FF',
  '0g',
  'toString',
  [],
  [[]],
  {},
  { __proto__: null },
  '00'.repeat(16),
  '00'.repeat(32),
  'ff'.repeat(32),
  '00'.repeat(48),
];
const KEYS = [
  'type',
  'meeting',
  'body',
  'sigs',
  'key',
  'ordinal',
  'extra',
  '',
  '__proto__',
  'constructor',
  'toString',
  'length',
];

/** A copy of a JSON value with one to three changes at random places: replaced, removed, added, renamed, swapped, doubled. */
export function mutateJson(seed: unknown, pick: Pick): unknown {
  const root = { value: structuredClone(seed) };
  for (let changes = 1 + pick(3); changes > 0; changes--) {
    let holder: Record<string, unknown> = root;
    let key = 'value';
    for (let child = holder[key]; typeof child === 'object' && child !== null && pick(5) > 0; child = holder[key]) {
      const keys = Object.keys(child);
      if (keys.length === 0) break;
      holder = child as Record<string, unknown>;
      key = of(pick, keys);
    }
    const old = holder[key];
    const put = (name: string, value: unknown) =>
      Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
    switch (pick(6)) {
      case 0:
      case 1:
        put(key, structuredClone(of(pick, VALUES)));
        break;
      case 2:
        if (holder !== root) Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key];
        break;
      case 3:
        if (Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(old));
        else if (holder !== root) put(of(pick, KEYS), structuredClone(of(pick, VALUES)));
        break;
      case 4:
        if (typeof old === 'string' && old.length > 0) {
          const at = pick(old.length);
          put(key, old.slice(0, at) + of(pick, ['0', 'f', 'F', 'g', '', ' ', 'Đ']) + old.slice(at + 1));
        } else if (typeof old === 'number') put(key, old + of(pick, [1, -1, 0.5, 2 ** 32]));
        break;
      default:
        if (holder !== root && !Array.isArray(holder)) put(of(pick, Object.keys(holder)), old);
    }
  }
  return root.value;
}
