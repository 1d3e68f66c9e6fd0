import { describe, expect, it } from 'vitest';
import type { OverviewLine } from '../../clients/shared/ratings/rating-client.ts';
import { unitsCaps } from '../../clients/superior/overview/aggregate-caps.ts';
import { fits, shownUnits, totalsOf, type Unit, unitsOf } from '../../clients/superior/overview/units.ts';
import { decidable, decisionOf, metersOf, missingIn, needsReason } from '../../clients/ui/deciding/choices.ts';
import { faultsOf, newDraft, openingOf, withRuleSet } from '../../clients/ui/period/draft.ts';
import { progressOf } from '../../src/domain/rating/report/progress.ts';
import { CAUTIOUS_CAP } from '../../src/domain/rules/cap-presets.ts';
import { hundredPoints } from '../../src/domain/rules/criteria-presets.ts';
import { decodeCriteriaSet } from '../../src/domain/rules/criteria-set.ts';
import { LONG_AN_DISTRICTS } from '../../src/domain/rules/presets.ts';
import { ratingOverviewAnswer } from '../../src/http/wire/ratings.ts';
import { capped, committed, keyOf, plainTerms, RatingLog, terms } from '../rating/fixture.ts';
import { seededRandom } from '../support/random.ts';

const line = (id: string, parent: string | null, log?: RatingLog): OverviewLine => ({
  organisation: id,
  parent,
  name: id.replaceAll('-', ' '),
  level: 'chi bộ',
  progress:
    log === undefined ? null : (structuredClone(progressOf(log.state, log.period())) as OverviewLine['progress']),
});
const units = (lines: readonly OverviewLine[], voting: readonly string[] = [], today = '2026-11-01') =>
  unitsOf(ratingOverviewAnswer.parse({ organisations: lines }).organisations, new Set(voting), today);
const standings = (list: readonly Unit[]) => Object.fromEntries(list.map(({ id, standing }) => [id, standing]));

const begun = () => RatingLog.opened(['a', 'b']);
const balloted = (levels: Readonly<Record<number, string>>) => {
  const log = begun();
  log.throughBallot(levels);
  return log;
};
const decided = () => {
  const log = balloted({ 0: 'HTT', 1: 'HT' });
  log.say('superior', log.decide({ 0: 'HTT', 1: 'HT' }));
  return log;
};

describe('the units of an overview', () => {
  it('are missing, without a ballot, voting, certified or decided', () => {
    const lines = [
      line('xa', null),
      line('moi', 'xa', begun()),
      line('hop', 'xa', begun()),
      line('nua', 'xa', balloted({ 0: 'HTT' })),
      line('xong-phieu', 'xa', balloted({ 0: 'HTT', 1: 'HT' })),
      line('xong', 'xa', decided()),
    ];
    const list = units(lines, ['hop', 'xa']);
    expect(standings(list)).toEqual({
      xa: 'missing',
      moi: 'not-started',
      hop: 'voting',
      nua: 'voting',
      'xong-phieu': 'certified',
      xong: 'decided',
    });
    expect(list[0]?.below).toEqual({ all: 5, decided: 1 });
    expect(list.find(({ id }) => id === 'xong')).toMatchObject({ rated: 2, decided: 2, unproven: 0 });
  });

  it('are late from the day after a deadline, while a subject waits for that step', () => {
    const late = (log: RatingLog, today: string) => units([line('a', null, log)], [], today)[0]?.late;
    expect(late(begun(), '2026-11-20')).toBe(false);
    expect(late(begun(), '2026-11-21')).toBe(true);
    expect(late(balloted({ 0: 'HTT', 1: 'HT' }), '2026-12-06')).toBe(false);
    expect(late(balloted({ 0: 'HTT', 1: 'HT' }), '2026-12-21')).toBe(true);
    expect(late(decided(), '2027-06-01')).toBe(false);
  });

  it('stand in the order of the tree, folded until somebody unfolds it; a search looks everywhere, without accents', () => {
    const lines = [line('xa', null), line('co-so-10', 'xa'), line('co-so-2', 'xa'), line('Tổ-Đông', 'co-so-2')].map(
      (one, at) => ({
        ...one,
        organisation: `id-${at}`,
        parent: one.parent === null ? null : `id-${one.parent === 'xa' ? 0 : 2}`,
      }),
    );
    const list = units(lines);
    expect(list.map(({ name }) => name)).toEqual(['xa', 'co so 2', 'Tổ Đông', 'co so 10']);
    const shown = (search: string, open: readonly string[]) =>
      shownUnits(list, { search, filter: 'all', open: new Set(open) }).map(({ name }) => name);
    expect(shown('', [])).toEqual(['xa']);
    expect(shown('', ['id-0'])).toEqual(['xa', 'co so 2', 'co so 10']);
    expect(shown('', ['id-0', 'id-2'])).toEqual(['xa', 'co so 2', 'Tổ Đông', 'co so 10']);
    expect(shown('', ['id-2'])).toEqual(['xa']);
    expect(shown('to dong', [])).toEqual(['Tổ Đông']);
    expect(list.filter((unit) => fits(unit, 'missing'))).toHaveLength(4);
  });

  it('add up by kind, and never over different levels, of ratings or of the tree', () => {
    const other = RatingLog.opened(['c'], plainTerms({ ruleSet: LONG_AN_DISTRICTS, criteriaSet: null }));
    const above = { ...line('d', null, begun()), level: 'xã' };
    const totals = totalsOf([line('a', null, decided()), line('b', null, begun()), line('c', null, other), above]);
    expect(totals.map(({ levels, by, total, counts, open }) => [levels[0], by, total, [...counts], open])).toEqual([
      ['HTXS', 'chi bộ', 4, [0, 1, 1, 0], 2],
      ['TSVM', 'chi bộ', 1, [0, 0, 0, 0], 1],
      ['HTXS', 'xã', 2, [0, 0, 0, 0], 2],
    ]);
  });
});

