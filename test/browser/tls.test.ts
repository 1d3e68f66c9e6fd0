import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
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
/** How Chromium comes to trust the server. */
let trusting: { readonly args: readonly string[]; readonly home?: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phieu-kin-tls-'));
  const making = { random: seededRandom('browser-tls'), now: new Date() };
  const ca = await makeCa(making);
  const server = await makeServerCertificate(ca, ['phieu.lan'], making);
  const [TLS_CERT, TLS_KEY] = [join(folder, 'tls.pem'), join(folder, 'tls-key.pem')];
  await writeFile(TLS_CERT, server.certificate);
  await writeFile(TLS_KEY, server.key, { mode: 0o600 });
  trusting = await trustCa(ca.certificate, server.certificate);
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

/**
 * Puts the CA into a user's store, as the guide says for Chromium on Linux. Where certutil (libnss3-tools) is missing, Chromium is told
 * to trust the server's key instead; that the CA vouches for it is shown without a browser then (test/cli/tls.test.ts).
 */
async function trustCa(ca: string, server: string): Promise<typeof trusting> {
  const [home, file] = [join(folder, 'home'), join(folder, 'ca.pem')];
  const store = join(home, '.pki', 'nssdb');
  await mkdir(store, { recursive: true });
  await writeFile(file, ca);
  const put = ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'phieu-kin', '-i', file];
  const made =
    spawnSync('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']).error ?? spawnSync('certutil', put);
  if (!(made instanceof Error)) {
    expect(made.stderr.toString()).toBe('');
    return { args: [], home };
  }
  process.stdout.write('no certutil here: Chromium is told the key of the server, not the CA\n');
  const spki = new X509Certificate(server).publicKey.export({ type: 'spki', format: 'der' });
  return { args: [`--ignore-certificate-errors-spki-list=${createHash('sha256').update(spki).digest('base64')}`] };
}

const capabilities = async ({ args, home }: typeof trusting, url: string) => {
  const browser = await openBrowser([NAMES, ...CAMERA, ...args], home);
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
  it('gives a device that trusts the CA camera and cryptography, under the room’s own name', async () => {
    const url = `https://phieu.lan:${port}/vote`;
    expect(await capabilities(trusting, url)).toEqual({ secure: true, subtle: 'object', tracks: 1 });
  });

  it('is refused by a device that was not told to trust it', async () => {
    expect(await capabilities({ args: [] }, `https://phieu.lan:${port}/vote`)).toContain('ERR_CERT_AUTHORITY_INVALID');
  });
});
