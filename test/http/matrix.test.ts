import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access, BodySize } from '../../src/http/guards.ts';
import { BODY_BYTES } from '../../src/http/guards.ts';
import { ROLES, type Role } from '../../src/usecases/organisation.ts';
import { ROUTES, type Scene } from './route-table.ts';
import { openScene, TREE } from './scene.ts';
import type { CallOptions, TestService } from './test-service.ts';

let service: TestService;
let scene: Scene;
/** Session tokens by `organisation/role`. */
const tokens = new Map<string, string>();

async function signedIn(organisation: string, role: Role): Promise<string> {
  const who = service.key();
  await service.enrol(organisation, role, who);
  return await service.signIn(who);
}

beforeAll(async () => {
  ({ service, scene } = await openScene());
  for (const [organisation] of TREE)
    for (const role of ROLES) tokens.set(`${organisation}/${role}`, await signedIn(organisation, role));
}, 120_000);

afterAll(() => service.close());

interface Operation {
  readonly name: string;
  readonly method: string;
  readonly access: Access | undefined;
  readonly body: BodySize | undefined;
}

/** Every route that the service documents, and therefore has: zod-openapi registers both at once. */
async function operations(): Promise<Operation[]> {
  const document = (await service.call('GET', '/openapi.json')).as<{
    paths: Record<string, Record<string, { 'x-access'?: Access; 'x-body'?: BodySize }>>;
  }>();
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
      method: method.toUpperCase(),
      access: operation['x-access'],
      body: operation['x-body'],
    })),
  );
}

const rows = Object.entries(ROUTES);
const withBody = rows.filter(([, row]) => row.json !== undefined);

function call(name: string, options: CallOptions = {}) {
  const row = ROUTES[name];
  if (row === undefined) throw new Error(`no row for ${name}`);
  const json = options.body === undefined && options.json === undefined ? row.json?.(scene) : options.json;
  return service.call(name.split(' ')[0] as string, row.path(scene), {
    ...options,
    ...(json === undefined ? {} : { json }),
  });
}

async function accessOf(name: string): Promise<Access> {
  const found = (await operations()).find((operation) => operation.name === name);
  if (found?.access === undefined) throw new Error(`${name} asks for no session`);
  return found.access;
}

/** Somebody who may call the route, and a fresh session: one of the routes ends it. */
async function allowedToken(name: string): Promise<string> {
  const access = await accessOf(name);
  const role = 'roles' in access ? (access.roles[0] as Role) : 'secretary';
  return name === 'DELETE /auth/session' ? signedIn('yen-the', role) : (tokens.get(`yen-the/${role}`) as string);
}

