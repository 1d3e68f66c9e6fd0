import { parseArgs } from 'node:util';
import { chooseEngine } from '../../src/usecases/choose-engine.ts';
import { benchBoothWait } from './booth-wait.ts';
import { benchCasting } from './casting.ts';
import { benchCounting } from './counting.ts';
import { benchEngines } from './engines.ts';
import { benchJudging } from './judging.ts';
import { benchLibsodium } from './libsodium.ts';
import { benchRecords } from './records.ts';
import { benchTokens } from './tokens.ts';

// Ratios of one run on one machine; absolute times are illustrations. `--full` adds 1,000 ballots of 42 lines; `--only` one
// part; `--records FOLDER` uses records that are there; `--out FILE` writes the figures of records for plot.ts.
const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
    records: { type: 'string' },
    out: { type: 'string' },
  },
});
const sizes: [number, number][] = [
  [25, 10],
  [50, 10],
  [100, 10],
  [100, 42],
  [25, 42],
  [50, 42],
  [1000, 10],
  ...(values.full ? [[1000, 42] as [number, number]] : []),
];
const parts: Readonly<Record<string, () => void | Promise<void>>> = {
  engines: benchEngines,
  libsodium: benchLibsodium,
  judging: benchJudging,
  counting: benchCounting,
  tokens: benchTokens,
  casting: benchCasting,
  booth: benchBoothWait,
  records: () => benchRecords(sizes, values.records, values.out),
};
process.stdout.write(
  `Node ${process.version}, one process; CPU time, medians of interleaved runs (lowest – highest)\n`,
);
await chooseEngine(process.env.PHIEU_KIN_ENGINE);
for (const [name, part] of Object.entries(parts)) if (values.only === undefined || values.only === name) await part();
