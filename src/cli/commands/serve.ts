import type { Log } from '../../http/log.ts';
import { serve } from '../../main.ts';
import { Ending } from '../terminal/exit.ts';
import { type Painter, painterFor } from '../terminal/paint.ts';
import { operatorLog, refused, type ServiceOptions, settingsOf } from './service.ts';

export interface ServeCommand extends ServiceOptions {
  readonly host?: string;
  readonly port?: string;
}

/** Serves until it is stopped, and tells the person where and what to do next. */
export async function serveCommand(options: ServeCommand): Promise<void> {
  const { host, port, lang } = options;
  const more = { ...(host === undefined ? {} : { HOST: host }), ...(port === undefined ? {} : { PORT: port }) };
  const environment = settingsOf(options, more);
  const log = operatorLog();
  const place = environment.DATABASE_URL === undefined ? environment.PHIEU_KIN_DATA : 'PostgreSQL (DATABASE_URL)';
  const greeting: Log = {
    ...log,
    error: (fields, message) => log.error(fields, message),
    info: (fields, message) => {
      log.info(fields, message);
      if (message === 'listening') console.log(welcome(String(fields.url), place, painterFor(process.stdout)));
    },
  };
  const served = await serve(environment, greeting).catch((error: NodeJS.ErrnoException) => {
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

function welcome(url: string, place: string, paint: Painter): string {
  return [
    '',
    `  ${paint.bold('Phiếu Kín')} ${paint.green('đang chạy · is running')}`,
    '',
    `  Địa chỉ · address     ${paint.bold(url)}`,
    `  Dữ liệu · data        ${place}`,
    `  Giao diện · API       ${url}/api/v1/openapi.json`,
    '',
    '  Việc tiếp theo · What to do next',
    '    Xem hai cuộc họp trọn vẹn · See two whole meetings:   npm run demo',
    '    Mời thư ký đầu tiên (dừng máy chủ trước) · Invite the first secretary (stop the service before):',
    `      ${paint.bold('npx phieu-kin invite')}`,
    '    Xác minh một hồ sơ · Verify a record:                 npx phieu-kin verify FILE --anchor CODE',
    '',
    paint.dim('  Màn hình trong phòng họp chưa có trong bản này: thiết bị là chương trình (clients/shared).'),
    paint.dim('  The room has no screens in this version yet: devices are programs (clients/shared).'),
    paint.dim('  Ctrl+C dừng · stops'),
    '',
  ].join('\n');
}
