import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { assembleBallot, ballotMessage, decodeBallot, trackingCode } from '../../crypto/ballot.ts';
import { encryptLine, lineStatements } from '../../crypto/ballot-line.ts';
import { Fr, hashToG1 } from '../../crypto/bls.ts';
import { boxLeaf, boxRoot, signReceipt } from '../../crypto/box.ts';
import {
  type Bytes,
  concat,
  fromHex,
  type Hex,
  hash256,
  hash512,
  toHex,
  transcript,
  u32,
  utf8,
} from '../../crypto/bytes.ts';
import { type Checkpoint, checkpointBody, checkpointHash, encodeCheckpoint } from '../../crypto/checkpoint.ts';
import { anchorOf, drawCode, encodeCode, encodeQr, slipKey } from '../../crypto/code.ts';
import { commitText } from '../../crypto/commitment.ts';
import type { SecretPair } from '../../crypto/dkg.ts';
import { encodeScalars, Fl, type Scalar, scalarFromHash } from '../../crypto/group.ts';
import { canonicalText, type Json } from '../../crypto/json.ts';
import { lagrangeAtZero } from '../../crypto/lagrange.ts';
import { merkleRoot } from '../../crypto/merkle.ts';
import { publicKeyOf } from '../../crypto/signature.ts';
import { tokenMessage } from '../../crypto/token.ts';
import { openVaultEntry, sealVaultEntry, vaultEntryHash, vaultKeyFromCard } from '../../crypto/vault.ts';
import { noteHead } from '../../src/domain/meeting/ballot-context.ts';
import type { BodyOf } from '../../src/domain/meeting/bodies.ts';
import { type Entry, entryBytes, entryLeaf, statementBytes } from '../../src/domain/meeting/entry.ts';
import type { PairKeys, PollState } from '../../src/domain/meeting/state.ts';
import { pageOf } from './examples-page.ts';
import { PlayedMeeting, type PlayedTeller, type PlayedVoter, type Right } from './played-meeting.ts';
import { seededRandom } from './random.ts';
import { partsOf, recordBytes } from './record-of.ts';

export type Vectors = Record<string, Record<string, Json>>;

const scalarHex = (scalar: Scalar): Hex => toHex(encodeScalars([scalar]));
const pieces = (bytes: Bytes, length: number): Hex[] =>
  Array.from({ length: bytes.length / length }, (_, i) => toHex(bytes.subarray(i * length, (i + 1) * length)));

/** The smallest meeting: three voters, three tellers of whom two suffice, one rating of one subject. */
class ExampleMeeting extends PlayedMeeting {
  line!: ReturnType<typeof encryptLine>;
  vote!: Bytes;

  constructor() {
    super({ seed: 'phieu-kin/v1 worked examples', voters: 3, tellers: 3, threshold: 2, pairs: 1 });
    this.prepare(1);
    for (const voter of this.voters) this.issue(voter);
    this.open();
    const [first, ...others] = this.voters as [PlayedVoter, ...PlayedVoter[]];
    const { ballotSecret } = first.rights.get(1) as Right;
    this.line = encryptLine(this.context(), publicKeyOf(ballotSecret), 0, [1], this.random);
    this.vote = assembleBallot(this.context(), ballotSecret, this.token(first, 1), [this.line]);
    this.cast(this.vote);
    for (const voter of others) this.cast(this.ballot(voter, [[0]]));
    this.close();
    this.count();
    this.end();
  }

  entry(type: Entry['body']['type']): Entry {
    return this.entries.find(({ body }) => body.type === type) as Entry;
  }
}

function transcriptVectors(): Record<string, Json> {
  const parts = [Uint8Array.of(1), utf8('hai'), new Uint8Array()];
  const wide = hash512('phieu-kin/v1/example', ...parts);
  return {
    tag: 'phieu-kin/v1/example',
    parts: parts.map(toHex),
    transcript: toHex(transcript('phieu-kin/v1/example', ...parts)),
    h256: toHex(hash256('phieu-kin/v1/example', ...parts)),
    h512: toHex(wide),
    scalar: scalarHex(scalarFromHash(wide)),
    json: canonicalText({ zebra: 1, name: 'Trần Thị Ánh', list: [true, null, -5], Zebra: '\n"' }),
  };
}

function commitmentVectors(): Record<string, Json> {
  const salt = fromHex('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f');
  const text = 'Nguyễn Văn Đức';
  return { salt: toHex(salt), text, utf8: toHex(utf8(text)), commitment: toHex(commitText(salt, text)) };
}

function codeVectors(played: ExampleMeeting): Record<string, Json> {
  const random = seededRandom('examples of codes');
  const slip = fromHex('000102030405060708090a0b0c0d0e0f');
  const [card, unlock] = [drawCode('card', random), drawCode('unlock', random)];
  const body = checkpointBody(noteHead(played.meeting, played.state.end as never));
  const anchor = anchorOf(body);
  return {
    slip: { payload: toHex(slip), code: encodeCode('slip', slip), qr: encodeQr('slip', slip) },
    slipKey: { secret: toHex(slipKey(slip)), public: toHex(publicKeyOf(slipKey(slip))) },
    card: { payload: toHex(card), code: encodeCode('card', card) },
    unlock: { payload: toHex(unlock), code: encodeCode('unlock', unlock) },
    anchor: {
      body: toHex(body),
      hash: toHex(hash256('phieu-kin/v1/anchor', body)),
      payload: toHex(anchor),
      code: encodeCode('anchor', anchor),
    },
  };
}

