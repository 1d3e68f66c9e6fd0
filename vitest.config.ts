import { defineConfig } from 'vitest/config';

const databases = './test/support/global-databases.ts';
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
          exclude: ['test/long/**', 'test/browser/**'],
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
          // Whole meetings with many devices take minutes: `npm run test:long`.
          exclude: ['**/*.long.test.ts'],
          globalSetup: [databases, clients],
          setupFiles: [engine],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts', 'test/browser/**/*.long.test.ts'],
          globalSetup: [databases, clients],
          setupFiles: [engine],
          testTimeout: 1_800_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
