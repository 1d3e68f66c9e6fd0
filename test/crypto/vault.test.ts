import { describe, expect, it } from 'vitest';
import { compareBytes, concat, transcript, u32 } from '../../crypto/bytes.ts';
import { leafHash, merkleRoot } from '../../crypto/merkle.ts';
import { assertOk } from '../../crypto/result.ts';
import {
  findVaultEntry,
  openVaultEntry,
  sealVaultEntry,
  vaultEntryHash,
  vaultEntryLength,
  vaultKeyFromCard,
  vaultKeyFromCode,
  vaultLeaf,
  vaultRoot,
} from '../../crypto/vault.ts';
import { at, seeded } from './dkg-fixture.ts';

const random = seeded('vault');
const meetingId = random(16);
const ordinals = [1, 2, 3];
const rightsOf = (own?: number) =>
  ordinals.map((ordinal) => ({
    ordinal,
    ballotSecret: random(32),
    blinding: random(32),
    ...(own === undefined || ordinal !== 2 ? {} : { ownVoter: own }),
  }));
const voters = [undefined, 0, 7].map((own) => {
  const key = vaultKeyFromCard(meetingId, random(16));
  const rights = rightsOf(own);
  return { key, rights, entry: sealVaultEntry(key, meetingId, rights, random) };
});
const entries = voters.map(({ entry }) => entry);
const [ann, binh] = [at(voters, 0), at(voters, 1)];

describe('entries', () => {
  it('give each card its own rights, out of the whole vault', () => {
    for (const [index, { key, rights }] of voters.entries())
      expect(assertOk(findVaultEntry(key, meetingId, ordinals, entries))).toEqual({ index, rights });
  });

  it('have one length, and no byte that two of them share by design', () => {
    expect(new Set(entries.map((entry) => entry.length))).toEqual(new Set([vaultEntryLength(3)]));
    expect(vaultEntryLength(3)).toBe(24 + 3 * 72 + 16);
    const again = sealVaultEntry(ann.key, meetingId, ann.rights, random);
    for (let at = 0; at < again.length; at += 8)
      expect(again.slice(at, at + 8)).not.toEqual(ann.entry.slice(at, at + 8));
  });

  it('VAULT-ENTRY-MISSING: another card, another meeting or another vault opens nothing', () => {
    const stranger = vaultKeyFromCard(meetingId, random(16));
    const find = (key: Uint8Array, id = meetingId, list = entries) => findVaultEntry(key, id, ordinals, list);
    expect(find(stranger)).toMatchObject({ code: 'VAULT-ENTRY-MISSING' });
    expect(find(ann.key, random(16))).toMatchObject({ code: 'VAULT-ENTRY-MISSING' });
    expect(find(ann.key, meetingId, entries.slice(1))).toMatchObject({ code: 'VAULT-ENTRY-MISSING' });
  });

  it('VAULT-ENTRY-AMBIGUOUS: one card that sealed two entries opens neither', () => {
    const second = sealVaultEntry(ann.key, meetingId, rightsOf(), random);
    expect(findVaultEntry(ann.key, meetingId, ordinals, [...entries, second])).toMatchObject({
      code: 'VAULT-ENTRY-AMBIGUOUS',
    });
  });

  it('VAULT-ENTRY-INVALID: refuses altered entries, other lengths and other ordinals', () => {
    const refused = (entry: Uint8Array, list = ordinals, key = ann.key) =>
      expect(openVaultEntry(key, meetingId, list, entry)).toMatchObject({ code: 'VAULT-ENTRY-INVALID' });
    for (let at = 0; at < ann.entry.length; at += 7) refused(ann.entry.map((byte, i) => (i === at ? byte ^ 1 : byte)));
    refused(ann.entry.slice(1));
    refused(concat(ann.entry, new Uint8Array(1)));
    refused(new Uint8Array());
    refused(ann.entry, [1, 2]);
    refused(ann.entry, [1, 2, 4]);
    refused(ann.entry, ordinals, binh.key);
  });

  it('are refused by the writer when rights repeat or fall', () => {
    const [a, b] = [at(ann.rights, 0), at(ann.rights, 1)];
    expect(() => sealVaultEntry(ann.key, meetingId, [b, a], random)).toThrow(/ascend/);
    expect(() => sealVaultEntry(ann.key, meetingId, [a, a], random)).toThrow(/ascend/);
    expect(() => sealVaultEntry(ann.key, meetingId, [{ ...a, blinding: random(31) }], random)).toThrow(/32/);
  });
});

describe('keys', () => {
  it('differ by meeting, secret and kind of secret', () => {
    const secret = random(16);
    const code = random(7);
    const keys = [
      vaultKeyFromCard(meetingId, secret),
      vaultKeyFromCard(random(16), secret),
      vaultKeyFromCode(meetingId, code),
      vaultKeyFromCode(random(16), code),
      vaultKeyFromCode(meetingId, random(7)),
    ];
    expect(new Set(keys.map(String)).size).toBe(5);
    for (const key of keys) expect(key.length).toBe(32);
    expect(() => vaultKeyFromCard(meetingId, random(7))).toThrow(/128/);
  });
});

describe('the root', () => {
  const evaluations = [3, 1, 2].map((teller) => ({ teller, evaluation: random(48) }));
  const leaves = entries.map((entry) => vaultLeaf(vaultEntryHash(entry), evaluations));

  it('follows the page byte by byte and forgets every order', () => {
    const sorted = [1, 2, 3].map((teller) =>
      at(
        evaluations.filter((e) => e.teller === teller),
        0,
      ),
    );
    const answers = concat(...sorted.map((e) => concat(u32(e.teller), e.evaluation)));
    expect(leaves[0]).toEqual(leafHash(transcript('phieu-kin/v1/vault-leaf', vaultEntryHash(ann.entry), answers)));
    expect(vaultLeaf(vaultEntryHash(ann.entry), [...evaluations].reverse())).toEqual(leaves[0]);
    const root = assertOk(vaultRoot(leaves));
    expect(root).toEqual(merkleRoot([...leaves].sort(compareBytes)));
    expect(assertOk(vaultRoot([...leaves].reverse()))).toEqual(root);
  });

  it('changes with every entry and every answer', () => {
    const root = assertOk(vaultRoot(leaves));
    const changed = evaluations.map((e) => (e.teller === 2 ? { ...e, evaluation: random(48) } : e));
    expect(assertOk(vaultRoot([vaultLeaf(vaultEntryHash(ann.entry), changed), ...leaves.slice(1)]))).not.toEqual(root);
    expect(assertOk(vaultRoot(leaves.slice(1)))).not.toEqual(root);
    const swapped = evaluations.map((e, i) => ({ ...e, teller: at(evaluations, (i + 1) % 3).teller }));
    expect(vaultLeaf(vaultEntryHash(ann.entry), swapped)).not.toEqual(leaves[0]);
  });

  it('VAULT-LEAF-REPEATED: a voter is in the vault once', () => {
    expect(vaultRoot([...leaves, at(leaves, 0)])).toMatchObject({ code: 'VAULT-LEAF-REPEATED' });
  });
});
