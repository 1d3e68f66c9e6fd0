import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, fromHex, type Hex, toHex, transcript, u32, utf8 } from '../../../crypto/bytes.ts';
import { publicKeyOf } from '../../../crypto/signature.ts';
import type { TreeHead } from '../../../src/domain/meeting/shapes.ts';
import type { TellerMemory } from '../../shared/teller/memory.ts';
import { keepNewer, readKept } from '../../ui/device-store.ts';
import { platformRandom } from '../../ui/platform.ts';

/** What a teller's device keeps of one meeting. */
export interface KeptMemory {
  readonly memory: TellerMemory;
  /** The longest log that was read: a later one must extend it. */
  readonly seen?: TreeHead;
  /** Requests of those present are answered without a tap. */
  readonly auto: boolean;
  /** Requests that the teller does not answer, by leaf hash, and why. */
  readonly refused: ReadonlyMap<Hex, string>;
  readonly backupMade: boolean;
}

interface Sealed {
  readonly generation: number;
  /** nonce (24) ‖ ciphertext ‖ tag. */
  readonly sealed: Bytes;
}

const NONCE_LENGTH = 24;

/**
 * The memory of one device on the disk. Sealed under a key that follows from the officer's secret key, which itself is kept
 * under the passphrase only (21-key-files): who takes the tablet reads nothing.
 */
export class MemoryStore {
  readonly #name: string;
  readonly #key: Bytes;
  readonly #meeting: Bytes;
  #generation = 0;

  constructor(secretKey: Bytes, meeting: Hex) {
    this.#meeting = fromHex(meeting);
    this.#name = `teller/${toHex(publicKeyOf(secretKey))}/${meeting}`;
    this.#key = hkdf(sha256, secretKey, undefined, transcript('phieu-kin/v1/teller-memory', this.#meeting), 32);
  }

  /** @returns undefined where this device has kept nothing of the meeting; throws where what it kept was altered */
  async read(): Promise<KeptMemory | undefined> {
    const kept = (await readKept(this.#name)) as Sealed | undefined;
    if (kept === undefined) return undefined;
    this.#generation = kept.generation;
    const nonce = kept.sealed.subarray(0, NONCE_LENGTH);
    const cipher = xchacha20poly1305(this.#key, nonce, this.#context(kept.generation));
    return decodeKept(new TextDecoder().decode(cipher.decrypt(kept.sealed.subarray(NONCE_LENGTH))));
  }

  /** Settles once it is on the disk. Throws rather than putting an older memory in the place of a newer. */
  async write(value: KeptMemory): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    const nonce = platformRandom(NONCE_LENGTH);
    const content = xchacha20poly1305(this.#key, nonce, this.#context(generation)).encrypt(utf8(encodeKept(value)));
    const sealed = new Uint8Array(NONCE_LENGTH + content.length);
    sealed.set(nonce);
    sealed.set(content, NONCE_LENGTH);
    if (!(await keepNewer<Sealed>(this.#name, { generation, sealed })))
      throw new Error('a newer memory of this device is kept already');
  }

  #context(generation: number): Bytes {
    return transcript('phieu-kin/v1/teller-memory', this.#meeting, u32(generation));
  }
}

/** JSON, with bytes and maps as objects of one member that no plain value of a memory has. */
const encodeKept = (value: KeptMemory): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Uint8Array) return { $bytes: toHex(part) };
    if (part instanceof Map) return { $map: [...part] };
    return part;
  });

/** What comes here was sealed by this device itself: its shape is its own. */
const decodeKept = (text: string): KeptMemory =>
  JSON.parse(text, (_, part: { $bytes?: Hex; $map?: [unknown, unknown][] } | null) => {
    if (typeof part !== 'object' || part === null) return part;
    if (part.$bytes !== undefined) return fromHex(part.$bytes);
    return part.$map === undefined ? part : new Map(part.$map);
  }) as KeptMemory;
