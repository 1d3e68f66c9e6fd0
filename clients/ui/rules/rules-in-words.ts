import type { RuleSet } from '../../../src/domain/rules/rule-set.ts';
import type { Threshold } from '../../../src/domain/rules/threshold.ts';
import { BASE_WORDS, REMEDY_WORDS, STANDING_WORDS, type Words } from '../../../src/domain/words.ts';

/** What a rule set says, a sentence each, for whoever picks it and for the minutes. */
export function rulesInWords({ levels, subtract, quorum, rating, selection, motion }: RuleSet): readonly Words[] {
  const majority = ({ base, threshold }: { base: keyof typeof BASE_WORDS; threshold: Threshold }): Words => ({
    vi: `${share(threshold).vi} số ${BASE_WORDS[base].vi}`,
    en: `${share(threshold).en} of the ${BASE_WORDS[base].en}`,
  });
  const subtracted: Words = {
    vi: subtract.map((excuse) => STANDING_WORDS[excuse].vi).join('; '),
    en: subtract.map((excuse) => STANDING_WORDS[excuse].en).join('; '),
  };
  return [
    {
      vi: `Các mức, từ cao xuống thấp: ${levels.map(({ code, vi }) => `${vi} (${code})`).join('; ')}.`,
      en: `Levels, from the highest: ${levels.map(({ code, en }) => `${en} (${code})`).join('; ')}.`,
    },
    {
      vi: `Đủ điều kiện tiến hành khi ${share(quorum).vi} số người được triệu tập có mặt${subtract.length > 0 ? `; người vắng mặt không tính vào số triệu tập: ${subtracted.vi}` : ''}.`,
      en: `Quorate when ${share(quorum).en} of the summoned are present${subtract.length > 0 ? `; absent people who do not count as summoned: ${subtracted.en}` : ''}.`,
    },
    rating.win === 'largest'
      ? {
          vi: `Mức có nhiều phiếu nhất thắng. Nếu bằng phiếu: ${REMEDY_WORDS[rating.none].vi}.`,
          en: `The level with most votes wins. If equal: ${REMEDY_WORDS[rating.none].en}.`,
        }
      : {
          vi: `Một mức thắng khi được ${majority(rating).vi}${rating.win === 'cumulated' ? ', cộng dồn từ mức cao nhất xuống' : ''}. Nếu không mức nào đạt: ${REMEDY_WORDS[rating.none].vi}.`,
          en: `A level wins with ${majority(rating).en}${rating.win === 'cumulated' ? ', added up from the highest level down' : ''}. If none does: ${REMEDY_WORDS[rating.none].en}.`,
        },
    {
      vi: `Khi chọn (tiêu biểu…): ai được ${majority(selection).vi} thì trúng, theo số phiếu từ cao xuống. Bằng phiếu ở vị trí cuối: ${REMEDY_WORDS[selection.tie].vi}.`,
      en: `In a selection: chosen with ${majority(selection).en}, most votes first. Equal votes for the last place: ${REMEDY_WORDS[selection.tie].en}.`,
    },
    {
      vi: `Một nội dung được thông qua khi được ${majority(motion).vi} đồng ý.`,
      en: `A motion is carried with ${majority(motion).en} in favour.`,
    },
  ];
}

/** "quá nửa", "ít nhất 2/3". */
export function share({ than, p, q }: Threshold): Words {
  if (than === 'at-least') return { vi: `ít nhất ${p}/${q}`, en: `at least ${p}/${q}` };
  return p * 2 === q ? { vi: 'quá nửa', en: 'more than half' } : { vi: `quá ${p}/${q}`, en: `more than ${p}/${q}` };
}
