import type { CDPSession, Page } from 'playwright-core';

interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** A snapshot as Chromium writes it: nodes are rows of numbers, and point to the list of all texts. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[]];
      readonly edge_types: readonly [readonly string[]];
    };
  };
  readonly nodes: readonly number[];
  /** Type, name or index, and place of the node that is pointed to; node by node. */
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

const AT_ONCE = 500;
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

  /** Applies a function, with a list as its `this`, to living objects that a snapshot names, and joins its answers. */
  async #judgeAll<T>(pick: (snapshot: Snapshot) => number[], judge: string, argument: unknown): Promise<T[]> {
    const ids = pick(JSON.parse(await this.#snapshot()) as Snapshot);
    const answers: T[] = [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const found = await Promise.all(ids.slice(at, at + AT_ONCE).map((each) => this.#objectOf(each)));
      // A page has more than one world; each judges its own objects. Their ids begin with the world's.
      const worlds = new Map<string, string[]>();
      for (const objectId of found) {
        const world = objectId?.split('.').slice(0, 2).join('.');
        if (objectId !== undefined && world !== undefined) worlds.set(world, [...(worlds.get(world) ?? []), objectId]);
      }
      for (const objects of worlds.values()) answers.push(...(await this.#judge<T>(objects, judge, argument)));
      await this.#send('Runtime.releaseObjectGroup', { objectGroup: GROUP });
    }
    return answers;
  }

  async #judge<T>(objects: readonly string[], judge: string, argument: unknown): Promise<T[]> {
    const answer = await this.#send('Runtime.callFunctionOn', {
      functionDeclaration: `function (argument, ...objects) { return (${judge}).call(objects, argument); }`,
      objectId: objects[0],
      arguments: [{ value: argument }, ...objects.map((objectId) => ({ objectId }))],
      returnByValue: true,
    });
    if (answer.exceptionDetails !== undefined) throw new Error(JSON.stringify(answer.exceptionDetails));
    return (answer.result as { value: T[] }).value;
  }

  /** An object of the snapshot, unless it is gone or is one of the engine's own. */
  async #objectOf(id: number): Promise<string | undefined> {
    const asked = { objectId: String(id), objectGroup: GROUP };
    const found = await this.#send('HeapProfiler.getObjectByHeapObjectId', asked).catch(() => undefined);
    return (found?.result as { objectId?: string } | undefined)?.objectId;
  }

  /** Which byte strings, in hexadecimal, stand in byte arrays that living objects, lists and maps hold. */
  async bytesFound(secrets: readonly string[]): Promise<string[]> {
    const judge = `function (secrets) {
      const found = new Set();
      const seen = new Set();
      const wanted = secrets.map((secret) => String.fromCharCode(...secret.match(/../g).map((pair) => parseInt(pair, 16))));
      const look = (bytes) => {
        if (!(bytes instanceof Uint8Array) || seen.has(bytes.buffer)) return;
        seen.add(bytes.buffer);
        const all = new Uint8Array(bytes.buffer);
        const chunks = [];
        for (let at = 0; at < all.length; at += 8192) chunks.push(String.fromCharCode(...all.subarray(at, at + 8192)));
        const text = chunks.join('');
        wanted.forEach((secret, at) => text.includes(secret) && found.add(secrets[at]));
      };
      for (const holder of this) {
        if (holder instanceof Map || holder instanceof Set) for (const entry of holder.entries()) entry.forEach(look);
        for (const own of Object.values(Object.getOwnPropertyDescriptors(holder))) look(own.value);
      }
      return [...found];
    }`;
    return [...new Set(await this.#judgeAll<string>(holdersOfBytes, judge, secrets))];
  }

  /** How many arrays hold exactly these choices, one per line, in whatever wrapping the screen keeps them. */
  async choicesFound(choices: readonly number[]): Promise<number> {
    const judge = `function (choices) {
      const plain = (part) => {
        if (typeof part === 'number') return part;
        if (Array.isArray(part)) return part.length === 1 ? plain(part[0]) : undefined;
        if (typeof part !== 'object' || part === null) return undefined;
        return plain(part.value ?? part.choice);
      };
      return this.filter(
        (list) => Array.isArray(list) && list.length === choices.length && choices.every((choice, at) => plain(list[at]) === choice),
      ).map(() => 1);
    }`;
    return (await this.#judgeAll<number>((snapshot) => lists(snapshot, choices.length), judge, choices)).length;
  }

  /** Which texts stand in a heap snapshot. */
  async textsFound(texts: readonly string[]): Promise<string[]> {
    const snapshot = await this.#snapshot();
    return texts.filter((text) => snapshot.includes(text));
  }
}

/** Ids of the arrays that hold so many objects. */
function lists({ snapshot, nodes, edges, strings }: Snapshot, length: number): number[] {
  const { node_fields: fields, edge_types: types } = snapshot.meta;
  const field = (at: number, name: string) => nodes[at + fields.indexOf(name)] as number;
  const ids: number[] = [];
  let edge = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    let elements = 0;
    for (let last = edge + 3 * field(at, 'edge_count'); edge < last; edge += 3)
      if (types[0][edges[edge] as number] === 'element') elements++;
    if (elements === length && strings[field(at, 'name')] === 'Array') ids.push(field(at, 'id'));
  }
  return ids;
}

/**
 * Ids of the objects that hold byte arrays, directly or through the engine's own tables, as a Map does. Chromium does not
 * hand out the byte arrays of a snapshot themselves.
 */
function holdersOfBytes({ snapshot, nodes, edges, strings }: Snapshot): number[] {
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const field = (at: number, name: string) => nodes[at + fields.indexOf(name)] as number;
  const holders = new Set<number>();
  let wanted = new Set<number>();
  for (let at = 0; at < nodes.length; at += fields.length)
    if (strings[field(at, 'name')] === 'Uint8Array') wanted.add(at);
  for (let depth = 0; depth < 3 && wanted.size > 0; depth++) {
    const tables = new Set<number>();
    let edge = 0;
    for (let at = 0; at < nodes.length; at += fields.length)
      for (let last = edge + 3 * field(at, 'edge_count'); edge < last; edge += 3) {
        if (!wanted.has(edges[edge + 2] as number)) continue;
        if (types[0][field(at, 'type')] === 'object') holders.add(field(at, 'id'));
        else tables.add(at);
      }
    wanted = tables;
  }
  return [...holders];
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