describe('the cap of units together', () => {
  /** Of seven members one is proposed for the highest level: a fifth of the six good, rounded down. */
  const seven = (change: Parameters<typeof terms>[0] = capped) => {
    const log = RatingLog.opened(['a', 'b', 'c', 'd', 'e', 'f', 'g'], terms(change));
    log.throughBallot({ 0: 'HTXS', 1: 'HTT', 2: 'HTT', 3: 'HTT', 4: 'HTT', 5: 'HTT', 6: 'HT' });
    return log;
  };

  it('is of all who are decided or proposed, of units whose cap is the same; of one unit its own caps say it', () => {
    expect(unitsCaps([line('a', null, seven())])).toEqual([]);
    const pair = unitsCaps([line('a', null, seven()), line('b', null, seven()), line('c', null)]);
    expect(pair).toMatchObject([{ kind: 'individual', units: 2, cap: { of: 10, allowed: 2, top: 2, met: true } }]);
    const more = seven();
    const reason = committed('Có thành tích');
    const overrides = [{ kind: 'individual', group: 'đảng viên', reason } as const];
    more.say('superior', more.decide({ 1: 'HTXS' }, { reason, overrides }));
    const over = unitsCaps([line('a', null, seven()), line('b', null, more)]);
    expect(over).toMatchObject([{ cap: { of: 9, allowed: 1, top: 3, met: false } }]);
  });

  it('never adds up other caps, other levels of the tree, or numbers that a service should not answer', () => {
    const other = seven({ capSet: { ...CAUTIOUS_CAP, base: 'all-rated' } });
    expect(unitsCaps([line('a', null, seven()), line('b', null, other)])).toEqual([]);
    expect(unitsCaps([line('a', null, seven()), { ...line('b', null, seven()), level: 'xã' }])).toEqual([]);
    expect(unitsCaps([line('a', null, decided()), line('b', null, decided())])).toEqual([]);
    const [lying] = [line('b', null, seven())];
    const progress = lying?.progress && { ...lying.progress, expected: { individual: [7] } };
    expect(unitsCaps([line('a', null, seven()), { ...line('b', null), progress: progress ?? null }])).toEqual([]);
    const stored = { ...line('b', null, seven()) };
    const { cap: _, expected: __, ...older } = stored.progress ?? ({} as never);
    expect(unitsCaps([line('a', null, seven()), { ...stored, progress: older as never }])).toEqual([]);
  });
});

