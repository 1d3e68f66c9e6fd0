import { describe, expect, it } from 'vitest';
import { custodyOf, keepingOf, statedOf } from '../../src/domain/audit/custody.ts';
import { loggedTexts } from '../../src/domain/audit/personal-texts.ts';
import { committed, eventfulLog, keyOf, openingsFor, plainTerms, RatingLog } from '../rating/fixture.ts';

describe('custody as a rating log states it', () => {
  const log = eventfulLog();
  const { copies, incidents, erasures } = custodyOf(log.entries);

  it('tells of each copy when it was sealed, opened and destroyed, by whom and under which decision', () => {
    expect(copies).toHaveLength(1);
    expect(copies[0]).toMatchObject({
      by: keyOf('teller'),
      signer: committed('teller'),
      until: '2027-06-01',
      openings: [{ by: keyOf('auditor'), document: { number: '9-QĐ/UBKT' } }],
      destroyed: { by: keyOf('secretary'), date: '2027-07-02' },
    });
    expect(incidents).toMatchObject([{ incident: 'act-refused', on: '2026-11-30', code: 'RATING-SIGNER', count: 1 }]);
    expect(erasures).toMatchObject([{ by: keyOf('secretary'), document: '3-QĐ/ĐU', texts: 1 }]);
  });

  it('says what stands before a destruction as the rule judges it', () => {
    const copy = { until: '2027-06-01', destroyed: null };
    expect(keepingOf(copy, '2027-05-31', false)).toBe('until');
    expect(keepingOf(copy, '2027-06-01', true)).toBe('complaint');
    expect(keepingOf(copy, '2027-06-01', false)).toBe('due');
    expect(keepingOf(copies[0] ?? copy, '2027-08-01', true)).toBe('destroyed');
  });
});

describe('what a service counted', () => {
  it('is compared with incidents of the same day, meeting, kind and code', () => {
    const one = {
      meeting: null,
      onDay: '2026-12-01',
      incident: 'act-refused',
      code: 'RATING-SIGNER',
      count: 5,
    } as const;
    const { onDay: on, ...same } = one;
    const told = { entry: 1, date: '2026-12-02', by: '', offices: [], signer: null, detail: '' } as const;
    const incidents = [
      { ...told, ...same, on, count: 2 },
      { ...told, ...same, on, count: 1 },
      { ...told, ...same, on: '2026-12-02' },
      { ...told, ...same, on, meeting: '00' },
      { ...told, ...same, on, code: null },
      { ...told, ...same, on, incident: 'ballot-refused' as const },
    ];
    expect(statedOf([one], incidents)).toEqual([{ ...one, stated: 3 }]);
    expect(statedOf([one], [])).toEqual([{ ...one, stated: 0 }]);
  });
});

describe('texts of a rating log', () => {
  it('are each about those they speak of: one, several, or nobody rated', () => {
    const log = RatingLog.opened(['Lê An', 'Lê Bình'], plainTerms());
    const [cause, common, place] = ['Chuyển công tác', 'Theo tập thể', 'Tủ số 2'].map(committed);
    log.say('secretary', { type: 'status-stated', subject: 1, history: history(log), basis: cause ?? '' });
    log.say('secretary', log.decide({ 0: 'HTT', 1: 'HTT' }, { reason: common ?? '' }));
    log.say('secretary', {
      type: 'copy-sealed',
      meeting: null,
      file: null,
      until: '2027-06-01',
      place: place ?? '',
    });
    const about = new Map(loggedTexts(log.entries).map(({ commitment, subjects }) => [commitment, subjects]));
    expect(about.get(committed('Lê An'))).toEqual([0]);
    expect(about.get(committed('Lê Bình'))).toEqual([1]);
    expect(about.get(cause ?? '')).toEqual([1]);
    expect(about.get(common ?? '')).toEqual([0, 1]);
    expect(about.get(place ?? '')).toEqual([]);
    expect(about.get(committed('secretary'))).toEqual([]);
  });

  it('are all that a log commits to, each once', () => {
    const log = eventfulLog();
    const all = new Set(log.entries.flatMap(({ body }) => openingsFor(body)).map(({ commitment }) => commitment));
    const texts = loggedTexts(log.entries).map(({ commitment }) => commitment);
    expect(new Set(texts)).toEqual(all);
    expect(texts).toHaveLength(all.size);
  });
});

const history = ({ state }: RatingLog) => state.subjects[1]?.history ?? [];
