import { BASE_WORDS, REMEDY_WORDS, STANDING_WORDS } from '../words.ts';
import { formatCount, type Language } from './percent.ts';
import type { Threshold } from './threshold.ts';
import type { TraceStep } from './trace.ts';

/** How a reader calls the lines and options of a ballot; numbers from 1 where nobody gives names. */
interface Labels {
  readonly line: (line: number) => string;
  readonly option: (line: number, option: number) => string;
}

/**
 * Puts a trace into sentences, one a step, for minutes and screens. A sentence about a ballot line begins with the line.
 * @param labels names of subjects; they never were part of the trace.
 */
export function renderTrace(
  steps: readonly TraceStep[],
  language: Language,
  labels: Labels = numbered(language),
): readonly string[] {
  const render = language === 'vi' ? inVietnamese : inEnglish;
  return steps.map((step) => {
    const sentence = render(step, labels);
    return 'line' in step ? `${labels.line(step.line)}: ${sentence}` : sentence;
  });
}

const numbered = (language: Language): Labels => ({
  line: (line) => `${language === 'vi' ? 'Dòng' : 'Line'} ${line + 1}`,
  option: (_, option) => `${language === 'vi' ? 'lựa chọn' : 'option'} ${option + 1}`,
});

function inVietnamese(step: TraceStep, labels: Labels): string {
  const n = (count: number): string => formatCount(count, 'vi');
  const met = (reached: boolean): string => (reached ? 'đạt' : 'không đạt');
  switch (step.step) {
    case 'summoned': {
      const minus = step.subtracted
        .filter(({ count }) => count > 0)
        .map(({ excuse, count }) => `${n(count)} ${STANDING_WORDS[excuse].vi}`);
      return minus.length === 0
        ? `Triệu tập ${n(step.summoned)} người.`
        : `Triệu tập ${n(step.summoned)} người, trừ người vắng mặt: ${minus.join('; ')}; còn tính ${n(step.adjusted)} người.`;
    }
    case 'quorum':
      return `Cần ${share(step.threshold, 'vi')} của ${n(step.adjusted)} người được triệu tập có mặt: ít nhất ${n(step.needed)} người. Có mặt ${n(step.present)} người: ${step.met ? 'đủ' : 'không đủ'} điều kiện tiến hành.`;
    case 'needed':
      return `Cần ${share(step.threshold, 'vi')} của ${n(step.of)} ${BASE_WORDS[step.base].vi}: ít nhất ${n(step.needed)} phiếu.`;
    case 'level':
      return `Mức ${step.level} được ${n(step.votes)} phiếu: ${met(step.reached)}.`;
    case 'level-or-higher':
      return `Từ mức ${step.level} trở lên được ${n(step.votes)} phiếu: ${met(step.reached)}.`;
    case 'level-votes':
      return `Mức ${step.level} được ${n(step.votes)} phiếu.`;
    case 'level-wins':
      return `Kết quả: mức ${step.level}.`;
    case 'no-level': {
      const why = step.tie ? `Bằng phiếu giữa ${step.candidates.join(', ')}` : 'Chưa mức nào thắng';
      const between = !step.tie && step.candidates.length > 0 ? ` giữa ${step.candidates.join(', ')}` : '';
      return `${why}: ${REMEDY_WORDS[step.next].vi}${between}.`;
    }
    case 'places':
      return `Chọn ít nhất ${n(step.min)}, nhiều nhất ${n(step.max)}, theo số phiếu từ cao xuống.`;
    case 'option':
      return `${labels.option(step.line, step.option)} được ${n(step.votes)} phiếu: ${met(step.reached)}.`;
    case 'selected': {
      const names = (options: readonly number[]) =>
        options.map((option) => labels.option(step.line, option)).join(', ');
      const tied = step.tied.length > 0 ? ` Bằng phiếu ở vị trí cuối: ${names(step.tied)}.` : '';
      const next = step.next === null ? '' : ` Chưa đủ số lượng: ${REMEDY_WORDS[step.next].vi}.`;
      return `Được chọn ${n(step.options.length)}${step.options.length > 0 ? `: ${names(step.options)}` : ''}.${tied}${next}`;
    }
    case 'motion':
      return `${n(step.votes)} phiếu đồng ý: ${step.carried ? 'được thông qua' : 'không được thông qua'}.`;
  }
}

function inEnglish(step: TraceStep, labels: Labels): string {
  const n = (count: number): string => formatCount(count, 'en');
  const votes = (count: number): string => `${n(count)} ${count === 1 ? 'vote' : 'votes'}`;
  const met = (reached: boolean): string => (reached ? 'enough' : 'not enough');
  switch (step.step) {
    case 'summoned': {
      const minus = step.subtracted
        .filter(({ count }) => count > 0)
        .map(({ excuse, count }) => `${n(count)} ${STANDING_WORDS[excuse].en}`);
      return minus.length === 0
        ? `${n(step.summoned)} summoned.`
        : `${n(step.summoned)} summoned, less those absent: ${minus.join('; ')}; ${n(step.adjusted)} count.`;
    }
    case 'quorum':
      return `${capital(share(step.threshold, 'en'))} of ${n(step.adjusted)} summoned must be present: at least ${n(step.needed)}. ${n(step.present)} present: ${step.met ? 'quorate' : 'not quorate'}.`;
    case 'needed':
      return `Needs ${share(step.threshold, 'en')} of ${n(step.of)} ${BASE_WORDS[step.base].en}: at least ${votes(step.needed)}.`;
    case 'level':
      return `Level ${step.level} has ${votes(step.votes)}: ${met(step.reached)}.`;
    case 'level-or-higher':
      return `Level ${step.level} or higher has ${votes(step.votes)}: ${met(step.reached)}.`;
    case 'level-votes':
      return `Level ${step.level} has ${votes(step.votes)}.`;
    case 'level-wins':
      return `Result: level ${step.level}.`;
    case 'no-level': {
      const why = step.tie ? `Equal votes for ${step.candidates.join(', ')}` : 'No level wins';
      const between = !step.tie && step.candidates.length > 0 ? ` between ${step.candidates.join(', ')}` : '';
      return `${why}: ${REMEDY_WORDS[step.next].en}${between}.`;
    }
    case 'places':
      return `At least ${n(step.min)} and at most ${n(step.max)} are chosen, most votes first.`;
    case 'option':
      return `${labels.option(step.line, step.option)} has ${votes(step.votes)}: ${met(step.reached)}.`;
    case 'selected': {
      const names = (options: readonly number[]) =>
        options.map((option) => labels.option(step.line, option)).join(', ');
      const tied = step.tied.length > 0 ? ` Equal votes for the last place: ${names(step.tied)}.` : '';
      const next = step.next === null ? '' : ` Places are left: ${REMEDY_WORDS[step.next].en}.`;
      return `${n(step.options.length)} chosen${step.options.length > 0 ? `: ${names(step.options)}` : ''}.${tied}${next}`;
    }
    case 'motion':
      return `${votes(step.votes)} in favour: ${step.carried ? 'carried' : 'not carried'}.`;
  }
}

function share({ than, p, q }: Threshold, language: Language): string {
  if (than === 'more-than') {
    if (p * 2 === q) return language === 'vi' ? 'quá nửa' : 'more than half';
    return language === 'vi' ? `quá ${p}/${q}` : `more than ${p}/${q}`;
  }
  return language === 'vi' ? `ít nhất ${p}/${q}` : `at least ${p}/${q}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
