import { describe, expect, it } from 'vitest';
import { PREPARE } from '../../clients/secretary/prepare/words.ts';
import { RUN } from '../../clients/secretary/run/words.ts';
import { POLLS } from '../../clients/teller/words/polls.ts';
import type { Words } from '../../src/domain/words.ts';

/** What is said before each act that nobody can take back, with figures as they may be. */
const TOLD: readonly (readonly [act: string, Words])[] = [
  ['propose-manifest', PREPARE.proposeText],
  ['open-issuing', RUN.openIssuingText],
  ['propose-poll', RUN.proposePollText],
  ['barrier', RUN.barrierText],
  ['open-poll', RUN.openText],
  ['close-poll', RUN.closeText(8, 9)],
  ['certify', RUN.certifyText],
  ['cancel-poll', RUN.cancelText],
  ['end-meeting', RUN.endText],
  ['check-barrier', POLLS.checkText],
  ['count', POLLS.countText],
];

describe('an act that cannot be undone', () => {
  it.for(TOLD)('%s: says what will happen, and that it is for good', ([, { vi, en }]) => {
    expect(vi).toContain('Không thể hoàn tác');
    expect(en).toMatch(/cannot be undone/i);
    for (const text of [vi, en]) expect(text.split(/[.;] /).length).toBeGreaterThan(1);
  });
});
