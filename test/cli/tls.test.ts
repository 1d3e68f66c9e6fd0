// The library wants it before anything else.
import 'reflect-metadata';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer, type Server } from 'node:tls';
import { SubjectAlternativeNameExtension, X509Certificate, X509CertificateGenerator } from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLocalHost, makeCa, makeServerCertificate, type Pem } from '../../src/cli/tls/local-ca.ts';
import { seededRandom } from '../support/random.ts';
import { runCli } from './run-cli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phieu-kin-tls-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const making = { random: seededRandom('tls'), now: new Date() };

/** What a client that trusts `ca` says of a server: `trusted`, or the error's code. */
async function asked(server: Pem, ca: string, servername: string): Promise<string> {
  const listening = await new Promise<Server>((settle) => {
    const made = createServer({ cert: server.certificate, key: server.key }, (socket) => socket.end());
    made.on('tlsClientError', () => {});
    made.listen(0, '127.0.0.1', () => settle(made));
  });
  const { port } = listening.address() as { port: number };
  const answer = await new Promise<string>((settle) => {
    const socket = connect({ port, host: '127.0.0.1', ca, servername }, () => settle('trusted'));
    socket.on('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
  });
  await new Promise((settle) => listening.close(settle));
  return answer;
}

describe('phieu-kin tls', () => {
  it('makes a CA and a certificate that a client with that CA trusts, for these hosts only', async () => {
    const out = join(folder, 'lan');
    const made = await runCli(['tls', '--host', 'phieu.lan', '192.168.10.1', '--out', out]);
    expect(made).toMatchObject({ code: 0 });
    expect(made.out).toContain('https://192.168.10.1:8443');
    const read = (name: string) => readFile(join(out, name), 'utf8');
    const server = { certificate: await read('tls.pem'), key: await read('tls-key.pem') };
    const ca = await read('ca.pem');
    expect(await asked(server, ca, 'phieu.lan')).toBe('trusted');
    expect(await asked(server, ca, 'other.lan')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    const stranger = await makeCa(making);
    expect(await asked(server, stranger.certificate, 'phieu.lan')).toMatch(/UNABLE_TO_VERIFY|SELF_SIGNED/);
    for (const secret of ['ca-key.pem', 'tls-key.pem']) expect((await stat(join(out, secret))).mode & 0o077).toBe(0);
  });

  it('uses the CA that is there again: tablets need not trust another one', async () => {
    const out = join(folder, 'again');
    await runCli(['tls', '--host', '10.0.0.5', '--out', out]);
    const before = await readFile(join(out, 'ca.pem'), 'utf8');
    const { code, out: said } = await runCli(['tls', '--host', 'phieu.lan', '--out', out, '--lang', 'en']);
    expect(code).toBe(0);
    expect(said).toContain('Tablets that trust this CA need nothing more');
    expect(await readFile(join(out, 'ca.pem'), 'utf8')).toBe(before);
    const server = {
      certificate: await readFile(join(out, 'tls.pem'), 'utf8'),
      key: await readFile(join(out, 'tls-key.pem'), 'utf8'),
    };
    expect(await asked(server, before, 'phieu.lan')).toBe('trusted');
  });

  it('ends with exit code 2 for a host that is not of a local network', async () => {
    const { code, err } = await runCli(['tls', '--host', 'example.com', '--out', join(folder, 'public')]);
    expect(code).toBe(2);
    expect(err).toContain('192.168.10.1');
    for (const host of ['phieu.lan', 'localhost', '10.1.2.3', '172.31.0.1', 'a.home.arpa'])
      expect(isLocalHost(host)).toBe(true);
    for (const host of ['lan.vn', '8.8.8.8', '172.32.0.1', '::1', 'a b.lan', '', '*.lan', '-a.lan'])
      expect(isLocalHost(host)).toBe(false);
  });

  it('makes a CA whose stolen key is of no use for other sites', async () => {
    const ca = await makeCa(making);
    await expect(makeServerCertificate(ca, ['bank.example'], making)).rejects.toThrow('not local');
    const good = await makeServerCertificate(ca, ['phieu.lan'], making);
    expect(await asked(good, ca.certificate, 'phieu.lan')).toBe('trusted');
    const forged = await forge(ca, good, 'bank.example');
    expect(await asked(forged, ca.certificate, 'bank.example')).toBe(FORGED);
  });
});

/** OpenSSL's X509_V_ERR_PERMITTED_VIOLATION, as Node names what it has no name for. */
const FORGED = 'UNSPECIFIED';

/** A thief signs for any site, with everything else as it should be. */
async function forge(ca: Pem, like: Pem, host: string): Promise<Pem> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const der = (pem: string) => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const signingKey = await crypto.subtle.importKey('pkcs8', der(ca.key), algorithm, false, ['sign']);
  const model = new X509Certificate(like.certificate);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: '41',
    subject: model.subject,
    issuer: model.issuer,
    notBefore: model.notBefore,
    notAfter: model.notAfter,
    publicKey: model.publicKey,
    signingKey,
    signingAlgorithm: algorithm,
    extensions: [
      ...model.extensions.filter(({ type }) => type !== '2.5.29.17'),
      new SubjectAlternativeNameExtension([{ type: 'dns', value: host }]),
    ],
  });
  return { certificate: certificate.toString('pem'), key: like.key };
}
