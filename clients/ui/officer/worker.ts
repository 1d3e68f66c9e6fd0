import { expose } from 'comlink';
import type { Bytes } from '../../../crypto/bytes.ts';
import { createKeyFile, type OfficerKey, openKeyFile } from '../../../crypto/key-file.ts';
import { platformRandom } from '../platform.ts';

/** scrypt takes a second or more: off the screen's thread. */
const keyFiles = {
  create: (officer: OfficerKey, passphrase: string): Bytes => createKeyFile(officer, passphrase, platformRandom),
  open: (file: Bytes, passphrase: string): ReturnType<typeof openKeyFile> => openKeyFile(file, passphrase),
};

export type KeyFiles = typeof keyFiles;

expose(keyFiles);
