import { describe, expect, it } from 'vitest';
import { type Bytes, concat } from '../../crypto/bytes.ts';
import { createShares, finishShares } from '../../crypto/dkg.ts';
import { decodeComplaint, encodeComplaint, judgeComplaint, shareContext } from '../../crypto/dkg-complaint.ts';
import type { Json } from '../../crypto/json.ts';
import { provePossession, verifyPossession } from '../../crypto/possession.ts';
import { assertOk } from '../../crypto/result.ts';
import { createSealingKey, seal } from '../../crypto/sealed.ts';
import { boxSuite, tokenSuite } from '../../crypto/suite.ts';
import { allMessages, at, finishedRun, seeded, startRun } from './dkg-fixture.ts';

const run = startRun(3, 2);
const finished = finishedRun(run);
const { ceremony, packages } = run;
const { judged } = finished;

const expectBlame = (result: object, code: string, accused: number) =>
  expect(result).toMatchObject({ ok: false, code, accused });

describe('rounds 2 and 3', () => {
  const messages = allMessages(run, judged);
  const messageOf = (sender: number, receiver: number) =>
    at(
      messages.filter((m) => m.sender === sender && m.receiver === receiver),
      0,
    );
  const receive = (list: typeof messages) => finishShares(judged, at(run.secrets, 0), at(run.sealingSecrets, 0), list);
  const forge = (content: Bytes) => ({
    sender: 2,
    receiver: 1,
    sealed: seal({
      signingKey: at(run.signingSecrets, 1),
      receiverKey: at(ceremony.tellers, 0).sealingKey,
      context: shareContext(judged.transcript, 2, 1),
      content,
      random: seeded('forged'),
    }),
  });
  const without2 = messages.filter(({ sender }) => sender !== 2);
  const goodContent = concat(
    ...at(run.secrets, 1).pairs.flatMap(({ box, token }) => [boxSuite.shareFor(box, 1), tokenSuite.shareFor(token, 1)]),
  );

  it('DKG-OWN-PACKAGE-ALTERED: a teller sends no shares for commitments that are not its own', () => {
    const other = startRun(3, 2, { seed: 'other' });
    const swapped = { ...judged, packages: [at(other.packages, 0), ...packages.slice(1)] };
    expect(createShares(swapped, at(run.secrets, 0), at(run.signingSecrets, 0), seeded('x'))).toMatchObject({
      code: 'DKG-OWN-PACKAGE-ALTERED',
    });
    expect(finishShares(swapped, at(run.secrets, 0), at(run.sealingSecrets, 0), messages)).toMatchObject({
      code: 'DKG-OWN-PACKAGE-ALTERED',
    });
  });

  it('DKG-SHARE-MISSING: needs one message of every other teller', () => {
    expect(receive(without2)).toMatchObject({ code: 'DKG-SHARE-MISSING' });
    expect(receive([...messages, messageOf(2, 1)])).toMatchObject({
      code: 'DKG-SHARE-MISSING',
    });
  });

  it('SEALED-SIGNATURE-INVALID: a message altered on the way blames nobody', () => {
    const altered = messages.map((m) =>
      m.sender === 2 ? { ...m, sealed: m.sealed.map((b, i) => (i === 40 ? b ^ 1 : b)) } : m,
    );
    const result = receive(altered);
    expect(result).toMatchObject({ code: 'SEALED-SIGNATURE-INVALID' });
    expect(result).not.toHaveProperty('accused');
  });

  it('SEALED-SIGNATURE-INVALID: tellers who were shown different packages cannot exchange shares', () => {
    const lied = { ...judged, transcript: new Uint8Array(32) };
    expect(finishShares(lied, at(run.secrets, 0), at(run.sealingSecrets, 0), messages)).toMatchObject({
      code: 'SEALED-SIGNATURE-INVALID',
    });
  });

  it('DKG-SHARE-INVALID: names the cheater, and everybody can check the complaint', () => {
    expect(receive([...without2, forge(goodContent)]).ok).toBe(true);
    const cheats = [
      ...[0, 1, 2, 3].map((i) => goodContent.map((byte, at) => (at === 32 * i + 16 ? byte ^ 1 : byte))),
      concat(goodContent.slice(0, 96), new Uint8Array(32)),
      concat(goodContent.slice(0, 96), new Uint8Array(32).fill(0xff)),
      goodContent.slice(1),
      concat(goodContent, new Uint8Array(1)),
      new Uint8Array(),
    ];
    for (const content of cheats) {
      const result = receive([...without2, forge(content)]);
      expectBlame(result, 'DKG-SHARE-INVALID', 2);
      if (result.ok || result.code !== 'DKG-SHARE-INVALID' || !('complaint' in result)) throw new Error('no complaint');
      const published = assertOk(decodeComplaint(encodeComplaint(result.complaint)));
      expect(judgeComplaint(judged, published)).toEqual({ ok: true, value: { culprit: 2 } });
    }
  });

  it('DKG-SHARE-INVALID: a signed message that does not open is the sender’s fault', () => {
    const sealed = seal({
      signingKey: at(run.signingSecrets, 1),
      receiverKey: at(ceremony.tellers, 2).sealingKey,
      context: shareContext(judged.transcript, 2, 1),
      content: goodContent,
      random: seeded('wrong receiver'),
    });
    // Sealed for teller 3 but sent to teller 1: the signature names the receiver, so this is no message for teller 1.
    expect(receive([...without2, { sender: 2, receiver: 1, sealed }])).toMatchObject({
      code: 'SEALED-SIGNATURE-INVALID',
    });
  });

  const complaint = {
    accuser: 1,
    accused: 2,
    sealed: messageOf(2, 1).sealed,
    sealingSecret: at(run.sealingSecrets, 0),
  };

  it('DKG-COMPLAINT-UNFOUNDED: who accuses with a good share is the culprit', () => {
    expectBlame(judgeComplaint(judged, complaint), 'DKG-COMPLAINT-UNFOUNDED', 1);
  });

  it('DKG-COMPLAINT-INVALID: a complaint that anybody could have made names nobody', () => {
    const bad = [
      { ...complaint, sealingSecret: at(run.sealingSecrets, 1) },
      { ...complaint, sealingSecret: new Uint8Array(31) },
      { ...complaint, sealed: messageOf(3, 1).sealed },
      { ...complaint, sealed: new Uint8Array(300) },
      { ...complaint, accused: 4 },
      { ...complaint, accused: 1 },
      { ...complaint, accuser: 0 },
      { ...complaint, accuser: 1.5 },
    ];
    for (const forged of bad) {
      const result = judgeComplaint(judged, forged);
      expect(result).toMatchObject({ code: 'DKG-COMPLAINT-INVALID' });
      expect(result).not.toHaveProperty('accused');
    }
  });

  it('DKG-COMPLAINT-INVALID: a teller cannot frame another with a message to a key of its own', () => {
    // Teller 2 seals good shares for a key it made itself, and complains in the name of teller 1, who would be blamed.
    const own = createSealingKey(seeded('own'));
    const sealed = seal({
      signingKey: at(run.signingSecrets, 1),
      receiverKey: own.publicKey,
      context: shareContext(judged.transcript, 2, 1),
      content: goodContent,
      random: seeded('framed'),
    });
    const result = judgeComplaint(judged, { ...complaint, sealed, sealingSecret: own.secretKey });
    expect(result).toMatchObject({ code: 'DKG-COMPLAINT-INVALID' });
  });

  it('ENCODING-SHAPE: refuses complaints of another shape', () => {
    const good = encodeComplaint(complaint) as { [key: string]: Json };
    for (const json of [null, {}, { ...good, more: 1 }, { ...good, accused: '2' }] as Json[])
      expect(decodeComplaint(json)).toMatchObject({ code: 'ENCODING-SHAPE' });
    expect(decodeComplaint({ ...good, sealingSecret: 'ab' })).toMatchObject({ code: 'ENCODING-HEX' });
  });
});

