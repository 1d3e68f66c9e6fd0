// tsyringe, which the library uses, wants it before anything else.
import 'reflect-metadata';
import { BlockList, isIP } from 'node:net';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from '@peculiar/asn1-x509';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  type JsonGeneralName,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { RandomBytes } from '../../../crypto/bytes.ts';
import { toHex } from '../../../crypto/bytes.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;
/** Devices may have clocks that are behind. */
const EARLIER_MS = DAY_MS;
/** Apple refuses server certificates of more than 825 days; a season is shorter. */
const SERVER_DAYS = 397;
const CA_DAYS = 3 * 365;

/** Names that nobody owns outside a building (RFC 6762, RFC 8375, ICANN's reserved "internal"; "lan" by custom). */
const LOCAL_NAMES = ['lan', 'local', 'internal', 'home.arpa', 'localhost'];
/** The networks for private use (RFC 1918), of one link (RFC 3927), and of the machine itself (RFC 1122). */
const LOCAL_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '127.0.0.0/8'];

export interface Pem {
  readonly certificate: string;
  readonly key: string;
}

/** What making a certificate depends on. */
export interface Making {
  readonly random: RandomBytes;
  readonly now: Date;
}

/** Whether the CA below may vouch for a host: a name ending in one of a local network's, or a private IPv4 address. */
export function isLocalHost(host: string): boolean {
  if (isIP(host) === 4) return networks().check(host);
  const name = host.toLowerCase();
  return (
    isIP(host) === 0 &&
    /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/.test(name) &&
    LOCAL_NAMES.some((local) => name === local || name.endsWith(`.${local}`))
  );
}

function networks(): BlockList {
  const list = new BlockList();
  for (const network of LOCAL_NETWORKS) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits));
  }
  return list;
}

/**
 * Makes a certificate authority that can vouch for hosts of a local network only (RFC 5280 §4.2.1.10): whoever steals
 * its key can not impersonate a bank.
 */
export async function makeCa({ random, now }: Making): Promise<Pem> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...validity(now, CA_DAYS),
    serialNumber: serial(random),
    name: `CN=Phieu Kin LAN CA ${toHex(random(3))}, O=Phieu Kin`,
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      new Extension(id_ce_nameConstraints, true, nameConstraints()),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString('pem'), key: await pemOf(keys.privateKey) };
}

/**
 * Makes a server's key and certificate.
 * @param ca as `makeCa` made it; anything else throws
 * @param hosts names and addresses that `isLocalHost` accepts
 */
export async function makeServerCertificate(ca: Pem, hosts: readonly string[], making: Making): Promise<Pem> {
  if (hosts.length === 0 || !hosts.every(isLocalHost)) throw new Error('no host, or one that is not local');
  const issuer = new X509Certificate(ca.certificate);
  const keys = await newKeys();
  const names = hosts.map((host): JsonGeneralName => ({ type: isIP(host) === 0 ? 'dns' : 'ip', value: host }));
  const certificate = await X509CertificateGenerator.create({
    ...validity(making.now, SERVER_DAYS),
    serialNumber: serial(making.random),
    // No host: OpenSSL would judge it as a name, by the constraints of the CA, also where it is an address.
    subject: 'CN=Phieu Kin service, O=Phieu Kin',
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: await readKey(ca.key),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(names),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return { certificate: certificate.toString('pem'), key: await pemOf(keys.privateKey) };
}

/** SHA-256 of a certificate as devices show it, to compare before it is trusted. */
export async function thumbprint(certificate: string): Promise<string> {
  const hash = new Uint8Array(await new X509Certificate(certificate).getThumbprint('SHA-256'));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');
}

const newKeys = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

const validity = (now: Date, days: number) => ({
  notBefore: new Date(now.getTime() - EARLIER_MS),
  notAfter: new Date(now.getTime() + days * DAY_MS),
});

/** Positive and of full length (RFC 5280 §4.1.2.2). */
function serial(random: RandomBytes): string {
  const bytes = random(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return toHex(bytes);
}

function nameConstraints(): ArrayBuffer {
  const bases = [
    ...LOCAL_NAMES.map((dNSName) => new GeneralName({ dNSName })),
    ...LOCAL_NETWORKS.map((iPAddress) => new GeneralName({ iPAddress })),
  ];
  const permittedSubtrees = new GeneralSubtrees(bases.map((base) => new GeneralSubtree({ base })));
  return AsnConvert.serialize(new NameConstraints({ permittedSubtrees }));
}

async function pemOf(key: CryptoKey): Promise<string> {
  const base64 = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${base64.replace(/.{64}(?=.)/g, '$&\n')}\n-----END PRIVATE KEY-----\n`;
}

function readKey(pem: string): Promise<CryptoKey> {
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  return crypto.subtle.importKey('pkcs8', der, ALGORITHM, false, ['sign']);
}
