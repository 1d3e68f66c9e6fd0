import type { RatingHead } from '../../../src/domain/papers/rating-head.ts';

/** What no statement of a log holds, all of it text. */
export const HEAD_FIELDS = ['superior', 'number', 'date', 'place', 'period', 'behalf', 'office', 'signer'] as const;
export type TypedHead = Readonly<Record<(typeof HEAD_FIELDS)[number], string>>;
const BLANK = '………………';

/** A field that nobody has filled in leaves room to write. */
export function headFrom(typed: TypedHead, organisation: string): RatingHead {
  const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());
  const superior = given(typed.superior);
  return {
    superior,
    organisation,
    number: given(typed.number),
    place: typed.place.trim(),
    date: typed.date,
    period: typed.period.trim(),
    behalf: given(typed.behalf) ?? BLANK,
    office: given(typed.office) ?? BLANK,
    signer: given(typed.signer),
    recipients: [...(superior === undefined ? [] : [`${superior} (để báo cáo)`]), 'Các đơn vị, cá nhân có tên', 'Lưu'],
  };
}

/**
 * The head of a paper about one organisation. A decision of the organisation above has that one's letterhead.
 * @param above its name where the screen knows it; else it is what was typed
 */
export function headOf(
  issuer: 'own' | 'superior',
  typed: TypedHead,
  { own, above }: { readonly own: string; readonly above: string | undefined },
): RatingHead {
  const superior = typed.superior.trim() === '' ? (above ?? '') : typed.superior;
  if (issuer === 'own') return headFrom({ ...typed, superior }, own);
  const organisation = above ?? superior;
  return headFrom({ ...typed, superior: '' }, organisation.trim() === '' ? BLANK : organisation);
}
