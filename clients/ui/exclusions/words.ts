import type { Words } from '../../../src/domain/words.ts';

export const EXCLUSIONS = {
  title: (period: string): Words => ({
    vi: `Điều cần cân nhắc khi xếp mức cao nhất: ${period}`,
    en: `What speaks against the highest level: ${period}`,
  }),
  who: { vi: 'Họ và tên, tên tổ chức', en: 'Name' },
  choose: { vi: '— chọn —', en: '— choose —' },
  text: {
    vi: 'Ghi kèm căn cứ. Phần mềm chỉ nhắc khi quyết định, không tự hạ mức hay loại ai.',
    en: 'Stated with its source. It warns at the decision; nobody is lowered or left out by the software.',
  },
  what: { vi: 'Điều gì', en: 'What' },
  source: { vi: 'Căn cứ (quyết định, văn bản)', en: 'Source (decision, document)' },
  act: { vi: 'Ký và ghi', en: 'Sign and state' },
  askTitle: { vi: 'Ghi điều này?', en: 'State this?' },
  ask: {
    vi: 'Điều đã ghi không rút lại được; người quyết định sẽ thấy nó bên cạnh tên.',
    en: 'What is stated cannot be taken back; whoever decides sees it beside the name.',
  },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;
