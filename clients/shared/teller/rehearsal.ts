import { assembleBallot } from '../../../crypto/ballot.ts';
import { judgeBallot } from '../../../crypto/ballot-judge.ts';
import type { BallotContext } from '../../../crypto/ballot-layout.ts';
import { encryptLine } from '../../../crypto/ballot-line.ts';
import { boxLeaf, boxRoot } from '../../../crypto/box.ts';
import { type Bytes, decodeHex, fromHex, hash256, toHex } from '../../../crypto/bytes.ts';
import type { SecretPair } from '../../../crypto/dkg.ts';
import { CiphertextSums, decodeCounts } from '../../../crypto/elgamal.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { publicKeyOf } from '../../../crypto/signature.ts';
import {
  combineDecryptions,
  type DecryptionStatement,
  decryptPartially,
  judgePartialDecryption,
  type PartialDecryption,
} from '../../../crypto/threshold.ts';
import { blind, evaluateBlinded, finalizeToken, tokenMessage, verifyEvaluation } from '../../../crypto/token.ts';
import type { BodyOf } from '../../../src/domain/meeting/bodies.ts';
import type { Entry } from '../../../src/domain/meeting/entry.ts';
import type { CeremonyRun, MeetingState, PairKeys } from '../../../src/domain/meeting/state.ts';
import { stateAlone } from '../officer.ts';
import { provePairs } from './backup.ts';
import {
  engineOf,
  type HeldShares,
  type Mail,
  type ReceivedMail,
  type RehearsalMemory,
  remember,
  type TellerDevice,
} from './memory.ts';

/** Messages of the rehearsal, in the order in which they are sent. Teller 1 makes the request and the ballot. */
const KINDS = {
  request: 'rehearsal-request',
  evaluation: 'rehearsal-evaluation',
  ballot: 'rehearsal-ballot',
  share: 'rehearsal-share',
} as const;
const MAKER = 1;
const OPTIONS = 3;

/** The throwaway poll: everything it binds is of this run, and its key pair is 0, which no ballot ever uses. */
interface Throwaway {
  readonly run: CeremonyRun;
  readonly keys: PairKeys;
  readonly context: BallotContext;
  readonly threshold: number;
}

/** What a device sends next, and, once the dummy ballot was counted, the statement that the teller signs. */
export interface RehearsalStep {
  readonly send: readonly Mail[];
  readonly done?: Entry<BodyOf<'rehearsal'>>;
}

/**
 * One step of the rehearsal: a dummy ballot goes all the way, from blinded request to count, with the restored shares
 * of every teller. Call it whenever mail came, until it is done; asked again, it sends the same bytes.
 * @param mail hostile; all messages of the run to this teller and to all, this teller's own among them
 * @returns `REHEARSAL-NOT-RESTORED` before the shares came out of the backup, or the refusal that names what another
 * teller's device did wrong
 */
export async function rehearse(
  device: TellerDevice,
  state: MeetingState,
  mail: readonly ReceivedMail[],
): Promise<Result<RehearsalStep>> {
  const { shares } = device.memory;
  const throwaway = throwawayOf(state);
  if (throwaway === undefined) return refuse('CEREMONY-UNFINISHED');
  if (shares === undefined || shares.transcript !== throwaway.run.result?.transcript || !shares.restored)
    return refuse('REHEARSAL-NOT-RESTORED', 'restore the shares from the backup file first');
  const box = new Mailbox(mail);
  const posted: Mail[] = [];
  if (shares.teller === MAKER) {
    const made = await post(device, throwaway, posted, KINDS.request, () => makeRequest(device, throwaway));
    if (!made.ok) return made;
  }
  const request = box.field(MAKER, KINDS.request, 'blinded', 48);
  if (request === undefined) return ok({ send: posted });
  const answered = await post(device, throwaway, posted, KINDS.evaluation, () => evaluate(device, shares, request));
  if (!answered.ok) return answered;
  if (shares.teller === MAKER) {
    const made = await post(device, throwaway, posted, KINDS.ballot, () => makeBallot(device, throwaway, box, request));
    if (!made.ok) return made;
  }
  const ballot = box.field(MAKER, KINDS.ballot, 'ballot');
  if (ballot === undefined) return ok({ send: posted });
  const statement = sumOf(device, throwaway, ballot);
  if (!statement.ok) return statement;
  const decrypted = await post(device, throwaway, posted, KINDS.share, () =>
    decrypt(device, shares, throwaway, statement.value),
  );
  if (!decrypted.ok) return decrypted;
  const counted = count(device, throwaway, statement.value, box);
  if (!counted.ok) return counted;
  if (!counted.value) return ok({ send: posted });
  const done = makeStatement(device, state, shares);
  return done.ok ? ok({ send: posted, done: done.value }) : done;
}

