import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { verifyRecord } from '../../src/domain/verify/verify-record.ts';
import { chooseEngine } from '../../src/usecases/choose-engine.ts';

// The reference verifier on one file: CPU seconds, without the start of the program.
await chooseEngine(process.env.PHIEU_KIN_ENGINE);
const start = process.cpuUsage();
const report = await verifyRecord(createReadStream(process.argv[2] as string), {
  random: (length) => new Uint8Array(randomBytes(length)),
});
if (report.standing !== 'not-anchored') throw new Error(JSON.stringify(report.failure));
const { user, system } = process.cpuUsage(start);
process.stdout.write(JSON.stringify({ seconds: (user + system) / 1e6 }));
