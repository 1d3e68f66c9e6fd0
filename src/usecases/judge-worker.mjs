// A worker thread of pool-judges.ts. Threads do not inherit what translates TypeScript in the main one.
import { register } from 'tsx/esm/api';

register();
export const { ballot, evaluations, box, record, ballotBatch, evaluationBatch } = await import('./judge-tasks.ts');