describe('every officers’ route', () => {
  it('has a row in the table, and every row a route', async () => {
    const officers = (await operations()).filter(({ access }) => access !== undefined).map(({ name }) => name);
    expect(officers.sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it('is every route that is neither of a room nor known to be open', async () => {
    const open = (await operations()).filter(({ access, name }) => access === undefined && !name.includes(' /room/'));
    expect(open.map(({ name }) => name).sort()).toEqual([
      'GET /service',
      'POST /auth/challenge',
      'POST /auth/session',
      'POST /invitations/accept',
    ]);
  });

  it.for(rows)('SESSION-MISSING: %s refuses without a session', async ([name]) => {
    for (const headers of [
      {},
      { authorization: 'Bearer' },
      { authorization: `Basic ${'0'.repeat(64)}` },
      { authorization: 'Bearer 0x' },
    ])
      expect(await call(name, { headers })).toMatchObject({ status: 401, code: 'SESSION-MISSING' });
  });

  it.for(rows)('SESSION-INVALID: %s refuses a session that is unknown or has expired', async ([name]) => {
    expect(await call(name, { token: '0'.repeat(64) })).toMatchObject({ status: 401, code: 'SESSION-INVALID' });
    const token = await allowedToken(name);
    const { now } = service;
    service.now += 30 * 24 * 3_600_000;
    try {
      expect(await call(name, { token })).toMatchObject({ status: 401, code: 'SESSION-INVALID' });
    } finally {
      service.now = now;
    }
  });

  it.for(rows)('ROLE-MISSING: %s refuses each other role, organisation, sibling and ancestor', async ([name]) => {
    const access = await accessOf(name);
    if (access.to === 'session') return;
    for (const [organisation] of TREE)
      for (const role of ROLES) {
        const own = organisation === 'yen-the' && (access.to === 'overview' || access.roles.includes(role));
        const looks = role === 'superior' || role === 'auditor';
        const above = access.to === 'overview' && looks && ['huyen', 'tinh'].includes(organisation);
        const answer = await call(name, { token: tokens.get(`${organisation}/${role}`) });
        const seen = `${organisation}/${role}: ${answer.status} ${answer.code}`;
        if (own || above) expect(seen).not.toContain('ROLE-MISSING');
        else expect(seen).toBe(`${organisation}/${role}: 403 ROLE-MISSING`);
      }
  });

  it.for(rows)('%s takes an officer who may', async ([name, row]) => {
    const answer = await call(name, { token: await allowedToken(name) });
    expect(`${answer.status} ${answer.status >= 400 ? answer.code : ''}`).toMatch(new RegExp(`^${row.allowed} `));
  });

  it.for(rows.flatMap(([name, row]) => row.states.map((state) => [name, state.why, state] as const)))(
    '%s refuses in a wrong or stale state: %s',
    async ([name, , state]) => {
      const access = await accessOf(name);
      const role = 'roles' in access && access.roles.length === 1 ? access.roles[0] : 'secretary';
      const token = role === 'secretary' ? scene.meeting.secretaryToken : scene.meeting.tellerToken();
      const row = ROUTES[name];
      const json = state.json?.(scene) ?? row?.json?.(scene);
      const path = (state.path ?? row?.path)?.(scene) as string;
      const answer = await service.call(name.split(' ')[0] as string, path, {
        token,
        ...(json === undefined ? {} : { json }),
      });
      expect(answer).toMatchObject({ status: state.status, code: state.code });
    },
  );

  it.for(rows.filter(([name]) => name.includes('{')))(
    'PARAMETER-SHAPE: %s refuses a malformed path',
    async ([name]) => {
      const token = await allowedToken(name);
      const path = name.split(' ')[1]?.replaceAll(/\{\w+\}/g, '%00') as string;
      expect(await service.call(name.split(' ')[0] as string, path, { token })).toMatchObject({
        status: 400,
        code: 'PARAMETER-SHAPE',
      });
    },
  );
});

describe('every officers’ route with a body', () => {
  const json = { 'content-type': 'application/json' };

  it('says in the table that it has one', async () => {
    const names = (await operations()).filter(({ access, body }) => access !== undefined && body !== undefined);
    expect(names.map(({ name }) => name).sort()).toEqual(withBody.map(([name]) => name).sort());
  });

  it.for(withBody)('BODY-TOO-LARGE: %s refuses one byte too many, with and without a length', async ([name]) => {
    const size = (await operations()).find((operation) => operation.name === name)?.body as BodySize;
    const token = await allowedToken(name);
    const body = ' '.repeat(BODY_BYTES[size] + 1);
    expect(await call(name, { token, body, headers: json })).toMatchObject({ status: 413, code: 'BODY-TOO-LARGE' });
    const chunked = { ...json, 'content-length': String(body.length) };
    expect(await call(name, { token, body, headers: chunked })).toMatchObject({ status: 413, code: 'BODY-TOO-LARGE' });
  });

  it.for(withBody)('BODY-TYPE: %s refuses other content types', async ([name, row]) => {
    const token = await allowedToken(name);
    const body = JSON.stringify(row.json?.(scene));
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      'application/json; charset=latin1',
    ])
      expect(await call(name, { token, body, headers: { 'content-type': type } })).toMatchObject({
        status: 415,
        code: 'BODY-TYPE',
      });
  });

  it.for(withBody)('BODY-JSON: %s refuses malformed JSON and duplicate keys', async ([name, row]) => {
    const token = await allowedToken(name);
    const good = JSON.stringify(row.json?.(scene));
    const [first] = Object.keys(row.json?.(scene) as object);
    const doubled = good.replace('{', `{"${first}":null,`);
    for (const body of ['', '{', `${good}x`, good.slice(0, -1), doubled, '\u0000', `${good.slice(0, -1)},"z":1.5}`])
      expect(await call(name, { token, body, headers: json })).toMatchObject({ status: 400, code: 'BODY-JSON' });
  });

  it.for(withBody)('BODY-SHAPE: %s refuses unknown and missing members', async ([name, row]) => {
    const token = await allowedToken(name);
    const good = row.json?.(scene) as Record<string, unknown>;
    expect(await call(name, { token, json: { ...good, extra: 1 } })).toMatchObject({ status: 400, code: 'BODY-SHAPE' });
    for (const value of [null, [], 'text', 7])
      expect((await call(name, { token, json: value })).code).toBe('BODY-SHAPE');
    for (const key of Object.keys(good)) {
      const { [key]: _, ...rest } = good;
      if (key !== 'openings') expect((await call(name, { token, json: rest })).code).toBe('BODY-SHAPE');
    }
  });
});
