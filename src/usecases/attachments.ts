import { type Bytes, type Hex, toHex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { vaultEntryHash, vaultEntryLength } from '../../crypto/vault.ts';
import type { Db } from '../../db/engine/database.ts';
import { addOpenings, openingsOf } from '../../db/repositories/openings.ts';
import { addVaultEntry } from '../../db/repositories/vault.ts';
import type { Body } from '../domain/meeting/bodies.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import { subjectCommitments } from '../domain/verify/openings.ts';
import { judgeOpenings } from './judge-openings.ts';
import type { Opening } from './opening.ts';

/** What comes with a statement and stays outside the log; hostile. */
export interface Attachments {
  /** Openings of the commitments that the statement makes; those stored already may be left out. */
  readonly openings?: readonly Opening[];
  /** With a `request`: the sealed vault entry whose hash the request names. */
  readonly vaultEntry?: Bytes;
}

type Attach = (tx: Db) => Promise<void>;
const nothing: Attach = async () => {};

/** Commitments to names and details that a statement makes. */
function commitmentsOf(body: Body): readonly Hex[] {
  switch (body.type) {
    case 'roll':
      return body.voters.map((voter) => voter.name);
    case 'poll-manifest':
      return subjectCommitments(body);
    case 'meeting-manifest':
      return [body.secretary, ...body.tellers].map((officer) => officer.name);
    default:
      return [];
  }
}

/** Judges the sealed vault entry that comes with a request: its length is that of every entry, its hash the one signed. */
function judgeVaultEntry(
  state: MeetingState,
  body: Body,
  entry: Bytes | undefined,
): Result<Attach, 'VAULT-ENTRY-MISMATCH'> {
  if (body.type !== 'request') return ok(nothing);
  const length = vaultEntryLength(state.manifest?.body.pool.length ?? 0);
  if (entry === undefined || entry.length !== length)
    return refuse('VAULT-ENTRY-MISMATCH', `a request comes with a sealed entry of ${length} bytes`);
  if (toHex(vaultEntryHash(entry)) !== body.vault)
    return refuse('VAULT-ENTRY-MISMATCH', 'another entry than the one signed');
  return ok((tx) => addVaultEntry(tx, state.id, body.vault, entry));
}

/** Judges all that comes with a statement. @returns what stores it, to run in the transaction that appends */
export async function judgeAttachments(
  db: Db,
  state: MeetingState,
  body: Body,
  { openings = [], vaultEntry }: Attachments,
): Promise<Result<Attach>> {
  const opened = await judgeOpenings(new Set(commitmentsOf(body)), openings, () => openingsOf(db, body.meeting));
  if (!opened.ok) return opened;
  const vault = judgeVaultEntry(state, body, vaultEntry);
  if (!vault.ok) return vault;
  return ok(async (tx) => {
    if (openings.length > 0) await addOpenings(tx, body.meeting, openings);
    await vault.value(tx);
  });
}
