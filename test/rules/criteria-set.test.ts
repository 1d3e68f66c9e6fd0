import { describe, expect, it } from 'vitest';
import { type CriteriaSet, criteriaSetHash, decodeCriteriaSet, scoreOf } from '../../src/domain/rules/criteria-set.ts';
import { HUNDRED } from '../rating/fixture.ts';

const LEVELS = ['HTXS', 'HTT', 'HT', 'KHT'];
const SET: CriteriaSet = {
  ...HUNDRED,
  criteria: [
    { code: '1', vi: 'Chính trị tư tưởng', en: 'Political thought', most: 3000 },
    { code: '2', vi: 'Kết quả công tác', en: 'Results of work', most: 7000 },
  ],
};

describe('criteria sets', () => {
  it('decode and have a hash of all that they say', () => {
    expect(decodeCriteriaSet(SET, LEVELS)).toEqual({ ok: true, value: SET });
    expect(criteriaSetHash({ ...SET, version: 2 })).not.toBe(criteriaSetHash(SET));
  });

  it.each([
    ['levels out of order', { levels: [...SET.levels].reverse() }],
    ['a level missing', { levels: SET.levels.slice(1) }],
    ['thresholds that do not fall', { levels: SET.levels.map(({ level }) => ({ level, from: 7000 })) }],
    ['a criterion twice', { criteria: [SET.criteria[0], SET.criteria[0]] }],
    ['fractions of a hundredth', { criteria: [{ ...SET.criteria[0], most: 0.5 }] }],
    ['another member', { extra: true }],
  ])('CRITERIA-SHAPE: refuses %s', (_, part) => {
    expect(decodeCriteriaSet({ ...SET, ...part }, LEVELS)).toMatchObject({ ok: false, code: 'CRITERIA-SHAPE' });
  });

  it.each([
    [[3000, 6000], 9000, 'HTXS'],
    [[3000, 5999], 8999, 'HTT'],
    [[1000, 4000], 5000, 'HT'],
    [[0, 0], 0, 'KHT'],
  ] as const)('%j gives %i and suggests %s', (points, score, level) => {
    expect(scoreOf(SET, points)).toEqual({ ok: true, value: { score, level } });
  });

  it('suggests the last level below every threshold', () => {
    const stricter = { ...SET, levels: SET.levels.map(({ level, from }) => ({ level, from: from + 1 })) };
    expect(scoreOf(stricter, [0, 0])).toMatchObject({ value: { level: 'KHT' } });
  });

  it.each([[[3001, 0]], [[3000]], [[1, 1, 1]]])('RATING-POINTS: refuses %j', (points) => {
    expect(scoreOf(SET, points)).toMatchObject({ ok: false, code: 'RATING-POINTS' });
  });
});
