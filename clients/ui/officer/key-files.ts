import { wrap } from 'comlink';
import type { Bytes } from '../../../crypto/bytes.ts';
import type { OfficerKey, openKeyFile } from '../../../crypto/key-file.ts';
import type { KeyFiles } from './worker.ts';

/** Runs one step in a worker of its own, which ends with it: what it held is gone. */
async function inWorker<T>(step: (files: ReturnType<typeof wrap<KeyFiles>>) => Promise<T>): Promise<T> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  try {
    return await step(wrap<KeyFiles>(worker));
  } finally {
    worker.terminate();
  }
}

/** As `createKeyFile`, off the screen's thread. */
export const sealKey = (officer: OfficerKey, passphrase: string): Promise<Bytes> =>
  inWorker((files) => files.create(officer, passphrase));

/** As `openKeyFile`, off the screen's thread. */
export const openKey = (file: Bytes, passphrase: string): Promise<ReturnType<typeof openKeyFile>> =>
  inWorker(async (files) => await files.open(file, passphrase));
