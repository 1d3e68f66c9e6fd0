import { pino } from 'pino';
import type { Language } from '../../domain/rules/percent.ts';
import type { Log } from '../../http/log.ts';
import { decodeEnvironment, type Environment, type Opened, openService } from '../../main.ts';
import { sentenceOf } from '../sentences.ts';
import { Ending, EXIT } from '../terminal/exit.ts';

export interface ServiceOptions {
  /** Data folder of the embedded database, in place of PHIEU_KIN_DATA. */
  readonly data?: string;
  readonly lang: Language;
}

/** The operator's settings: the environment, with what the command line says on top. */
export function settingsOf(options: ServiceOptions, more: NodeJS.ProcessEnv = {}): Environment {
  const data = options.data === undefined ? {} : { PHIEU_KIN_DATA: options.data };
  const environment = decodeEnvironment({ ...process.env, ...data, ...more });
  if (environment.ok) return environment.value;
  const name = environment.detail ?? '';
  throw new Ending(
    options.lang === 'vi' ? `Cài đặt không hợp lệ: ${name}.` : `A setting is not valid: ${name}.`,
    EXIT.usage,
  );
}

/** Lines for the operator, as JSON on standard error: standard output is for the person. */
export const operatorLog = (): Log => pino({ base: null }, pino.destination(2));

/** Only what went wrong: for commands that open the database, do one thing and close it. */
export const quiet: Log = {
  info: () => {},
  error: (fields, message) => console.error(message, JSON.stringify(fields)),
};

/** Runs one thing on the service's own database, which it opens and closes. */
export async function withService<T>(options: ServiceOptions, act: (deps: Opened['deps']) => Promise<T>): Promise<T> {
  const opened = await openService(settingsOf(options), quiet);
  if (!opened.ok) throw refused(opened.code, opened.detail, options.lang);
  try {
    return await act(opened.value.deps);
  } finally {
    await opened.value.database.close();
  }
}

/** A refusal as a calm ending: the sentence, then the code and our own words for the operator. */
export function refused(code: string, detail: string | undefined, language: Language): Ending {
  const inUse: Record<Language, string> = {
    vi: 'Thư mục dữ liệu đang do một máy chủ phieu-kin khác mở. Hãy dừng máy chủ đó (Ctrl+C) rồi chạy lại lệnh này.',
    en: 'Another phieu-kin service has this data folder open. Stop it (Ctrl+C) and run this command again.',
  };
  const words = code === 'DATABASE-IN-USE' ? inUse[language] : sentenceOf(code, language);
  return new Ending(`${words}\n(${code}${detail === undefined ? '' : `: ${detail}`})`);
}
