import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Transport } from '../../../clients/shared/transport/http.ts';
import { readServiceKey } from '../../../clients/shared/transport/officer.ts';
import type { Bytes } from '../../../crypto/bytes.ts';
import { decodeCode } from '../../../crypto/code.ts';
import { assertOk } from '../../../crypto/result.ts';
import { pollView } from '../../domain/report/poll-view.ts';
import type { Language } from '../../domain/rules/percent.ts';
import type { Report } from '../../domain/verify/report.ts';
import { verifyRecord } from '../../domain/verify/verify-record.ts';
import { chooseEngine } from '../../usecases/choose-engine.ts';
import { createOrganisation } from '../../usecases/create-organisation.ts';
import { invite } from '../../usecases/invite.ts';
import { LONG_AN, playLongAn } from '../demo/long-an.ts';
import { startServiceProcess } from '../demo/service-process.ts';
import { Stage } from '../demo/stage.ts';
import { playYenThe, YEN_THE } from '../demo/yen-the.ts';
import type { Ended } from '../meeting/count.ts';
import { reportText } from '../report/report-text.ts';
import { Ending } from '../terminal/exit.ts';
import { painterFor, widthOf } from '../terminal/paint.ts';
import { progressBar } from '../terminal/progress.ts';
import { withService } from './service.ts';

export interface DemoCommand {
  readonly out?: string;
  readonly fast?: boolean;
  readonly lang: Language;
}

const random = (length: number): Bytes => new Uint8Array(randomBytes(length));

/**
 * Plays two whole meetings against a service process of its own on a fresh database in a temporary folder, writes their
 * records and verifies them.
 * @throws Ending, or whatever went wrong; the folder of the database is removed in any case
 */
export async function demoCommand(options: DemoCommand): Promise<void> {
  const { lang, fast = false } = options;
  await chooseEngine(process.env.PHIEU_KIN_ENGINE);
  const paint = painterFor(process.stdout);
  const stage = new Stage(process.stdout, lang, paint, widthOf(process.stdout));
  const data = await mkdtemp(join(tmpdir(), 'phieu-kin-demo-'));
  const out = options.out ?? (await mkdtemp(join(tmpdir(), 'phieu-kin-records-')));
  await mkdir(out, { recursive: true });
  try {
    stage.title({ vi: 'PHIẾU KÍN: hai cuộc họp trọn vẹn', en: 'PHIẾU KÍN: two whole meetings' });
    const codes = await enrolFirstSecretaries(data, lang);
    stage.say('operator', {
      vi: 'cơ sở dữ liệu mới trong thư mục tạm; mời thư ký đầu tiên của hai tổ chức; máy chủ chạy như một tiến trình riêng, mọi thiết bị nói chuyện với nó qua HTTP.',
      en: 'a fresh database in a temporary folder; the first secretaries of two organisations are invited; the service runs as a process of its own, every device talks to it over HTTP.',
    });
    const service = await startServiceProcess(data);
    const interrupted = () => {
      service
        .stop()
        .then(() => rm(data, { recursive: true, force: true }))
        .finally(() => process.exit(130));
    };
    process.once('SIGINT', interrupted);
    try {
      const base: Transport = { base: `${service.url}/api/v1`, fetch, random, timeoutMs: 60_000 };
      const key = assertOk(await readServiceKey(base)).service;
      const yenThe = await playYenThe(stage, base, key, codes.yenThe, fast);
      await inspect(stage, out, 'yen-the', yenThe);
      const longAn = await playLongAn(stage, base, key, codes.longAn, fast);
      await inspect(stage, out, 'long-an', longAn);
    } finally {
      process.off('SIGINT', interrupted);
      await service.stop();
    }
  } finally {
    await rm(data, { recursive: true, force: true });
  }
  farewell(stage, out);
}

