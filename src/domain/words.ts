import type { Base, Remedy } from './rules/rule-set.ts';
import type { Standing } from './rules/standing.ts';

/** A word or sentence of the screen and the minutes, Vietnamese first. */
export interface Words {
  readonly vi: string;
  readonly en: string;
}

export const STANDING_WORDS: Readonly<Record<Standing, Words>> = {
  counted: { vi: 'được triệu tập', en: 'summoned' },
  'moved-out': { vi: 'chuyển sinh hoạt tạm thời', en: 'moved out temporarily' },
  exempt: { vi: 'miễn công tác và sinh hoạt', en: 'exempt from work and activities' },
  suspended: { vi: 'đình chỉ sinh hoạt', en: 'suspended from activities' },
  detained: { vi: 'bị khởi tố, tạm giữ, tạm giam', en: 'prosecuted or detained' },
  excused: { vi: 'vắng mặt suốt thời gian họp có lý do', en: 'absent throughout with an accepted reason' },
};

/** What a threshold is a share of, as it stands after a number: "15 người được triệu tập". */
export const BASE_WORDS: Readonly<Record<Base, Words>> = {
  'summoned-adjusted': { vi: 'người được triệu tập', en: 'summoned' },
  present: { vi: 'người có mặt', en: 'present' },
  issued: { vi: 'phiếu phát ra', en: 'ballots issued' },
  returned: { vi: 'phiếu thu về', en: 'ballots returned' },
  valid: { vi: 'phiếu hợp lệ', en: 'valid ballots' },
};

export const REMEDY_WORDS: Readonly<Record<Remedy, Words>> = {
  'chair-decides': {
    vi: 'dừng lại, chủ trì quyết định và ghi rõ lý do',
    en: 'stop; the chair decides with a written reason',
  },
  're-vote': { vi: 'bỏ phiếu lại', en: 'vote again' },
  'superior-decides': { vi: 'cấp trên quyết định', en: 'the superior decides' },
};
