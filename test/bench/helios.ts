import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { judgeProofs } from '../../crypto/ballot-judge.ts';
import type { Bytes } from '../../crypto/bytes.ts';
import { useEngine } from '../../crypto/engine.ts';
import { assertOk } from '../../crypto/result.ts';
import { ballotOf, contextOf } from './judging.ts';
import { interleave, printRatios } from './measure.ts';

// Helios' own browser code beside ours, in one process, by turns: `npx tsx test/bench/helios.ts FOLDER`, where FOLDER is
// `heliosbooth/js` of a checkout of its repository. None of its code is here.

/** In the order in which its worker loads them (heliosbooth/boothworker-single.js). */
const FILES = [
  'underscore-min.js',
  ...['jsbn', 'jsbn2', 'sjcl', 'class', 'bigint', 'random', 'elgamal', 'sha1', 'sha2', 'helios'].map(
    (name) => `jscrypto/${name}.js`,
  ),
];

const LINES = 10;
const OPTIONS = 5;
/** Exactly one of five answers, under the key of 2,048 bits that Helios shows previews with. */
const ELECTION = `
  sjcl.random.addEntropy(ENTROPY, 1024);
  var pk = HELIOS.get_bogus_public_key();
  var question = { answers: ${JSON.stringify(Array.from({ length: OPTIONS }, (_, i) => `answer ${i}`))}, min: 1, max: 1 };
  var election = { questions: Array(${LINES}).fill(question), public_key: pk, uuid: 'bench', get_hash: () => 'bench' };
  var encrypt = (answers) => new HELIOS.EncryptedVote(election, answers);
  var verify = (vote) => {
    var good = true;
    vote.verifyProofs(pk, (question, answer, result) => { good = good && result; });
    return good;
  };
  ({ encrypt, verify, bytes: (vote) => JSON.stringify(vote.toJSONObject()).length });`;

interface Helios {
  encrypt(answers: readonly (readonly number[])[]): unknown;
  verify(vote: unknown): boolean;
  bytes(vote: unknown): number;
}

function loadHelios(folder: string): Helios {
  // What every browser calls itself; the length of its numbers' digits follows from it.
  const navigator = { appName: 'Netscape', appVersion: '5.0' };
  const context = createContext({
    navigator,
    window: {},
    ENTROPY: [...new Uint32Array(new Uint8Array(randomBytes(256)).buffer)],
  });
  for (const file of FILES) runInContext(readFileSync(join(folder, file), 'utf8'), context, { filename: file });
  return runInContext(ELECTION, context) as Helios;
}

const helios = loadHelios(process.argv[2] as string);
useEngine('wasm');
const random = (length: number): Bytes => new Uint8Array(randomBytes(length));
const context = contextOf(LINES, OPTIONS);
let vote: unknown;
let ballot: Bytes = new Uint8Array();
const measured = interleave(3, {
  'Helios encrypts': () => {
    vote = helios.encrypt(Array.from({ length: LINES }, (_, line) => [line % OPTIONS]));
  },
  'ours encrypts': () => {
    ballot = ballotOf(context);
  },
  'Helios verifies the proofs': () => {
    if (!helios.verify(vote)) throw new Error('Helios refused its own ballot');
  },
  'ours judges the proofs': () => {
    assertOk(judgeProofs(context, [ballot], { random })[0] as never);
  },
});
printRatios(`A ballot of ${LINES} questions × ${OPTIONS} answers, one process`, measured);
process.stdout.write(`bytes: ${helios.bytes(vote)} and ${ballot.length}\n`);
