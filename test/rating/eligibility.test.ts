import { describe, expect, it } from 'vitest';
import { eligibilityOf, rollOn, subjectsOf } from '../../src/domain/rating/eligibility.ts';
import { isHistory, type Status, type SubjectKind, statusAt } from '../../src/domain/rating/status.ts';
import { committed, member, RatingLog, terms } from './fixture.ts';

const history = (...steps: readonly (readonly [string, Status])[]) => steps.map(([from, status]) => ({ from, status }));
const OLD = ['2010-01-01', 'official'] as const;
const log = () => RatingLog.withOfficers();

function reasonOf(steps: readonly (readonly [string, Status])[], change = {}): string {
  const opened = log();
  opened.say('superior', terms(change));
  const eligibility = eligibilityOf(member('x', { history: history(...steps) }), opened.period().terms);
  return eligibility.rated === 'no' ? eligibility.reason : eligibility.rated;
}

describe('who is rated', () => {
  it.each([
    ['an official member', [OLD], 'yes'],
    ['a probationary member', [['2026-03-01', 'probationary']], 'yes'],
    ['one exempted', [OLD, ['2026-05-01', 'exempt']], 'exempt'],
    ['one suspended on the very day', [OLD, ['2026-12-31', 'suspended']], 'suspended'],
    ['one suspended a day later', [OLD, ['2027-01-01', 'suspended']], 'yes'],
    ['one suspended and active again', [OLD, ['2026-02-01', 'suspended'], ['2026-10-01', 'active']], 'yes'],
    ['one moved out', [OLD, ['2026-05-01', 'moved-out']], 'moved-out'],
    ['one moved out and in again', [OLD, ['2026-05-01', 'moved-out'], ['2026-09-01', 'moved-in']], 'yes'],
    ['one moved in lately who is a member of old', [OLD, ['2026-11-01', 'moved-in']], 'yes'],
    ['one detained, where the terms do not name it', [OLD, ['2026-05-01', 'detained']], 'yes'],
    ['one admitted six months before', [['2026-06-30', 'probationary']], 'yes'],
    ['one admitted a day less than six months before', [['2026-07-01', 'probationary']], 'recent'],
    [
      'one admitted lately and official since',
      [
        ['2026-08-01', 'probationary'],
        ['2026-12-01', 'official'],
      ],
      'recent',
    ],
    ['one admitted after the day', [['2027-01-02', 'probationary']], 'absent'],
    ['one who left', [OLD, ['2026-06-01', 'left']], 'absent'],
    ['one who left and came back lately', [OLD, ['2020-01-01', 'left'], ['2026-11-01', 'probationary']], 'recent'],
  ] as const)('%s', (_, steps, rated) => {
    expect(reasonOf(steps)).toBe(rated);
  });

  it('takes who is not rated and how many months from the terms', () => {
    expect(reasonOf([OLD, ['2026-05-01', 'detained']], { notRated: ['detained'] })).toBe('detained');
    expect(reasonOf([OLD, ['2026-05-01', 'exempt']], { notRated: [] })).toBe('yes');
    expect(reasonOf([['2026-11-30', 'probationary']], { minMonths: 1 })).toBe('yes');
    expect(reasonOf([['2026-12-30', 'probationary']], { minMonths: 0 })).toBe('yes');
    expect(reasonOf([['2026-06-15', 'probationary']], { asOf: '2026-12-15' })).toBe('yes');
    expect(reasonOf([['2026-06-16', 'probationary']], { asOf: '2026-12-15' })).toBe('recent');
  });

  it('leaves out kinds that the period does not rate, and what is dissolved', () => {
    const opened = log();
    opened.say('superior', terms());
    const of = (kind: SubjectKind, steps: readonly (readonly [string, Status])[]) =>
      eligibilityOf(member('y', { kind, history: history(...steps) }), opened.period().terms).rated;
    expect(of('collective', [['2026-12-01', 'formed']])).toBe('yes');
    expect(
      of('collective', [
        ['2020-01-01', 'formed'],
        ['2026-05-01', 'dissolved'],
      ]),
    ).toBe('absent');
    expect(of('organisation', [['2020-01-01', 'formed']])).toBe('absent');
  });

  it('lists those on the books in their order', () => {
    const opened = log();
    opened.say('secretary', {
      type: 'subjects-added',
      subjects: [
        member('a'),
        member('b', { history: history(OLD, ['2020-01-01', 'left']) }),
        member('c', { history: history(OLD, ['2026-01-01', 'exempt']) }),
      ],
    });
    opened.say('superior', terms());
    expect(
      subjectsOf(opened.state, opened.period().terms).map(({ subject, eligibility }) => [subject, eligibility.rated]),
    ).toEqual([
      [0, 'yes'],
      [2, 'no'],
    ]);
  });
});

