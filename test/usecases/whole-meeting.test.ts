import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeBallot, trackingCode } from '../../crypto/ballot.ts';
import { boxLeaf, verifyReceipt } from '../../crypto/box.ts';
import { type Bytes, concat, fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import { cosign, decodeCheckpoint, encodeCheckpoint } from '../../crypto/checkpoint.ts';
import { verifyInclusion } from '../../crypto/merkle.ts';
import { assertOk } from '../../crypto/result.ts';
import { sign } from '../../crypto/signature.ts';
import { vaultEntryHash } from '../../crypto/vault.ts';
import { rowsOf } from '../../db/engine/database.ts';
import { noteHead } from '../../src/domain/meeting/ballot-context.ts';
import { headOfVault } from '../../src/domain/meeting/vault-head.ts';
import { neededCheckpoints } from '../../src/domain/verify/checkpoints.ts';
import { verifyRecord } from '../../src/domain/verify/verify-record.ts';
import { addCosignature } from '../../src/usecases/add-cosignature.ts';
import { castBallot, type Receipt } from '../../src/usecases/cast-ballot.ts';
import { checkpointNote } from '../../src/usecases/checkpoint-note.ts';
import { exportRecord } from '../../src/usecases/export-record.ts';
import { inclusionProof } from '../../src/usecases/inclusion-proof.ts';
import { listMeetings } from '../../src/usecases/list-meetings.ts';
import { loadMeeting } from '../../src/usecases/load-meeting.ts';
import { meetingSummary } from '../../src/usecases/meeting-summary.ts';
import { meetingReference, organisationOverview } from '../../src/usecases/organisation-overview.ts';
import { queryReceipt, receiptQuery } from '../../src/usecases/query-receipt.ts';
import { readBox } from '../../src/usecases/read-box.ts';
import { readLog } from '../../src/usecases/read-log.ts';
import { readOpenings } from '../../src/usecases/read-openings.ts';
import { nameQuery, readOwnName } from '../../src/usecases/read-own-name.ts';
import { readSubjects } from '../../src/usecases/read-subjects.ts';
import { readVault } from '../../src/usecases/read-vault.ts';
import { trackingCodes } from '../../src/usecases/tracking-codes.ts';
import { forEachEngine, type TestDatabase } from '../support/databases.ts';
import type { PlayedVoter, Right } from '../support/played-meeting.ts';
import { chunked } from '../support/record-of.ts';
import { HeldMeeting, nodeOn } from './held-meeting.ts';

const votes = [
  [[0], [1]],
  [[0], [2]],
  [[1], [1]],
  [[0], [4]],
  [[3], [0]],
];

async function collect(chunks: AsyncIterable<Bytes>): Promise<Bytes> {
  const parts: Bytes[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return concat(...parts);
}

forEachEngine((engine) => {
  let database: TestDatabase;
  let held: HeldMeeting;
  let ballots: Bytes[];
  const receipts = new Map<Hex, Receipt>();
  const poll = () => ({ meeting: held.meeting, ordinal: 1 });
  const summary = async () => assertOk(await meetingSummary(held.deps, { meeting: held.meeting }));
  const countOf = async (table: string) =>
    rowsOf<{ n: number }>(await database.db.execute(sql`SELECT count(*)::int AS n FROM ${sql.identifier(table)}`))[0]
      ?.n;

  beforeAll(async () => {
    database = await engine.open();
    held = await HeldMeeting.begin(await nodeOn(database, engine.name), { seed: engine.name });
    await held.prepareHeld();
  });
  afterAll(() => database.close());

  it('follows the preparation to the end of issuing, and keeps names from the room', async () => {
    const { deps, meeting } = held;
    for (const voter of held.voters) held.issue(voter);
    await held.deliver();
    expect(await summary()).toEqual({
      phase: 'issuing',
      size: held.entries.length,
      present: 5,
      polls: [{ ordinal: 1, phase: 'planned', issued: 5, cast: 0 }],
    });
    const subjects = assertOk(await readSubjects(deps, { meeting })).map(({ text }) => text);
    expect(subjects.sort()).toEqual(['Đảng bộ cơ sở số 1', 'Đảng bộ cơ sở số 2']);
    const all = assertOk(await readOpenings(deps, { meeting })).map(({ text }) => text);
    expect(all).toHaveLength(2 + 5 + 4);
    const voter = held.voters[3] as PlayedVoter;
    const ask = (who: PlayedVoter, index: number) =>
      readOwnName(deps, {
        meeting,
        voter: index,
        signature: toHex(sign(who.secret, nameQuery(fromHex(meeting), index))),
      });
    expect(assertOk(await ask(voter, 3)).text).toBe('Nguyễn Văn 4');
    expect(await ask(voter, 2)).toMatchObject({ ok: false, code: 'NAME-SIGNATURE-INVALID' });
    expect(await ask(voter, 99)).toMatchObject({ ok: false, code: 'NAME-SIGNATURE-INVALID' });
  });

  it('gives the vault while it is issued, and after the barrier with the head that the barrier states', async () => {
    const early = assertOk(await readVault(held.deps, poll()));
    expect(await readVault(held.deps, { ...poll(), ordinal: 9 })).toMatchObject({ code: 'VAULT-UNAVAILABLE' });
    held.open();
    await held.deliver();
    const vault = assertOk(await readVault(held.deps, poll()));
    expect(vault).toEqual(early);
    const items = vault.map(({ entry, answers }) => ({ entryHash: toHex(vaultEntryHash(fromHex(entry))), answers }));
    expect(headOfVault(items)).toEqual({ ok: true, value: held.state.polls.get(1)?.barrier?.vault });
    expect(items.map(({ entryHash }) => entryHash)).toEqual(items.map(({ entryHash }) => entryHash).sort());
  });

  it('takes ballots for receipts, the same for every retry', async () => {
    ballots = held.voters.map((voter, i) => held.ballot(voter, votes[i] as number[][]));
    for (const [i, ballot] of ballots.entries()) {
      expect((await summary()).polls[0]?.cast).toBe(i);
      const receipt = assertOk(await castBallot(held.deps, { ...poll(), ballot }));
      receipts.set(receipt.leaf, receipt);
      held.cast(ballot);
      const claim = { manifest: held.manifest(), ordinal: 1, leaf: boxLeaf(ballot) };
      expect(verifyReceipt(fromHex(held.service.key), claim, fromHex(receipt.receipt))).toBe(true);
      expect(assertOk(await castBallot(held.deps, { ...poll(), ballot }))).toEqual(receipt);
    }
    expect(await readBox(held.deps, poll())).toMatchObject({ ok: false, code: 'BOX-NOT-SEALED' });
    expect(await trackingCodes(held.deps, poll())).toMatchObject({ ok: false, code: 'BOX-NOT-SEALED' });
  });

  it('seals the box with the statement that closes the poll, destroys the vault, and still honours receipts', async () => {
    held.close();
    await held.deliver();
    const { entries } = assertOk(await readLog(held.deps, { meeting: held.meeting, from: held.entries.length - 2 }));
    expect(entries).toEqual(held.entries.slice(-2));
    expect(await countOf('ballots')).toBe(0);
    expect(await countOf('vault_entries')).toBe(0);
    expect(await readVault(held.deps, poll())).toMatchObject({ ok: false, code: 'VAULT-UNAVAILABLE' });
    expect((await summary()).polls).toEqual([{ ordinal: 1, phase: 'closed', issued: 5, cast: 5 }]);
    for (const [i, ballot] of ballots.entries()) {
      const receipt = receipts.get(toHex(boxLeaf(ballot)));
      expect(assertOk(await castBallot(held.deps, { ...poll(), ballot }))).toEqual(receipt);
      const { ballotSecret } = (held.voters[i] as PlayedVoter).rights.get(1) as Right;
      const ask = (ordinal: number) => {
        const signature = toHex(sign(ballotSecret, receiptQuery(held.manifest(), ordinal)));
        return queryReceipt(held.deps, { ...poll(), ballotKey: toHex(ballot.subarray(0, 32)), signature });
      };
      expect(assertOk(await ask(1))).toEqual(receipt);
      expect(await ask(2)).toMatchObject({ ok: false, code: 'RECEIPT-QUERY-SIGNATURE' });
    }
  });

  it('shows the sealed box, its tracking codes and proofs', async () => {
    const box = held.box();
    const framed = await collect(assertOk(await readBox(held.deps, poll())));
    const length = box[0]?.length as number;
    expect(framed.length).toBe(box.length * (length + 4));
    for (const [i, ballot] of box.entries())
      expect(toHex(framed.subarray(i * (length + 4) + 4, (i + 1) * (length + 4)))).toBe(toHex(ballot));
    const codes = assertOk(await trackingCodes(held.deps, poll()));
    const context = held.context();
    const codeOf = (ballot: Bytes) => trackingCode(context, assertOk(decodeBallot(context.lines, ballot)).ciphertexts);
    expect(codes).toEqual(box.map((ballot) => toHex(codeOf(ballot))));
    const root = fromHex(held.state.polls.get(1)?.box?.root as Hex);
    for (const ballot of box) {
      const leaf = boxLeaf(ballot);
      const { index, size, path } = assertOk(await inclusionProof(held.deps, { ...poll(), leaf: toHex(leaf) }));
      expect(verifyInclusion({ leafHash: leaf, index, size, root, proof: path.map(fromHex) })).toBe(true);
    }
    const other = { ...poll(), leaf: '00'.repeat(32) };
    expect(await inclusionProof(held.deps, other)).toMatchObject({ ok: false, code: 'BALLOT-UNKNOWN' });
  });

  it('adds the tally to the share that completes the quorum', async () => {
    held.count();
    await held.deliver();
    held.end();
    await held.deliver();
    const { entries, size } = assertOk(await readLog(held.deps, { meeting: held.meeting, from: 0 }));
    expect(size).toBe(held.entries.length);
    expect(entries).toEqual(held.entries);
    expect(await summary()).toMatchObject({ phase: 'ended', polls: [{ phase: 'certified', issued: 5, cast: 5 }] });
  });

  it('shows those above how far it is and what was certified, and no names', async () => {
    const lines = assertOk(await organisationOverview(held.deps, { organisation: 'yen-the' }));
    const outcome = held.state.polls.get(1)?.certified?.outcome;
    const poll = { ordinal: 1, phase: 'certified', title: 'Cuộc bỏ phiếu 1', issued: 5, cast: 5, outcome };
    const reference = meetingReference(held.meeting);
    const shown = { reference, title: 'Hội nghị xếp loại', phase: 'ended', present: 5, polls: [poll] };
    expect(lines.map(({ meetings }) => meetings)).toEqual([[shown]]);
    expect(outcome).toBeDefined();
    const fingerprint = toHex(held.manifest());
    expect(await listMeetings(held.deps, { organisation: 'yen-the' })).toEqual([
      { meeting: held.meeting, title: shown.title, phase: 'ended', fingerprint },
    ]);
  });

  it('signs each head once, takes cosignatures that verify, and exports a record that verifies', async () => {
    const { deps, meeting } = held;
    for (const { size, root, cosigners } of neededCheckpoints(held.state)) {
      const head = noteHead(meeting, { size, root });
      const note = assertOk(await checkpointNote(deps, { meeting, size })).note;
      for (const teller of cosigners) {
        const secret = held.tellers[teller - 1]?.secret as Bytes;
        const signed = assertOk(decodeCheckpoint(note));
        const lines = encodeCheckpoint({ ...signed, signatures: [signed.signatures[0], cosign(head, teller, secret)] });
        const line = lines.trimEnd().split('\n').at(-1) as string;
        for (const _ of [1, 2]) assertOk(await addCosignature(deps, { meeting, size, line }));
        const elsewhere = await addCosignature(deps, { meeting, size: size - 1, line });
        expect(elsewhere).toMatchObject({ ok: false, code: 'CHECKPOINT-SIGNATURE' });
      }
      expect((await addCosignature(deps, { meeting, size, line: 'x' })).ok).toBe(false);
    }
    for (const size of [0, held.entries.length + 1])
      expect(await checkpointNote(deps, { meeting, size })).toMatchObject({ ok: false, code: 'CHECKPOINT-UNKNOWN' });
    const record = await collect(assertOk(await exportRecord(deps, { meeting })));
    const report = await verifyRecord(chunked(record), { random: held.random });
    expect(report.failure).toBeUndefined();
    expect(report.standing).toBe('not-anchored');
    expect(report.meeting?.erasedNames).toBe(0);
  });

  it('is read from the log alone by a node that starts now', async () => {
    const second = await nodeOn(database, 'second node');
    expect(second.serviceKey).toEqual(held.deps.serviceKey);
    const state = assertOk(await loadMeeting(second, held.meeting));
    expect(state).toEqual(assertOk(await loadMeeting(held.deps, held.meeting)));
    expect(state.log.root()).toEqual(held.state.log.root());
    expect(await loadMeeting(second, '00'.repeat(16))).toMatchObject({ ok: false, code: 'MEETING-UNKNOWN' });
  });
});
