import { type CapJudgement, judgeCap } from '../../rules/cap.ts';
import type { CapSet } from '../../rules/cap-set.ts';
import { formatCount, formatPercent, judgePublished, type Language, percentTenths } from '../../rules/percent.ts';
import { CAP_BASE_WORDS } from '../../rules/render-cap.ts';
import type { Words } from '../../words.ts';

/** What a percentage can be a share of. */
const BASES = ['rated', 'good-or-better', 'population'] as const;
type PublishedBase = (typeof BASES)[number];

/** Results as somebody published them. */
export interface PublishedResults {
  /** Codes from the highest. */
  readonly levels: readonly string[];
  /** Code of the lowest good level. */
  readonly good: string;
  readonly counts: readonly number[];
  /** How many there are, rated or not; `null` where nobody says. */
  readonly population: number | null;
  readonly figures: readonly {
    readonly name: string;
    readonly part: number;
    /** The base that the figure's column names. */
    readonly of: PublishedBase;
    /** As published, in tenths of a percent. */
    readonly tenths: number;
  }[];
}

/** Something wrong with published figures, in words. */
export interface PublishedFinding extends Words {
  readonly code: 'wrong-percentage' | 'changed-base' | 'without-result' | 'cap-broken' | 'cap-depends-on-rounding';
}

const BASE_WORDS: Readonly<Record<PublishedBase, Words>> = {
  rated: { vi: 'số được xếp loại', en: 'those rated' },
  'good-or-better': { vi: 'số từ mức tốt trở lên', en: 'those rated good or better' },
  population: { vi: 'tổng số', en: 'all' },
};

/**
 * Judges published results: every percentage against its counts, subjects without a result, and caps.
 * @param caps readings of one cap that differ in rounding alone: where they disagree, that is said.
 */
export function checkPublished(results: PublishedResults, caps: readonly CapSet[]): readonly PublishedFinding[] {
  return [...judgeFigures(results), ...judgeMissing(results), ...judgeCaps(results, caps)];
}

function baseOf({ counts, levels, good, population }: PublishedResults, of: PublishedBase): number | null {
  const sum = (part: readonly number[]): number => part.reduce((total, count) => total + count, 0);
  switch (of) {
    case 'rated':
      return sum(counts);
    case 'good-or-better':
      return sum(counts.slice(0, levels.indexOf(good) + 1));
    case 'population':
      return population;
  }
}

function judgeFigures(results: PublishedResults): readonly PublishedFinding[] {
  return results.figures.flatMap(({ name, part, of, tenths }): readonly PublishedFinding[] => {
    const base = baseOf(results, of);
    const others = BASES.filter((other) => other !== of && (baseOf(results, other) ?? 0) > 0);
    const judged = judgePublished(
      tenths,
      part,
      base ?? 0,
      others.map((other) => baseOf(results, other) ?? 0),
    );
    if (judged.verdict === 'right') return [];
    const right = (language: Language): string =>
      `${formatCount(part, language)}/${formatCount(base ?? 0, language)} = ${formatPercent(judged.tenths, language)}`;
    const published = (language: Language): string => formatPercent(tenths, language);
    const other = judged.verdict === 'other-base' ? others[judged.base] : undefined;
    if (other === undefined)
      return [
        {
          code: 'wrong-percentage',
          vi: `${name}: công bố ${published('vi')}; tính lại ${right('vi')} ${BASE_WORDS[of].vi}, làm tròn một chữ số.`,
          en: `${name}: published as ${published('en')}; ${right('en')} of ${BASE_WORDS[of].en}, rounded to one decimal.`,
        },
      ];
    const wrongBase = (language: Language): string => formatCount(baseOf(results, other) ?? 0, language);
    return [
      {
        code: 'changed-base',
        vi: `${name}: công bố ${published('vi')}, nhưng ${right('vi')} ${BASE_WORDS[of].vi}. ${published('vi')} là so với ${wrongBase('vi')} ${BASE_WORDS[other].vi}: mẫu số đã đổi mà không nêu.`,
        en: `${name}: published as ${published('en')}, but ${right('en')} of ${BASE_WORDS[of].en}. ${published('en')} is the share of ${wrongBase('en')}, ${BASE_WORDS[other].en}: the base was changed without saying so.`,
      },
    ];
  });
}

function judgeMissing(results: PublishedResults): readonly PublishedFinding[] {
  const { population } = results;
  const rated = baseOf(results, 'rated') ?? 0;
  if (population === null || population === rated) return [];
  const missing = population - rated;
  return [
    {
      code: 'without-result',
      vi: `${formatCount(missing, 'vi')} trong ${formatCount(population, 'vi')} không có kết quả xếp loại (chỉ có ${formatCount(rated, 'vi')}): cần nêu lý do.`,
      en: `${formatCount(missing, 'en')} of ${formatCount(population, 'en')} have no result (${formatCount(rated, 'en')} do): the reasons must be given.`,
    },
  ];
}

function judgeCaps(results: PublishedResults, caps: readonly CapSet[]): readonly PublishedFinding[] {
  const judged = caps.map((capSet) => ({ capSet, cap: judgeCap(capSet, results.levels, results.counts) }));
  const broken = judged.filter(({ cap }) => !cap.met);
  const [first] = broken;
  if (first === undefined) return [];
  const met = judged.filter(({ cap }) => cap.met);
  const say = (language: Language, list: readonly { readonly capSet: CapSet; readonly cap: CapJudgement }[]): string =>
    list
      .map(
        ({ capSet, cap }) =>
          `${lowered(capSet.title[language])} (${language === 'vi' ? 'tức' : 'that is'} ${formatCount(cap.allowed, language)})`,
      )
      .join('; ');
  const share = (language: Language): string => formatPercent(percentTenths(first.cap.top, first.cap.of), language);
  const top = (language: Language): string =>
    `${formatCount(first.cap.top, language)} (${share(language)}, ${CAP_BASE_WORDS[first.capSet.base][language]}: ${formatCount(first.cap.of, language)})`;
  const level = results.levels[0] ?? '';
  return [
    met.length === 0
      ? {
          code: 'cap-broken',
          vi: `Mức ${level} có ${top('vi')}: vượt khống chế ${say('vi', broken)}.`,
          en: `${level} has ${top('en')}: more than the cap allows, ${say('en', broken)}.`,
        }
      : {
          code: 'cap-depends-on-rounding',
          vi: `Mức ${level} có ${top('vi')}: vượt khống chế ${say('vi', broken)}, nhưng không vượt ${say('vi', met)}. Quy định phải nêu cách làm tròn.`,
          en: `${level} has ${top('en')}: more than the cap allows, ${say('en', broken)}, and not more than ${say('en', met)}. The rule must say how it rounds.`,
        },
  ];
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
