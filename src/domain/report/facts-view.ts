import { fromHex } from '../../../crypto/bytes.ts';
import { fingerprintWords } from '../../../crypto/words.ts';
import type { Heads } from '../rules/heads.ts';
import { formatCount, type Language } from '../rules/percent.ts';
import type { MeetingFacts } from '../verify/report.ts';
import { clean } from './clean.ts';

/** A fact of the meeting in words: what it is, and what the record says. */
interface FactView {
  readonly name: 'organisation' | 'meeting' | 'place' | 'fingerprint' | 'hash' | 'roll' | 'tellers' | 'log' | 'erased';
  /** Empty where the fact continues the one before. */
  readonly label: string;
  readonly text: string;
}

/** The meeting of a verified record in words. Texts of the file are cleaned for terminals. */
export function meetingFactsView(meeting: MeetingFacts, language: Language): FactView[] {
  const vi = language === 'vi';
  const n = (count: number): string => formatCount(count, language);
  const lostOnes = meeting.lostTellers.join(', ');
  const lost = lostOnes === '' ? '' : vi ? `; mất thiết bị: số ${lostOnes}` : `; lost: ${lostOnes}`;
  const facts: FactView[] = [
    { name: 'organisation', label: vi ? 'Tổ chức' : 'Organisation', text: clean(meeting.organisation) },
    { name: 'meeting', label: vi ? 'Cuộc họp' : 'Meeting', text: clean(meeting.title) },
    {
      name: 'place',
      label: vi ? 'Ngày, nơi họp' : 'Date, place',
      text: `${clean(meeting.date)}, ${clean(meeting.place)}`,
    },
    {
      name: 'fingerprint',
      label: vi ? 'Dấu vân tay' : 'Fingerprint',
      text: fingerprintWords(fromHex(meeting.fingerprint)).join(' · '),
    },
    { name: 'hash', label: '', text: meeting.fingerprint },
    {
      name: 'roll',
      label: vi ? 'Danh sách' : 'Roll',
      text: vi
        ? `${n(meeting.voters)} người, ${n(meeting.present)} có mặt`
        : `${n(meeting.voters)} people, ${n(meeting.present)} present`,
    },
    {
      name: 'tellers',
      label: vi ? 'Tổ kiểm phiếu' : 'Tellers',
      text: vi
        ? `${meeting.tellers} người, cần ${meeting.threshold} để mở hòm phiếu${lost}`
        : `${meeting.tellers}, of whom ${meeting.threshold} open a box${lost}`,
    },
    {
      name: 'log',
      label: vi ? 'Nhật ký' : 'Log',
      text: vi ? `${n(meeting.entries)} mục, có chữ ký` : `${n(meeting.entries)} signed statements`,
    },
  ];
  if (meeting.erasedNames > 0)
    facts.push({
      name: 'erased',
      label: vi ? 'Tên đã xóa' : 'Names erased',
      text: vi
        ? `${n(meeting.erasedNames)} (không ảnh hưởng việc xác minh)`
        : `${n(meeting.erasedNames)} (verification does not need them)`,
    });
  return facts;
}

/** The head counts of a poll, in the order of the minutes. */
export function headCounts(heads: Heads, language: Language): readonly (readonly [label: string, count: number])[] {
  const { summoned, present, issued, returned, valid, invalid } = heads;
  return language === 'vi'
    ? [
        ['triệu tập', summoned],
        ['có mặt', present],
        ['phát ra', issued],
        ['thu về', returned],
        ['hợp lệ', valid],
        ['không hợp lệ', invalid],
      ]
    : [
        ['summoned', summoned],
        ['present', present],
        ['issued', issued],
        ['returned', returned],
        ['valid', valid],
        ['invalid', invalid],
      ];
}
