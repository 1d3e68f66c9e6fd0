import { type Bytes, fromHex, type Hex, toHex, transcript, u32, utf8 } from '../../crypto/bytes.ts';
import { assertOk } from '../../crypto/result.ts';
import { publicKeyOf, sign } from '../../crypto/signature.ts';
import { migrate } from '../../db/migrate.ts';
import { type AppOptions, createApp } from '../../src/http/app.ts';
import { createDeps } from '../../src/usecases/create-deps.ts';
import { createOrganisation } from '../../src/usecases/create-organisation.ts';
import type { Judges } from '../../src/usecases/deps.ts';
import { invite } from '../../src/usecases/invite.ts';
import type { Role } from '../../src/usecases/organisation.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { seededRandom } from '../support/random.ts';

export interface Key {
  readonly secret: Bytes;
  readonly key: Hex;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Of a refusal. */
  readonly code: string | undefined;
  /** The parsed body; the test vouches for its form. */
  as<T>(): T;
}

export interface CallOptions {
  readonly token?: string | undefined;
  readonly json?: unknown;
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
}

/** Services of one file draw differently, and every run alike. */
let opened = 0;

/** The service on a real PostgreSQL, with a clock that tests move and everything it logs. */
export class TestService {
  now = 1_750_000_000_000;
  readonly lines: string[] = [];
  readonly random = seededRandom(`service ${opened++}`);
  database!: TestDatabase;
  deps!: Awaited<ReturnType<typeof createDeps>>;
  app!: Awaited<ReturnType<typeof createApp>>['app'];
  #closeApp = async () => {};

  static async open(
    { judges, ...options }: Partial<AppOptions> & { readonly judges?: Judges } = {},
    database?: TestDatabase,
  ): Promise<TestService> {
    const service = new TestService();
    service.database = database ?? (await openTestDatabase());
    assertOk(await migrate(service.database.db));
    const clock = () => service.now;
    const { random } = service;
    service.deps = await createDeps({ database: service.database, clock, random, ...(judges && { judges }) });
    const write = (fields: unknown, message: string) => service.lines.push(JSON.stringify([fields, message]));
    const log = { info: write, error: write };
    const limits = { signIn: 1e6, invitation: 1e6, garbage: 1e6, ...options.limits };
    const made = await createApp({ deps: service.deps, log, ...options, limits });
    service.app = made.app;
    service.#closeApp = made.close;
    return service;
  }

  async close(): Promise<void> {
    await this.#closeApp();
    await this.database.close();
  }

  async call(method: string, path: string, { token, json, body, headers }: CallOptions = {}): Promise<Answer> {
    const sent = json === undefined ? body : JSON.stringify(json);
    const answer = await this.app.request(`/api/v1${path}`, {
      method,
      headers: {
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent as BodyInit }),
    });
    const text = await answer.text();
    const parse = () => JSON.parse(text);
    const code = answer.status >= 400 ? (parse() as { code: string }).code : undefined;
    return { status: answer.status, headers: answer.headers, text, code, as: parse };
  }

  key(): Key {
    const secret = this.random(32);
    return { secret, key: toHex(publicKeyOf(secret)) };
  }

  async organisation(organisation: string, parent: string | null): Promise<void> {
    assertOk(await createOrganisation(this.deps, { organisation, name: organisation, level: 'chi bộ', parent }));
  }

  /** Makes `who` an officer, all the way over HTTP. */
  async enrol(organisation: string, role: Role, who: Key): Promise<void> {
    const [invitation] = assertOk(await invite(this.deps, { organisation, invitations: [{ name: 'Người', role }] }));
    const code = invitation?.code as string;
    const accepted = await this.call('POST', '/invitations/accept', { json: this.acceptance(code, who) });
    if (accepted.status !== 201) throw new Error(accepted.text);
  }

  acceptance(code: string, { key, secret }: Key) {
    const message = transcript('phieu-kin/v1/invitation', fromHex(this.deps.serviceKey.public), utf8(code));
    return { code, key, signature: toHex(sign(secret, message)) };
  }

  async challenge(key: Hex): Promise<Hex> {
    const answer = await this.call('POST', '/auth/challenge', { json: { key } });
    return answer.as<{ challenge: Hex }>().challenge;
  }

  sessionRequest({ key, secret }: Key, challenge: Hex, service: Hex = this.deps.serviceKey.public) {
    const signature = sign(secret, transcript('phieu-kin/v1/session', fromHex(service), fromHex(challenge)));
    return { key, challenge, signature: toHex(signature) };
  }

  async signIn(who: Key): Promise<string> {
    const answer = await this.call('POST', '/auth/session', {
      json: this.sessionRequest(who, await this.challenge(who.key)),
    });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.as<{ token: string }>().token;
  }
}

/** What a slip key signs to see its own name. */
export const nameMessage = (meeting: Hex, voter: number): Bytes =>
  transcript('phieu-kin/v1/name', fromHex(meeting), u32(voter));
