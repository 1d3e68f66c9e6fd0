/**
 * Calendar dates as text `YYYY-MM-DD`, which compare as text. No clock: every date stands in a statement or is passed in,
 * and no time zone can move one.
 */
export type DateText = string;

/** Whether text is a date that exists, from 1900 to 2199. */
export function isDate(text: string): boolean {
  const match = /^(19|20|21)\d\d-\d\d-\d\d$/.test(text);
  return match && toText(toDay(text)) === text;
}

/** The same day `months` later, or the last day of that month where it is shorter. */
export function addMonths(date: DateText, months: number): DateText {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const place = year * 12 + month - 1 + months;
  const last = new Date(Date.UTC(Math.floor(place / 12), (place % 12) + 1, 0)).getUTCDate();
  return [
    String(Math.floor(place / 12)).padStart(4, '0'),
    String((place % 12) + 1).padStart(2, '0'),
    String(Math.min(day, last)).padStart(2, '0'),
  ].join('-');
}

/** A sealed copy is kept so long where nothing else is ordered (22-ratings, "Custody and incidents"). */
export const COPY_MONTHS = 6;

/** Complaints are answered within this many working days. */
export const COMPLAINT_WORKING_DAYS = 15;

/**
 * The date `days` working days after `date`, which itself is not counted: no Saturday, Sunday or holiday.
 * @param holidays dates on which nobody works; a season's data, since the government sets them each year.
 */
export function addWorkingDays(date: DateText, days: number, holidays: readonly DateText[]): DateText {
  const off = new Set(holidays);
  let day = toDay(date);
  for (let left = days; left > 0; ) {
    day++;
    const weekday = new Date(day * DAY_MS).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !off.has(toText(day))) left--;
  }
  return toText(day);
}

const DAY_MS = 86_400_000;
const toDay = (date: DateText): number => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / DAY_MS;
};
const toText = (day: number): DateText => new Date(day * DAY_MS).toISOString().slice(0, 10);
