import { type Bytes, decodeHex, fromHex, type Hex, type RandomBytes, toHex } from '../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { publicKeyOf } from '../../../crypto/signature.ts';
import { blind, type Evaluation, finalizeToken, tokenMessage, verifyEvaluation } from '../../../crypto/token.ts';
import {
  findVaultEntry,
  openVaultEntry,
  type SealedRight,
  sealVaultEntry,
  vaultEntryHash,
} from '../../../crypto/vault.ts';
import type { BodyOf } from '../../../src/domain/meeting/bodies.ts';
import type { Entry } from '../../../src/domain/meeting/entry.ts';
import { answersFor, type IssueRequest, type MeetingState } from '../../../src/domain/meeting/state.ts';
import { stateAlone } from '../officer.ts';
import { sealsOwnPlace } from '../own-line.ts';
import { manifestOf, pairKeysOf } from '../poll-context.ts';
import type { ReadSlip } from './slip.ts';

/**
 * A visit at the door: plain values without a secret, so that it may be stored and a reloaded tablet sends the same
 * bytes again. Keys and blinding factors are only in the sealed entry.
 */
export interface DoorVisit {
  readonly voter: number;
  readonly entry: Entry<BodyOf<'request'>>;
  /** The sealed vault entry, hex. */
  readonly vaultEntry: Hex;
}

/** Ordinals of the meeting's pool, ascending: what every vault entry holds a right for. */
export const poolOrdinals = (state: MeetingState): number[] =>
  (state.manifest?.body.pool ?? []).map(({ ordinal }) => ordinal);

/** This voter's last request, if the log has one. */
function ownRequest(
  state: MeetingState,
  voter: number,
): { readonly leaf: Hex; readonly request: IssueRequest } | undefined {
  const own = [...state.requests].filter(([, request]) => request.voter === voter).at(-1);
  return own && { leaf: own[0], request: own[1] };
}

/**
 * What a visit asks for: every planned poll and spare that the voter has not asked for yet, but not the last pair of the
 * pool while nobody has fixed its questions. That reserve is for a poll held again after a lost card: whoever finds the card
 * must not hold a ballot of it too.
 */
export function askable(state: MeetingState, voter: number): number[] {
  const pool = poolOrdinals(state);
  return pool.filter((ordinal) => {
    const poll = state.polls.get(ordinal);
    const reserve = pool.length > 1 && ordinal === pool.at(-1) && poll?.manifest === undefined;
    return poll?.phase === 'planned' && !reserve && !state.asked.has(`${voter}/${ordinal}`);
  });
}

/**
 * Begins a visit: one-time ballot keys and blinding factors for every ordinal, sealed under the card's key before
 * anything else is made of them, then the request, blinded and signed with the slip. The caller stores the visit, then
 * sends it. The secrets made here are overwritten before it returns.
 * @param cardKey 32 bytes, of `readCard`
 * @returns `DOOR-REQUESTED` if this voter has asked for all there is, `DOOR-NOTHING-LEFT` once every barrier has fallen, or
 * the refusal that the request would meet (03-statements), for instance `REQUEST-NOT-PRESENT`
 */
export function beginVisit(
  state: MeetingState,
  slip: ReadSlip,
  cardKey: Bytes,
  random: RandomBytes,
): Result<DoorVisit> {
  const manifest = manifestOf(state);
  if (!manifest.ok) return manifest;
  const planned = askable(state, slip.voter);
  if (planned.length === 0)
    return ownRequest(state, slip.voter) === undefined
      ? refuse('DOOR-NOTHING-LEFT', 'ballots of every poll have been issued')
      : refuse('DOOR-REQUESTED', 'ballots were asked for with this slip');
  const ownVoter = sealsOwnPlace(state) ? { ownVoter: slip.voter } : {};
  const fingerprint = fromHex(manifest.value.hash);
  const papers = poolOrdinals(state).map((ordinal) => {
    const ballotSecret = random(32);
    const { blinded, blinding } = blind(tokenMessage(fingerprint, ordinal, publicKeyOf(ballotSecret)), random);
    return { right: { ordinal, ballotSecret, blinding, ...ownVoter }, blinded };
  });
  const sealed = sealVaultEntry(
    cardKey,
    fromHex(state.id),
    papers.map(({ right }) => right),
    random,
  );
  wipeRights(papers.map(({ right }) => right));
  const body: BodyOf<'request'> = {
    type: 'request',
    meeting: state.id,
    manifest: manifest.value.hash,
    voter: slip.voter,
    vault: toHex(vaultEntryHash(sealed)),
    blinded: papers.flatMap(({ right: { ordinal }, blinded }) =>
      planned.includes(ordinal) ? [{ ordinal, point: toHex(blinded) }] : [],
    ),
  };
  const entry = stateAlone(state, body, slip.secretKey);
  return entry.ok ? ok({ voter: slip.voter, entry: entry.value, vaultEntry: toHex(sealed) }) : entry;
}

