import { DOMAIN_SENTENCES } from '../sentences/sentences.ts';
import type { Words } from '../words.ts';

const UNKNOWN: Words = {
  vi: 'Một phép kiểm tra không đạt. Hãy báo ủy ban kiểm tra kèm theo tên của phép kiểm tra.',
  en: 'A check failed. Tell the inspection committee, with the name of the check.',
};

/** What happened and what to do next, for the name of a check that a record failed. */
export const failureWords = (code: string): Words =>
  (DOMAIN_SENTENCES as Readonly<Record<string, Words>>)[code] ?? UNKNOWN;
