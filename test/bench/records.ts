import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlayedMeeting, type PlayedVoter } from '../support/played-meeting.ts';
import { partsOf, recordBytes } from '../support/record-of.ts';
import { measureNode } from './process.ts';

/** A played meeting of so many voters, one rating poll, everybody casting; its record in a file. */
async function writeMeeting(file: string, ballots: number, lines: number): Promise<void> {
  const meeting = new PlayedMeeting({ voters: ballots, seed: `bench ${ballots} ${lines}` });
  meeting.prepare(lines);
  // Judging each statement twice would only slow the preparation down; the verifier judges them all.
  meeting.lenient = true;
  for (const voter of meeting.voters) meeting.issue(voter);
  meeting.open();
  for (const [i, voter] of meeting.voters.entries())
    meeting.cast(
      meeting.ballot(
        voter as PlayedVoter,
        Array.from({ length: lines }, (_, line) => [(i + line) % 5]),
      ),
    );
  meeting.close();
  meeting.count();
  meeting.end();
  writeFileSync(file, await recordBytes(partsOf(meeting)));
}

export interface RecordMeasured {
  readonly ballots: number;
  readonly lines: number;
  readonly bytes: number;
  /** Wall-clock and CPU seconds of `phieu-kin verify` on all cores, start of the program included. */
  readonly seconds: number;
  readonly cpuSeconds: number | undefined;
  readonly peakMegabytes: number | undefined;
  /** CPU seconds of the reference, which verifies in one thread, without the start of the program. */
  readonly aloneSeconds: number;
}

const program = fileURLToPath(new URL('../../src/cli/phieu-kin.mjs', import.meta.url));
const reference = fileURLToPath(new URL('./verify-child.ts', import.meta.url));

async function measureRecord(file: string, ballots: number, lines: number): Promise<RecordMeasured> {
  const all = await measureNode([program, 'verify', file, '--json']);
  if (all.code !== 3) throw new Error(`the record was not verified: ${all.out}`);
  const alone = await measureNode(['--import', import.meta.resolve('tsx'), reference, file]);
  if (alone.code !== 0) throw new Error(alone.out);
  const { seconds: aloneSeconds } = JSON.parse(alone.out) as { readonly seconds: number };
  const { seconds, cpuSeconds, peakMegabytes } = all;
  return { ballots, lines, bytes: statSync(file).size, seconds, cpuSeconds, peakMegabytes, aloneSeconds };
}

const shown = (value: number | undefined, unit: string): string =>
  value === undefined ? '' : `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;

/**
 * Whole records, verified as a person would: `phieu-kin verify`, a process of its own, so that memory is its own.
 * @param given record files that are there already, as `ballots × lines` in the name: 1000x10.phieukin
 * @param out where the figures go for plot.ts
 */
export async function benchRecords(sizes: readonly [number, number][], given?: string, out?: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'phieu-kin-bench-'));
  process.stdout.write('\nWhole records, the log with all its issuing included (preparing them takes minutes)\n');
  const measured: RecordMeasured[] = [];
  try {
    for (const [ballots, lines] of sizes) {
      const name = `${ballots}x${lines}.phieukin`;
      const ready = given !== undefined && existsSync(join(given, name));
      const file = join(ready ? given : folder, name);
      if (!ready) await writeMeeting(file, ballots, lines);
      const found = await measureRecord(file, ballots, lines);
      measured.push(found);
      process.stdout.write(
        `  ${String(ballots).padStart(5)} ballots × ${String(lines).padStart(2)} lines  ${(found.bytes / 1e6).toFixed(1).padStart(6)} MB  ` +
          `all cores ${shown(found.seconds, 's')}, CPU ${shown(found.cpuSeconds, 's')}, peak ${shown(found.peakMegabytes, 'MB')}` +
          `; reference, one thread: CPU ${shown(found.aloneSeconds, 's')}\n`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (out !== undefined) writeFileSync(out, `${JSON.stringify(measured, null, 2)}\n`);
}
