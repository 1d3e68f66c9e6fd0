import { describe, expect, it } from 'vitest';
import { assertOk } from '../../crypto/result.ts';
import type { RuledQuestion } from '../../src/domain/rules/counts.ts';
import { evaluatePoll } from '../../src/domain/rules/evaluate.ts';
import type { Heads } from '../../src/domain/rules/heads.ts';
import { CAUTIOUS_DEFAULT } from '../../src/domain/rules/presets.ts';
import { renderTrace } from '../../src/domain/rules/render-trace.ts';
import type { RuleSet } from '../../src/domain/rules/rule-set.ts';
import { everybody, MOTION, NOBODY_ABSENT, ratingOf, selectionOf } from './builders.ts';

function sentences(
  language: 'vi' | 'en',
  question: RuledQuestion,
  counts: readonly number[],
  rules: RuleSet = CAUTIOUS_DEFAULT,
  heads: Heads = everybody(15),
): readonly string[] {
  return renderTrace(assertOk(evaluatePoll(rules, [question], [counts], heads)).trace, language);
}

describe('renderTrace', () => {
  it('says why a level wins', () => {
    expect(sentences('vi', ratingOf(1), [9, 5, 1, 0, 0])).toEqual([
      'Triệu tập 15 người.',
      'Cần ít nhất 2/3 của 15 người được triệu tập có mặt: ít nhất 10 người. Có mặt 15 người: đủ điều kiện tiến hành.',
      'Dòng 1: Cần quá nửa của 15 người được triệu tập: ít nhất 8 phiếu.',
      'Dòng 1: Mức HTXS được 9 phiếu: đạt.',
      'Dòng 1: Mức HTT được 5 phiếu: không đạt.',
      'Dòng 1: Mức HT được 1 phiếu: không đạt.',
      'Dòng 1: Mức KHT được 0 phiếu: không đạt.',
      'Dòng 1: Kết quả: mức HTXS.',
    ]);
    expect(sentences('en', ratingOf(1), [9, 5, 1, 0, 0]).slice(1, 4)).toEqual([
      'At least 2/3 of 15 summoned must be present: at least 10. 15 present: quorate.',
      'Line 1: Needs more than half of 15 summoned: at least 8 votes.',
      'Line 1: Level HTXS has 9 votes: enough.',
    ]);
  });

  it('says who is subtracted and that too few came', () => {
    const heads = everybody(4, { summoned: 1015, absent: { ...NOBODY_ABSENT, exempt: 2, excused: 1 } });
    expect(sentences('vi', MOTION, [4, 0, 0], CAUTIOUS_DEFAULT, heads)).toEqual([
      'Triệu tập 1.015 người, trừ người vắng mặt: 2 miễn công tác và sinh hoạt; 1 vắng mặt suốt thời gian họp có lý do; còn tính 1.012 người.',
      'Cần ít nhất 2/3 của 1.012 người được triệu tập có mặt: ít nhất 675 người. Có mặt 4 người: không đủ điều kiện tiến hành.',
    ]);
    expect(sentences('en', MOTION, [4, 0, 0], CAUTIOUS_DEFAULT, heads)[0]).toBe(
      '1,015 summoned, less those absent: 2 exempt from work and activities; 1 absent throughout with an accepted reason; 1,012 count.',
    );
  });

  it('says what happens when no level wins', () => {
    const rules = (changes: object): RuleSet => ({
      ...CAUTIOUS_DEFAULT,
      rating: { ...CAUTIOUS_DEFAULT.rating, ...changes } as RuleSet['rating'],
    });
    const last = (language: 'vi' | 'en', counts: readonly number[], changes: object) =>
      sentences(language, ratingOf(1), counts, rules(changes)).at(-1);
    expect(last('vi', [7, 7, 1, 0, 0], { none: 're-vote' })).toBe(
      'Dòng 1: Chưa mức nào thắng: bỏ phiếu lại giữa HTXS, HTT.',
    );
    expect(last('en', [7, 7, 1, 0, 0], { none: 're-vote' })).toBe(
      'Line 1: No level wins: vote again between HTXS, HTT.',
    );
    const tie = { ...CAUTIOUS_DEFAULT, rating: { win: 'largest', none: 'superior-decides' } } as const;
    expect(sentences('vi', ratingOf(1), [7, 7, 1, 0, 0], tie).at(-1)).toBe(
      'Dòng 1: Bằng phiếu giữa HTXS, HTT: cấp trên quyết định.',
    );
    expect(sentences('vi', ratingOf(1), [7, 7, 1, 0, 0], tie)[2]).toBe('Dòng 1: Mức HTXS được 7 phiếu.');
    expect(sentences('en', ratingOf(1), [7, 7, 1, 0, 0], tie).at(-1)).toBe(
      'Line 1: Equal votes for HTXS, HTT: the superior decides.',
    );
    expect(sentences('en', ratingOf(1), [7, 7, 1, 0, 0], tie)[4]).toBe('Line 1: Level HT has 1 vote.');
    const cumulated = sentences('vi', ratingOf(1), [4, 5, 6, 0, 0], rules({ win: 'cumulated' }));
    expect(cumulated.slice(3)).toEqual([
      'Dòng 1: Từ mức HTXS trở lên được 4 phiếu: không đạt.',
      'Dòng 1: Từ mức HTT trở lên được 9 phiếu: đạt.',
      'Dòng 1: Kết quả: mức HTT.',
    ]);
    expect(sentences('en', ratingOf(1), [4, 5, 6, 0, 0], rules({ win: 'cumulated' })).slice(4)).toEqual([
      'Line 1: Level HTT or higher has 9 votes: enough.',
      'Line 1: Result: level HTT.',
    ]);
  });

  it('says who is chosen, with the names that the caller has', () => {
    const rules: RuleSet = {
      ...CAUTIOUS_DEFAULT,
      selection: {
        ...CAUTIOUS_DEFAULT.selection,
        winners: { min: 2, max: 2 },
        threshold: { than: 'more-than', p: 1, q: 3 },
      },
    };
    const { trace } = assertOk(evaluatePoll(rules, [selectionOf(3, 1, 2)], [[9, 6, 6]], everybody(15)));
    const names = ['Huyện ủy A', 'Huyện ủy B', 'Thị ủy C'];
    const labels = { line: () => 'Tiêu biểu', option: (_: number, option: number) => names[option] ?? '?' };
    expect(renderTrace(trace, 'vi', labels).slice(2)).toEqual([
      'Tiêu biểu: Cần quá 1/3 của 15 người được triệu tập: ít nhất 6 phiếu.',
      'Tiêu biểu: Chọn ít nhất 2, nhiều nhất 2, theo số phiếu từ cao xuống.',
      'Tiêu biểu: Huyện ủy A được 9 phiếu: đạt.',
      'Tiêu biểu: Huyện ủy B được 6 phiếu: đạt.',
      'Tiêu biểu: Thị ủy C được 6 phiếu: đạt.',
      'Tiêu biểu: Được chọn 1: Huyện ủy A. Bằng phiếu ở vị trí cuối: Huyện ủy B, Thị ủy C. Chưa đủ số lượng: dừng lại, chủ trì quyết định và ghi rõ lý do.',
    ]);
    expect(renderTrace(trace, 'en').slice(3)).toEqual([
      'Line 1: At least 2 and at most 2 are chosen, most votes first.',
      'Line 1: option 1 has 9 votes: enough.',
      'Line 1: option 2 has 6 votes: enough.',
      'Line 1: option 3 has 6 votes: enough.',
      'Line 1: 1 chosen: option 1. Equal votes for the last place: option 2, option 3. Places are left: stop; the chair decides with a written reason.',
    ]);
  });

  it('says whether a motion is carried', () => {
    expect(sentences('vi', MOTION, [8, 7, 0]).at(-1)).toBe('Dòng 1: 8 phiếu đồng ý: được thông qua.');
    expect(sentences('en', MOTION, [7, 8, 0]).at(-1)).toBe('Line 1: 7 votes in favour: not carried.');
    const few = everybody(15, { returned: 1, valid: 1 });
    expect(sentences('en', MOTION, [1, 0, 0], CAUTIOUS_DEFAULT, few).at(-1)).toBe(
      'Line 1: 1 vote in favour: not carried.',
    );
  });
});
