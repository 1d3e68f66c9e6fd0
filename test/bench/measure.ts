/** Medians of interleaved runs: A B A B …, so that a drift of the machine meets all candidates alike. */
export interface Measured {
  readonly name: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function interleave(runs: number, candidates: Readonly<Record<string, () => void>>): Measured[] {
  const names = Object.keys(candidates);
  const times = new Map<string, number[]>(names.map((name) => [name, []]));
  for (const name of names) candidates[name]?.();
  for (let run = 0; run < runs; run++)
    for (const name of names) {
      const start = process.cpuUsage();
      candidates[name]?.();
      const { user, system } = process.cpuUsage(start);
      times.get(name)?.push((user + system) / 1000);
    }
  return names.map((name) => {
    const sorted = [...(times.get(name) ?? [])].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
    return { name, median: at(0.5), low: at(0), high: at(1) };
  });
}

const number = (value: number): string => value.toFixed(value >= 100 ? 0 : value >= 1 ? 1 : 3);

/** Prints each candidate's CPU milliseconds, and its ratio to the first. */
export function printRatios(title: string, measured: readonly Measured[], per = 1): void {
  const base = measured[0]?.median ?? 1;
  process.stdout.write(`\n${title}\n`);
  for (const { name, median, low, high } of measured)
    process.stdout.write(
      `  ${name.padEnd(44)} ${number(median / per).padStart(9)} ms  (${number(low / per)} – ${number(high / per)})   ${(base / median).toFixed(2)}×\n`,
    );
}
