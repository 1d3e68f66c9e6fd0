import { copyFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../domain/rules/percent.ts';
import { Ending } from '../terminal/exit.ts';

export interface VerifierHtmlCommand {
  readonly out: string;
  readonly lang: Language;
}

/** Where the build puts it (vite.verifier.config.ts). */
const BUILT = fileURLToPath(new URL('../../../dist/clients/phieu-kin-verifier.html', import.meta.url));

/**
 * Writes the auditor's page as one HTML file, to keep and to open without a network.
 * @throws Ending where nothing was built, or the file cannot be written
 */
export async function verifierHtmlCommand({ out, lang }: VerifierHtmlCommand, from = BUILT): Promise<void> {
  const vi = lang === 'vi';
  const built = await stat(from).catch(() => undefined);
  if (built === undefined)
    throw new Ending(
      vi ? 'Chưa có bản dựng. Hãy chạy: npm run build' : 'The screens have not been built. Run: npm run build',
    );
  await copyFile(from, out).catch((error: NodeJS.ErrnoException) => {
    throw new Ending(vi ? `Không ghi được ${out} (${error.code}).` : `${out} cannot be written (${error.code}).`);
  });
  console.log(
    vi
      ? `Đã ghi ${out} (${Math.round(built.size / 1024)} KB). Mở bằng trình duyệt, không cần mạng.`
      : `Wrote ${out} (${Math.round(built.size / 1024)} KB). Open it in a browser; it needs no network.`,
  );
}
