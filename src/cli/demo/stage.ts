import type { Language } from '../../domain/rules/percent.ts';
import type { Words } from '../../domain/words.ts';
import type { Narrator, Party } from '../meeting/narrator.ts';
import type { Painter } from '../terminal/paint.ts';
import { padEnd, wrap } from '../terminal/table.ts';

/** The name shown before somebody's lines. */
const PARTIES = {
  secretary: { vi: 'Thư ký', en: 'Secretary' },
  tellers: { vi: 'Tổ kiểm phiếu', en: 'Tellers' },
  tablet: { vi: 'Máy tính bảng', en: 'Tablet' },
  voter: { vi: 'Đại biểu', en: 'Voter' },
  screen: { vi: 'Màn chiếu', en: 'Projector' },
  service: { vi: 'Máy chủ thấy', en: 'Service sees' },
  blind: { vi: 'Không thấy', en: 'Cannot see' },
  auditor: { vi: 'Kiểm tra', en: 'Auditor' },
  operator: { vi: 'Vận hành', en: 'Operator' },
} as const satisfies Readonly<Record<Party, Words>>;

const PARTY_WIDTH = 15;

/** Where the demonstration is told: to a person, phase by phase. */
export class Stage implements Narrator {
  readonly language: Language;
  readonly paint: Painter;
  readonly width: number;
  readonly #stream: NodeJS.WriteStream;
  readonly #started = performance.now();

  constructor(stream: NodeJS.WriteStream, language: Language, paint: Painter, width: number) {
    this.language = language;
    this.paint = paint;
    this.width = width;
    this.#stream = stream;
  }

  /** Seconds since the curtain rose. */
  seconds(): number {
    return Math.round((performance.now() - this.#started) / 100) / 10;
  }

  title(words: Words): void {
    const text = words[this.language];
    this.#line('');
    this.#line(this.paint.bold(this.paint.cyan(`━━ ${text} ${'━'.repeat(Math.max(2, this.width - text.length - 5))}`)));
  }

  phase(words: Words): void {
    this.#line('');
    this.#line(`${this.paint.bold(words[this.language])}${this.paint.dim(`  ${this.seconds()} s`)}`);
  }

  say(party: Party, words: Words): void {
    const colour = this.#colours[party];
    const name = padEnd(PARTIES[party][this.language], PARTY_WIDTH);
    const [first = '', ...rest] = wrap(words[this.language], this.width - PARTY_WIDTH - 4);
    this.#line(`  ${colour(name)}${this.paint.dim('│')} ${first}`);
    for (const line of rest) this.#line(`  ${' '.repeat(PARTY_WIDTH)}${this.paint.dim('│')} ${line}`);
  }

  lines(lines: readonly string[]): void {
    for (const line of lines) this.#line(line);
  }

  /** One line that counts up while something long happens; only a terminal shows it. */
  counting(words: Words, done: number, total: number): void {
    if (!this.#stream.isTTY) return;
    this.#stream.write(`\r\u001b[2K  ${this.paint.dim(`${words[this.language]} ${done}/${total}`)}`);
    if (done === total) this.#stream.write('\r\u001b[2K');
  }

  #line(text: string): void {
    this.#stream.write(`${text}\n`);
  }

  get #colours(): Readonly<Record<Party, (text: string) => string>> {
    const { cyan, magenta, blue, green, yellow, red, white } = this.paint;
    return {
      secretary: cyan,
      tellers: magenta,
      tablet: blue,
      voter: white,
      screen: green,
      service: yellow,
      blind: red,
      auditor: green,
      operator: yellow,
    };
  }
}
