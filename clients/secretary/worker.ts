import { expose } from 'comlink';
import type { Bytes } from '../../crypto/bytes.ts';
import { loadFastPairing } from '../../crypto/pairing-engine.ts';
import type { Result } from '../../crypto/result.ts';
import type { Report } from '../../src/domain/verify/report.ts';
import { auditRecord } from '../shared/auditor/audit.ts';
import { platformRandom } from '../ui/platform.ts';

/** Verifying a whole record takes seconds and more: off the screen's thread. */
const verifier = {
  verify: (record: Bytes, anchor: string): Promise<Result<Report>> => {
    async function* whole(): AsyncGenerator<Bytes> {
      yield record;
    }
    return auditRecord(whole(), anchor, { random: platformRandom });
  },
};

export type RecordVerification = typeof verifier;

// Until it is there, noble judges tokens.
void loadFastPairing();
expose(verifier);
