import { meetingPapers } from '../../domain/papers/meeting-papers.ts';
import type { ByHand } from '../../domain/papers/poll-facts.ts';
import type { Language } from '../../domain/rules/percent.ts';
import { EXIT_OF_STANDING } from '../../domain/verify/report.ts';
import { writePapers } from '../papers/write-papers.ts';
import { reportText } from '../report/report-text.ts';
import { verifyFile } from '../report/verify-file.ts';
import { painterFor, widthOf } from '../terminal/paint.ts';

/** What no log holds is given here or left to write by hand. */
export interface PapersCommand extends Omit<ByHand, 'number'> {
  /** Of the minutes, in the order of the certified polls. */
  readonly number?: readonly string[];
  /** As typed from the paper minutes. */
  readonly anchor: string;
  readonly out: string;
  readonly lang: Language;
}

/**
 * Verifies a record and writes its papers; of a record that is refused, none, and the report says why.
 * @returns the exit code, that of the verification
 * @throws Ending for a file that is none or a mistyped code: the command was used wrongly
 */
export async function papersCommand(file: string, options: PapersCommand): Promise<number> {
  const { lang: language, anchor, out, number, ...byHand } = options;
  const report = await verifyFile(file, anchor, language);
  if (report.meeting === undefined) {
    const text = { language, file, paint: painterFor(process.stdout), width: widthOf(process.stdout) };
    console.log(reportText(report, text).join('\n'));
  } else for (const path of await writePapers(meetingPapers(report.meeting, byHand, number), out)) console.log(path);
  return EXIT_OF_STANDING[report.standing];
}
