import { createReadStream } from 'node:fs';
import type { Bytes, Hex } from '../../../crypto/bytes.ts';
import { readRecord } from '../../../crypto/record.ts';
import type { MeetingState } from '../../domain/meeting/state.ts';
import { decodeRatingEntry } from '../../domain/rating/entry.ts';
import { type RatingReport, verifyRatingRecord } from '../../domain/rating/verify-record.ts';
import { ratingJson } from '../../domain/report/rating-json.ts';
import type { Language } from '../../domain/rules/percent.ts';
import { replayRecord } from '../../domain/verify/replay-record.ts';
import { EXIT_OF_STANDING } from '../../domain/verify/report.ts';
import { isProven, ratingText } from '../report/rating-text.ts';
import { reportText } from '../report/report-text.ts';
import { assertFile, verifyFile } from '../report/verify-file.ts';
import { Ending, EXIT } from '../terminal/exit.ts';
import { painterFor, widthOf } from '../terminal/paint.ts';

export interface VerifyRatingsCommand {
  /** `FILE=CODE` of each meeting: its record, and the anchor code of its paper minutes. */
  readonly meeting?: readonly string[];
  readonly full?: boolean;
  readonly json?: boolean;
  /** Has no meaning for a rating log. */
  readonly anchor?: string;
  readonly lang: Language;
}

/** Whether a file begins as a rating log's; what cannot be read is none. */
export async function isRatingLog(file: string): Promise<boolean> {
  try {
    for await (const read of readRecord(fileChunks(file))) {
      if (!read.ok) return false;
      if (read.value.line === 'header') continue;
      return read.value.line === 'entry' && decodeRatingEntry(read.value.entry).ok;
    }
  } catch {
    // `verify` says what is wrong with the file.
  }
  return false;
}

const fileChunks = (file: string) => createReadStream(file) as AsyncIterable<Bytes>;

/**
 * Verifies the audit file of a rating log together with the records of its meetings, and prints what was decided and on what it
 * rests.
 * @returns 0 if every ballot is that of an anchored record, 3 if the log is consistent and some are not, 1 if anything is refused
 * @throws Ending for a file that is none, a mistyped code, or a meeting without a code
 */
export async function verifyRatingsCommand(file: string, options: VerifyRatingsCommand): Promise<number> {
  const { lang: language, meeting: given = [], full = false } = options;
  await assertFile(file, language);
  if (options.anchor !== undefined)
    throw new Ending(
      language === 'vi'
        ? 'Nhật ký xếp loại không có mã neo; mã neo đi cùng hồ sơ từng cuộc họp: --meeting TỆP=MÃ-NEO.'
        : 'A rating log has no anchor code; each meeting’s record has: --meeting FILE=ANCHOR-CODE.',
      EXIT.usage,
    );
  const paint = painterFor(process.stdout);
  const width = widthOf(process.stdout);
  const meetings = new Map<Hex, MeetingState>();
  for (const words of given) {
    const [record, code] = splitMeeting(words, language);
    const report = await verifyFile(record, code, language);
    if (report.standing !== 'anchored') {
      console.log(reportText(report, { language, paint, width, file: record }).join('\n'));
      return EXIT_OF_STANDING.refused;
    }
    const state = await replayRecord(fileChunks(record));
    meetings.set(state.id, state);
  }
  const report = await verifyRatingRecord(fileChunks(file), meetings);
  const text = (): string => ratingText(report, { language, paint, width, file, everyReason: full }).join('\n');
  console.log(options.json ? ratingJson(report, exitOf(report)) : text());
  return exitOf(report);
}

const exitOf = (report: RatingReport): number =>
  EXIT_OF_STANDING[report.standing === 'refused' ? 'refused' : isProven(report) ? 'anchored' : 'not-anchored'];

/** The last `=` divides, so that a path may have one. */
function splitMeeting(words: string, language: Language): [file: string, anchor: string] {
  const at = words.lastIndexOf('=');
  if (at > 0 && at < words.length - 1) return [words.slice(0, at), words.slice(at + 1)];
  throw new Ending(
    language === 'vi'
      ? 'Mỗi cuộc họp ghi dạng TỆP=MÃ-NEO, mã neo đọc trên biên bản giấy của cuộc họp đó.'
      : 'Give each meeting as FILE=ANCHOR-CODE, with the code of that meeting’s paper minutes.',
    EXIT.usage,
  );
}
