import { readFileSync } from 'node:fs';
import { importRoll } from '../../clients/shared/import/roll.ts';
import { decodeBallot } from '../../crypto/ballot.ts';
import { judgeBallot } from '../../crypto/ballot-judge.ts';
import { type Bytes, equalBytes, fromHex, toHex, utf8 } from '../../crypto/bytes.ts';
import { decodeRound1Package, encodeRound1Package } from '../../crypto/ceremony.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../crypto/checkpoint.ts';
import { type CodeKind, decodeCode, drawCode, encodeCode, encodeQr } from '../../crypto/code.ts';
import { groupEngine } from '../../crypto/engine.ts';
import { canonicalJson, canonicalText, decodeCanonicalJson, type Json, membersOf } from '../../crypto/json.ts';
import { decodeRecordLine, encodeRecordLine } from '../../crypto/record-line.ts';
import { createBackup, openBackup } from '../../crypto/teller-backup.ts';
import { openVaultEntry } from '../../crypto/vault.ts';
import { type Body, bodySchema } from '../../src/domain/meeting/bodies.ts';
import { decodeEntry, entryBytes } from '../../src/domain/meeting/entry.ts';
import { type RatingBody, ratingBodySchema } from '../../src/domain/rating/bodies.ts';
import { decodeRatingEntry } from '../../src/domain/rating/entry.ts';
import { CAP_PRESETS } from '../../src/domain/rules/cap-presets.ts';
import { decodeCapSet } from '../../src/domain/rules/cap-set.ts';
import { decodeCriteriaSet } from '../../src/domain/rules/criteria-set.ts';
import { CAUTIOUS_DEFAULT, PRESETS } from '../../src/domain/rules/presets.ts';
import { decodeRuleSet } from '../../src/domain/rules/rule-set.ts';
import { eventfulLog, HUNDRED } from '../rating/fixture.ts';
import { choices, mutateBytes, mutateJson } from './mutate.ts';
import { seededRandom } from './random.ts';

/** What one input came to. A fault is an acceptance of what is not canonical; throwing is for the caller to see. */
type Verdict = 'refused' | 'accepted' | `fault: ${string}`;

export interface Target {
  readonly name: string;
  /** How many inputs the quick suite tries. */
  readonly quick: number;
  /** Makes one input from a source of choices and judges it. */
  readonly once: (pick: (bound: number) => number) => Verdict | Promise<Verdict>;
}

const read = (name: string) => readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8');
const lines = read('small.phieukin').trimEnd().split('\n');
const lineBytes = lines.map(utf8);
const json = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
const entries = json.flatMap(({ line, entry }) => (line === 'entry' ? [entry as { body: Record<string, Json> }] : []));
const notes = json.flatMap(({ line, note }) => (line === 'checkpoint' ? [note as string] : []));
const ballot = JSON.parse(read('ballot.json')) as Record<string, string>;
const vault = JSON.parse(read('vault.json')) as Record<string, string>;
const { tokenKey } = JSON.parse(read('token.json')) as { tokenKey: string };
const hex = (name: string): Bytes => fromHex(ballot[name] as string);
const context = {
  manifest: hex('manifest'),
  ordinal: 1,
  poll: hex('poll'),
  opening: hex('opening'),
  boxKey: hex('boxKey'),
  tokenKey: fromHex(tokenKey),
  lines: [{ kind: 'choice' as const, options: 5 }],
};
const random = seededRandom('fuzz');
const levelCodes = CAUTIOUS_DEFAULT.levels.map(({ code }) => code);
const cast = hex('ballot');

const same = (a: Bytes, b: Bytes): Verdict =>
  equalBytes(a, b) ? 'accepted' : 'fault: accepted what it would not write';
/** The bytes in which hostile JSON arrives: canonical where the value allows it. */
function bytesOf(value: unknown): Bytes {
  try {
    return canonicalJson(value as Json);
  } catch {
    return utf8(JSON.stringify(value) ?? '');
  }
}
/** A decoder of parsed JSON, behind the decoder of canonical JSON as in the real path. */
const jsonTarget = (name: string, seeds: readonly unknown[], accept: (value: Json) => Bytes | undefined): Target => ({
  name,
  quick: 2_000,
  once: (pick) => {
    const bytes = bytesOf(mutateJson(seeds[pick(seeds.length)], pick));
    const parsed = decodeCanonicalJson(bytes);
    const again = parsed.ok ? accept(parsed.value) : undefined;
    return again === undefined ? 'refused' : same(again, bytes);
  },
});

