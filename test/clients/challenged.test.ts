import { expect, it } from 'vitest';
import { checkChallenged } from '../../clients/shared/tablet/inclusion.ts';

it('CHALLENGE-IN-BOX: a challenged code that was cast shows a tablet that gave two voters one code', () => {
  const [own, another] = ['aa'.repeat(32), 'bb'.repeat(32)];
  expect(checkChallenged([own], [another])).toEqual({ ok: true, value: undefined });
  expect(checkChallenged([another, own], [own])).toMatchObject({ ok: false, code: 'CHALLENGE-IN-BOX' });
});