type FetchVault = (ordinal: number) => Promise<Result<{ readonly entries: readonly { readonly entry: Hex }[] }>>;

/**
 * Judges a drawn card before a request is sent: a sheet printed twice, or a card put back into the box, would leave two people
 * with one card, and neither could vote (08-vault). Here there is still another card to draw; at the booth there is none.
 * @param cardKey 32 bytes, of `readCard`
 * @param fetchVault asks the service; what it answers is hostile: entries left out only cost the warning
 * @returns `CARD-USED`, or the transport's refusal; a vault that is not shown warns of nothing
 */
export async function judgeUnused(
  state: MeetingState,
  voter: number,
  cardKey: Bytes,
  fetchVault: FetchVault,
): Promise<Result<void>> {
  // The latest poll: who came before, for whatever polls, asked for it too.
  const ordinal = askable(state, voter).at(-1);
  if (ordinal === undefined) return ok(undefined);
  const page = await fetchVault(ordinal);
  if (!page.ok) return page.code === 'VAULT-UNAVAILABLE' ? ok(undefined) : page;
  const entries = page.value.entries.flatMap(({ entry }) => {
    const sealed = decodeHex(entry);
    return sealed.ok ? [sealed.value] : [];
  });
  const found = findVaultEntry(cardKey, fromHex(state.id), poolOrdinals(state), entries);
  if (found.ok) wipeRights(found.value.rights);
  return !found.ok && found.code === 'VAULT-ENTRY-MISSING'
    ? ok(undefined)
    : refuse('CARD-USED', 'an entry of the vault opens with this card');
}

/** How far a request has come. */
export interface VisitProgress {
  /** Whether the request is in the log. */
  readonly logged: boolean;
  /** Tellers who have answered. */
  readonly answered: number;
  readonly threshold: number;
  /** Enough have: the visit can be finished. */
  readonly ready: boolean;
}

/** Waits for t answers to every ordinal that is still issued; ordinals whose barrier fell meanwhile are not waited for. */
export function visitProgress(state: MeetingState, voter: number): VisitProgress {
  const threshold = state.manifest?.body.threshold ?? Number.POSITIVE_INFINITY;
  const own = ownRequest(state, voter);
  const answered = own?.request.answers.size ?? 0;
  return { logged: own !== undefined, answered, threshold, ready: answered >= threshold };
}

/**
 * The sealed entry of a visit that was begun on another tablet: out of the whole vault of an ordinal that was issued to this
 * voter, which the service serves to everybody alike.
 * @param fetchVault asks the service; what it answers is hostile
 * @returns the entry, hex; `DOOR-WAITING` before t tellers have answered, `VAULT-ENTRY-MISSING` if the service does not have
 * what it took in, or the transport's refusal
 */
export async function fetchOwnEntry(state: MeetingState, voter: number, fetchVault: FetchVault): Promise<Result<Hex>> {
  const own = ownRequest(state, voter);
  const threshold = state.manifest?.body.threshold ?? Number.POSITIVE_INFINITY;
  // The latest ordinal, whose vault is there longest.
  const ordinal = [...(own?.request.blinded.keys() ?? [])]
    .filter((candidate) => own !== undefined && answersFor(own.request, candidate).length >= threshold)
    .at(-1);
  if (own === undefined || ordinal === undefined) return refuse('DOOR-WAITING', 'not enough tellers have answered');
  const page = await fetchVault(ordinal);
  if (!page.ok) return page;
  for (const { entry } of page.value.entries) {
    const sealed = decodeHex(entry);
    if (sealed.ok && toHex(vaultEntryHash(sealed.value)) === own.request.vault) return ok(entry);
  }
  return refuse('VAULT-ENTRY-MISSING', 'the service does not have the entry that this voter signed for');
}

/**
 * Finishes a visit on this or any other tablet: every answer is judged against its teller's verification share, and for
 * every ordinal the token is made and judged under the *manifest's* key, so that an issuer with a key of its own for
 * this voter is caught at the door. Tokens are then dropped: the booth makes them again from the vault.
 * @param vaultEntry hostile: the sealed entry that the log's request names, from this tablet or out of the vault
 * @returns the ordinals for which the voter holds a ballot; `DOOR-WAITING` before t tellers have answered,
 * `VAULT-ENTRY-MISMATCH` if the entry is not the one signed for, `ISSUE-EVALUATION-INVALID` naming the teller, or
 * `TOKEN-INVALID`
 */
