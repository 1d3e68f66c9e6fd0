import type { LineChoice } from '../../../crypto/ballot-layout.ts';
import type { Words } from '../../../src/domain/words.ts';
import { say } from '../../ui/language.ts';
import { BOOTH_WORDS } from '../words/booth.ts';
import type { Paper } from '../worker/paper.ts';

const MOTION: readonly Words[] = [BOOTH_WORDS.agree, BOOTH_WORDS.disagree, BOOTH_WORDS.noOpinion];

/** The options of a rating or a motion, in ballot order. */
export function optionWords({ lines, questions }: Paper, line: number): readonly Words[] {
  const asked = lines[line];
  if (asked?.kind === 'motion') return MOTION;
  return [...(questions[asked?.question ?? -1]?.levels ?? []), BOOTH_WORDS.notRated];
}

/** What a line is about, and what is chosen on it, as the review reads it out. */
export function readOut(paper: Paper, line: number, choice: LineChoice): readonly [about: string, chosen: string] {
  const asked = paper.lines[line];
  const title = paper.questions[asked?.question ?? -1]?.title ?? '';
  if (asked?.kind === 'selection') {
    const names = choice.map((at) => asked.subjects[at]?.name ?? '');
    return [title, names.length === 0 ? say(BOOTH_WORDS.none) : names.join('; ')];
  }
  const option = optionWords(paper, line)[choice[0] ?? -1];
  return [asked?.kind === 'rating' ? asked.subject.name : title, option === undefined ? '' : say(option)];
}
