import type { CDPSession, Page } from 'playwright-core';
import { fromHex } from '../../../crypto/bytes.ts';

interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

const GROUP = 'judged';

/** A page or one of its workers, over Chromium's own protocol: what it holds after a forced collection. */
export class Heap {
  readonly name: string;
  readonly #send: (method: string, params?: object) => Promise<Record<string, unknown>>;
  readonly #chunks: string[];

  constructor(name: string, send: Heap['send'], chunks: string[]) {
    this.name = name;
    this.#send = send;
    this.#chunks = chunks;
  }

  send(method: string, params?: object): Promise<Record<string, unknown>> {
    return this.#send(method, params);
  }

  async evaluate<T>(expression: string): Promise<T> {
    const answer = await this.#send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    return (answer.result as { value: T }).value;
  }

  /** Takes a snapshot; that forces a collection. */
  async #snapshot(): Promise<string> {
    this.#chunks.length = 0;
    await this.#send('HeapProfiler.enable');
    await this.#send('HeapProfiler.collectGarbage');
    await this.#send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    const snapshot = this.#chunks.join('');
    this.#chunks.length = 0;
    if (!snapshot.includes('"strings":[')) throw new Error('no heap snapshot came');
    return snapshot;
  }

  /**
   * Applies a function, with a list as its `this`, to every living object that inherits from a prototype. Chromium collects
   * garbage before it looks.
   */
  async #judgeAll<T>(prototype: string, judge: string, argument: unknown): Promise<T> {
    const { result } = await this.#send('Runtime.evaluate', { expression: prototype, objectGroup: GROUP });
    const prototypeObjectId = (result as { objectId: string }).objectId;
    const { objects } = await this.#send('Runtime.queryObjects', { prototypeObjectId, objectGroup: GROUP });
    const answer = await this.#send('Runtime.callFunctionOn', {
      functionDeclaration: judge,
      objectId: (objects as { objectId: string }).objectId,
      arguments: [{ value: argument }],
      returnByValue: true,
    });
    await this.#send('Runtime.releaseObjectGroup', { objectGroup: GROUP });
    if (answer.exceptionDetails !== undefined) throw new Error(JSON.stringify(answer.exceptionDetails));
    return (answer.result as { value: T }).value;
  }

  /**
   * Which byte strings of at least four bytes, in hexadecimal, stand in buffers that living objects, lists, maps and
   * WebAssembly's memories hold. Chromium hands out no byte array itself, so that what nothing but a closure or a private
   * field holds is not seen.
   */
  async bytesFound(secrets: readonly string[]): Promise<string[]> {
    const judge = `function (secrets) {
      const begins = new Map();
      secrets.forEach((bytes, secret) => {
        const begin = ((bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3]) >>> 0;
        begins.set(begin, [...(begins.get(begin) ?? []), { secret, bytes }]);
      });
      const found = new Set();
      const seen = new Set();
      const look = (value) => {
        if (!ArrayBuffer.isView(value) && !(value instanceof ArrayBuffer)) return;
        const buffer = value.buffer ?? value;
        if (seen.has(buffer)) return;
        seen.add(buffer);
        const all = new Uint8Array(buffer);
        let last = 0;
        for (let at = 0; at < all.length; at++) {
          last = ((last << 8) | all[at]) >>> 0;
          for (const { secret, bytes } of at >= 3 ? begins.get(last) ?? [] : [])
            if (bytes.every((byte, next) => all[at - 3 + next] === byte)) found.add(secret);
        }
      };
      for (const holder of this) {
        if (holder instanceof WebAssembly.Memory) look(holder.buffer);
        if (holder instanceof Map || holder instanceof Set) for (const entry of holder.entries()) entry.forEach(look);
        for (const own of Object.values(Object.getOwnPropertyDescriptors(holder))) look(own.value);
      }
      return [...found];
    }`;
    // As numbers, one by one: a text that is handed over could be found later, by us.
    const argument = secrets.map((secret) => [...fromHex(secret)]);
    const found = await this.#judgeAll<number[]>('Object.prototype', judge, argument);
    return found.map((secret) => secrets[secret] as string);
  }

  /** How many arrays hold exactly these choices, one per line, in whatever wrapping the screen keeps them. */
  choicesFound(choices: readonly number[]): Promise<number> {
    const judge = `function (choices) {
      const plain = (part) => {
        if (typeof part === 'number') return part;
        if (Array.isArray(part)) return part.length === 1 ? plain(part[0]) : undefined;
        if (typeof part !== 'object' || part === null) return undefined;
        return plain(part.value ?? part.choice);
      };
      return this.filter(
        (list) => Array.isArray(list) && list.length === choices.length && choices.every((choice, at) => plain(list[at]) === choice),
      ).length;
    }`;
    return this.#judgeAll<number>('Array.prototype', judge, choices);
  }

  /** Which texts stand in a heap snapshot. */
  async textsFound(texts: readonly string[]): Promise<string[]> {
    const snapshot = await this.#snapshot();
    return texts.filter((text) => snapshot.includes(text));
  }
}

/** The page's heap, and those of its workers as they come and go. */
export class Heaps {
  readonly page: Heap;
  readonly #workers = new Map<string, Heap>();

  private constructor(page: Heap) {
    this.page = page;
  }

  /** Workers that live now, in the order in which they began. */
  get workers(): Heap[] {
    return [...this.#workers.values()];
  }

  /** Attached before the page is opened, so that no worker is missed. */
  static async attach(page: Page): Promise<Heaps> {
    const session = await page.context().newCDPSession(page);
    const heaps = new Heaps(pageHeap(session));
    const waiting = new Map<string, (message: Reply) => void>();
    const chunks = new Map<string, string[]>();
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type !== 'worker') return;
      let last = 0;
      const own: string[] = [];
      chunks.set(sessionId, own);
      const send = (method: string, params: object = {}) =>
        new Promise<Record<string, unknown>>((settle, fail) => {
          const id = ++last;
          waiting.set(`${sessionId} ${id}`, ({ result, error }) =>
            error === undefined ? settle(result ?? {}) : fail(new Error(`${method}: ${error.message}`)),
          );
          const message = JSON.stringify({ id, method, params });
          session.send('Target.sendMessageToTarget', { sessionId, message }).catch(fail);
        });
      heaps.#workers.set(sessionId, new Heap(targetInfo.url, send, own));
    });
    session.on('Target.detachedFromTarget', ({ sessionId }) => heaps.#workers.delete(sessionId));
    session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
      const reply = JSON.parse(message) as Reply;
      if (reply.method === 'HeapProfiler.addHeapSnapshotChunk')
        chunks.get(sessionId)?.push(String(reply.params?.chunk ?? ''));
      const key = `${sessionId} ${reply.id}`;
      waiting.get(key)?.(reply);
      waiting.delete(key);
    });
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    return heaps;
  }
}

function pageHeap(session: CDPSession): Heap {
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  const send = (method: string, params: object = {}) =>
    session.send(method as 'Runtime.evaluate', params as never) as Promise<Record<string, unknown>>;
  return new Heap('page', send, chunks);
}