export function finishVisit(
  state: MeetingState,
  voter: number,
  cardKey: Bytes,
  vaultEntry: Hex,
  random: RandomBytes,
): Result<readonly number[]> {
  const manifest = manifestOf(state);
  if (!manifest.ok) return manifest;
  const own = ownRequest(state, voter);
  const sealed = decodeHex(vaultEntry);
  if (!visitProgress(state, voter).ready || own === undefined)
    return refuse('DOOR-WAITING', 'not enough tellers have answered');
  if (!sealed.ok || toHex(vaultEntryHash(sealed.value)) !== own.request.vault)
    return refuse('VAULT-ENTRY-MISMATCH', 'not the entry that this voter signed for');
  const rights = openVaultEntry(cardKey, fromHex(state.id), poolOrdinals(state), sealed.value);
  if (!rights.ok) return rights;
  const issued: number[] = [];
  for (const right of rights.value) {
    const answers = answersFor(own.request, right.ordinal);
    if (answers.length < manifest.value.body.threshold) continue;
    const evaluations = answers.map(({ teller, evaluation }) => ({ teller, evaluation: fromHex(evaluation) }));
    const blinded = fromHex(own.request.blinded.get(right.ordinal) as Hex);
    const token = makeToken(state, right, evaluations, blinded, random);
    if (!token.ok) {
      wipeRights(rights.value);
      return token;
    }
    token.value.fill(0);
    issued.push(right.ordinal);
  }
  wipeRights(rights.value);
  return ok(issued);
}

/**
 * Checks a visit whose sealed entry cannot be had on this tablet: every answer in the log verifies under its teller's
 * share, and any t such make a token under the manifest's key. Whether the card opens the entry shows at the booth.
 * @returns as `finishVisit`
 */
export function checkAnswers(state: MeetingState, voter: number): Result<readonly number[]> {
  const own = ownRequest(state, voter);
  if (!visitProgress(state, voter).ready || own === undefined)
    return refuse('DOOR-WAITING', 'not enough tellers have answered');
  const issued: number[] = [];
  for (const [ordinal, blinded] of own.request.blinded) {
    const answers = answersFor(own.request, ordinal);
    for (const { teller, evaluation } of answers)
      if (!isRightAnswer(state, ordinal, teller, fromHex(blinded), fromHex(evaluation)))
        return refuse('ISSUE-EVALUATION-INVALID', `teller ${teller}, poll ${ordinal}`);
    if (answers.length >= (state.manifest?.body.threshold ?? Number.POSITIVE_INFINITY)) issued.push(ordinal);
  }
  return ok(issued);
}

const isRightAnswer = (
  state: MeetingState,
  ordinal: number,
  teller: number,
  blinded: Bytes,
  evaluation: Bytes,
): boolean => verifyEvaluation(fromHex(pairKeysOf(state, ordinal).tokenShares[teller - 1] as Hex), blinded, evaluation);

/**
 * Combines t answers to the token of one ballot key and judges it under the manifest's key.
 * @param blinded where it is known, every answer is judged, so that a false one is laid at its teller's door
 */
export function makeToken(
  state: MeetingState,
  right: SealedRight,
  evaluations: readonly Evaluation[],
  blinded: Bytes | undefined,
  random: RandomBytes,
): Result<Bytes> {
  const manifest = manifestOf(state);
  if (!manifest.ok) return manifest;
  const { threshold, pool } = manifest.value.body;
  for (const { teller, evaluation } of blinded === undefined ? [] : evaluations)
    if (!isRightAnswer(state, right.ordinal, teller, blinded as Bytes, evaluation))
      return refuse('ISSUE-EVALUATION-INVALID', `teller ${teller}, poll ${right.ordinal}`);
  return finalizeToken({
    evaluations: evaluations.slice(0, threshold),
    blinding: right.blinding,
    message: tokenMessage(fromHex(manifest.value.hash), right.ordinal, publicKeyOf(right.ballotSecret)),
    tokenKey: fromHex(pool.find(({ ordinal }) => ordinal === right.ordinal)?.token as Hex),
    threshold,
    random,
  });
}

/** Overwrites ballot keys and blinding factors. */
export function wipeRights(rights: readonly SealedRight[]): void {
  for (const { ballotSecret, blinding } of rights) {
    ballotSecret.fill(0);
    blinding.fill(0);
  }
}

/** Overwrites what a visit held: the slip's key and the card's. */
export function endVisit(slip: ReadSlip, cardKey: Bytes): void {
  slip.secretKey.fill(0);
  cardKey.fill(0);
}
