import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCli } from './run-cli.ts';

const program = fileURLToPath(new URL('../../src/cli/phieu-kin.mjs', import.meta.url));

// Each test starts processes: slow where the machine has other work.
vi.setConfig({ testTimeout: 120_000 });

let data: string;
/** Nothing of the machine's own settings. */
const settings = { DATABASE_URL: undefined, TLS_CERT: undefined, TLS_KEY: undefined } as unknown as NodeJS.ProcessEnv;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'phieu-kin-serve-'));
});
afterAll(() => rm(data, { recursive: true, force: true }));

/** What the service prints until `words` are there. */
async function printed(child: ChildProcess, words: string): Promise<string> {
  let text = '';
  child.stdout?.setEncoding('utf8');
  for await (const chunk of child.stdout ?? []) {
    text += chunk;
    if (text.includes(words)) break;
  }
  return text;
}

describe('phieu-kin serve, invite and export on the embedded database', () => {
  const first = ['--organisation', 'chi-bo-1', '--title', 'Chi bộ 1', '--role', 'secretary', '--name', 'Trần Thị Bình'];

  it('invites the first officer before the service runs, and a code is printed once', async () => {
    const { code, out, err } = await runCli(['invite', ...first, '--data', data], settings);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('Mã mời cho Trần Thị Bình (thư ký, chi-bo-1)');
    expect(out).toMatch(/^ {2}\S{20,}$/m);
  });

  it('ends calmly for an unknown organisation and for a meeting that is not there', async () => {
    const words = ['--organisation', 'chi-bo-2', '--role', 'teller', '--name', 'Ai Đó', '--data', data];
    const unknown = await runCli(['invite', ...words], settings);
    expect(unknown.code).toBe(1);
    expect(unknown.err).toContain('(ORGANISATION-UNKNOWN)');
    const meeting = await runCli(['export', '00'.repeat(16), '--data', data, '--lang', 'en'], settings);
    expect(meeting.code).toBe(1);
    expect(meeting.err).toContain('(MEETING-UNKNOWN)');
    expect((await runCli(['export', 'abc', '--data', data], settings)).code).toBe(2);
    for (const { err } of [unknown, meeting]) expect(err).not.toContain('    at ');
  });

  it('asks for what is missing only on a terminal', async () => {
    const { code, err } = await runCli(['invite', '--organisation', 'chi-bo-1', '--role', 'teller', '--data', data]);
    expect(code).toBe(2);
    expect(err).toContain('--name');
  });

  it('serves, says where and what to do next in both languages, and holds the folder alone', async () => {
    const words = ['serve', '--port', '0', '--data', data];
    const child = spawn(process.execPath, [program, ...words], { env: { ...process.env, ...settings } });
    try {
      const text = await printed(child, 'Ctrl+C');
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';
      expect(text).toContain('Việc tiếp theo · What to do next');
      expect(text).toContain('npx phieu-kin invite');
      expect((await fetch(`${url}/api/v1/service`)).status).toBe(200);
      const second = await runCli(['invite', ...first, '--data', data], settings);
      expect(second.code).toBe(1);
      expect(second.err).toContain('Hãy dừng máy chủ đó');
    } finally {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    }
    expect(child.exitCode).toBe(0);
  });

  it('ends calmly, and ends its database, where the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((settle) => other.listen(0, '127.0.0.1', settle));
    const port = String((other.address() as { port: number }).port);
    try {
      const { code, err } = await runCli(['serve', '--port', port, '--data', data], settings);
      expect(code).toBe(1);
      expect(err).toContain(`Không mở được cổng ${port} (EADDRINUSE)`);
    } finally {
      other.close();
    }
    // The folder is free again.
    expect((await runCli(['invite', ...first, '--data', data], settings)).code).toBe(0);
  });

  it('names a wrong setting and ends with exit code 2', async () => {
    const { code, err } = await runCli(['serve', '--port', 'tám', '--data', data], settings);
    expect(code).toBe(2);
    expect(err).toContain('PORT');
  });
});
