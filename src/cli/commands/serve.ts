import { type RunningService, serve } from '../../main.ts';
import { inviteToSample } from '../../usecases/invite-to-sample.ts';
import { Ending } from '../terminal/exit.ts';
import { type Painter, painterFor } from '../terminal/paint.ts';
import { operatorLog, refused, type ServiceOptions, settingsOf } from './service.ts';

export interface ServeCommand extends ServiceOptions {
  readonly host?: string;
  readonly port?: string;
  /** Print an address where one person can play a whole sample meeting. */
  readonly sample?: boolean;
}

/** Serves until it is stopped, and tells the person where and what to do next. */
export async function serveCommand(options: ServeCommand): Promise<void> {
  const { host, port, lang } = options;
  const more = { ...(host === undefined ? {} : { HOST: host }), ...(port === undefined ? {} : { PORT: port }) };
  const environment = settingsOf(options, more);
  const log = operatorLog();
  const place = environment.DATABASE_URL === undefined ? environment.PHIEU_KIN_DATA : 'PostgreSQL (DATABASE_URL)';
  const greet = async ({ url, deps }: RunningService): Promise<void> => {
    const sample = options.sample ? `${url}/#mau=${await inviteToSample(deps)}` : undefined;
    console.log(welcome(url, place, sample, painterFor(process.stdout)));
  };
  const served = await serve(environment, log, greet).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE' || error.code === 'EACCES')
      throw new Ending(
        lang === 'vi'
          ? `Không mở được cổng ${environment.PORT} (${error.code}). Hãy chọn cổng khác: phieu-kin serve --port 8081`
          : `Port ${environment.PORT} cannot be opened (${error.code}). Choose another: phieu-kin serve --port 8081`,
      );
    throw error;
  });
  if (!served.ok) throw refused(served.code, served.detail, lang);
}

function welcome(url: string, place: string, sample: string | undefined, paint: Painter): string {
  const first =
    sample === undefined
      ? [`  Mở trong trình duyệt · Open in a browser   ${paint.bold(url)}`]
      : [
          '  Mở địa chỉ này trong trình duyệt, chọn "Cuộc họp mẫu" · Open this address, choose “Sample meeting”:',
          '',
          `    ${paint.bold(sample)}`,
        ];
  return [
    '',
    `  ${paint.bold('Phiếu Kín')} ${paint.green('đang chạy · is running')}`,
    '',
    ...first,
    '',
    `  Dữ liệu · data        ${place}`,
    `  Giao diện · API       ${url}/api/v1/openapi.json`,
    '',
    '  Việc tiếp theo · What to do next',
    '    Hai cuộc họp thật, diễn trong cửa sổ này · Two real meetings, played in this terminal:   npm run demo',
    `    Mời thư ký đầu tiên (dừng máy chủ trước) · Invite a first secretary (stop the service before):   ${paint.bold('npx phieu-kin invite')}`,
    '    Xác minh một hồ sơ · Verify a record:   npx phieu-kin verify FILE --anchor CODE',
    '',
    paint.dim('  Ctrl+C dừng · stops'),
    '',
  ].join('\n');
}
