import type { Words } from '../../../src/domain/words.ts';

/** The minutes are a Vietnamese document; on the screen around them both languages are used. */
export const MINUTES = {
  print: { vi: 'In biên bản', en: 'Print the minutes' },
  back: { vi: 'Quay lại cuộc họp', en: 'Back to the meeting' },
  notEnded: {
    vi: 'Mã neo chỉ có sau khi kết thúc cuộc họp. Hãy kết thúc cuộc họp rồi in bản để ký.',
    en: 'The anchor code comes with the end of the meeting. End the meeting, then print the copy to be signed.',
  },
} as const satisfies Record<string, Words>;
