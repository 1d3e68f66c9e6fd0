import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlayedMeeting, type PlayedVoter } from '../support/played-meeting.ts';
import { partsOf, recordBytes } from '../support/record-of.ts';

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

/** Whole records, each verified in a process of its own, so that its peak memory is its own. */
export async function benchRecords(full: boolean): Promise<void> {
  const cases: [number, number][] = [
    [100, 10],
    [100, 42],
    [1000, 10],
    ...(full ? [[1000, 42] as [number, number]] : []),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'phieu-kin-bench-'));
  process.stdout.write('\nWhole records, verified by one process (preparing them takes minutes)\n');
  const child = fileURLToPath(new URL('./verify-child.ts', import.meta.url));
  try {
    for (const [ballots, lines] of cases) {
      const file = join(folder, `${ballots}x${lines}.phieukin`);
      await writeMeeting(file, ballots, lines);
      const run = spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), child, file], {
        encoding: 'utf8',
      });
      if (run.status !== 0) throw new Error(run.stderr);
      const { milliseconds, peakMegabytes } = JSON.parse(run.stdout) as { milliseconds: number; peakMegabytes: number };
      process.stdout.write(
        `  ${String(ballots).padStart(5)} ballots × ${String(lines).padStart(2)} lines  ${(statSync(file).size / 1e6).toFixed(1).padStart(6)} MB  ` +
          `${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${(milliseconds / ballots).toFixed(0).padStart(5)} ms a ballot  peak ${peakMegabytes.toFixed(0)} MB\n`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
