import type { Language } from '../../domain/rules/percent.ts';
import { progressBar } from '../terminal/progress.ts';
import type { Told } from './play.ts';

/** Between two lines where nobody sees a bar. */
const LINE_MS = 30_000;

/** Shows how far a season is and what time is left: a bar on a terminal, now and then a line elsewhere. */
export class SeasonClock {
  readonly #stream: NodeJS.WriteStream;
  readonly #vi: boolean;
  readonly #bar: ReturnType<typeof progressBar>;
  readonly #begun = performance.now();
  #said = performance.now();

  constructor(stream: NodeJS.WriteStream, language: Language) {
    this.#stream = stream;
    this.#vi = language === 'vi';
    this.#bar = progressBar(stream, this.#vi ? '  Đang chạy một mùa xếp loại' : '  Playing a season', language);
  }

  readonly tell = ({ cells, meetings, done, all }: Told): void => {
    this.#bar.update(Math.round(done), Math.round(all));
    const now = performance.now();
    if (this.#stream.isTTY || now - this.#said < LINE_MS) return;
    this.#said = now;
    const spent = now - this.#begun;
    const left = minutes((spent * Math.max(0, all - done)) / done);
    const sentence = this.#vi
      ? `Sau ${minutes(spent)} phút: ${cells} chi bộ, trong đó ${meetings} họp trên máy; còn khoảng ${left} phút.`
      : `After ${minutes(spent)} min: ${cells} cells, ${meetings} of them with a meeting; about ${left} min left.`;
    this.#stream.write(`${sentence}\n`);
  };

  /** @returns seconds since it began */
  stop(): number {
    this.#bar.stop();
    return (performance.now() - this.#begun) / 1000;
  }
}

const minutes = (milliseconds: number): string => (milliseconds / 60_000).toFixed(1);