function statementVectors(played: ExampleMeeting): Record<string, Json> {
  const entry = played.entry('presence');
  const [teller] = played.tellers as [PlayedTeller];
  const leaves = played.entries.map(entryLeaf);
  return {
    secretKey: toHex(teller.secret),
    body: entry.body as unknown as Json,
    signed: toHex(statementBytes(entry.body)),
    entry: new TextDecoder().decode(entryBytes(entry)),
    place: played.entries.indexOf(entry),
    leaf: toHex(entryLeaf(entry)),
    firstLeaves: leaves.slice(0, 3).map(toHex),
    rootOfFirstThree: toHex(merkleRoot(leaves.slice(0, 3))),
  };
}

function checkpointVectors(played: ExampleMeeting): Record<string, Json> {
  const note = played.checkpoints().find(({ size }) => size === played.state.end?.size) as Checkpoint;
  return {
    service: played.service.key,
    tellers: played.tellers.map(({ key }) => key),
    size: note.size,
    root: toHex(note.root),
    body: toHex(checkpointBody(note)),
    hash: toHex(checkpointHash(note)),
    note: encodeCheckpoint(note),
  };
}

function tokenVectors(played: ExampleMeeting): Record<string, Json> {
  const [voter] = played.voters as [PlayedVoter];
  const { ballotSecret, blinding } = voter.rights.get(1) as Right;
  const message = tokenMessage(played.manifest(), 1, publicKeyOf(ballotSecret));
  const keys = played.state.run?.result?.pairs.get(1) as PairKeys;
  const domain = 'PHIEU-KIN-V1-TOKEN-WITH-BLS12381G1_XMD:SHA-256_SSWU_RO_';
  const request = played.state.requests.get(toHex(entryLeaf(voter.request as Entry)));
  const answers = [...(request?.answers ?? [])].map(([teller, answer]) => ({
    teller,
    evaluation: answer.get(1) as Hex,
  }));
  return {
    manifest: toHex(played.manifest()),
    ballotKey: toHex(publicKeyOf(ballotSecret)),
    message: toHex(message),
    hashed: toHex(hashToG1(message, domain).toBytes()),
    blinding: toHex(blinding),
    blinded: request?.blinded.get(1) as Hex,
    shares: played.tellers.map(({ pairs }) => toHex((pairs.find(({ ordinal }) => ordinal === 1) as SecretPair).token)),
    verificationShares: [...keys.tokenShares],
    tokenKey: keys.token,
    answers,
    lambdas: lagrangeAtZero(
      Fr,
      answers.map(({ teller }) => teller),
    ).map((lambda) => toHex(Fr.toBytes(lambda))),
    token: toHex(played.token(voter, 1)),
  };
}

function ballotVectors(played: ExampleMeeting): Record<string, Json> {
  const [context, line] = [played.context(), played.line];
  const [voter] = played.voters as [PlayedVoter];
  const ballot = played.vote;
  const decoded = decodeBallot(context.lines, ballot);
  if (!decoded.ok) throw new Error(decoded.code);
  const { ballotKey, signed, signature, ciphertexts } = decoded.value;
  const [statement] = lineStatements(context, ballotKey, 0, line.ciphertexts);
  if (statement === undefined) throw new Error('a line has a proof');
  const options = 5;
  const commitments = line.proof.subarray(0, 64 * options);
  const values = encodeScalars(statement.values);
  const challenge = scalarFromHash(hash512('phieu-kin/v1/one-of', ...statement.context, values, commitments));
  const carried = line.proof.subarray(64 * options, 64 * options + 32 * (options - 1));
  const last = pieces(carried, 32).reduce((rest, hex) => Fl.sub(rest, Fl.fromBytes(fromHex(hex))), challenge);
  return {
    manifest: toHex(context.manifest),
    ordinal: context.ordinal,
    poll: toHex(context.poll),
    opening: toHex(context.opening),
    boxKey: toHex(context.boxKey),
    lines: context.lines as unknown as Json,
    ballotSecret: toHex((voter.rights.get(1) as Right).ballotSecret),
    ballotKey: toHex(ballotKey),
    choice: [...line.choice],
    seed: toHex(line.seed),
    randomness: Array.from({ length: options }, (_, j) =>
      scalarHex(scalarFromHash(hash512('phieu-kin/v1/encryption-randomness', line.seed, u32(j)))),
    ),
    ciphertexts: pieces(line.ciphertexts, 64),
    weights: statement.weights.map(scalarHex),
    context: statement.context.map(toHex),
    commitments: pieces(commitments, 64),
    challenge: scalarHex(challenge),
    challenges: [...pieces(carried, 32), scalarHex(last)],
    responses: pieces(line.proof.subarray(64 * options + 32 * (options - 1)), 32),
    message: toHex(ballotMessage(context, signed)),
    signature: toHex(signature),
    ballot: toHex(ballot),
    trackingCode: toHex(trackingCode(context, ciphertexts)),
    leaf: toHex(boxLeaf(ballot)),
    receipt: toHex(
      signReceipt(played.service.secret, { manifest: context.manifest, ordinal: 1, leaf: boxLeaf(ballot) }),
    ),
  };
}

