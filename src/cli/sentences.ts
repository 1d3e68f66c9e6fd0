import type { Language } from '../domain/rules/percent.ts';
import type { Words } from '../domain/words.ts';
import { SENTENCES } from '../http/errors.ts';

const UNKNOWN: Words = {
  vi: 'Bước này bị từ chối. Hãy báo người vận hành kèm theo tên của phép kiểm tra.',
  en: 'This step was refused. Tell the operator, with the name of the check.',
};

/** What happened and what to do next, for a refusal's code. */
export const sentenceOf = (code: string, language: Language): string =>
  ((SENTENCES as Readonly<Record<string, Words>>)[code] ?? UNKNOWN)[language];
