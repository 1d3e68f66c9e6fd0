import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertOk } from '../../crypto/result.ts';
import { decodeEnvironment, openService, startService } from '../../src/main.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';

let database: TestDatabase;
const lines: string[] = [];
const write = (fields: unknown, message: string) => lines.push(JSON.stringify([fields, message]));
const log = { info: write, error: write };

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const environment = () => assertOk(decodeEnvironment({ DATABASE_URL: database.url, PORT: '0' }));

describe('the settings', () => {
  it('have defaults, and ignore other variables', () => {
    const { HOST, PORT, PHIEU_KIN_DATA, TRUST_PROXY } = assertOk(decodeEnvironment({ PATH: '/bin' }));
    expect({ HOST, PORT, PHIEU_KIN_DATA, TRUST_PROXY }).toEqual({
      HOST: '127.0.0.1',
      PORT: 8080,
      PHIEU_KIN_DATA: './data',
      TRUST_PROXY: 'no',
    });
  });

  it.for([
    ['PORT', { PORT: '80a' }],
    ['PORT', { PORT: '65536' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'true' }],
    ['HOST', { HOST: '' }],
    ['TLS_CERT, TLS_KEY', { TLS_CERT: 'a.pem' }],
  ] as const)('ENVIRONMENT-INVALID: names %s', ([detail, variables]) => {
    expect(decodeEnvironment(variables)).toEqual({ ok: false, code: 'ENVIRONMENT-INVALID', detail });
  });

  it('DATABASE-UNREACHABLE: does not start without its database, and does not say the address', async () => {
    const secret = 'postgres://someone:hunter2@127.0.0.1:9/none';
    const started = await startService(assertOk(decodeEnvironment({ DATABASE_URL: secret, PORT: '0' })), log);
    expect(started).toMatchObject({ ok: false, code: 'DATABASE-UNREACHABLE' });
    expect(JSON.stringify([started, lines])).not.toContain('hunter2');
  });
});

describe('the service on a socket', () => {
  it('closes although clients keep asking over open connections', async () => {
    const { url, close } = assertOk(await startService(environment(), log));
    const agent = new Agent({ keepAlive: true, maxSockets: 4 });
    let asking = true;
    const ask = (): Promise<void> =>
      new Promise((settle) => {
        const call = request(`${url}/api/v1/service`, { agent }, (answer) => answer.resume().once('close', settle));
        call.once('error', () => settle()).end();
      });
    const clients = [1, 2, 3, 4].map(async () => {
      while (asking) {
        await ask();
        await sleep(1);
      }
    });
    await sleep(100);
    await close();
    asking = false;
    await Promise.all(clients);
    agent.destroy();
  });

  it('listens, keeps its key over a restart, and two nodes on one database have the same', async () => {
    const keys: string[] = [];
    for (const nodes of [1, 2]) {
      const running = await Promise.all(
        Array.from({ length: nodes }, async () => assertOk(await startService(environment(), log))),
      );
      for (const { url } of running) {
        const answer = await fetch(`${url}/api/v1/service`);
        expect(answer.status).toBe(200);
        keys.push(((await answer.json()) as { service: string }).service);
      }
      for (const { close } of running) await close();
    }
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(keys).size).toBe(1);
  });

  it('BODY-TOO-LARGE: refuses a body that claims to be endless, and stays there for the next client', async () => {
    const { url, close } = assertOk(await startService(environment(), log));
    const status = await new Promise<number | undefined>((settle, fail) => {
      const sent = request(`${url}/api/v1/auth/challenge`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      });
      sent.on('response', (answer) => {
        settle(answer.statusCode);
        sent.destroy();
      });
      sent.on('error', fail);
      for (let i = 0; i < 4; i++) sent.write(' '.repeat(8_192));
    });
    expect(status).toBe(413);
    expect((await fetch(`${url}/api/v1/service`)).status).toBe(200);
    await close();
  });

  it('gives the operator’s commands the same use cases without listening', async () => {
    const { deps, database: opened } = assertOk(await openService(environment(), log));
    expect(deps.serviceKey.public).toMatch(/^[0-9a-f]{64}$/);
    await opened.close();
  });
});