function throwawayOf({ run }: MeetingState): Throwaway | undefined {
  const keys = run?.result?.pairs.get(0);
  if (run?.result === undefined || keys === undefined) return undefined;
  const transcript = fromHex(run.result.transcript);
  const context: BallotContext = {
    manifest: transcript,
    ordinal: 0,
    poll: hash256('phieu-kin/v1/rehearsal-poll', transcript),
    opening: fromHex(run.result.head.root),
    boxKey: fromHex(keys.box),
    tokenKey: fromHex(keys.token),
    lines: [{ kind: 'choice', options: OPTIONS }],
  };
  return { run, keys, context, threshold: run.named.threshold };
}

type Made = Result<{ readonly mail: Mail; readonly dummy?: RehearsalMemory['dummy'] } | undefined>;

/** Makes a message once, remembers it, and adds it to what is sent. `undefined`: it cannot be made yet. */
async function post(
  device: TellerDevice,
  { run }: Throwaway,
  posted: Mail[],
  kind: string,
  make: () => Made,
): Promise<Result<void>> {
  const memory =
    device.memory.rehearsal?.run === run.named.run ? device.memory.rehearsal : { run: run.named.run, sent: [] };
  const sent = memory.sent.find((message) => message.kind === kind);
  if (sent !== undefined) {
    posted.push(sent);
    return ok(undefined);
  }
  const made = make();
  if (!made.ok) return made;
  if (made.value === undefined) return ok(undefined);
  const { mail, dummy = memory.dummy } = made.value;
  const rehearsal = { run: memory.run, sent: [...memory.sent, mail], ...(dummy === undefined ? {} : { dummy }) };
  await remember(device, (kept) => ({ ...kept, rehearsal }));
  posted.push(mail);
  return ok(undefined);
}

const toAll = (kind: string, data: Mail['data']): Mail => ({ recipient: 0, kind, data });

function makeRequest(device: TellerDevice, { context }: Throwaway): Made {
  const ballotSecret = device.random(32);
  const message = tokenMessage(context.manifest, context.ordinal, publicKeyOf(ballotSecret));
  const { blinded, blinding } = blind(message, device.random);
  const choice = (device.random(1)[0] as number) % OPTIONS;
  return ok({ mail: toAll(KINDS.request, { blinded: toHex(blinded) }), dummy: { ballotSecret, blinding, choice } });
}

function evaluate(device: TellerDevice, shares: HeldShares, request: Bytes): Made {
  const share = shares.pairs.find(({ ordinal }) => ordinal === 0)?.token;
  if (!share) return refuse('TELLER-SHARE-DELETED', 'of the rehearsal pair');
  const evaluation = evaluateBlinded(share, request, device.random);
  return evaluation.ok ? ok({ mail: toAll(KINDS.evaluation, { evaluation: toHex(evaluation.value) }) }) : evaluation;
}

/** Only once every teller has answered: each device shows that it can, not just t of them. */
function makeBallot(device: TellerDevice, throwaway: Throwaway, box: Mailbox, request: Bytes): Made {
  const { context, keys, run, threshold } = throwaway;
  const dummy = device.memory.rehearsal?.dummy;
  if (dummy === undefined) throw new Error('the request was made without remembering its secrets');
  const evaluations: { teller: number; evaluation: Bytes }[] = [];
  for (const [place] of run.named.tellers.entries()) {
    const evaluation = box.field(place + 1, KINDS.evaluation, 'evaluation', 48);
    if (evaluation === undefined) return ok(undefined);
    if (!verifyEvaluation(fromHex(keys.tokenShares[place] as string), request, evaluation))
      return refuse('ISSUE-EVALUATION-INVALID', `teller ${place + 1}`);
    evaluations.push({ teller: place + 1, evaluation });
  }
  const token = finalizeToken({
    evaluations: evaluations.slice(0, threshold),
    blinding: dummy.blinding,
    message: tokenMessage(context.manifest, context.ordinal, publicKeyOf(dummy.ballotSecret)),
    tokenKey: context.tokenKey,
    threshold,
    random: device.random,
  });
  if (!token.ok) return token;
  const line = encryptLine(
    context,
    publicKeyOf(dummy.ballotSecret),
    0,
    [dummy.choice],
    device.random,
    engineOf(device),
  );
  return ok({
    mail: toAll(KINDS.ballot, { ballot: toHex(assembleBallot(context, dummy.ballotSecret, token.value, [line])) }),
  });
}