describe('rehearsal', () => {
  const base = { ordinal: 1, teller: 2, transcript: judged.transcript, nonce: new Uint8Array(32).fill(9) };

  it.each(['box', 'token'] as const)(
    'REHEARSAL-POSSESSION-INVALID: only the %s share itself answers a fresh nonce',
    (suite) => {
      const possession = { ...base, suite };
      const pair = at(judged.pairs, 1);
      const keys = suite === 'box' ? pair.boxShares : pair.tokenShares;
      const proof = provePossession(possession, at(at(finished.shares, 1), 1)[suite], seeded('rehearsal'));
      expect(verifyPossession(possession, at(keys, 1), proof).ok).toBe(true);
      const refused = (result: object) => expect(result).toMatchObject({ code: 'REHEARSAL-POSSESSION-INVALID' });
      refused(verifyPossession({ ...possession, nonce: new Uint8Array(32) }, at(keys, 1), proof));
      refused(verifyPossession({ ...possession, ordinal: 0 }, at(keys, 1), proof));
      refused(verifyPossession({ ...possession, teller: 1 }, at(keys, 1), proof));
      refused(verifyPossession(possession, at(keys, 0), proof));
      refused(verifyPossession(possession, at(keys, 1), proof.slice(1)));
      refused(verifyPossession(possession, at(keys, 1), new Uint8Array(proof.length)));
      const foreign = provePossession(possession, at(at(finished.shares, 0), 1)[suite], seeded('rehearsal'));
      refused(verifyPossession(possession, at(keys, 1), foreign));
    },
  );
});
