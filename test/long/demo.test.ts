import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';

it.each([
  ['small meetings, in English', ['--fast', '--lang', 'en'], { HTXS: 2, HTT: 3, HT: 1 }, { TSVM: 6 }],
  ['the meetings as published', [], { HTXS: 8, HTT: 31, HT: 3 }, { TSVM: 9 }],
])('demo: %s', async (_, options, yenThe, longAn) => {
  const out = await mkdtemp(join(tmpdir(), 'phieu-kin-demo-test-'));
  try {
    const before = (await readdir(tmpdir())).filter((name) => name.startsWith('phieu-kin-demo-'));
    const demo = await runCli(['demo', '--out', out, ...options]);
    expect(demo.err).toBe('');
    expect(demo.code).toBe(0);
    // Its database is gone with it.
    const after = (await readdir(tmpdir())).filter((name) => name.startsWith('phieu-kin-demo-'));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
    expect((await readdir(out)).sort()).toEqual([
      'long-an.anchor',
      'long-an.phieukin',
      'yen-the.anchor',
      'yen-the.phieukin',
    ]);

    const outcomes = async (name: string): Promise<string[]> => {
      const anchor = (await readFile(join(out, `${name}.anchor`), 'utf8')).trim();
      const { code, out: json } = await runCli(['verify', join(out, `${name}.phieukin`), '--anchor', anchor, '--json']);
      expect(code).toBe(0);
      const { polls } = JSON.parse(json).meeting;
      return polls.flatMap((poll: { questions: { rows: { outcome: string }[] }[] }) =>
        poll.questions.flatMap(({ rows }) => rows.map(({ outcome }) => outcome)),
      );
    };
    const count = (rows: readonly string[], outcome: string) => rows.filter((each) => each === outcome).length;
    const rated = await outcomes('yen-the');
    for (const [level, expected] of Object.entries(yenThe)) expect(count(rated, level)).toBe(expected);
    const chosen = await outcomes('long-an');
    for (const [level, expected] of Object.entries(longAn)) expect(count(chosen, level)).toBe(expected);
    expect(count(chosen, 'selected')).toBe(5);

    // The anchor of one meeting does not open the other.
    const other = (await readFile(join(out, 'long-an.anchor'), 'utf8')).trim();
    expect((await runCli(['verify', join(out, 'yen-the.phieukin'), '--anchor', other])).code).toBe(1);
    const bytes = await readFile(join(out, 'yen-the.phieukin'));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    await writeFile(join(out, 'flipped'), bytes);
    expect((await runCli(['verify', join(out, 'flipped')])).code).toBe(1);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
});
