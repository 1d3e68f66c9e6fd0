import type { Vectors } from './examples.ts';

/** The page of worked examples, from the same values as the files. Bytes longer than 96 stand in the files alone. */
export function pageOf(vectors: Vectors): string {
  const { transcript, commitment, codes, statement, checkpoint, token, ballot, vault, count } =
    vectors as unknown as Values;
  return `# 20. Worked examples

Code: \`test/support/examples.ts\` writes this page, the files \`test/vectors/*.json\` (all values, in full) and the record
\`test/vectors/small.phieukin\`. Randomness there is a fixed stream, so that every byte can be made again. Byte strings are hex.

The examples 4 to 9 are of one meeting: three voters, three tellers of whom two suffice, one rating of one subject on four levels.
Its record verifies with the anchor code \`${codes.anchor.code}\` ([15](15-verification.md)).

## 1. Transcript (00-notation) · \`transcript.json\`

\`T("${transcript.tag}", ${transcript.parts.map((part) => part || '(no bytes)').join(', ')})\` is

${block(transcript.transcript)}

Each part follows its length; the last has none. Of these bytes:

| | |
|---|---|
| SHA-256 | \`${transcript.h256}\` |
| SHA-512, first half | \`${transcript.h512.slice(0, 64)}\` |
| SHA-512, second half | \`${transcript.h512.slice(64)}\` |
| \`scalar\` of the SHA-512 | \`${transcript.scalar}\` |

Canonical JSON orders members by UTF-16 code units (capitals first) and writes letters as they are: \`${transcript.json}\`

## 2. Commitment (13-log) · \`commitment.json\`

Salt \`${commitment.salt}\`, text "${commitment.text}" (${commitment.utf8.length / 2} bytes of UTF-8, \`${commitment.utf8}\`):
commitment \`${commitment.commitment}\`.

## 3. Codes (04-codes) · \`codes.json\`

| kind | payload | code |
|---|---|---|
| slip | \`${codes.slip.payload}\` | \`${codes.slip.code}\`, as QR \`${codes.slip.qr}\` |
| card | \`${codes.card.payload}\` | \`${codes.card.code}\` |
| unlock | \`${codes.unlock.payload}\` | \`${codes.unlock.code}\` |
| anchor | \`${codes.anchor.payload}\` | \`${codes.anchor.code}\` |

The slip gives the Ed25519 seed \`${codes.slipKey.secret}\` and so the public key \`${codes.slipKey.public}\`.
The anchor is of the checkpoint in example 5: \`H256("phieu-kin/v1/anchor", body)\` = \`${codes.anchor.hash}\`, of which the
first 110 bits are taken.

## 4. Statement and log (03-statements, 13-log) · \`statement.json\`

Teller 1, Ed25519 seed \`${statement.secretKey}\`, marks voter 0 present. The signed bytes are \`T("phieu-kin/v1/statement", JCS(body))\`:

${block(statement.signed)}

The entry, entry ${statement.place + 1} of the log, is its own leaf data:

\`\`\`json
${statement.entry}
\`\`\`

Leaf hash \`${statement.leaf}\`. The first three leaves of the log and the root of the tree of three:

${block([...statement.firstLeaves, `root ${statement.rootOfFirstThree}`].join('\n'))}

## 5. Checkpoint (13-log) · \`checkpoint.json\`

The log of ${checkpoint.size} entries has the root \`${checkpoint.root}\`. Signed by the service and all three tellers:

\`\`\`
${checkpoint.note}\`\`\`

Its hash, \`H256("phieu-kin/v1/checkpoint", body)\`, is \`${checkpoint.hash}\`.

## 6. Token (07-token) · \`token.json\`

| | |
|---|---|
| manifest | \`${token.manifest}\` |
| ballot key | \`${token.ballotKey}\` |
| H1(m) | \`${token.hashed}\` |
| b | \`${token.blinding}\` |
| Q = b·H1(m) | \`${token.blinded}\` |
${token.answers.map(({ teller, evaluation }) => `| E of teller ${teller} | \`${evaluation}\` |`).join('\n')}
${token.lambdas.map((lambda, i) => `| λ of teller ${token.answers[i]?.teller} | \`${lambda}\` |`).join('\n')}
| token | \`${token.token}\` |

The token key and the tellers' shares are in the file.

## 7. Ballot (11-ballot, 10-line-proofs) · \`ballot.json\`

The first voter's ballot: one choice of five options (four levels and "not rated"); option ${ballot.choice[0]} is chosen. It is bound to

| | |
|---|---|
| poll | \`${ballot.poll}\` |
| opening | \`${ballot.opening}\` |
| H | \`${ballot.boxKey}\` |
| seed | \`${ballot.seed}\` |

For the option chosen, \`A ‖ B = rG ‖ rH + G\`:

| | |
|---|---|
| r | \`${ballot.randomness[1]}\` |
| A | \`${ballot.ciphertexts[1]?.slice(0, 64)}\` |
| B | \`${ballot.ciphertexts[1]?.slice(64)}\` |
| ρ, its weight and value | \`${ballot.weights[1]}\` |
| T1 | \`${ballot.commitments[1]?.slice(0, 64)}\` |
| T2 | \`${ballot.commitments[1]?.slice(64)}\` |
| c of the line | \`${ballot.challenge}\` |
| its challenge | \`${ballot.challenges[1]}\` |
| its response z | \`${ballot.responses[1]}\` |

The fifth challenge is not carried; it is \`${ballot.challenges[4]}\`. The ballot has ${ballot.ballot.length / 2} bytes. Signature:

${block(ballot.signature)}

Tracking code \`${ballot.trackingCode}\`; leaf hash in the box \`${ballot.leaf}\`; receipt (12-box)

${block(ballot.receipt)}

## 8. Vault entry (08-vault) · \`vault.json\`

Card \`${vault.card}\` in the meeting \`${vault.meeting}\` gives the key \`${vault.key}\`. The paper:

${block(vault.paper)}

The entry, ${vault.entry.length / 2} bytes, begins with its nonce:

${block(vault.entry)}

Entry hash \`${vault.entryHash}\`.

## 9. Count (06-threshold, 10-line-proofs, 16-rules) · \`count.json\`

The box has three ballots and the root \`${count.boxRoot}\`. For the first option teller 1 gives, with its verification share:

| | |
|---|---|
| ΣA | \`${count.sums[0]?.slice(0, 64)}\` |
| ΣB | \`${count.sums[0]?.slice(64)}\` |
| X_1 | \`${count.verificationShare}\` |
| D = x·ΣA | \`${count.shares[0]}\` |
| d, its weight | \`${count.weights[0]}\` |
| c | \`${count.challenge}\` |

The proof over all five options, \`T1 ‖ T2 ‖ z\`:

${block(count.proof)}

With λ = \`${count.lambdas[0]}\` and \`${count.lambdas[1]}\` the shares of tellers ${count.tally.tellers.join(' and ')} open the sums to
\`${JSON.stringify(count.tally.counts[0])}\`. Tally hash \`${count.tallyHash}\`; outcome hash \`${count.outcomeHash}\`.
`;
}

