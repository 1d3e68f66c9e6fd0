import { fromHex, type Hex, toHex } from '../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { evaluateBlinded } from '../../../crypto/token.ts';
import { openOrdinals } from '../../../src/domain/meeting/acts/issuing.ts';
import type { BodyOf } from '../../../src/domain/meeting/bodies.ts';
import type { Entry } from '../../../src/domain/meeting/entry.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { type MeetingView, stateOf } from '../meeting-view.ts';
import { stateAlone } from '../officer.ts';
import { remember, type TellerDevice, usableShares } from './memory.ts';

/** States that this teller has seen the person. */
export const markPresent = (
  device: TellerDevice,
  state: MeetingState,
  voter: number,
): Result<Entry<BodyOf<'presence'>>> =>
  stateAlone(state, { type: 'presence', meeting: state.id, voter }, device.secretKey);

/** Leaf hashes of the requests that wait for this teller's answer, in the order of the log. */
export const pendingRequests = (state: MeetingState, teller: number): Hex[] =>
  [...state.requests].flatMap(([leaf, request]) =>
    request.answers.has(teller) || openOrdinals(state, request).length === 0 ? [] : [leaf],
  );

/**
 * Answers one request with blind evaluations. The log has been judged: the voter is on the roll, entitled, present, and
 * asks once for each ordinal. What is granted is remembered before the answer is returned, so that no other log can
 * make this device answer another request for the same ballot.
 * @param leaf of a request in this device's view
 * @returns the entry to append. `TELLER-ANSWER-CONFLICT` if another request of this voter was answered: the service has
 * shown two logs
 */
export async function answerRequest(
  device: TellerDevice,
  view: MeetingView,
  leaf: Hex,
): Promise<Result<Entry<BodyOf<'issue'>>>> {
  const state = stateOf(view);
  const shares = usableShares(device, view);
  if (!shares.ok) return shares;
  const request = state.requests.get(leaf);
  if (request === undefined) return refuse('ISSUE-REQUEST', 'no such request');
  const ordinals = openOrdinals(state, request);
  const names = ordinals.map((ordinal) => `${request.voter}/${ordinal}`);
  if (names.some((name) => (device.memory.granted.get(name) ?? leaf) !== leaf))
    return refuse('TELLER-ANSWER-CONFLICT', 'this device has answered another request of this voter');
  const evaluations: BodyOf<'issue'>['evaluations'] = [];
  for (const ordinal of ordinals) {
    const share = shares.value.pairs.find((pair) => pair.ordinal === ordinal)?.token;
    if (!share) return refuse('TELLER-SHARE-DELETED', `of pair ${ordinal}`);
    const evaluation = evaluateBlinded(share, fromHex(request.blinded.get(ordinal) as Hex), device.random);
    if (!evaluation.ok) return evaluation;
    evaluations.push({ ordinal, evaluation: toHex(evaluation.value) });
  }
  const { teller } = shares.value;
  const body: BodyOf<'issue'> = { type: 'issue', meeting: state.id, request: leaf, teller, evaluations };
  const entry = stateAlone(state, body, device.secretKey);
  if (!entry.ok) return entry;
  await remember(device, (memory) => ({
    ...memory,
    granted: new Map([...memory.granted, ...names.map((name) => [name, leaf] as const)]),
  }));
  return ok(entry.value);
}
