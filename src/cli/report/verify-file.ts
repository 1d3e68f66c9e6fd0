import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Bytes } from '../../../crypto/bytes.ts';
import { decodeCode } from '../../../crypto/code.ts';
import type { Language } from '../../domain/rules/percent.ts';
import { Deferred } from '../../domain/verify/deferred.ts';
import type { Report } from '../../domain/verify/report.ts';
import type { VerifyOptions } from '../../domain/verify/verify-record.ts';
import { verifyWithHelp } from '../../domain/verify/verify-with-help.ts';
import { chooseEngine } from '../../usecases/choose-engine.ts';
import { verifyPool } from '../../usecases/verify-pool.ts';
import { sentenceOf } from '../sentences.ts';
import { Ending, EXIT } from '../terminal/exit.ts';
import { progressBar } from '../terminal/progress.ts';

/**
 * Verifies one record file on all cores, with its progress shown.
 * @param typed the anchor code as typed from the paper minutes
 * @throws Ending for a file that is none or a mistyped code: the command was used wrongly
 */
export async function verifyFile(file: string, typed: string | undefined, language: Language): Promise<Report> {
  const anchor = typed === undefined ? undefined : readAnchor(typed, language);
  await assertFile(file, language);
  await chooseEngine(process.env.PHIEU_KIN_ENGINE);
  const bar = progressBar(process.stderr, language === 'vi' ? 'Đang xác minh' : 'Verifying', language);
  const pool = verifyPool();
  try {
    const open = () => createReadStream(file) as AsyncIterable<Bytes>;
    const verifying: Omit<VerifyOptions, 'deferred'> = {
      random: (length) => new Uint8Array(randomBytes(length)),
      onProgress: bar.update,
      ...(anchor === undefined ? {} : { anchor }),
    };
    return await verifyWithHelp(open, verifying, new Deferred(pool, pool.threads));
  } finally {
    bar.stop();
    await pool.close();
  }
}

function readAnchor(text: string, language: Language): Bytes {
  const code = decodeCode('anchor', text);
  if (code.ok) return code.value;
  const vi = `Mã neo đã nhập không đúng dạng (${code.code}). Đọc lại trên biên bản giấy: 24 ký hiệu, bắt đầu bằng N.`;
  const en = `The anchor code is mistyped (${code.code}). Read it again on the paper minutes: 24 symbols, the first an N.`;
  throw new Ending(`${language === 'vi' ? vi : en}\n${sentenceOf(code.code, language)}`, EXIT.usage);
}

/** @throws Ending if there is no such file, or nothing in it */
export async function assertFile(file: string, language: Language): Promise<void> {
  const vi = language === 'vi';
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => error.code ?? 'EIO');
  const words =
    typeof found === 'string'
      ? found === 'ENOENT'
        ? vi
          ? `Không có tệp ${file}. Hãy kiểm tra đường dẫn.`
          : `There is no file ${file}. Check the path.`
        : vi
          ? `Không đọc được ${file} (${found}).`
          : `${file} cannot be read (${found}).`
      : found.isDirectory()
        ? vi
          ? `${file} là thư mục. Hãy chỉ đúng tệp hồ sơ .phieukin.`
          : `${file} is a folder. Name the record file, *.phieukin.`
        : found.size === 0 && found.isFile()
          ? vi
            ? `Tệp ${file} rỗng: không có gì để xác minh. Hãy lấy lại hồ sơ.`
            : `${file} is empty: there is nothing to verify. Get the record again.`
          : undefined;
  if (words !== undefined) throw new Ending(words, EXIT.usage);
}