const KINDS: readonly CodeKind[] = ['slip', 'card', 'unlock', 'anchor'];
const codes = KINDS.flatMap((kind) =>
  [encodeCode(kind, drawCode(kind, random)), encodeQr(kind, drawCode(kind, random))].map(utf8),
);
const backup = createBackup(
  { teller: 1, transcript: random(32), pairs: [{ ordinal: 0, box: random(32), token: random(32) }] },
  'mật khẩu',
  random,
  { n: 2 ** 15, p: 1 },
);
const roll =
  'Họ và tên;Đơn vị;Loại đảng viên;Tình trạng\nNguyễn Văn Đức;Chi bộ 1;chính thức;\n"Trần ""Ánh""";"Chi\nbộ 2";dự bị;miễn sinh hoạt\n';

/** Whether a backup would be opened at the price of scrypt, which a fuzzer cannot pay each time. */
function costsScrypt(file: Bytes): boolean {
  const parsed = decodeCanonicalJson(file);
  const [, kdf] = (parsed.ok && membersOf(parsed.value, ['format', 'kdf', 'nonce', 'sealed'])) || [];
  const [n, , p, r] = membersOf(kdf, ['n', 'name', 'p', 'r', 'salt']) ?? [];
  return [2 ** 15, 2 ** 16, 2 ** 17].includes(n as number) && [1, 2, 3, 4].includes(p as number) && r === 8;
}