describe('choices of a decision', () => {
  it('wait for whom the terms name, and need a reason where they depart from the proposal', () => {
    const log = balloted({ 0: 'HTT', 1: 'HT' });
    const period = log.period();
    expect(decidable(log.state, period, keyOf('superior'))).toEqual([0, 1]);
    expect(decidable(log.state, period, keyOf('secretary'))).toEqual([]);
    expect(needsReason(period, 0, { level: 'HTT' })).toBe(false);
    expect(needsReason(period, 0, { level: 'HT' })).toBe(true);
    expect(needsReason(period, 0, { level: null })).toBe(true);
  });

  it('move the cap as they are made; a breach needs a reason in the groups that are touched', () => {
    const log = RatingLog.opened(['a', 'b', 'c', 'd', 'e', 'f'], terms(capped));
    log.throughBallot({ 0: 'HTXS', 1: 'HTT', 2: 'HTT', 3: 'HTT', 4: 'HTT', 5: 'HTXS' });
    const period = log.period();
    const none = metersOf(log.state, period, new Map());
    expect(none).toMatchObject([{ touched: false, cap: { top: 2, allowed: 0, met: false } }]);
    expect(missingIn(period, new Map(), none, new Map())).toEqual({ reasons: [], overrides: [] });
    const choices = new Map([
      [0, { level: 'HTXS', reason: '' }],
      [5, { level: 'HTT', reason: ' ' }],
    ]);
    const meters = metersOf(log.state, period, choices);
    expect(meters).toMatchObject([{ touched: true, cap: { of: 5, top: 1, allowed: 1, met: true } }]);
    expect(missingIn(period, choices, meters, new Map())).toEqual({ reasons: [5], overrides: [] });
    const both = new Map([...choices, [5, { level: 'HTXS', reason: '' }]] as const);
    const over = metersOf(log.state, period, both);
    expect(missingIn(period, both, over, new Map()).overrides).toHaveLength(1);
    const overrides = new Map([['individual đảng viên', 'Có thành tích']]);
    expect(missingIn(period, both, over, overrides)).toEqual({ reasons: [], overrides: [] });
    const facts = { date: '2026-12-15', document: { number: ' 7-QĐ/ĐU ', date: '2026-12-15' }, overrides };
    const { saying, openings } = decisionOf(period, both, over, facts, seededRandom('decision'));
    expect(openings.map(({ text }) => text)).toEqual(['Có thành tích']);
    expect(log.refusal('superior', saying)).toBe('accepted');
    expect(log.refusal('superior', { ...saying, overrides: [] })).toBe('DECISION-CAP');
  });
});

describe('a period that is published', () => {
  const titled = { ...newDraft('2026'), title: 'Năm 2026' };

  it('is what a log takes once it has no faults', () => {
    expect(faultsOf(newDraft('2026'))).toEqual(['title']);
    expect(faultsOf(titled)).toEqual([]);
    expect(RatingLog.withOfficers().refusal('superior', openingOf(titled, '2026-11-01'))).toBe('accepted');
    expect(faultsOf({ ...titled, asOf: '2027-01-01', holidays: '2027-13-01' })).toEqual(['asOf', 'holidays']);
    const { deadlines } = titled;
    expect(faultsOf({ ...titled, deadlines: { ...deadlines, ballot: '2026-12-05', decision: '2026-12-01' } })).toEqual([
      'deadlines',
    ]);
  });

  it('keeps cap and criteria right when the levels change', () => {
    const scored = { ...titled, criteriaSet: hundredPoints(['HTXS', 'HTT', 'HT', 'KHT']) };
    const changed = withRuleSet(scored, LONG_AN_DISTRICTS);
    expect(changed.capSet?.good).toBe('TOT');
    expect(changed.criteriaSet).toBeNull();
    expect(faultsOf(changed)).toEqual([]);
    for (let levels = 2; levels <= 12; levels++) {
      const codes = Array.from({ length: levels }, (_, place) => `L${place}`);
      expect(decodeCriteriaSet(hundredPoints(codes), codes).ok).toBe(true);
    }
  });
});
