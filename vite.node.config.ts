import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * What runs in threads, and the verifier, built ahead into dist/node: translating TypeScript takes each thread 60 MB and a
 * second. src/usecases/built.mjs uses it as long as no source is newer.
 */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: file('dist/node'),
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: {
        'judge-tasks': file('src/usecases/judge-tasks.ts'),
        'verify-main': file('src/cli/verify-main.ts'),
      },
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
