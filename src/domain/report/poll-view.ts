import type { Hex } from '../../../crypto/bytes.ts';
import { ballotLines, MOTION_OPTIONS, type Question } from '../meeting/questions.ts';
import type { Language } from '../rules/percent.ts';
import { renderTrace } from '../rules/render-trace.ts';
import type { TraceStep } from '../rules/trace.ts';
import type { Verdict } from '../rules/verdict.ts';
import type { MeetingFacts, PollFacts } from '../verify/report.ts';
import { clean } from './clean.ts';
import { ERASED, MOTION_WORDS, NOT_RATED } from './words.ts';

/** One subject, option or motion with its votes and what came of it. */
interface RowView {
  readonly label: string;
  readonly votes: readonly number[];
  /** Machine-readable: a level's code, `selected`, `carried`, or why nothing was decided. */
  readonly outcome: string;
  readonly result: string;
  readonly decided: boolean;
}

export interface QuestionView {
  readonly kind: Question['kind'];
  readonly title: string;
  /** What the numbers of a row count, in order. */
  readonly columns: readonly { readonly code: string; readonly words: string }[];
  readonly rows: readonly RowView[];
  /** The rule set's reasons, a list for each ballot line of the question. */
  readonly reasons: readonly (readonly string[])[];
}

export interface PollView {
  readonly facts: PollFacts;
  readonly title: string;
  readonly ruleSet: string;
  /** Reasons that concern the whole meeting: summoned, quorum. */
  readonly reasons: readonly string[];
  readonly questions: readonly QuestionView[];
}

/** Puts a poll of a verified record into words. Names come from the file and are cleaned for terminals. */
export function pollView(meeting: Pick<MeetingFacts, 'names'>, facts: PollFacts, language: Language): PollView {
  const { manifest, counted } = facts;
  const title = clean(manifest?.title ?? '');
  const ruleTitle = (manifest?.ruleSet as { title?: Partial<Record<Language, string>> } | undefined)?.title?.[language];
  const view = { facts, title, ruleSet: clean(ruleTitle ?? '') };
  if (manifest === undefined || counted === undefined) return { ...view, reasons: [], questions: [] };

  const nameOf = (commitment: Hex | undefined): string => {
    const name = commitment === undefined ? undefined : meeting.names.get(commitment);
    return name === undefined ? ERASED[language] : clean(name);
  };
  const lines = ballotLines(manifest.questions);
  const labels = {
    line: (line: number): string => {
      const { question, subject } = lines[line] ?? { question: -1 };
      const asked = manifest.questions[question];
      return asked?.kind === 'rating' && subject !== undefined
        ? nameOf(asked.subjects[subject]?.name)
        : clean(asked?.title ?? '');
    },
    option: (line: number, option: number): string => {
      const asked = manifest.questions[lines[line]?.question ?? -1];
      return asked?.kind === 'selection' ? nameOf(asked.subjects[option]?.name) : `${option + 1}`;
    },
  };
  const reasonsOf = (accepts: (step: TraceStep) => boolean) =>
    renderTrace(counted.trace.filter(accepts), language, labels);

  const questions = manifest.questions.map((asked, index): QuestionView => {
    const own = [...lines.entries()].filter(([, { question }]) => question === index).map(([line]) => line);
    const votesOf = (line: number): readonly number[] => counted.counts[line] ?? [];
    const verdictOf = (line: number): Verdict => counted.outcome.verdicts[line] as Verdict;
    const rows =
      asked.kind === 'selection'
        ? own.flatMap((line) =>
            asked.subjects.map((_, option) => ({
              label: labels.option(line, option),
              votes: [votesOf(line)[option] ?? 0],
              ...optionResult(verdictOf(line), option, language),
            })),
          )
        : own.map((line) => ({
            label: labels.line(line),
            votes: votesOf(line),
            ...lineResult(verdictOf(line), language),
          }));
    const reasons = own.map((line) => reasonsOf((step) => 'line' in step && step.line === line));
    return { kind: asked.kind, title: clean(asked.title), columns: columnsOf(asked, language), rows, reasons };
  });
  return { ...view, reasons: reasonsOf((step) => !('line' in step)), questions };
}

function columnsOf(asked: Question, language: Language): QuestionView['columns'] {
  switch (asked.kind) {
    case 'rating':
      return [
        ...asked.levels.map((level) => ({ code: level.code, words: clean(level[language]) })),
        { code: 'NOT-RATED', words: NOT_RATED[language] },
      ];
    case 'selection':
      return [{ code: 'CHOSEN', words: language === 'vi' ? 'Số phiếu' : 'Votes' }];
    case 'motion':
      return MOTION_OPTIONS.map((option) => ({ code: option.toUpperCase(), words: MOTION_WORDS[option][language] }));
  }
}

type RowResult = Pick<RowView, 'outcome' | 'result' | 'decided'>;

const notQuorate = (language: Language): RowResult => ({
  outcome: 'not-quorate',
  result: language === 'vi' ? 'không đủ điều kiện tiến hành' : 'not quorate',
  decided: false,
});

function lineResult(verdict: Verdict, language: Language): RowResult {
  if (verdict.outcome === 'not-quorate') return notQuorate(language);
  if (verdict.kind === 'rating') {
    if (verdict.level !== null) return { outcome: verdict.level, result: verdict.level, decided: true };
    const tie = verdict.outcome === 'tie';
    const words = language === 'vi' ? (tie ? 'bằng phiếu' : 'chưa mức nào') : tie ? 'tied' : 'no level';
    return { outcome: verdict.outcome, result: words, decided: false };
  }
  const carried = verdict.outcome === 'carried';
  const words = language === 'vi' ? (carried ? 'thông qua' : 'không thông qua') : carried ? 'carried' : 'not carried';
  return { outcome: verdict.outcome, result: words, decided: true };
}

function optionResult(verdict: Verdict, option: number, language: Language): RowResult {
  const judged = verdict.kind === 'selection' ? verdict.options[option] : undefined;
  switch (judged?.outcome) {
    case 'selected':
      return { outcome: judged.outcome, result: language === 'vi' ? 'được chọn' : 'selected', decided: true };
    case 'tie':
      return { outcome: judged.outcome, result: language === 'vi' ? 'bằng phiếu' : 'tied', decided: false };
    case 'not-quorate':
      return notQuorate(language);
    default:
      return { outcome: 'not-selected', result: '–', decided: true };
  }
}

/** A rendered reason begins with its line; where that is said already, this is the rest. */
export const afterLabel = (sentence: string, label = ''): string =>
  sentence.startsWith(`${label}: `) ? sentence.slice(label.length + 2) : sentence;
