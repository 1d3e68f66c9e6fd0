import { reportJson } from '../../domain/report/report-json.ts';
import type { Language } from '../../domain/rules/percent.ts';
import { EXIT_OF_STANDING } from '../../domain/verify/report.ts';
import { reportText } from '../report/report-text.ts';
import { verifyFile } from '../report/verify-file.ts';
import { painterFor, widthOf } from '../terminal/paint.ts';
import { keepSmall } from './keep-small.ts';

export interface VerifyCommand {
  /** As typed from the paper minutes. */
  readonly anchor?: string;
  readonly json?: boolean;
  readonly full?: boolean;
  readonly lang: Language;
}

/**
 * Verifies one record file, prints the report and returns the exit code (15-verification).
 * @throws Ending for a file that is none or a mistyped code: the command was used wrongly
 */
export async function verifyCommand(file: string, options: VerifyCommand): Promise<number> {
  const { lang: language } = options;
  keepSmall();
  const report = await verifyFile(file, options.anchor, language);
  if (options.json) console.log(reportJson(report));
  else {
    const text = { language, file, paint: painterFor(process.stdout), width: widthOf(process.stdout) };
    console.log(reportText(report, { ...text, everyReason: options.full ?? false }).join('\n'));
  }
  return EXIT_OF_STANDING[report.standing];
}
