import { clean } from '../../domain/report/clean.ts';
import { meetingFactsView } from '../../domain/report/facts-view.ts';
import { failureWords } from '../../domain/report/failure-words.ts';
import { pollView } from '../../domain/report/poll-view.ts';
import { FAMILY_WORDS, VERDICT_WORDS } from '../../domain/report/words.ts';
import { FAMILIES } from '../../domain/verify/checks.ts';
import type { MeetingFacts, Report } from '../../domain/verify/report.ts';
import { padEnd, wrap } from '../terminal/table.ts';
import { pollText } from './poll-text.ts';
import type { TextOptions } from './text-options.ts';

/** The report in plain words, as lines. */
export function reportText(report: Report, options: TextOptions): string[] {
  const { language, paint, width } = options;
  const { standing, failure, meeting } = report;
  const words = VERDICT_WORDS[standing];
  const [mark, colour] =
    standing === 'anchored'
      ? (['✔', paint.green] as const)
      : standing === 'refused'
        ? (['✘', paint.red] as const)
        : (['●', paint.yellow] as const);
  const lines = [colour(paint.bold(`${mark} ${words.head[language]}`)), ...indented(words.means[language], width)];
  if (failure !== undefined) lines.push('', ...failureText(failure, options));
  if (meeting !== undefined) {
    lines.push('', ...meetingText(meeting, options), '', ...familiesText(options));
    for (const poll of meeting.polls) lines.push('', ...pollText(pollView(meeting, poll, language), options));
    lines.push('', ...anchorText(meeting, standing === 'anchored', options));
  }
  return lines;
}

const indented = (text: string, width: number): string[] => wrap(text, width, '  ');

function failureText(failure: NonNullable<Report['failure']>, { language, paint, width }: TextOptions): string[] {
  const vi = language === 'vi';
  const family = FAMILY_WORDS[failure.family];
  const lines = [
    `${vi ? 'Phép kiểm tra không đạt' : 'Check that failed'}: ${paint.bold(failure.code)} (${family.name[language]}: ${family.means[language]})`,
    ...indented(failureWords(failure.code)[language], width),
  ];
  if (failure.detail)
    lines.push(...indented(`${vi ? 'Chi tiết' : 'Detail'}: ${clean(failure.detail)}`, width).map(paint.dim));
  return lines;
}

function meetingText(meeting: MeetingFacts, { language, paint, width }: TextOptions): string[] {
  const painted = { fingerprint: paint.bold, hash: paint.dim } as Readonly<Record<string, (text: string) => string>>;
  return [
    paint.bold(language === 'vi' ? 'CUỘC HỌP' : 'THE MEETING'),
    ...meetingFactsView(meeting, language).flatMap(({ name, label, text }) =>
      factLines(label, painted[name]?.(text) ?? text, width),
    ),
  ];
}

const NAME_WIDTH = 16;

function factLines(name: string, fact: string, width: number): string[] {
  const [first = '', ...rest] = wrap(fact, width - NAME_WIDTH - 2);
  return [`  ${padEnd(name, NAME_WIDTH)}${first}`, ...rest.map((line) => ' '.repeat(NAME_WIDTH + 2) + line)];
}

function familiesText({ language, paint }: TextOptions): string[] {
  return [
    paint.bold(language === 'vi' ? 'ĐÃ KIỂM TRA' : 'WHAT WAS CHECKED'),
    ...FAMILIES.map((family) => {
      const { name, means } = FAMILY_WORDS[family];
      return `  ${paint.green('✔')} ${padEnd(name[language], NAME_WIDTH - 2)}${means[language]}`;
    }),
  ];
}

function anchorText(meeting: MeetingFacts, anchored: boolean, options: TextOptions): string[] {
  const { language, paint, width, file } = options;
  const vi = language === 'vi';
  if (anchored)
    return indented(
      vi
        ? `Mã neo ${meeting.anchor} ràng buộc hồ sơ này với biên bản giấy có chữ ký. Hãy tin vào tờ giấy: ai ký, lưu ở đâu.`
        : `Anchor code ${meeting.anchor} ties this record to the signed paper minutes. What remains is the paper: who signed it, who kept it.`,
      width,
    );
  return [
    paint.bold(vi ? 'CÁCH NEO' : 'HOW TO ANCHOR IT'),
    ...indented(
      vi
        ? 'Lấy biên bản kiểm phiếu bằng giấy có chữ ký, đọc mã neo in trên đó, rồi chạy:'
        : 'Take the signed paper minutes, read the anchor code printed there, and run:',
      width,
    ),
    `    phieu-kin verify ${file} --anchor ${vi ? 'MÃ-TRÊN-GIẤY' : 'CODE-ON-PAPER'}`,
    ...indented(
      vi
        ? `Trên giấy phải là ${meeting.anchor}. Nếu khác, tệp này không phải hồ sơ của cuộc họp ấy.`
        : `The paper must say ${meeting.anchor}. If it does not, this file is not that meeting's record.`,
      width,
    ),
  ];
}
