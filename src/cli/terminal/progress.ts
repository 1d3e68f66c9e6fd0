import progress from 'cli-progress';
import type { Language } from '../../domain/rules/percent.ts';

export interface ProgressBar {
  readonly update: (done: number, total: number) => void;
  readonly stop: () => void;
}

/** A bar with the time left, on a terminal; nothing where a program reads. */
export function progressBar(stream: NodeJS.WriteStream, title: string, language: Language): ProgressBar {
  if (!stream.isTTY) return { update: () => {}, stop: () => {} };
  const left = language === 'vi' ? 'còn khoảng' : 'time left';
  const bar = new progress.SingleBar({
    format: `${title} {bar} {percentage}% · ${left} {eta_formatted}`,
    stream,
    hideCursor: true,
    clearOnComplete: true,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    etaBuffer: 40,
  });
  bar.start(1, 0);
  return {
    update: (done, total) => {
      if (bar.getTotal() !== total) bar.setTotal(total);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
