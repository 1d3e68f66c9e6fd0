import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { assertOk } from '../../crypto/result.ts';
import { makeCa, makeServerCertificate } from '../../src/cli/tls/local-ca.ts';
import { decodeEnvironment, type RunningService, startService } from '../../src/main.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { seededRandom } from '../support/random.ts';
import { openBrowser } from './support/browser.ts';

const CAMERA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
/** The room's name server. */
const NAMES = '--host-resolver-rules=MAP phieu.lan 127.0.0.1';

let folder: string;
let database: TestDatabase;
let service: RunningService;
let port: string;
/** What Chromium is told to trust: the key of this server, as a device trusts what its CA vouches for. */
let trusted: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phieu-kin-tls-'));
  const making = { random: seededRandom('browser-tls'), now: new Date() };
  const server = await makeServerCertificate(await makeCa(making), ['phieu.lan'], making);
  const [TLS_CERT, TLS_KEY] = [join(folder, 'tls.pem'), join(folder, 'tls-key.pem')];
  await writeFile(TLS_CERT, server.certificate);
  await writeFile(TLS_KEY, server.key, { mode: 0o600 });
  const spki = new X509Certificate(server.certificate).publicKey.export({ type: 'spki', format: 'der' });
  trusted = `--ignore-certificate-errors-spki-list=${createHash('sha256').update(spki).digest('base64')}`;
  database = await openTestDatabase();
  const environment = decodeEnvironment({
    DATABASE_URL: database.url,
    HOST: '127.0.0.1',
    PORT: '0',
    TLS_CERT,
    TLS_KEY,
  });
  service = assertOk(
    await startService(assertOk(environment), { info: () => {}, error: () => {} }, inject('clientFolder')),
  );
  port = new URL(service.url).port;
});
afterAll(async () => {
  await service?.close();
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

const capabilities = async (args: readonly string[], url: string) => {
  const browser = await openBrowser([NAMES, ...CAMERA, ...args]);
  try {
    const page = await browser.newPage();
    const answer = await page.goto(url).catch((error: Error) => error.message);
    if (typeof answer === 'string') return answer;
    return await page.evaluate(async () => ({
      secure: isSecureContext,
      subtle: typeof crypto.subtle,
      tracks: (await navigator.mediaDevices?.getUserMedia({ video: true }))?.getVideoTracks().length ?? 0,
    }));
  } finally {
    await browser.close();
  }
};

describe('TLS on a LAN', () => {
  it('gives a device that trusts the certificate camera and cryptography, under the room’s own name', async () => {
    const url = `https://phieu.lan:${port}/vote`;
    expect(await capabilities([trusted], url)).toEqual({ secure: true, subtle: 'object', tracks: 1 });
  });

  it('is refused by a device that was not told to trust it', async () => {
    expect(await capabilities([], `https://phieu.lan:${port}/vote`)).toContain('ERR_CERT_AUTHORITY_INVALID');
  });
});