interface Values {
  transcript: {
    tag: string;
    parts: string[];
    transcript: string;
    h256: string;
    h512: string;
    scalar: string;
    json: string;
  };
  commitment: { salt: string; text: string; utf8: string; commitment: string };
  codes: Record<'slip' | 'card' | 'unlock' | 'anchor', { payload: string; code: string; qr: string; hash: string }> & {
    slipKey: { secret: string; public: string };
  };
  statement: {
    secretKey: string;
    signed: string;
    entry: string;
    place: number;
    leaf: string;
    firstLeaves: string[];
    rootOfFirstThree: string;
  };
  checkpoint: { size: number; root: string; note: string; hash: string };
  token: {
    manifest: string;
    ballotKey: string;
    hashed: string;
    blinding: string;
    blinded: string;
    answers: { teller: number; evaluation: string }[];
    lambdas: string[];
    token: string;
  };
  ballot: Record<
    'poll' | 'opening' | 'boxKey' | 'seed' | 'challenge' | 'ballot' | 'signature' | 'trackingCode' | 'leaf' | 'receipt',
    string
  > &
    Record<'randomness' | 'ciphertexts' | 'weights' | 'commitments' | 'challenges' | 'responses', string[]> & {
      choice: number[];
    };
  vault: Record<'card' | 'meeting' | 'key' | 'paper' | 'entry' | 'entryHash', string>;
  count: Record<'boxRoot' | 'verificationShare' | 'challenge' | 'proof' | 'tallyHash' | 'outcomeHash', string> &
    Record<'sums' | 'shares' | 'weights' | 'lambdas', string[]> & { tally: { tellers: number[]; counts: number[][] } };
}

/** Hexadecimal in lines of 48 bytes. */
const block = (text: string): string => `\`\`\`\n${text.replace(/[0-9a-f]{96}(?=.)/g, '$&\n')}\n\`\`\``;
