import type { Words } from '../../src/domain/words.ts';

/** What people are told for codes that only a device says: its connection, and what contradicts what it has seen. */
export const DEVICE_SENTENCES: Readonly<Record<string, Words>> = {
  'SERVICE-UNREACHABLE': {
    vi: 'Chưa liên lạc được với máy chủ. Hãy kiểm tra Wi-Fi; máy sẽ tự thử lại, nội dung đang làm vẫn còn.',
    en: 'The service cannot be reached. Check the Wi-Fi; the device tries again by itself, and your work is kept.',
  },
  'SERVICE-TIMEOUT': {
    vi: 'Máy chủ trả lời quá chậm. Máy sẽ tự thử lại; không cần làm lại từ đầu.',
    en: 'The service answers too slowly. The device tries again by itself; nothing has to be done over.',
  },
};
