import { boxRoot } from '../../crypto/box.ts';
import { type Bytes, fromHex, toHex } from '../../crypto/bytes.ts';
import { groupEngine } from '../../crypto/engine.ts';
import { assertOk, ok, type Result } from '../../crypto/result.ts';
import type { Db } from '../../db/engine/database.ts';
import { discardBallots, forgetCastingOrder, sealBox } from '../../db/repositories/ballots.ts';
import { appendEntries, type PollRow } from '../../db/repositories/log.ts';
import { markAppended } from '../../db/repositories/proposals.ts';
import { destroyVault } from '../../db/repositories/vault.ts';
import { transact } from '../../db/transact.ts';
import { ballotContext } from '../domain/meeting/ballot-context.ts';
import type { Body, BodyOf } from '../domain/meeting/bodies.ts';
import { type Entry, entryBytes, entryLeaf, entryOf, signStatement } from '../domain/meeting/entry.ts';
import { applyEntry, judgeEntry } from '../domain/meeting/judge.ts';
import type { MeetingState, PollState } from '../domain/meeting/state.ts';
import { countBox, decryptionStatement } from '../domain/verify/box-judge.ts';
import { boxSums } from './box-sums.ts';
import { Claims } from './claims.ts';
import { copyState } from './copy-state.ts';
import type { Deps } from './deps.ts';
import { proposalHash } from './proposal-hash.ts';

/**
 * Appends a statement that was judged against `state`, and what the service itself has to say to it, in one transaction:
 * nobody ever sees a closed poll without its sealed box, or a quorum of shares without its tally. If the outcome of the
 * commit is unknown (a lost connection), this throws, and the next load tells what is true.
 */
export async function appendJudged(
  deps: Deps,
  state: MeetingState,
  entry: Entry,
  attach: (tx: Db) => Promise<void>,
): Promise<Result<void, 'STATE-STALE'>> {
  const { body } = entry;
  const after = afterEntry(state, entry);
  const tally = body.type === 'partial-decryption' ? await tallyBody(deps, after, body.ordinal) : undefined;
  const appended = await transact(deps.db, async (tx) => {
    const first = await appendOne(tx, state, after, entry, attach);
    if (!first.ok) return first;
    if (tally !== undefined) return appendOwn(deps, tx, after, tally);
    return body.type === 'poll-close' ? appendOwn(deps, tx, after, await sealBody(tx, after, body)) : ok(after);
  });
  if (!appended.ok) return appended;
  deps.meetings.put(appended.value);
  if (emptiesWorkTables(state, appended.value)) await vacuumQuietly(deps);
  return ok(undefined);
}

function afterEntry(state: MeetingState, entry: Entry): MeetingState {
  const after = copyState(state);
  applyEntry(after, entry);
  return after;
}

/** Signs, judges (a refusal is a bug) and appends a statement of the service's own. */
async function appendOwn(
  deps: Deps,
  tx: Db,
  state: MeetingState,
  body: Body,
): Promise<Result<MeetingState, 'STATE-STALE'>> {
  const entry = entryOf(body, [signStatement(body, deps.serviceKey.secret)]);
  assertOk(judgeEntry(state, entry, new Claims()));
  const after = afterEntry(state, entry);
  const appended = await appendOne(tx, state, after, entry, async () => {});
  return appended.ok ? ok(after) : appended;
}

function appendOne(
  tx: Db,
  before: MeetingState,
  after: MeetingState,
  entry: Entry,
  attach: (tx: Db) => Promise<void>,
): Promise<Result<void, 'STATE-STALE'>> {
  const data: Bytes = entryBytes(entry);
  const manifest = before.manifest === undefined ? after.manifest : undefined;
  return appendEntries(tx, {
    meeting: before.id,
    expectedSize: before.log.size,
    entries: [{ data, leaf: toHex(entryLeaf(entry)), type: entry.body.type }],
    phase: after.phase,
    peaks: after.log.state().peaks,
    polls: changedPolls(before, after),
    ...(manifest === undefined ? {} : { title: manifest.body.title, manifestHash: manifest.hash }),
    alongside: async (inner) => {
      await attach(inner);
      await markAppended(inner, { meeting: before.id, bodyHash: proposalHash(entry.body) }, before.log.size);
      if (entry.body.type === 'poll-cancel')
        await discardBallots(inner, { meeting: before.id, ordinal: entry.body.ordinal });
      if (needsVault(before) && !needsVault(after)) await destroyVault(inner, before.id);
    },
  });
}

function changedPolls(before: MeetingState, after: MeetingState): PollRow[] {
  const rowOf = (ordinal: number, { phase, manifest }: PollState): PollRow => ({
    ordinal,
    phase,
    title: manifest?.body.title ?? null,
  });
  return [...after.polls]
    .map(([ordinal, poll]) => rowOf(ordinal, poll))
    .filter((row) => {
      const known = before.polls.get(row.ordinal);
      return known === undefined || JSON.stringify(rowOf(row.ordinal, known)) !== JSON.stringify(row);
    });
}

/** Whether some poll may still have ballots cast with tokens out of the vault. */
const needsVault = ({ phase, polls }: MeetingState): boolean =>
  phase !== 'ended' &&
  (phase === 'draft' || phase === 'ready' || [...polls.values()].some((poll) => MAY_BE_CAST.has(poll.phase)));

const MAY_BE_CAST: ReadonlySet<string> = new Set(['planned', 'barrier', 'open']);

const emptiesWorkTables = (before: MeetingState, after: MeetingState): boolean =>
  (needsVault(before) && !needsVault(after)) ||
  [...before.polls].some(([ordinal, poll]) => poll.phase === 'open' && after.polls.get(ordinal)?.phase !== 'open');

/** The poll's row is locked by the entry before: no cast is in flight, and none can follow. */
async function sealBody(tx: Db, state: MeetingState, { meeting, ordinal }: BodyOf<'poll-close'>): Promise<Body> {
  const leaves = await sealBox(tx, { meeting, ordinal });
  const box = { root: toHex(boxRoot(leaves.map(fromHex))), size: leaves.length };
  return { type: 'box-sealed', meeting: state.id, ordinal, box };
}

/** The tally, once shares of exactly the threshold are there; `undefined` before. */
async function tallyBody(deps: Deps, state: MeetingState, ordinal: number): Promise<Body | undefined> {
  const poll = state.polls.get(ordinal);
  const context = ballotContext(state, ordinal);
  if (poll?.box === undefined || context === undefined) throw new Error('shares are of sealed boxes');
  const partials = [...poll.partials.values()].sort((a, b) => a.teller - b.teller);
  if (partials.length !== state.manifest?.body.threshold) return undefined;
  const sealed = await boxSums(deps, state, ordinal);
  const statement = decryptionStatement(context, poll.box, sealed);
  const counts = assertOk(
    countBox(context, statement, sealed, partials, { random: deps.random, engine: groupEngine() }),
  );
  return {
    type: 'tally',
    meeting: state.id,
    ordinal,
    box: poll.box,
    tellers: partials.map(({ teller }) => teller),
    valid: sealed.valid,
    invalid: sealed.invalid,
    counts,
  };
}

/** The statement is committed; should this fail, the next closing or the next start does it. */
async function vacuumQuietly(deps: Deps): Promise<void> {
  try {
    await forgetCastingOrder(deps.db);
  } catch {
    // A driver's message holds bound values, and there is nothing to tell anybody.
  }
}
