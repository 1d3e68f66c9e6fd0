import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SERVICE_CODES } from '../../src/http/errors.ts';
import { TestService } from './test-service.ts';

interface Operation {
  summary?: string;
  security?: { session: [] }[];
  'x-access'?: unknown;
  parameters?: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { required: boolean; content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, { properties?: Record<string, { enum?: string[] }> }>;
    securitySchemes: object;
  };
}

let service: TestService;
let document: Document;
const all: [string, string, Operation][] = [];

beforeAll(async () => {
  service = await TestService.open();
  document = (await service.call('GET', '/openapi.json')).as<Document>();
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) all.push([method, path, operation]);
});
afterAll(() => service.close());

describe('the OpenAPI document', () => {
  it('is of version 3.1 and says what it is of', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'phieu-kin', version: '1' });
    expect(document.components.securitySchemes).toEqual({ session: { type: 'http', scheme: 'bearer' } });
  });

  it('has every route of the app and no other', () => {
    const served = service.app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.endsWith('/openapi.json'))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    const documented = all.map(([method, path]) => `${method} ${path}`);
    expect(documented.length).toBeGreaterThan(30);
    expect([...new Set(served)].sort()).toEqual(documented.sort());
  });

  it('enumerates every code of every refusal', () => {
    expect(document.components.schemas.Refusal?.properties?.code?.enum).toEqual([...SERVICE_CODES]);
    for (const [method, path, { responses }] of all)
      for (const status of [400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503])
        expect(responses[status]?.content?.['application/json']?.schema, `${method} ${path} ${status}`).toEqual({
          $ref: '#/components/schemas/Refusal',
        });
  });

  it('describes parameters, bodies and one success of every route', () => {
    for (const [method, path, operation] of all) {
      const name = `${method} ${path}`;
      expect(operation.summary, name).toBeTruthy();
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      const described = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(described.map((parameter) => parameter.name).sort(), name).toEqual(named.sort());
      for (const parameter of described) expect(parameter.required, name).toBe(true);
      const good = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
      expect(good.length, name).toBe(1);
      expect(Object.keys(good[0]?.[1].content ?? {}).length, name).toBe(1);
      if (method === 'post') expect(operation.requestBody?.required, name).toBe(true);
      expect(operation.security !== undefined, name).toBe(operation['x-access'] !== undefined);
    }
  });

  it('refers to nothing that it does not define', () => {
    const references = JSON.stringify(document).match(/"#\/components\/schemas\/[^"]+"/g) ?? [];
    expect(references.length).toBeGreaterThan(0);
    for (const reference of new Set(references)) {
      const name = (JSON.parse(reference) as string).split('/').at(-1) as string;
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
  });

  it('closes every object that it describes but a statement and free data', () => {
    const open: string[] = [];
    const walk = (value: unknown, at: string) => {
      if (typeof value !== 'object' || value === null) return;
      const schema = value as { type?: string; properties?: object; additionalProperties?: unknown };
      if (schema.type === 'object' && schema.additionalProperties !== false) open.push(at.split('/').at(-1) as string);
      for (const [key, child] of Object.entries(value)) walk(child, `${at}/${key}`);
    };
    walk(document, '');
    expect([...new Set(open)].sort()).toEqual(
      ['body', 'data', 'outcome', 'schema'].filter((name) => open.includes(name)),
    );
  });
});
