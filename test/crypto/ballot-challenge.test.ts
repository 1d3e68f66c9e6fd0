import { describe, expect, it } from 'vitest';
import { trackingCode } from '../../crypto/ballot.ts';
import { openChallenge, verifyChallenge } from '../../crypto/ballot-challenge.ts';
import { type Bytes, concat, toHex } from '../../crypto/bytes.ts';
import { choiceOf, contextOf, encryptAll, random, selectionOf, voterOf } from './ballot-fixtures.ts';
import { overwrite } from './group-fixtures.ts';

const context = contextOf(choiceOf(3), selectionOf(10, 0, 4), choiceOf(2));
const choices = [[2], [0, 7, 9], [0]];
const { ballotKey } = voterOf(context);
const lines = encryptAll(context, ballotKey, choices);
const code = trackingCode(context, concat(...lines.map(({ ciphertexts }) => ciphertexts)));
const opening = openChallenge(context, lines);
const flip = (at: number, mask: number): Bytes => overwrite(opening, at, Uint8Array.of((opening[at] as number) ^ mask));

describe('challenge', () => {
  it('shows the choices that the tracking code stands for', () => {
    expect(verifyChallenge(context, code, opening)).toEqual({ ok: true, value: choices });
    expect(toHex(opening).startsWith('04')).toBe(true);
    expect(opening).toHaveLength(1 + 32 + 2 + 32 + 1 + 32);
  });

  it('does not contain the ballot key', () => {
    expect(toHex(opening)).not.toContain(toHex(ballotKey));
  });

  it('CHALLENGE-MISMATCH: catches a tablet that encrypted another choice than it reveals', () => {
    const claims = overwrite(opening, 0, Uint8Array.of(1));
    expect(verifyChallenge(context, code, claims)).toMatchObject({ ok: false, code: 'CHALLENGE-MISMATCH' });
    expect(verifyChallenge(context, code, flip(33, 2))).toMatchObject({ code: 'CHALLENGE-MISMATCH' });
  });

  it('catches a changed seed, another code, another poll', () => {
    for (const at of [1, 35, 66, 99]) expect(verifyChallenge(context, code, flip(at, 1))).toMatchObject({ ok: false });
    expect(verifyChallenge(context, random(32), opening)).toMatchObject({ code: 'CHALLENGE-MISMATCH' });
    expect(verifyChallenge(context, code.subarray(0, 8), opening)).toMatchObject({ code: 'CHALLENGE-MISMATCH' });
    expect(verifyChallenge({ ...context, poll: random(32) }, code, opening)).toMatchObject({
      code: 'CHALLENGE-MISMATCH',
    });
  });

  it('CHALLENGE-ENCODING: refuses other lengths, options that do not exist, and marks the line does not allow', () => {
    for (const bad of [opening.subarray(1), concat(opening, Uint8Array.of(0)), new Uint8Array(0)])
      expect(verifyChallenge(context, code, bad)).toMatchObject({ ok: false, code: 'CHALLENGE-ENCODING' });
    for (const bad of [flip(0, 8), flip(0, 1), flip(0, 4), flip(34, 4), flip(33, 0x7e)])
      expect(verifyChallenge(context, code, bad)).toMatchObject({ ok: false, code: 'CHALLENGE-ENCODING' });
  });

  it('opens only a whole ballot', () => {
    expect(() => openChallenge(context, lines.slice(1))).toThrow('do not fit');
  });
});
