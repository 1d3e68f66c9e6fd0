import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedSummoned, checkHeads, countAttendance, type Heads } from '../../src/domain/rules/heads.ts';
import { CAUTIOUS_DEFAULT } from '../../src/domain/rules/presets.ts';
import { MEMBERSHIPS, mayVote, STANDINGS } from '../../src/domain/rules/standing.ts';
import { everybody, NOBODY_ABSENT } from './builders.ts';

const attendance = fc.record({
  membership: fc.constantFrom(...MEMBERSHIPS),
  standing: fc.constantFrom(...STANDINGS),
  present: fc.boolean(),
  excused: fc.boolean(),
});

describe('countAttendance', () => {
  it('counts official members, and the absent under their standing', () => {
    const member = { membership: 'official', standing: 'counted', present: true, excused: false } as const;
    expect(
      countAttendance([
        member,
        { ...member, membership: 'probationary' },
        { ...member, standing: 'exempt' },
        { ...member, standing: 'exempt', present: false },
        { ...member, standing: 'moved-out', present: false, excused: true },
        { ...member, present: false, excused: true },
        { ...member, present: false },
        { ...member, standing: 'suspended' },
      ]),
    ).toEqual({
      summoned: 7,
      present: 2,
      absent: { ...NOBODY_ABSENT, exempt: 1, 'moved-out': 1, excused: 1, suspended: 1 },
    });
  });

  it('gives what checkHeads accepts and an adjusted number between present and summoned', () => {
    fc.assert(
      fc.property(fc.array(attendance), (roll) => {
        const counted = countAttendance(roll);
        const heads: Heads = { ...everybody(0), ...counted };
        expect(checkHeads(heads).ok).toBe(true);
        const subtracted = roll.filter(
          (m) =>
            m.membership === 'official' &&
            (['moved-out', 'suspended', 'detained'].includes(m.standing) ||
              (!m.present && (m.standing !== 'counted' || m.excused))),
        );
        expect(adjustedSummoned(CAUTIOUS_DEFAULT, heads)).toBe(counted.summoned - subtracted.length);
        expect(adjustedSummoned({ ...CAUTIOUS_DEFAULT, subtract: [] }, heads)).toBe(counted.summoned);
      }),
    );
  });
});

describe('mayVote', () => {
  it('lets official members vote who are not elsewhere, suspended or detained', () => {
    expect(STANDINGS.filter((standing) => mayVote('official', standing))).toEqual(['counted', 'exempt', 'excused']);
    expect(STANDINGS.some((standing) => mayVote('probationary', standing))).toBe(false);
  });
});

describe('checkHeads', () => {
  it('accepts early leavers and invalid ballots', () => {
    expect(checkHeads(everybody(15, { issued: 14, returned: 13, valid: 12, invalid: 1 })).ok).toBe(true);
    expect(checkHeads(everybody(0)).ok).toBe(true);
  });

  it.each<[string, Partial<Heads>]>([
    ['more present than summoned', { summoned: 14 }],
    ['present and excused above summoned', { absent: { ...NOBODY_ABSENT, exempt: 1 } }],
    ['more issued than present', { present: 14 }],
    ['more returned than issued', { issued: 14 }],
    ['fewer valid than returned', { valid: 14 }],
    ['more invalid than returned', { invalid: 1 }],
  ])('COUNT-IDENTITY: refuses %s', (_, changes) => {
    expect(checkHeads(everybody(15, changes))).toMatchObject({ ok: false, code: 'COUNT-IDENTITY' });
  });

  it.each<[string, Partial<Heads>]>([
    ['a negative number', { invalid: -1, valid: 16 }],
    ['a fraction', { valid: 14.5, invalid: 0.5 }],
    ['a missing number', { absent: { ...NOBODY_ABSENT, exempt: undefined as unknown as number } }],
    ['a number beyond the bound', { summoned: 1_000_001 }],
  ])('COUNT-SHAPE: refuses %s', (_, changes) => {
    expect(checkHeads(everybody(15, changes))).toMatchObject({ ok: false, code: 'COUNT-SHAPE' });
  });
});
