import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { verifyRecord } from '../../src/domain/verify/verify-record.ts';

const start = process.cpuUsage();
const report = await verifyRecord(createReadStream(process.argv[2] as string), {
  random: (length) => new Uint8Array(randomBytes(length)),
});
if (report.standing !== 'not-anchored') throw new Error(JSON.stringify(report.failure));
const { user, system } = process.cpuUsage(start);
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ milliseconds: (user + system) / 1000, peakMegabytes }));
