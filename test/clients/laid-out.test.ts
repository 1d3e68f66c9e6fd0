import { describe, expect, it } from 'vitest';
import { signShared, stateAlone } from '../../clients/shared/officer.ts';
import { nameTellers } from '../../clients/shared/secretary/prepare-meeting.ts';
import { signProposal } from '../../clients/shared/teller/proposals.ts';
import { toHex } from '../../crypto/bytes.ts';
import { assertOk } from '../../crypto/result.ts';
import { createSealingKey } from '../../crypto/sealed.ts';
import { publicKeyOf } from '../../crypto/signature.ts';
import type { Body } from '../../src/domain/meeting/bodies.ts';
import { draftMeeting, stateIn, type TestTeller, viewOf } from './meeting.ts';

describe('a proposal that a liar lays before the secretary', () => {
  it('STATEMENT-SIGNERS: is not signed if it is a statement that the secretary makes alone', async () => {
    const meeting = await draftMeeting('laid out', 1);
    const state = stateIn(meeting);
    const tellers = [1, 2, 3].map(() => ({
      key: toHex(publicKeyOf(meeting.random(32))),
      exchange: toHex(createSealingKey(meeting.random).publicKey),
    }));
    const body: Body = { ...nameTellers(state, tellers, 2, 1) };
    expect(signShared(state, body, meeting.secretary)).toMatchObject({ code: 'STATEMENT-SIGNERS' });
    assertOk(stateAlone(state, body, meeting.secretary));
  });

  it('ENCODING-SHAPE: is not signed, and does not stop the device, if it is no statement at all', async () => {
    const meeting = await draftMeeting('no statement', 1);
    const { id } = stateIn(meeting);
    const hostile = [
      { type: 'poll-close', meeting: id, ordinal: 1, more: true },
      { type: 'meeting-manifest', meeting: id },
      { type: 'constructor', meeting: id },
      { type: 'poll-manifest', meeting: id, ruleSet: {} },
      null,
    ] as unknown as Body[];
    for (const body of hostile) {
      expect(signShared(stateIn(meeting), body, meeting.secretary)).toMatchObject({ code: 'ENCODING-SHAPE' });
      expect(signProposal(meeting.tellers[0] as TestTeller, viewOf(meeting), body)).toMatchObject({
        code: 'ENCODING-SHAPE',
      });
    }
  });
});
