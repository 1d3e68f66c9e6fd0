import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = join(root, 'crypto/wasm/engine-bytes.ts');

const OPTIONS = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--disableWarning', '112'],
  // The memory map begins at 4096 and ends within 41 pages; the memory cannot grow.
  ...['--memoryBase', '1024', '--initialMemory', '41', '--maximumMemory', '41'],
];

/** Compiles crypto/wasm/assembly with the pinned AssemblyScript. */
export function compileEngine(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'phieu-kin-engine-'));
  try {
    const out = join(folder, 'engine.wasm');
    const compiler = join(root, 'node_modules/assemblyscript/bin/asc.js');
    // Paths relative to the repository: no folder of this machine reaches the bytes.
    execFileSync(process.execPath, [compiler, 'crypto/wasm/assembly/index.ts', '--outFile', out, ...OPTIONS], {
      cwd: root,
    });
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function moduleOf(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,116}/g) ?? [];
  return [
    '// Made by `npm run engine` from crypto/wasm/assembly; `npm run check` compiles it again and compares.',
    `// SHA-256 ${sha256(bytes)}`,
    '',
    '// biome-ignore format: bytes',
    'export const ENGINE_BASE64 = (',
    ...lines.map((line, i) => `'${line}'${i === lines.length - 1 ? '' : ' +'}`),
    ');',
    '',
  ].join('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const bytes = compileEngine();
  const text = moduleOf(bytes);
  if (process.argv.includes('--write')) writeFileSync(target, text);
  const same = readFileSync(target, 'utf8') === text;
  process.stdout.write(
    `engine: ${bytes.length} bytes, SHA-256 ${sha256(bytes)}, ${same ? 'as committed' : 'NOT as committed'}\n`,
  );
  process.exitCode = same ? 0 : 1;
}
