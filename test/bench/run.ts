import { benchBoothWait } from './booth-wait.ts';
import { benchEngines } from './engines.ts';
import { benchJudging } from './judging.ts';
import { benchRecords } from './records.ts';
import { benchTokens } from './tokens.ts';

// Ratios of one run on one machine; absolute times are illustrations. `--full` adds 1,000 ballots of 42 lines.
const full = process.argv.includes('--full');
process.stdout.write(
  `Node ${process.version}, one process; CPU time, medians of interleaved runs (lowest – highest)\n`,
);
benchEngines();
if (process.argv.includes('--engines')) process.exit();
benchJudging();
benchTokens();
await benchRecords(full);
await benchBoothWait();