export const TARGETS: readonly Target[] = [
  {
    name: 'decodeCanonicalJson',
    quick: 2_000,
    once: (pick) => {
      const bytes = pick(2) ? mutateBytes(lineBytes, pick) : bytesOf(mutateJson(json[pick(json.length)], pick));
      const decoded = decodeCanonicalJson(bytes);
      return decoded.ok ? same(canonicalJson(decoded.value), bytes) : 'refused';
    },
  },
  {
    name: 'decodeRecordLine',
    quick: 2_000,
    once: (pick) => {
      const bytes = pick(2) ? mutateBytes(lineBytes, pick) : bytesOf(mutateJson(json[pick(json.length)], pick));
      const decoded = decodeRecordLine(bytes);
      return decoded.ok ? same(encodeRecordLine(decoded.value).subarray(0, -1), bytes) : 'refused';
    },
  },
  jsonTarget('decodeEntry', entries, (value) => {
    const decoded = decodeEntry(value);
    if (!decoded.ok) return undefined;
    // Rebuilt member by member: an unknown member that slipped through would be missing here. Rule set and outcome are
    // free at this place; zod's copy of a free object leaves out a member that is named __proto__.
    const { body, sigs } = decoded.value;
    const free = Object.fromEntries(Object.entries(body).filter(([name]) => name === 'ruleSet' || name === 'outcome'));
    const rebuilt = { ...bodySchema.parse(body), ...free } as Body;
    return entryBytes({ body: rebuilt, sigs: sigs.map(({ key, sig }) => ({ key, sig })) });
  }),
  jsonTarget('decodeRuleSet', PRESETS, (value) => {
    const decoded = decodeRuleSet(value);
    return decoded.ok ? canonicalJson(decoded.value) : undefined;
  }),
  jsonTarget('decodeRatingEntry', eventfulLog().entries, (value) => {
    const decoded = decodeRatingEntry(value);
    if (!decoded.ok) return undefined;
    const { body, key, sig } = decoded.value;
    const free = Object.fromEntries(Object.entries(body).filter(([name]) => /Set$/.test(name)));
    const rebuilt = { ...ratingBodySchema.parse(body), ...free } as RatingBody;
    return canonicalJson({ body: rebuilt as unknown as Json, key, sig });
  }),
  jsonTarget('decodeCapSet', CAP_PRESETS, (value) => {
    const decoded = decodeCapSet(value, levelCodes);
    return decoded.ok ? canonicalJson(decoded.value) : undefined;
  }),
  jsonTarget('decodeCriteriaSet', [HUNDRED], (value) => {
    const decoded = decodeCriteriaSet(value, levelCodes);
    return decoded.ok ? canonicalJson(decoded.value) : undefined;
  }),
  jsonTarget(
    'decodeRound1Package',
    entries.flatMap(({ body }) => (body.type === 'ceremony-commitments' ? [{ pairs: body.pairs }] : [])),
    (value) => {
      const decoded = decodeRound1Package(value);
      return decoded.ok ? canonicalJson(encodeRound1Package(decoded.value)) : undefined;
    },
  ),
  {
    name: 'decodeCheckpoint',
    quick: 2_000,
    once: (pick) => {
      const note = new TextDecoder().decode(mutateBytes(notes.map(utf8), pick));
      const decoded = decodeCheckpoint(note);
      return decoded.ok ? same(utf8(encodeCheckpoint(decoded.value)), utf8(note)) : 'refused';
    },
  },
  {
    name: 'decodeCode',
    quick: 2_000,
    once: (pick) => {
      const text = new TextDecoder().decode(mutateBytes(codes, pick));
      const kind = KINDS[pick(4)] as CodeKind;
      const decoded = decodeCode(kind, text);
      if (!decoded.ok) return 'refused';
      // 04-codes, reading: what people may write differently is the same code.
      const read = text
        .trim()
        .toUpperCase()
        .replace(/^PK1:/, '')
        .replace(/[\s-]/g, '')
        .replace(/O/g, '0')
        .replace(/[IL]/g, '1');
      return same(utf8(encodeCode(kind, decoded.value).replaceAll('-', '')), utf8(read));
    },
  },
  {
    name: 'decodeBallot',
    quick: 2_000,
    once: (pick) => {
      const bytes = mutateBytes([cast], pick);
      const decoded = decodeBallot(context.lines, bytes);
      if (!decoded.ok) return bytes.length === cast.length ? 'fault: refused by more than its length' : 'refused';
      const { signed, signature } = decoded.value;
      return same(fromHex(toHex(signed) + toHex(signature)), bytes);
    },
  },
  {
    name: 'judgeBallot',
    quick: 200,
    once: (pick) => {
      const bytes = pick(50) === 0 ? cast : mutateBytes([cast], pick, pick(10) > 0);
      const judged = judgeBallot(context, bytes, { random, engine: groupEngine(), verifyToken: () => true });
      return judged.ok ? same(cast, bytes) : 'refused';
    },
  },
  {
    name: 'openVaultEntry',
    quick: 2_000,
    once: (pick) => {
      const entry = fromHex(vault.entry as string);
      const bytes = mutateBytes([entry], pick, pick(2) === 0);
      const opened = openVaultEntry(fromHex(vault.key as string), fromHex(vault.meeting as string), [1], bytes);
      return opened.ok ? same(entry, bytes) : 'refused';
    },
  },
  {
    name: 'openBackup, up to the work of scrypt',
    quick: 2_000,
    once: (pick) => {
      const parsed = JSON.parse(new TextDecoder().decode(backup)) as Record<string, unknown>;
      const bytes = pick(2) ? mutateBytes([backup], pick) : bytesOf(mutateJson(parsed, pick));
      if (costsScrypt(bytes) && pick(200) > 0) return 'refused';
      const opened = openBackup(bytes, 'mật khẩu');
      return opened.ok ? same(backup, bytes) : 'refused';
    },
  },
  {
    name: 'importRoll',
    quick: 2_000,
    once: async (pick) => {
      const result = await importRoll(mutateBytes([utf8(roll), utf8(`\ufeff${roll.replaceAll(';', ',')}`)], pick));
      if (!('rows' in result)) return 'refused';
      const odd = result.rows.some(({ name }) => name === '' || name !== name.normalize('NFC') || name !== name.trim());
      return odd ? 'fault: a name that is empty, untrimmed or not composed' : 'accepted';
    },
  },
];

/** Tries inputs and returns how each came out, with the inputs' numbers of faults and exceptions. */
export async function fuzz(
  target: Target,
  count: number,
  seed: number,
): Promise<{ accepted: number; refused: number; faults: string[] }> {
  const pick = choices(seed);
  const result = { accepted: 0, refused: 0, faults: [] as string[] };
  for (let number = 0; number < count; number++) {
    let verdict: string;
    try {
      verdict = await target.once(pick);
    } catch (error) {
      verdict = `threw ${String(error)}`;
    }
    if (verdict === 'accepted' || verdict === 'refused') result[verdict]++;
    else result.faults.push(`${number}: ${verdict}`);
  }
  return result;
}

/** One entry, as bytes of a record line's entry, whose free JSON is nested so deep. */
export const nestedEntry = (depth: number): Bytes => {
  const text = canonicalText({
    body: { meeting: '00'.repeat(16), ordinal: 1, outcome: { a: 0 }, tally: '00'.repeat(32), type: 'poll-certify' },
    sigs: [{ key: '00'.repeat(32), sig: '00'.repeat(64) }],
  });
  return utf8(text.replace('"a":0', `"a":${'['.repeat(depth)}${']'.repeat(depth)}`));
};
