import type { Words } from '../words.ts';
import type { CapJudgement } from './cap.ts';
import type { CapBase, CapLimit, CapRule } from './cap-set.ts';
import { formatCount, type Language } from './percent.ts';

/** What a cap is a share of. */
export const CAP_BASE_WORDS: Readonly<Record<CapBase, Words>> = {
  'good-only': { vi: 'số xếp loại tốt', en: 'those rated good' },
  'good-or-better': { vi: 'số xếp loại từ tốt trở lên', en: 'those rated good or better' },
  'all-rated': { vi: 'số được xếp loại', en: 'all rated' },
};

export const ROUNDING_WORDS = {
  floor: { vi: 'làm tròn xuống', en: 'rounded down' },
  'half-up': { vi: 'từ một nửa trở lên thì làm tròn lên', en: 'halves rounded up' },
  ceil: { vi: 'làm tròn lên', en: 'rounded up' },
} as const satisfies Record<string, Words>;

/**
 * Says in words what a cap allows and whether it is met.
 * @param levels codes from the highest to the lowest.
 */
export function renderCap(
  capSet: CapRule,
  levels: readonly string[],
  { of, allowed, top, met }: CapJudgement,
  language: Language,
): readonly string[] {
  const n = (count: number): string => formatCount(count, language);
  const [level = ''] = levels;
  const base = CAP_BASE_WORDS[capSet.base][language];
  const share = shareWords(capSet.limit, language);
  const exact = exactShare(of, capSet.limit, language);
  const rounding = capSet.limit.than === 'at-most' ? `, ${ROUNDING_WORDS[capSet.limit.rounding][language]}` : '';
  const over = n(Math.max(0, top - allowed));
  const one = capSet.leastOne;
  if (language === 'vi')
    return [
      `Khống chế mức ${level}: ${share} ${base} (${n(of)})${exact}${rounding}: nhiều nhất ${n(allowed)}.${one ? ' Luôn được ít nhất 1.' : ''}`,
      met ? `Mức ${level} có ${n(top)}: trong mức khống chế.` : `Mức ${level} có ${n(top)}: vượt ${over}.`,
    ];
  return [
    `Cap on ${level}: ${share} of ${base} (${n(of)})${exact}${rounding}: at most ${n(allowed)}.${one ? ' One is always allowed.' : ''}`,
    met ? `${level} has ${n(top)}: within the cap.` : `${level} has ${n(top)}: ${over} too many.`,
  ];
}

function shareWords({ than, p, q }: CapLimit, language: Language): string {
  const share = (100 * p) % q === 0 ? `${(100 * p) / q}%` : `${p}/${q}`;
  if (language === 'vi') return than === 'under' ? `dưới ${share}` : `nhiều nhất ${share}`;
  return than === 'under' ? `under ${share}` : `at most ${share}`;
}

/** `= 7,8`, where the share of the base is a number of at most two decimals. */
function exactShare(of: number, { p, q }: CapLimit, language: Language): string {
  const hundredths = (BigInt(of) * BigInt(p) * 100n) / BigInt(q);
  if (hundredths * BigInt(q) !== BigInt(of) * BigInt(p) * 100n) return '';
  const decimals = String(hundredths % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '');
  const whole = formatCount(Number(hundredths / 100n), language);
  return ` = ${whole}${decimals === '' ? '' : `${language === 'vi' ? ',' : '.'}${decimals}`}`;
}
