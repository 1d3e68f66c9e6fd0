import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/universal';
import { importOfficers } from '../../clients/shared/import/officers.ts';
import { inviteOfficers } from '../../clients/shared/secretary/invite-officers.ts';
import type { Transport } from '../../clients/shared/transport/http.ts';
import { acceptInvitation, readServiceKey, signIn } from '../../clients/shared/transport/officer.ts';
import { type Finished, runCli } from './run-cli.ts';

const program = fileURLToPath(new URL('../../src/cli/phieu-kin.mjs', import.meta.url));
const settings = {
  DATABASE_URL: undefined,
  TLS_CERT: undefined,
  TLS_KEY: undefined,
  HOST: undefined,
} as unknown as NodeJS.ProcessEnv;
const CODE = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}/g;

let folder: string;
/** Of its own: PostgreSQL's account must be able to enter it. */
let data: string;
const path = (name: string): string => join(folder, name);
const invite = (...words: readonly string[]): Promise<Finished> =>
  runCli(['invite', '--organisation', 'chi-bo-1', '--data', data, ...words], settings);
const bulk = (list: string, sheet: string, ...words: readonly string[]): Promise<Finished> =>
  invite('--list', path(list), '--sheet', path(sheet), '--address', 'https://phieu.lan:8443', ...words);

async function writeList(name: string, rows: readonly (readonly string[])[]): Promise<void> {
  const cells = [['Họ và tên', 'Vai trò'], ...rows].map((row) => row.map((value) => ({ type: String, value })));
  const blob = await writeXlsxFile([{ sheet: 'Cán bộ', data: cells }]).toBlob();
  await writeFile(path(name), new Uint8Array(await blob.arrayBuffer()));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phieu-kin-invite-'));
  data = await mkdtemp(join(tmpdir(), 'phieu-kin-invite-data-'));
  await writeList('list.xlsx', [
    ['Lê An', 'thư ký'],
    ['Lê Bình', 'tổ kiểm phiếu'],
    ['Lê Chi <b>', 'ủy ban kiểm tra'],
  ]);
  await writeList('wrong.xlsx', [
    ['Lê An', 'thư ký'],
    ['Lê Bình', 'chủ trì'],
  ]);
});
afterAll(async () => {
  for (const made of [folder, data]) await rm(made, { recursive: true, force: true });
});

async function serve(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--data', data], {
    env: { ...process.env, ...settings },
  });
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    text += chunk;
    if (text.includes('Ctrl+C')) break;
  }
  return { child, url: /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '' };
}

describe('phieu-kin invite with a list', () => {
  it('refuses before it touches the database: a wrong list, no address, no list, mixed options', async () => {
    const wrong = await bulk('wrong.xlsx', 'wrong.html');
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain('Chưa mời ai. Hãy sửa danh sách:\n- Dòng 3, cột B (Vai trò): không hiểu "chủ trì".');
    const missing = await bulk('none.xlsx', 'wrong.html', '--lang', 'en');
    expect([missing.code, missing.err.includes('No such file or folder')]).toEqual([2, true]);
    const homeless = await invite('--list', path('list.xlsx'), '--sheet', path('wrong.html'));
    expect([homeless.code, homeless.err.includes('--address')]).toEqual([2, true]);
    const listless = await invite('--sheet', path('wrong.html'));
    expect([listless.code, listless.err.includes('--list')]).toEqual([2, true]);
    expect((await bulk('list.xlsx', 'wrong.html', '--role', 'teller')).code).toBe(2);
    await expect(stat(path('wrong.html'))).rejects.toThrow('ENOENT');
    expect(await readdir(data)).toEqual([]);
  }, 120_000);

  it('leaves no file behind when the service refuses', async () => {
    const unknown = await bulk('list.xlsx', 'unknown.html');
    expect(unknown.code).toBe(1);
    expect(unknown.err).toContain('(ORGANISATION-UNKNOWN)');
    await expect(stat(path('unknown.html'))).rejects.toThrow('ENOENT');
  }, 120_000);

  it('writes slips that only the operator can read, whose codes make officers over HTTP, who invite others', async () => {
    const first = await invite('--title', 'Chi bộ 1', '--role', 'secretary', '--name', 'Trần Thị Bình');
    expect(first.code).toBe(0);
    const done = await bulk('list.xlsx', 'sheet.html');
    expect([done.code, done.err]).toEqual([0, '']);
    expect(done.out).toContain('Đã mời 3 người.');
    const html = await readFile(path('sheet.html'), 'utf8');
    expect((await stat(path('sheet.html'))).mode & 0o777).toBe(0o600);
    const codes = html.match(CODE) ?? [];
    expect(new Set(codes).size).toBe(3);
    expect(codes).toHaveLength(3);
    expect(html).toContain('Lê Chi &lt;b&gt;');
    for (const code of codes) expect(done.out).not.toContain(code);

    const again = await bulk('list.xlsx', 'sheet.html');
    expect([again.code, again.err.includes('Tệp đã có, không ghi đè')]).toEqual([2, true]);
    expect(await readFile(path('sheet.html'), 'utf8')).toBe(html);

    const { child, url } = await serve();
    try {
      const random = (length: number) => new Uint8Array(randomBytes(length));
      const transport: Transport = { base: `${url}/api/v1`, fetch, random };
      const known = await readServiceKey(transport);
      if (!known.ok) throw new Error(known.code);
      const { service } = known.value;
      const key = random(32);
      const accepted = await acceptInvitation(transport, service, codes[0] ?? '', key);
      expect(accepted).toMatchObject({ value: { organisation: 'chi-bo-1', role: 'secretary', name: 'Lê An' } });
      const taken = await acceptInvitation(transport, service, codes[0] ?? '', random(32));
      expect(taken).toMatchObject({ ok: false, code: 'INVITATION-INVALID' });

      const session = await signIn(transport, service, key);
      if (!session.ok) throw new Error(session.code);
      const list = await importOfficers(new Uint8Array(await readFile(path('list.xlsx'))));
      if (!list.ok) throw new Error('was refused');
      const more = await inviteOfficers({ ...transport, token: session.value.token }, 'chi-bo-1', list.rows);
      if (!more.ok) throw new Error(more.code);
      expect(more.value).toContain(`>${url}<`);
      const [, second = ''] = more.value.match(CODE) ?? [];
      expect(codes).not.toContain(second);
      const teller = await acceptInvitation(transport, service, second, random(32));
      expect(teller).toMatchObject({ value: { role: 'teller', name: 'Lê Bình' } });
    } finally {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    }
  }, 120_000);
});