function sumOf(device: TellerDevice, { context }: Throwaway, ballot: Bytes): Result<DecryptionStatement> {
  const engine = engineOf(device);
  const judged = judgeBallot(context, ballot, { random: device.random, engine });
  if (!judged.ok) return judged;
  const sums = new CiphertextSums(OPTIONS, engine);
  sums.add(judged.value.ciphertexts);
  const root = boxRoot([boxLeaf(ballot)]);
  return ok({ manifest: context.manifest, ordinal: context.ordinal, boxRoot: root, sums: sums.toBytes() });
}

function decrypt(device: TellerDevice, shares: HeldShares, { keys }: Throwaway, statement: DecryptionStatement): Made {
  const share = shares.pairs.find(({ ordinal }) => ordinal === 0)?.box;
  if (!share) return refuse('TELLER-SHARE-DELETED', 'of the rehearsal pair');
  const { teller } = shares;
  const own = { teller, share, verificationShare: fromHex(keys.boxShares[teller - 1] as string) };
  const partial = decryptPartially(statement, own, device.random, engineOf(device));
  return ok({ mail: toAll(KINDS.share, { shares: toHex(partial.shares), proof: toHex(partial.proof) }) });
}

/** @returns false while a teller's share is missing */
function count(
  device: TellerDevice,
  throwaway: Throwaway,
  statement: DecryptionStatement,
  box: Mailbox,
): Result<boolean> {
  const { keys, run, threshold } = throwaway;
  const engine = engineOf(device);
  const partials: PartialDecryption[] = [];
  for (const [place] of run.named.tellers.entries()) {
    const shares = box.field(place + 1, KINDS.share, 'shares');
    const proof = box.field(place + 1, KINDS.share, 'proof');
    if (shares === undefined || proof === undefined) return ok(false);
    const partial = { teller: place + 1, shares, proof };
    const judged = judgePartialDecryption(statement, keys.boxShares.map(fromHex), partial, device.random, engine);
    if (!judged.ok) return judged;
    partials.push(partial);
  }
  // Every t of them must open it, so the last t as well as the first.
  for (const some of [partials, [...partials].reverse()]) {
    const combined = combineDecryptions(statement, some, threshold, engine);
    if (!combined.ok) return combined;
    const counts = decodeCounts(combined.value, 1, engine);
    if (!counts.ok) return counts;
    const { dummy } = device.memory.rehearsal ?? {};
    const right = dummy === undefined || counts.value[dummy.choice] === 1;
    if (counts.value.reduce((sum, votes) => sum + votes, 0) !== 1 || !right)
      return refuse('REHEARSAL-COUNT', 'the dummy ballot was not counted as it was cast');
  }
  return ok(true);
}

function makeStatement(
  device: TellerDevice,
  state: MeetingState,
  shares: HeldShares,
): Result<Entry<BodyOf<'rehearsal'>>> {
  const { run, teller, transcript } = shares;
  const pairs: SecretPair[] = [];
  for (const { ordinal, box, token } of shares.pairs) {
    if (box === null || token === null) return refuse('TELLER-SHARE-DELETED', `of pair ${ordinal}`);
    pairs.push({ ordinal, box, token });
  }
  const proofs = provePairs(device, state, teller, pairs);
  if (!proofs.ok) return proofs;
  return stateAlone(
    state,
    { type: 'rehearsal', meeting: state.id, run, teller, transcript, proofs: proofs.value },
    device.secretKey,
  );
}

/** The rehearsal's messages by sender and kind; anything malformed is as good as not there. */
class Mailbox {
  readonly #messages = new Map<string, Readonly<Record<string, unknown>>>();

  constructor(mail: readonly ReceivedMail[]) {
    for (const { sender, recipient, kind, data } of mail) {
      const name = `${sender} ${kind}`;
      if (recipient === 0 && !this.#messages.has(name)) this.#messages.set(name, data);
    }
  }

  field(sender: number, kind: string, name: string, length?: number): Bytes | undefined {
    const bytes = decodeHex(this.#messages.get(`${sender} ${kind}`)?.[name], length);
    return bytes.ok ? bytes.value : undefined;
  }
}
