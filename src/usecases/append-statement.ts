import { type Hex, toHex } from '../../crypto/bytes.ts';
import { leafHash } from '../../crypto/merkle.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { indexOfLeaf } from '../../db/repositories/log.ts';
import { appendJudged } from './append-judged.ts';
import { type Attachments, judgeAttachments } from './attachments.ts';
import { judgeStatement } from './claims.ts';
import type { Deps } from './deps.ts';
import { readEntry } from './hostile-statement.ts';
import { loadMeeting } from './load-meeting.ts';

/** Where a statement stands in the log. */
export interface Place {
  readonly index: number;
  readonly leaf: Hex;
}

export interface StatementToAppend extends Attachments {
  readonly meeting: Hex;
  /** Hostile: `{body, sigs}` as parsed from JSON. */
  readonly entry: unknown;
}

/** How often a statement is judged again because the log has grown meanwhile; every loss is somebody else's progress. */
const ATTEMPTS = 20;

/**
 * Judges a statement and appends it with everything that follows from it, in one transaction: a `poll-close` seals the
 * box, the decryption share that completes a quorum brings the tally. An entry that stands in the log already answers
 * with its place. Codes: those of 03-statements and 18-service-rules.
 */
export async function appendStatement(deps: Deps, statement: StatementToAppend): Promise<Result<Place>> {
  const { meeting } = statement;
  const decoded = readEntry(statement.entry);
  if (!decoded.ok) return decoded;
  const { entry, data } = decoded.value;
  const leaf = toHex(leafHash(data));
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const loaded = await loadMeeting(deps, meeting);
    if (!loaded.ok) return loaded;
    const state = loaded.value;
    const judged = await judgeStatement(deps, state, entry);
    if (!judged.ok) {
      const index = await indexOfLeaf(deps.db, meeting, leaf);
      return index === undefined ? judged : ok({ index, leaf });
    }
    const attach = await judgeAttachments(deps.db, state, entry.body, statement);
    if (!attach.ok) return attach;
    const appended = await appendJudged(deps, state, entry, attach.value);
    if (appended.ok) return ok({ index: state.log.size, leaf });
  }
  return refuse('STATE-STALE', 'the log keeps growing; send the same statement again');
}
