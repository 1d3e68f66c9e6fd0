import type { RandomBytes } from '../../crypto/bytes.ts';
import { seededRandom } from '../support/random.ts';
import { ROUTES, type Scene } from './route-table.ts';
import type { CallOptions, TestService } from './test-service.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Random and mutated requests to every kind of route; deterministic from its seed. */
class Fuzzer {
  readonly #random: RandomBytes;
  readonly #scene: Scene;

  constructor(seed: string, scene: Scene) {
    this.#random = seededRandom(seed);
    this.#scene = scene;
  }

  #below(n: number): number {
    const [a, b, c] = this.#random(3) as unknown as [number, number, number];
    return (a * 65_536 + b * 256 + c) % n;
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#below(list.length)] as T;
  }

  #text(): string {
    const bytes = this.#random(1 + this.#below(40));
    return this.#below(2) === 0
      ? Buffer.from(bytes).toString('latin1')
      : this.#pick([
          '0',
          '-1',
          '1e9',
          '../..',
          '%00',
          "' or 1=1--",
          '\u0000',
          'Ạ̊',
          '{}',
          'true',
          'ff'.repeat(this.#below(70)),
        ]);
  }

  #value(): Json {
    return this.#pick<() => Json>([
      () => null,
      () => this.#below(2) === 0,
      () => this.#below(1 << 20) - 5,
      () => Number.MAX_SAFE_INTEGER,
      () => this.#text(),
      () => 'ab'.repeat(this.#pick([16, 32, 48, 64, 96])),
      () => [],
      () => ({}),
      () => [this.#text(), this.#below(9)],
      () => ({ [this.#text()]: this.#below(9) }),
    ])();
  }

  /** One change somewhere below. */
  #mutated(value: Json): Json {
    if (typeof value === 'string' && this.#below(2) === 0 && value.length > 0) {
      const at = this.#below(value.length);
      return value.slice(0, at) + this.#pick(['', '0', 'f', 'Z', '\u0000']) + value.slice(at + 1);
    }
    if (typeof value === 'number' && this.#below(2) === 0) return value + this.#pick([-1, 1, 1000]);
    if (typeof value !== 'object' || value === null || this.#below(8) === 0) return this.#value();
    if (Array.isArray(value)) {
      const copy = [...value];
      const at = this.#below(copy.length + 1);
      if (copy[at] === undefined || this.#below(4) === 0)
        copy.splice(at, this.#below(2), this.#pick([...copy, this.#value()]));
      else copy[at] = this.#mutated(copy[at]);
      return copy;
    }
    const keys = Object.keys(value);
    const key = keys.length === 0 ? this.#text() : this.#pick(keys);
    const { [key]: child = null, ...rest } = value;
    if (this.#below(6) === 0) return rest;
    if (this.#below(6) === 0) return { ...value, [this.#text()]: this.#value() };
    return { ...rest, [key]: this.#mutated(child) };
  }

  #broken(text: string): Uint8Array {
    const bytes = Uint8Array.from(Buffer.from(text));
    for (let i = this.#below(4); i >= 0; i--) bytes[this.#below(bytes.length || 1)] = this.#below(256);
    return bytes.subarray(0, this.#below(3) === 0 ? this.#below(bytes.length + 1) : bytes.length);
  }

  /** A body that its route would take, before it is mutated. */
  #honest(): { method: string; path: string; json?: Json; token?: string } {
    const { meeting } = this.#scene;
    const room = `/room/${meeting.meeting}`;
    const token = this.#pick([meeting.secretaryToken, meeting.tellerToken()]);
    const kind = this.#below(4);
    if (kind === 0) {
      const [name, row] = this.#pick(Object.entries(ROUTES).filter(([name]) => name !== 'DELETE /auth/session'));
      const json = row.json?.(this.#scene) as Json | undefined;
      const method = name.split(' ')[0] as string;
      return { method, path: row.path(this.#scene), token, ...(json === undefined ? {} : { json }) };
    }
    if (kind === 1) {
      const { path, json } = meeting.requestOf(this.#pick(meeting.entries));
      return { method: 'POST', path, json: json as Json, token };
    }
    if (kind === 2) {
      // Signed again after the change, so that the judge behind the signature is reached.
      const { body } = this.#pick(meeting.entries);
      const changed = this.#mutated(body as unknown as Json);
      const entry = meeting.sign(
        changed as never,
        this.#pick([[meeting.secretary], meeting.everybody, [this.#pick(meeting.tellers)]]),
      );
      return {
        method: 'POST',
        path: `/meetings/${meeting.meeting}/entries`,
        json: { entry: entry as unknown as Json },
        token,
      };
    }
    return this.#pick<{ method: string; path: string; json?: Json }>([
      { method: 'GET', path: `${room}/log?from=${this.#below(40)}` },
      { method: 'GET', path: `${room}/subjects` },
      { method: 'GET', path: `${room}/polls/1/vault` },
      { method: 'GET', path: `${room}/polls/1/tracking` },
      { method: 'GET', path: `${room}/checkpoints/${this.#below(40)}` },
      { method: 'GET', path: `${room}/polls/1/inclusion/${'ab'.repeat(32)}` },
      { method: 'POST', path: `${room}/name`, json: { voter: 0, signature: 'ab'.repeat(64) } },
      {
        method: 'POST',
        path: `${room}/polls/1/receipt`,
        json: { ballotKey: 'ab'.repeat(32), signature: 'ab'.repeat(64) },
      },
      { method: 'POST', path: '/auth/challenge', json: { key: 'ab'.repeat(32) } },
      {
        method: 'POST',
        path: '/auth/session',
        json: { key: 'ab'.repeat(32), challenge: 'ab'.repeat(32), signature: 'ab'.repeat(64) },
      },
      {
        method: 'POST',
        path: '/invitations/accept',
        json: { code: 'ABCDEFGH', key: 'ab'.repeat(32), signature: 'ab'.repeat(64) },
      },
    ]);
  }

  /** One request, changed in one way or another. */
  next(): { method: string; path: string; options: CallOptions } {
    const { method, path, json, token } = this.#honest();
    const way = this.#below(8);
    const changedPath =
      way === 0
        ? path
            .split('/')
            .map((part) => (this.#below(3) === 0 ? encodeURIComponent(this.#text()) : part))
            .join('/')
        : path;
    const changedMethod = way === 1 ? this.#pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) : method;
    const type =
      way === 2 ? this.#pick(['text/plain', 'application/octet-stream', 'multipart/form-data']) : 'application/json';
    const auth = way === 3 ? 'ab'.repeat(32) : token;
    const options: CallOptions = { token: auth, headers: { 'content-type': type } };
    if (changedMethod === 'GET' || json === undefined) return { method: changedMethod, path: changedPath, options };
    if (this.#below(12) === 0 && changedMethod === 'POST') {
      const ballots = `/room/${this.#scene.meeting.meeting}/polls/${this.#below(3)}/ballots`;
      return {
        method: 'POST',
        path: ballots,
        options: { body: this.#random(this.#below(6000)), headers: { 'content-type': 'application/octet-stream' } },
      };
    }
    const text = JSON.stringify(this.#below(5) === 0 ? json : this.#mutated(json));
    return {
      method: changedMethod,
      path: changedPath,
      options: { ...options, body: way === 4 ? this.#broken(text) : text },
    };
  }
}

/** Sends `count` of them. @returns how often each status was answered, and whatever was answered as it must not be */
export async function fuzz(service: TestService, scene: Scene, seed: string, count: number) {
  const fuzzer = new Fuzzer(seed, scene);
  const statuses = new Map<number, number>();
  const wrong: string[] = [];
  for (let i = 0; i < count; i++) {
    const { method, path, options } = fuzzer.next();
    const answer = await service.call(method, path, options);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const told = answer.status < 400 || (answer.code !== undefined && answer.as<{ vi: string }>().vi.length > 0);
    if (answer.status >= 500 || !told)
      wrong.push(`${method} ${path} ${answer.status} ${answer.text} ${service.lines.at(-2)}`);
  }
  return { statuses, wrong };
}
