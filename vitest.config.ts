import { defineConfig } from 'vitest/config';

const databases = './test/support/global-databases.ts';
/** What takes minutes has its place beside the short ones, and runs with `npm run test:long`. */
const slow = 'test/**/*.long.test.ts';
const clients = './test/browser/support/global-clients.ts';
const engine = './test/support/choose-engine.ts';

export default defineConfig({
  test: {
    // vitest leaves one core free by default, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'default',
          include: ['test/**/*.test.ts'],
          exclude: ['test/long/**', 'test/browser/**', slow],
          globalSetup: [databases],
          setupFiles: [engine],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: [slow],
          globalSetup: [databases, clients],
          setupFiles: [engine],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'long',
          // Forgeries once more, each verified with help, too; traces of more scalars.
          include: ['test/long/**/*.test.ts', slow, 'test/verify/forgeries.test.ts', 'test/crypto/wasm-trace.test.ts'],
          env: { WITH_HELP: '1', EVERY_SCALAR: '1' },
          globalSetup: [databases, clients],
          setupFiles: [engine],
          testTimeout: 1_800_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
