import { type Bytes, type Hex, hash256, toHex } from '../../../crypto/bytes.ts';
import { canonicalJson, type Json } from '../../../crypto/json.ts';
import { leafHash, type MerkleFrontier, merkleRoot } from '../../../crypto/merkle.ts';
import type { BodyOf, MeetingManifest, PollManifest, Voter } from './bodies.ts';
import type { TreeHead } from './shapes.ts';

const json = (value: unknown): Bytes => canonicalJson(value as Json);

/** The fingerprint of the meeting: what every device shows, and what tokens and ballots bind. 32 bytes. */
export const manifestHash = (body: MeetingManifest): Bytes => hash256('phieu-kin/v1/manifest', json(body));

/** 32 bytes; binds subjects, levels, rule set and floor of one poll. */
export const pollHash = (body: PollManifest): Bytes => hash256('phieu-kin/v1/poll-manifest', json(body));

/** What the minutes and the certificate name. 32 bytes. */
export const tallyHash = (body: BodyOf<'tally'>): Bytes => hash256('phieu-kin/v1/tally', json(body));

/** The roll as a tree whose leaves are the canonical JSON of its voters, in order. */
export const rollHead = (voters: readonly Voter[]): TreeHead => ({
  root: toHex(merkleRoot(voters.map((voter) => leafHash(json(voter))))),
  size: voters.length,
});

export const headOf = (log: MerkleFrontier): TreeHead => ({ root: toHex(log.root()), size: log.size });

export const sameHead = (a: TreeHead, b: TreeHead): boolean => a.root === b.root && a.size === b.size;

/** The log's name in its checkpoints (13-log). */
export const logOrigin = (meeting: Hex): string => `phieu-kin/${meeting}`;
