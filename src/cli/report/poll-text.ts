import { headCounts } from '../../domain/report/facts-view.ts';
import { afterLabel, type PollView, type QuestionView } from '../../domain/report/poll-view.ts';
import { PHASE_WORDS, PURPOSE_WORDS, SPARE } from '../../domain/report/words.ts';
import { formatCount } from '../../domain/rules/percent.ts';
import { type Column, table, wrap } from '../terminal/table.ts';
import type { TextOptions } from './text-options.ts';

/** A poll of the report: heads, a table for each question, and the reasons in words. */
export function pollText(view: PollView, options: TextOptions): string[] {
  const { language, paint, width } = options;
  const vi = language === 'vi';
  const { facts, title, reasons, questions, ruleSet } = view;
  const spare = facts.phase === 'planned' && facts.manifest === undefined;
  const phase = spare ? SPARE[language] : PHASE_WORDS[facts.phase][language];
  const head = `${vi ? 'CUỘC BỎ PHIẾU' : 'POLL'} ${facts.ordinal}${title ? `: ${title}` : ''}`;
  const lines = wrap(head, width).map(paint.bold);
  if (facts.cancelled !== undefined) return [...lines, `  ${phase}: ${facts.cancelled.replace(/[\p{C}]+/gu, ' ')}`];
  if (facts.counted === undefined) return [...lines, `  ${phase}`];

  const n = (count: number): string => formatCount(count, language);
  const counts = headCounts(facts.counted.heads, language);
  lines.push(`  ${counts.map(([name, count]) => `${name} ${paint.bold(n(count))}`).join(' · ')}`);
  const purpose = facts.manifest === undefined ? '' : PURPOSE_WORDS[facts.manifest.purpose][language];
  lines.push(
    paint.dim(`  ${vi ? `Quy tắc: ${ruleSet}; kết quả để ${purpose}` : `Rules: ${ruleSet}; the ballot ${purpose}`}`),
  );
  for (const reason of reasons) lines.push(...wrap(reason, width, '  '));
  for (const question of questions) lines.push('', ...questionText(question, options));
  return lines;
}

function questionText(question: QuestionView, options: TextOptions): string[] {
  const { language, paint, width } = options;
  const vi = language === 'vi';
  const { columns, rows, kind } = question;
  // A level is headed by its code, which its words below explain; anything else by its words.
  const heading = (column: QuestionView['columns'][number]): string =>
    kind === 'rating' && column.code !== 'NOT-RATED' ? column.code : column.words;
  const head: Column[] = [
    { title: vi ? 'STT' : 'No.', align: 'right' },
    { title: question.title, align: 'left', shrinks: true },
    ...columns.map((column): Column => ({ title: heading(column), align: 'right' })),
    { title: vi ? 'Kết quả' : 'Result', align: 'left' },
  ];
  const cells = rows.map(({ label, votes, result, decided, outcome }, place) => [
    String(place + 1),
    label,
    ...votes.map((count) => formatCount(count, language)),
    decided ? (outcome === 'not-selected' ? paint.dim(result) : paint.green(result)) : paint.yellow(result),
  ]);
  const lines = table(head, cells, width - 2).map((line) => `  ${line}`);
  if (kind === 'rating') {
    const legend = columns.flatMap((column) =>
      column.code === 'NOT-RATED' ? [] : [`${column.code} = ${column.words}`],
    );
    lines.push(...wrap(legend.join(' · '), width, '  ').map(paint.dim), `  ${summaryOf(question, options)}`);
  }
  return [...lines, ...reasonsText(question, options)];
}

function summaryOf({ rows, columns }: QuestionView, { language, paint }: TextOptions): string {
  const parts = columns.flatMap(({ code }) => {
    const count = rows.filter(({ outcome }) => outcome === code).length;
    return count === 0 ? [] : [`${paint.bold(formatCount(count, language))} ${code}`];
  });
  const open = rows.filter(({ decided }) => !decided).length;
  if (open > 0)
    parts.push(`${paint.bold(formatCount(open, language))} ${language === 'vi' ? 'chưa có mức' : 'undecided'}`);
  return `${language === 'vi' ? 'Tổng hợp' : 'In all'}: ${parts.join(' · ')}`;
}

/** Reasons of the lines that were not decided, or of all; a selection's or motion's always, as they are few. */
function reasonsText(
  { kind, rows, reasons }: QuestionView,
  { language, paint, width, everyReason }: TextOptions,
): string[] {
  const shown = reasons.filter((_, line) => everyReason || kind !== 'rating' || rows[line]?.decided === false);
  const first = reasons[0];
  if (shown.length === 0) {
    if (first === undefined) return [];
    const how = language === 'vi' ? 'Cách kết luận, ví dụ dòng 1' : 'How a line is judged, for instance the first';
    return wrap(`${how}: ${first.map((sentence) => afterLabel(sentence, rows[0]?.label)).join(' ')}`, width, '  ').map(
      paint.dim,
    );
  }
  const title = language === 'vi' ? 'Vì sao:' : 'Why:';
  return [`  ${title}`, ...shown.flat().flatMap((sentence) => wrap(sentence, width, '  · ', '    '))];
}
