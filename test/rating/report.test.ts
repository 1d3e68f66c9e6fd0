import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notRatedList } from '../../src/domain/rating/report/not-rated.ts';
import { type ReportUnit, summarise } from '../../src/domain/rating/report/summary.ts';
import {
  addTallies,
  emptyTally,
  notRatedIn,
  ratedIn,
  type Tally,
  tallyOf,
} from '../../src/domain/rating/report/tally.ts';
import { CAUTIOUS_DEFAULT } from '../../src/domain/rules/presets.ts';
import { committed, member, paperSource, RatingLog, terms } from './fixture.ts';

const why = committed('why');
const { levels } = CAUTIOUS_DEFAULT;

describe('tallyOf', () => {
  it('accounts for everybody on the books, official and probationary', () => {
    const log = RatingLog.withOfficers();
    const old = { from: '2010-01-01', status: 'official' } as const;
    log.say('secretary', {
      type: 'subjects-added',
      subjects: [
        ...['a', 'b', 'c', 'd'].map((name) => member(name)),
        member('exempt', { history: [old, { from: '2026-02-01', status: 'exempt' }] }),
        member('recent', { history: [{ from: '2026-11-01', status: 'probationary' }] }),
        member('left', { history: [old, { from: '2026-02-01', status: 'left' }] }),
        member('committee', { kind: 'collective', history: [{ from: '2020-01-01', status: 'formed' }] }),
      ],
    });
    log.say('superior', terms());
    log.throughBallot({ 0: 'HTXS', 1: 'HTT', 2: 'HTT' });
    log.say('superior', log.decide({ 0: 'HTXS' }));
    log.say('superior', log.decide({ 1: null }, { reason: why }));
    expect(tallyOf(log.state, log.period(), 'individual')).toEqual({
      total: 6,
      official: 5,
      probationary: 1,
      notRated: { 'moved-out': 0, exempt: 1, suspended: 0, detained: 0, recent: 1, 'by-decision': 1 },
      open: 2,
      counts: [1, 0, 0, 0],
      unproven: 0,
    });
    expect(tallyOf(log.state, log.period(), 'collective')).toMatchObject({ total: 1, official: 0, open: 1 });
    expect(notRatedList(log.state, log.period()).map(({ subject, words }) => [subject, words.vi])).toEqual([
      [1, 'không xếp loại theo quyết định'],
      [4, 'được miễn công tác và sinh hoạt đảng'],
      [5, 'kết nạp chưa đủ thời gian'],
    ]);
  });

  it('says how many rest on paper alone', () => {
    const log = RatingLog.opened(['a'], terms({ steps: { selfRating: false, appraisal: false, ballot: 'proposes' } }));
    const entry = log.say('secretary', log.ballot({ 0: [9, 0, 0, 0, 0] }, { source: paperSource }));
    log.say('teller', { type: 'ballot-confirmed', entry });
    log.say('superior', log.decide({ 0: 'HTXS' }));
    expect(tallyOf(log.state, log.period(), 'individual')).toMatchObject({ counts: [1, 0, 0, 0], unproven: 1 });
  });
});

const tallies = fc
  .record({
    counts: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 4, maxLength: 4 }),
    open: fc.integer({ min: 0, max: 9 }),
    exempt: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ counts, open, exempt }): Tally => {
    const total = counts.reduce((sum, count) => sum + count, open + exempt);
    const none = emptyTally(4);
    return { ...none, total, official: total, counts, open, notRated: { ...none.notRated, exempt } };
  });

/** A tree in which each unit hangs below one of those before it. */
const trees = fc
  .array(fc.tuple(fc.nat(), fc.option(tallies, { nil: undefined })), { minLength: 1, maxLength: 25 })
  .map((list): ReportUnit[] =>
    list.map(([at, tally], i) => ({
      organisation: `o${i}`,
      parent: i === 0 ? null : `o${at % i}`,
      name: `Đơn vị ${i}`,
      tallies: tally === undefined ? {} : { individual: tally },
    })),
  );

describe('summarise', () => {
  it('loses and doubles nobody, at any level of any tree', () => {
    fc.assert(
      fc.property(trees, (units) => {
        const { rows, total } = summarise(units, 'individual', levels, 'HTT', 'vi');
        const all = units.reduce(
          (sum, { tallies: of }) => addTallies(sum, of.individual ?? emptyTally(4)),
          emptyTally(4),
        );
        expect(total.tally).toEqual(all);
        expect(rows.reduce((sum, { tally }) => addTallies(sum, tally), emptyTally(4))).toEqual(all);
        expect(total.rated + total.notRated + total.tally.open).toBe(total.tally.total);
        expect(ratedIn(all) + notRatedIn(all) + all.open).toBe(all.total);
        // A report of each unit gives the row that the report above has of it.
        for (const row of rows.filter(({ organisation }) => organisation !== 'o0')) {
          const below = new Set([row.organisation]);
          for (const { organisation, parent } of units) if (below.has(parent)) below.add(organisation);
          const inside = units.filter(({ organisation }) => below.has(organisation));
          expect(summarise(inside, 'individual', levels, 'HTT', 'vi').total.tally).toEqual(row.tally);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('names what is the organisation’s own, and counts places from 1', () => {
    const tally = { ...emptyTally(4), total: 3, official: 3, counts: [1, 2, 0, 0] };
    const units = [
      { organisation: 'xa', parent: 'huyen', name: 'Đảng bộ xã', tallies: { individual: tally } },
      { organisation: 'cb1', parent: 'xa', name: 'Chi bộ 1', tallies: { individual: tally } },
      { organisation: 'cb2', parent: 'xa', name: 'Chi bộ 2', tallies: {} },
    ];
    const { rows, total } = summarise(units, 'individual', levels, 'HTT', 'vi');
    expect(rows.map(({ place, name, rated }) => [place, name, rated])).toEqual([
      [1, 'Đảng bộ xã (trực thuộc)', 3],
      [2, 'Chi bộ 1', 3],
      [3, 'Chi bộ 2', 0],
    ]);
    expect(total.percents).toEqual([333, 667, 0, 0]);
    expect(rows[2]?.percents).toEqual([null, null, null, null]);
    expect(total.topOfGood).toBe(333);
  });

  it('refuses a forest, a level that is not good, and tallies of other levels', () => {
    const unit = { organisation: 'a', parent: null, name: 'A', tallies: { individual: emptyTally(3) } };
    expect(() => summarise([unit, { ...unit, organisation: 'b' }], 'individual', levels, 'HTT', 'vi')).toThrow();
    expect(() => summarise([unit], 'individual', levels, 'HTXS', 'vi')).toThrow(RangeError);
    expect(() => summarise([unit], 'individual', levels, 'HTT', 'vi')).toThrow('different levels');
  });
});
