import { describe, expect, it } from 'vitest';
import { utf8 } from '../../crypto/bytes.ts';
import { canonicalText, decodeCanonicalJson } from '../../crypto/json.ts';
import { assertOk } from '../../crypto/result.ts';
import { CAUTIOUS_DEFAULT, PRESETS } from '../../src/domain/rules/presets.ts';
import { decodeRuleSet, type RuleSet, ruleSetHash } from '../../src/domain/rules/rule-set.ts';

const changed = (changes: Record<string, unknown>): unknown => ({ ...CAUTIOUS_DEFAULT, ...changes });
const half = { than: 'more-than', p: 1, q: 2 };
const { rating, selection } = CAUTIOUS_DEFAULT;

describe('decodeRuleSet', () => {
  it('reads every preset back from its canonical bytes', () => {
    for (const preset of PRESETS) {
      const read = assertOk(decodeCanonicalJson(utf8(canonicalText(preset as never))));
      expect(decodeRuleSet(read)).toEqual({ ok: true, value: preset });
    }
    expect(new Set(PRESETS.map(ruleSetHash)).size).toBe(PRESETS.length);
  });

  it('accepts a document and every way to win', () => {
    const document = { number: '12-QĐ/TU', date: '2026-11-02', issuer: 'Tỉnh ủy', title: 'Quy định' };
    expect(decodeRuleSet(changed({ document })).ok).toBe(true);
    expect(decodeRuleSet(changed({ rating: { win: 'largest', none: 're-vote' } })).ok).toBe(true);
    expect(decodeRuleSet(changed({ rating: { ...rating, win: 'cumulated' } })).ok).toBe(true);
  });

  it.each<[string, unknown]>([
    ['no object', null],
    ['an array', []],
    ['an unknown member', changed({ cap: 20 })],
    ['another format', changed({ format: 2 })],
    ['a version that is no integer', changed({ version: 1.5 })],
    ['an identifier with a capital', changed({ id: 'Majority' })],
    ['a title in one language', changed({ title: { vi: 'Quá nửa' } })],
    ['a document without its date', changed({ document: { number: '1', issuer: 'x', title: 'y' } })],
    ['no level', changed({ levels: [] })],
    ['a level code twice', changed({ levels: [CAUTIOUS_DEFAULT.levels[0], CAUTIOUS_DEFAULT.levels[0]] })],
    ['a level code with a space', changed({ levels: [{ code: 'H T', vi: 'a', en: 'b' }] })],
    ['an unknown excuse', changed({ subtract: ['counted'] })],
    ['excuses out of order', changed({ subtract: ['exempt', 'moved-out'] })],
    ['an excuse twice', changed({ subtract: ['exempt', 'exempt'] })],
    ['a share above one', changed({ quorum: { than: 'at-least', p: 3, q: 2 } })],
    ['a share not in lowest terms', changed({ quorum: { than: 'at-least', p: 4, q: 6 } })],
    ['a share that is no integer', changed({ quorum: { than: 'at-least', p: 0.5, q: 1 } })],
    ['more than all', changed({ motion: { base: 'valid', threshold: { than: 'more-than', p: 1, q: 1 } } })],
    ['at least none', changed({ motion: { base: 'valid', threshold: { than: 'at-least', p: 0, q: 1 } } })],
    ['an unknown base', changed({ motion: { base: 'summoned', threshold: half } })],
    ['an unknown way to win', changed({ rating: { ...rating, win: 'lottery' } })],
    ['a threshold beside the largest', changed({ rating: { ...rating, win: 'largest' } })],
    ['an unknown remedy', changed({ rating: { ...rating, none: 'lot' } })],
    ['fewer places than must be filled', changed({ selection: { ...selection, winners: { min: 6, max: 5 } } })],
  ])('RULE-SHAPE: refuses %s', (_, value) => {
    expect(decodeRuleSet(value)).toMatchObject({ ok: false, code: 'RULE-SHAPE' });
  });
});

describe('ruleSetHash', () => {
  it('changes with every parameter and does not depend on the order of members', () => {
    const turned = Object.fromEntries(Object.entries(CAUTIOUS_DEFAULT).reverse()) as unknown as RuleSet;
    expect(ruleSetHash(turned)).toBe(ruleSetHash(CAUTIOUS_DEFAULT));
    const others: RuleSet[] = [
      { ...CAUTIOUS_DEFAULT, version: 2 },
      { ...CAUTIOUS_DEFAULT, subtract: [] },
      { ...CAUTIOUS_DEFAULT, quorum: { than: 'more-than', p: 2, q: 3 } },
      { ...CAUTIOUS_DEFAULT, rating: { win: 'largest', none: 'chair-decides' } },
    ];
    expect(new Set([CAUTIOUS_DEFAULT, ...others].map(ruleSetHash)).size).toBe(5);
  });
});
