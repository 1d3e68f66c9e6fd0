import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const VERIFIER_FILE = 'phieu-kin-verifier.html';

/**
 * Adds the auditor's page to the build as one self-contained HTML file, to keep and to open without any server: styles,
 * scripts and worker are inside it, and its own content-security policy allows these and no request.
 */
export const verifierFile = (): Plugin => ({
  name: 'phieu-kin-verifier-file',
  apply: 'build',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: VERIFIER_FILE, source: page(await bundle()) });
  },
});

interface Bundle {
  readonly script: string;
  readonly style: string;
}

async function bundle(): Promise<Bundle> {
  const built = await build({
    configFile: false,
    root: fileURLToPath(new URL('clients', import.meta.url)),
    publicDir: false,
    logLevel: 'warn',
    // Not a module: browsers start those from a blob of a file: page less reliably.
    worker: { format: 'iife' },
    build: {
      write: false,
      target: 'es2022',
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('clients/verifier/main.tsx', import.meta.url)),
        output: { format: 'iife' },
        // The preload helper of dynamic imports names it; here nothing is loaded.
        checks: { emptyImportMeta: false },
      },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((each) => ('output' in each ? each.output : []));
  const scripts = outputs.flatMap((output) => (output.type === 'chunk' ? [output.code] : []));
  const styles = outputs.flatMap((output) =>
    output.type === 'asset' && output.fileName.endsWith('.css') ? [String(output.source)] : [],
  );
  const [script, style] = [scripts[0], styles[0]];
  if (script === undefined || style === undefined || scripts.length + styles.length !== outputs.length)
    throw new Error('the verifier is more than one script and one style');
  return { script, style };
}

const sourceHash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function page({ script, style }: Bundle): string {
  // Inside a script element only these begin something else (WHATWG HTML §4.12.1.3); both stand in strings here.
  const code = script.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const css = style.trim();
  const policy = [
    "default-src 'none'",
    `script-src ${sourceHash(code)} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    `style-src ${sourceHash(css)}`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <link rel="icon" href="data:," />
    <title>Kiểm tra hồ sơ · Phiếu Kín</title>
    <style>${css}</style>
  </head>
  <body>
    <div id="app"></div>
    <noscript>Trang này cần JavaScript. This page needs JavaScript.</noscript>
    <script>${code}</script>
  </body>
</html>
`;
}
