import { DOMAIN_SENTENCES } from '../../src/domain/sentences/sentences.ts';
import type { Words } from '../../src/domain/words.ts';
import { service } from '../../src/http/errors/service.ts';
import { stored } from '../../src/http/errors/stored.ts';
import { DEVICE_SENTENCES } from '../shared/device-sentences.ts';

const UNKNOWN: Words = {
  vi: 'Bước này không thực hiện được. Hãy thử lại; nếu vẫn lỗi, hãy đọc mã dưới đây cho người vận hành.',
  en: 'This step was refused. Try again; if it persists, read the code below to the operator.',
};

const SENTENCES: Readonly<Record<string, Words>> = { ...DOMAIN_SENTENCES, ...stored, ...service, ...DEVICE_SENTENCES };

/** What a person is told for a code of crypto/, the domain, the service or a device. */
export const refusalWords = (code: string): Words => SENTENCES[code] ?? UNKNOWN;