function vaultVectors(played: ExampleMeeting): Record<string, Json> {
  const random = seededRandom('examples of the vault');
  const [card, meeting] = [drawCode('card', random), fromHex(played.meeting)];
  const [voter] = played.voters as [PlayedVoter];
  const right = voter.rights.get(1) as Right;
  const key = vaultKeyFromCard(meeting, card);
  const entry = sealVaultEntry(key, meeting, [{ ordinal: 1, ...right }], random);
  if (!openVaultEntry(key, meeting, [1], entry).ok) throw new Error('the entry opens');
  return {
    meeting: played.meeting,
    card: toHex(card),
    key: toHex(key),
    paper: toHex(concat(u32(1), right.ballotSecret, right.blinding, u32(0xffffffff))),
    entry: toHex(entry),
    entryHash: toHex(vaultEntryHash(entry)),
  };
}

function countVectors(played: ExampleMeeting): Record<string, Json> {
  const poll = played.state.polls.get(1) as Required<PollState>;
  const keys = played.state.run?.result?.pairs.get(1) as PairKeys;
  const { sums } = played.sealedBox();
  const [partial] = [...poll.partials.values()] as [BodyOf<'partial-decryption'>];
  const [teller] = played.tellers as [PlayedTeller];
  const [root, manifest] = [fromHex(poll.box.root), played.manifest()];
  const bases = pieces(sums, 64).map((hex) => hex.slice(0, 64));
  const context = transcript('phieu-kin/v1/partial-decryption', manifest, u32(1), root, u32(partial.teller), sums);
  const parts = [context, played.engine.encode(played.engine.generator), fromHex(keys.boxShares[0] as Hex)];
  const statement = [...parts, fromHex(bases.join('')), fromHex(partial.shares.join(''))];
  const seed = hash512('phieu-kin/v1/dleq-seed', ...statement);
  const commitments = fromHex(partial.proof).subarray(0, 64);
  return {
    leaves: played.box().map((ballot) => toHex(boxLeaf(ballot))),
    boxRoot: toHex(boxRoot(played.box().map(boxLeaf))),
    sums: pieces(sums, 64),
    teller: partial.teller,
    share: toHex((teller.pairs.find(({ ordinal }) => ordinal === 1) as SecretPair).box),
    verificationShare: keys.boxShares[0] as Hex,
    context: toHex(context),
    shares: partial.shares,
    weights: bases.map((_, j) => scalarHex(scalarFromHash(hash512('phieu-kin/v1/dleq-weight', seed, u32(j))))),
    challenge: scalarHex(scalarFromHash(hash512('phieu-kin/v1/dleq', ...statement, commitments))),
    proof: partial.proof,
    others: [...poll.partials.values()].slice(1).map(({ teller, shares }) => ({ teller, shares })),
    lambdas: lagrangeAtZero(Fl, poll.tally.body.tellers).map(scalarHex),
    tally: poll.tally.body as unknown as Json,
    tallyHash: poll.tally.hash,
    outcome: poll.certified.outcome as unknown as Json,
    outcomeHash: toHex(hash256('phieu-kin/v1/poll-outcome', utf8(canonicalText(poll.certified.outcome as Json)))),
  };
}

/** Every file of worked examples, by its path in the project. The same bytes each time. */
export async function makeExamples(): Promise<Map<string, Bytes>> {
  const played = new ExampleMeeting();
  const vectors: Vectors = {
    transcript: transcriptVectors(),
    commitment: commitmentVectors(),
    codes: codeVectors(played),
    statement: statementVectors(played),
    checkpoint: checkpointVectors(played),
    token: tokenVectors(played),
    ballot: ballotVectors(played),
    vault: vaultVectors(played),
    count: countVectors(played),
  };
  const files = new Map<string, Bytes>();
  for (const [name, vector] of Object.entries(vectors))
    files.set(`test/vectors/${name}.json`, utf8(`${JSON.stringify(vector, null, 2)}\n`));
  files.set('test/vectors/small.phieukin', await recordBytes(partsOf(played)));
  const { code } = (vectors.codes as { anchor: { code: string } }).anchor;
  files.set('test/vectors/small.anchor', utf8(`${code}\n`));
  files.set('docs/protocol/20-examples.md', utf8(pageOf(vectors)));
  return files;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv[2] !== '--write') throw new Error('usage: npx tsx test/support/examples.ts --write');
  mkdirSync('test/vectors', { recursive: true });
  for (const [path, bytes] of await makeExamples()) writeFileSync(path, bytes);
}