/** What the operator does before the service runs: two organisations and a code for the first secretary of each. */
function enrolFirstSecretaries(data: string, lang: Language): Promise<{ yenThe: string; longAn: string }> {
  // The demonstration never touches a database that somebody configured.
  delete process.env.DATABASE_URL;
  return withService({ data, lang }, async (deps) => {
    const codeFor = async (organisation: typeof YEN_THE | typeof LONG_AN, name: string): Promise<string> => {
      assertOk(await createOrganisation(deps, { ...organisation, parent: null }));
      const invitations = [{ name, role: 'secretary' as const }];
      return assertOk(await invite(deps, { organisation: organisation.organisation, invitations }))[0]?.code ?? '';
    };
    return { yenThe: await codeFor(YEN_THE, 'Lê Thị Thư Ký'), longAn: await codeFor(LONG_AN, 'Phạm Thị Ghi Chép') };
  });
}

type Played = Ended & { readonly expected: Readonly<Record<string, number>> };

/** Writes record and anchor, verifies the file as an auditor would, shows the report, and tries a forgery. */
async function inspect(stage: Stage, out: string, name: string, { record, anchor, expected }: Played): Promise<void> {
  const { language, paint, width } = stage;
  const file = join(out, `${name}.phieukin`);
  await writeFile(file, record);
  await writeFile(join(out, `${name}.anchor`), `${anchor}\n`);
  stage.phase({ vi: 'Xác minh hồ sơ, không cần máy chủ', en: 'Verifying the record, without the service' });
  const bar = progressBar(process.stderr, language === 'vi' ? '  Đang xác minh' : '  Verifying', language);
  const report = await verify(record, anchor, bar.update);
  bar.stop();
  stage.lines(['', ...reportText(report, { language, paint, width, file })]);
  if (report.standing !== 'anchored') throw new Ending(`${name}: ${report.failure?.code ?? report.standing}`);
  assertExpected(report, expected);

  const forged = await verify(forge(record), anchor);
  if (forged.standing !== 'refused') throw new Ending(`${name}: a forged record was accepted`);
  stage.lines(['']);
  stage.say('auditor', {
    vi: `thử sửa một chữ số trong số phiếu đã công bố: hồ sơ bị từ chối, ${forged.failure?.code}.`,
    en: `one digit of the announced counts is altered: the record is refused, ${forged.failure?.code}.`,
  });
}

function verify(
  record: Uint8Array,
  anchor: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Report> {
  const chunks = async function* () {
    yield record as Bytes;
  };
  return verifyRecord(chunks(), { random, onProgress, anchor: assertOk(decodeCode('anchor', anchor)) });
}

/** A copy whose first announced count is one more. */
function forge(record: Uint8Array): Uint8Array {
  const text = Buffer.from(record).toString('utf8');
  const forged = text.replace(
    /("counts":\[\[)(\d+)/,
    (_, before: string, count: string) => before + (Number(count) + 1),
  );
  if (forged === text) throw new Error('no tally in the record');
  return Buffer.from(forged, 'utf8');
}

function assertExpected(report: Report, expected: Readonly<Record<string, number>>): void {
  const meeting = report.meeting;
  const rows =
    meeting?.polls.flatMap((poll) => pollView(meeting, poll, 'vi').questions.flatMap(({ rows }) => rows)) ?? [];
  for (const [outcome, count] of Object.entries(expected)) {
    const found = rows.filter((row) => row.outcome === outcome).length;
    if (found !== count) throw new Ending(`${outcome}: ${found} in place of ${count}`);
  }
}

function farewell(stage: Stage, out: string): void {
  const folder = relative(process.cwd(), out).startsWith('..') ? out : relative(process.cwd(), out) || '.';
  stage.title({ vi: `XONG sau ${stage.seconds()} giây`, en: `DONE in ${stage.seconds()} seconds` });
  const verifyLine = `npx phieu-kin verify ${join(folder, 'yen-the.phieukin')} --anchor $(cat ${join(folder, 'yen-the.anchor')})`;
  stage.lines([
    stage.language === 'vi'
      ? `  Hồ sơ và mã neo ở ${folder}. Tự kiểm lại, hoặc sửa một byte rồi kiểm lại:`
      : `  Records and anchor codes are in ${folder}. Verify them yourself, or alter a byte first:`,
    `    ${verifyLine}`,
    `    ${verifyLine.replaceAll('yen-the', 'long-an')}`,
    '',
  ]);
}
