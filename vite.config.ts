import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { verifierFile } from './vite.verifier.config.ts';

const page = (name: string): string => fileURLToPath(new URL(`clients/${name}/index.html`, import.meta.url));

/** The screens: one small app per role, built into dist/clients, which the service serves (src/http/client-files.ts). */
export default defineConfig({
  root: fileURLToPath(new URL('clients', import.meta.url)),
  publicDir: fileURLToPath(new URL('clients/public', import.meta.url)),
  base: '/',
  worker: { format: 'es' },
  plugins: [verifierFile()],
  build: {
    outDir: fileURLToPath(new URL('dist/clients', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // The content-security policy allows no inline script and no data: address for scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The auditor's one file holds everything; test/browser/page-weight.test.ts watches what voters load.
    chunkSizeWarningLimit: 3_000,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: {
        ...Object.fromEntries(
          ['welcome', 'voter', 'secretary', 'teller', 'screen', 'auditor', 'superior'].map((name) => [
            name,
            page(name),
          ]),
        ),
        offline: fileURLToPath(new URL('clients/offline/offline.ts', import.meta.url)),
      },
      output: {
        // A service worker's reach is the folder it is served from.
        entryFileNames: ({ name }) => (name === 'offline' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
