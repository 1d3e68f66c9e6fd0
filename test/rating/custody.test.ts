import { describe, expect, it } from 'vitest';
import { concat } from '../../crypto/bytes.ts';
import { writeRecord } from '../../crypto/record.ts';
import { verifyRatingRecord } from '../../src/domain/rating/verify-record.ts';
import { committed, complaintAbout, eventfulLog, plainTerms, RatingLog } from './fixture.ts';

const why = committed('Theo kết luận kiểm tra');
const document = { number: '9-QĐ/UBKT', date: '2027-06-15' };
const sealed = { type: 'copy-sealed', meeting: null, file: '05'.repeat(32), until: '2027-06-01', place: why } as const;
const destroyed = (copy: number, date: string) =>
  ({ type: 'copy-destroyed', date, copy, document, manner: why }) as const;
const opened = (copy: number) => ({ type: 'copy-opened', copy, document, reason: why }) as const;

describe('sealed copies', () => {
  it('COPY-RETENTION: are kept until their day, and while a complaint waits', () => {
    const log = RatingLog.opened(['a'], plainTerms());
    expect(log.refusal('teller', { ...sealed, until: '2026-11-30' })).toBe('COPY-RETENTION');
    const copy = log.say('teller', sealed);
    expect(log.refusal('secretary', destroyed(copy, '2027-05-31'))).toBe('COPY-RETENTION');
    expect(log.refusal('secretary', destroyed(copy, '2027-06-01'))).toBe('accepted');
    log.say('secretary', log.decide({ 0: 'HTT' }, { reason: why }));
    const complaint = log.say('secretary', complaintAbout(0));
    expect(log.refusal('secretary', destroyed(copy, '2027-06-01'))).toBe('COPY-RETENTION');
    log.say('auditor', { type: 'complaint-answered', complaint, outcome: 'dismissed', findings: why });
    expect(log.refusal('secretary', destroyed(copy, '2027-06-01'))).toBe('accepted');
  });

  it('COPY-UNKNOWN: are opened and destroyed only while they are kept', () => {
    const log = RatingLog.opened(['a']);
    expect(log.refusal('auditor', opened(1))).toBe('COPY-UNKNOWN');
    const copy = log.say('secretary', sealed);
    log.say('auditor', opened(copy));
    expect(log.state.copies.get(copy)).toMatchObject({ openings: 1 });
    const destruction = log.say('superior', destroyed(copy, '2027-06-20'));
    expect(log.state.copies.get(copy)).toMatchObject({ openings: 1, destroyed: destruction });
    expect(log.refusal('auditor', opened(copy))).toBe('COPY-UNKNOWN');
    expect(log.refusal('superior', destroyed(copy, '2027-06-21'))).toBe('COPY-UNKNOWN');
  });

  it('RATING-SIGNER: no secretary or teller opens one', () => {
    const log = RatingLog.opened(['a']);
    const copy = log.say('secretary', sealed);
    for (const who of ['secretary', 'teller', 'appraiser', 'stranger'])
      expect(log.refusal(who, opened(copy))).toBe('RATING-SIGNER');
    expect(log.refusal('teller', destroyed(copy, '2027-06-20'))).toBe('RATING-SIGNER');
  });
});

describe('incidents', () => {
  const noted = {
    type: 'incident-noted',
    incident: 'sign-in-failed',
    meeting: null,
    code: 'SESSION-SIGNATURE',
  } as const;

  it('INCIDENT-DATE: are stated after they happened', () => {
    const log = RatingLog.opened(['a']);
    const on = (day: string) => log.refusal('teller', { ...noted, on: day, count: 3, detail: why });
    expect(on('2026-12-02')).toBe('INCIDENT-DATE');
    expect(on('2026-12-01')).toBe('accepted');
  });
});

it('a log still verifies after copies were destroyed and texts erased', async () => {
  const parts: Uint8Array[] = [];
  for await (const part of writeRecord(eventfulLog().record())) parts.push(part);
  const report = await verifyRatingRecord([concat(...parts)]);
  expect(report.standing).toBe('consistent');
  if (report.standing === 'refused') return;
  expect([...report.state.copies.values()]).toMatchObject([{ openings: 1 }]);
  expect(report.decided.map(({ subjects }) => subjects.map(({ departs }) => departs))).toEqual([
    [false, false],
    [true],
  ]);
});