describe('who votes', () => {
  it('follows from membership and standing on the day of the meeting', () => {
    const opened = log();
    opened.say('secretary', {
      type: 'subjects-added',
      subjects: [
        member('official'),
        member('probationary', { history: history(['2026-01-01', 'probationary'], ['2026-12-04', 'official']) }),
        member('exempt', { history: history(OLD, ['2026-01-01', 'exempt']) }),
        member('suspended', { history: history(OLD, ['2026-12-05', 'suspended']) }),
        member('left', { history: history(OLD, ['2026-12-01', 'left']) }),
        member('committee', { kind: 'collective', history: history(['2020-01-01', 'formed']) }),
      ],
    });
    const votes = (date: string) => rollOn(opened.state, date).map((row) => `${row.subject} ${row.votes}`);
    expect(votes('2026-12-03')).toEqual(['0 true', '1 false', '2 true', '3 true']);
    expect(votes('2026-12-05')).toEqual(['0 true', '1 true', '2 true', '3 false']);
  });
});

describe('histories', () => {
  it.each<[string, SubjectKind, readonly (readonly [string, Status])[]]>([
    ['that are empty', 'individual', []],
    ['that begin without admission', 'individual', [['2020-01-01', 'exempt']]],
    ['whose dates fall back', 'individual', [OLD, ['2009-01-01', 'exempt']]],
    ['of an official member who becomes probationary', 'individual', [OLD, ['2012-01-01', 'probationary']]],
    ['that go on after the end', 'individual', [OLD, ['2012-01-01', 'left'], ['2013-01-01', 'exempt']]],
    ['of a member who is formed', 'individual', [['2012-01-01', 'formed']]],
    [
      'of a collective that is suspended',
      'collective',
      [
        ['2012-01-01', 'formed'],
        ['2013-01-01', 'suspended'],
      ],
    ],
    [
      'of a collective formed twice',
      'collective',
      [
        ['2012-01-01', 'formed'],
        ['2013-01-01', 'formed'],
      ],
    ],
  ])('RATING-STATUS: refuses histories %s', (_, kind, steps) => {
    expect(isHistory(kind, history(...steps))).toBe(false);
    const opened = log();
    const subjects = [member('x', { kind, history: history(...steps) })];
    if (steps.length > 0)
      expect(opened.refusal('secretary', { type: 'subjects-added', subjects })).toBe('RATING-STATUS');
  });

  it('RATING-STATUS: a status is stated with the whole history, which may correct it', () => {
    const opened = log();
    opened.say('secretary', { type: 'subjects-added', subjects: [member('x')] });
    const stated = (steps: ReturnType<typeof history>) =>
      ({ type: 'status-stated', subject: 0, history: steps, basis: committed('decision') }) as const;
    expect(opened.refusal('secretary', stated(history(['2020-01-01', 'formed'])))).toBe('RATING-STATUS');
    opened.say('secretary', stated(history(['2011-01-01', 'official'], ['2026-01-01', 'exempt'])));
    expect(statusAt(opened.state.subjects[0]?.history ?? [], '2026-06-01')).toEqual({
      there: true,
      membership: 'official',
      standing: 'exempt',
      since: '2011-01-01',
    });
    expect(opened.refusal('secretary', { ...stated(history(OLD)), subject: 1 })).toBe('RATING-SUBJECT');
  });
});
