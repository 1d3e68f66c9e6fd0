import { describe, expect, it } from 'vitest';
import { addMonths, addWorkingDays, isDate } from '../../src/domain/rating/dates.ts';
import { isWithin, PERIOD_NAME, spanOf } from '../../src/domain/rating/period.ts';

describe('dates', () => {
  it.each(['2026-12-05', '2024-02-29', '1990-01-01'])('%s is one', (text) => {
    expect(isDate(text)).toBe(true);
  });
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '5/12/2026', '2026-12-05T00', '0000-01-01', ''])(
    '%j is none',
    (text) => {
      expect(isDate(text)).toBe(false);
    },
  );

  it.each([
    ['2026-06-30', 6, '2026-12-30'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-05-05', 0, '2026-05-05'],
  ])('%s and %i months are %s', (date, months, later) => {
    expect(addMonths(date, months)).toBe(later);
  });

  it('count working days from the day after, without weekends and holidays', () => {
    // 2026-12-18 is a Friday.
    expect(addWorkingDays('2026-12-18', 1, [])).toBe('2026-12-21');
    expect(addWorkingDays('2026-12-18', 15, [])).toBe('2027-01-08');
    expect(addWorkingDays('2026-12-18', 15, ['2027-01-01'])).toBe('2027-01-11');
    expect(addWorkingDays('2026-12-19', 1, ['2026-12-21', '2026-12-20'])).toBe('2026-12-22');
  });
});

describe('periods', () => {
  it.each([
    ['2026', 'year', '2026-01-01', '2026-12-31'],
    ['2026-q1', 'quarter', '2026-01-01', '2026-03-31'],
    ['2026-q4', 'quarter', '2026-10-01', '2026-12-31'],
    ['2028-02', 'month', '2028-02-01', '2028-02-29'],
    ['2026-12', 'month', '2026-12-01', '2026-12-31'],
  ])('%s is a %s from %s to %s', (name, kind, from, to) => {
    expect(PERIOD_NAME.test(name)).toBe(true);
    expect(spanOf(name)).toEqual({ kind, from, to });
  });
  it.each(['2026-13', '2026-q5', '26', '2026-Q1', '2026-1', '2026-'])('%s names none', (name) => {
    expect(PERIOD_NAME.test(name)).toBe(false);
  });
  it('lie in longer ones, never in themselves', () => {
    expect(isWithin('2026-11', '2026')).toBe(true);
    expect(isWithin('2026-11', '2026-q4')).toBe(true);
    expect(isWithin('2026-09', '2026-q4')).toBe(false);
    expect(isWithin('2025-11', '2026')).toBe(false);
    expect(isWithin('2026', '2026')).toBe(false);
    expect(isWithin('2026', '2026-11')).toBe(false);
  });
});
