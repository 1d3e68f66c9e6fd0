import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../domain/rules/percent.ts';
import { Ending, EXIT } from '../terminal/exit.ts';
import { isLocalHost, makeCa, makeServerCertificate, type Pem, thumbprint } from '../tls/local-ca.ts';

export interface TlsCommand {
  /** Names and IPv4 addresses that devices of the room open. */
  readonly host: readonly string[];
  readonly out: string;
  readonly lang: Language;
}

const random = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(length));

/**
 * Makes a local certificate authority, once, and a certificate of it for the service: browsers give cameras and key stores
 * to secure pages only.
 * @throws Ending for a host that is not local, or a folder that cannot be written
 */
export async function tlsCommand({ host: hosts, out, lang }: TlsCommand): Promise<void> {
  const vi = lang === 'vi';
  for (const host of hosts)
    if (!isLocalHost(host))
      throw new Ending(
        vi
          ? `${host} không phải tên hay địa chỉ của mạng nội bộ. Dùng địa chỉ như 192.168.10.1 hoặc tên như phieu.lan.`
          : `${host} is not a name or address of a local network. Use an address such as 192.168.10.1 or a name such as phieu.lan.`,
        EXIT.usage,
      );
  const making = { random, now: new Date() };
  const file = (name: string): string => join(out, name);
  try {
    await mkdir(out, { recursive: true, mode: 0o700 });
    const known = await readCa(file('ca.pem'), file('ca-key.pem'));
    const ca = known ?? (await makeCa(making));
    const server = await makeServerCertificate(ca, hosts, making);
    if (known === undefined) {
      await writeFile(file('ca-key.pem'), ca.key, { mode: 0o600, flag: 'wx' });
      await writeFile(file('ca.pem'), ca.certificate, { flag: 'wx' });
    }
    await writeFile(file('tls-key.pem'), server.key, { mode: 0o600 });
    await writeFile(file('tls.pem'), server.certificate);
    console.log(await report(ca, known !== undefined, hosts, out, vi));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Ending(vi ? `Không ghi được vào ${out} (${code}).` : `${out} cannot be written (${code}).`);
  }
}

/** @returns undefined where there is none; one file without the other is an error, never overwritten */
async function readCa(certificate: string, key: string): Promise<Pem | undefined> {
  const [first, second] = await Promise.all([certificate, key].map((path) => readFile(path, 'utf8').catch(absent)));
  if (first !== undefined && second !== undefined) return { certificate: first, key: second };
  if (first !== undefined)
    throw new Ending(
      `${certificate} có mà ${key} không có: dùng thư mục khác để tạo CA mới.\n${certificate} is there and ${key} is not: use another folder for a new CA.`,
    );
  return undefined;
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

async function report(ca: Pem, known: boolean, hosts: readonly string[], out: string, vi: boolean): Promise<string> {
  const start = `HOST=0.0.0.0 PORT=8443 TLS_CERT=${join(out, 'tls.pem')} TLS_KEY=${join(out, 'tls-key.pem')} npm start`;
  const hash = await thumbprint(ca.certificate);
  return vi
    ? [
        `${known ? 'Dùng lại' : 'Đã tạo'} CA nội bộ: ${join(out, 'ca.pem')}. CA này chỉ ký được cho mạng nội bộ.`,
        `Dấu vân tay SHA-256 của CA: ${hash}`,
        `Chứng chỉ máy chủ cho ${hosts.join(', ')}: ${join(out, 'tls.pem')}`,
        '',
        known
          ? 'Máy tính bảng đã tin CA này thì không phải cài lại.'
          : 'Cài ca.pem (và chỉ tệp ấy) vào từng máy tính bảng: docs/guides/tls-on-a-lan.md',
        'Giữ kín ca-key.pem; xóa khi không cần chứng chỉ mới nữa.',
        '',
        `Chạy máy chủ: ${start}`,
        `Các máy mở:   ${hosts.map((host) => `https://${host}:8443`).join('  ')}`,
      ].join('\n')
    : [
        `${known ? 'Using' : 'Made'} the local CA ${join(out, 'ca.pem')}. It can vouch for local networks only.`,
        `SHA-256 fingerprint of the CA: ${hash}`,
        `Server certificate for ${hosts.join(', ')}: ${join(out, 'tls.pem')}`,
        '',
        known
          ? 'Tablets that trust this CA need nothing more.'
          : 'Install ca.pem (and nothing else) on each tablet: docs/guides/tls-on-a-lan.md',
        'Keep ca-key.pem to yourself; delete it when no further certificate is needed.',
        '',
        `Run the service: ${start}`,
        `Devices open:    ${hosts.map((host) => `https://${host}:8443`).join('  ')}`,
      ].join('\n');
}
