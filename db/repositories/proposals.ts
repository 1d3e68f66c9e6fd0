import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Bytes, Hex } from '../../crypto/bytes.ts';
import type { Db } from '../engine/database.ts';
import { proposalSignatures, proposals } from '../schema/coordination.ts';

export interface ProposalName {
  readonly meeting: Hex;
  /** Hash of the statement's canonical bytes. */
  readonly bodyHash: Hex;
}

export interface ProposalRow {
  readonly bodyHash: Hex;
  readonly body: Bytes;
  /** Index in the log once it stands there. */
  readonly appendedAt: number | null;
}

/** Lays out a statement; one that is there already stays, with its signatures. */
export async function addProposal(
  tx: Db,
  { meeting, bodyHash }: ProposalName,
  body: Bytes,
  proposer: Hex,
): Promise<void> {
  await tx.insert(proposals).values({ meetingId: meeting, bodyHash, body, proposer }).onConflictDoNothing();
}

/** What an officer has laid out in a meeting and is not appended. */
export const pendingOf = (tx: Db, meeting: Hex, proposer: Hex): Promise<{ bodyHash: Hex; body: Bytes }[]> =>
  tx
    .select({ bodyHash: proposals.bodyHash, body: proposals.body })
    .from(proposals)
    .where(and(eq(proposals.meetingId, meeting), eq(proposals.proposer, proposer), isNull(proposals.appendedAt)));

/** Takes proposals away, with their signatures. */
export async function dropProposals(tx: Db, meeting: Hex, bodyHashes: readonly Hex[]): Promise<void> {
  for (const table of [proposalSignatures, proposals])
    await tx.delete(table).where(and(eq(table.meetingId, meeting), inArray(table.bodyHash, [...bodyHashes])));
}

export async function proposalByHash(db: Db, name: ProposalName): Promise<ProposalRow | undefined> {
  const [row] = await db
    .select({ bodyHash: proposals.bodyHash, body: proposals.body, appendedAt: proposals.appendedAt })
    .from(proposals)
    .where(isProposal(name));
  return row;
}

/** Proposals of a meeting that still collect signatures. */
export const pendingProposals = (db: Db, meeting: Hex): Promise<ProposalRow[]> =>
  db
    .select({ bodyHash: proposals.bodyHash, body: proposals.body, appendedAt: proposals.appendedAt })
    .from(proposals)
    .where(and(eq(proposals.meetingId, meeting), isNull(proposals.appendedAt)))
    .orderBy(asc(proposals.bodyHash));

/** Marks whichever proposal says what was appended; there may be none. */
export async function markAppended(tx: Db, name: ProposalName, index: number): Promise<void> {
  await tx.update(proposals).set({ appendedAt: index }).where(isProposal(name));
}

/** Stores a judged signature; a second one by the same key is the same. */
export async function addProposalSignature(db: Db, name: ProposalName, key: Hex, sig: Hex): Promise<void> {
  const { meeting, bodyHash } = name;
  await db.insert(proposalSignatures).values({ meetingId: meeting, bodyHash, key, sig }).onConflictDoNothing();
}

export const signaturesOf = (db: Db, { meeting, bodyHash }: ProposalName) =>
  db
    .select({ key: proposalSignatures.key, sig: proposalSignatures.sig })
    .from(proposalSignatures)
    .where(and(eq(proposalSignatures.meetingId, meeting), eq(proposalSignatures.bodyHash, bodyHash)))
    .orderBy(asc(proposalSignatures.key));

const isProposal = ({ meeting, bodyHash }: ProposalName) =>
  and(eq(proposals.meetingId, meeting), eq(proposals.bodyHash, bodyHash));
