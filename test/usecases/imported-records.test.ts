import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bytes, concat, fromHex, toHex, utf8 } from '../../crypto/bytes.ts';
import { checkpointBody } from '../../crypto/checkpoint.ts';
import { anchorOf, encodeCode } from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';
import { keepImportedRecord } from '../../db/repositories/imported-records.ts';
import { noteHead } from '../../src/domain/meeting/ballot-context.ts';
import type { TreeHead } from '../../src/domain/meeting/shapes.ts';
import type { RatingBody } from '../../src/domain/rating/bodies.ts';
import { ratingLogId, signRating } from '../../src/domain/rating/entry.ts';
import { ratingOf } from '../../src/domain/rating/state.ts';
import { verifyRatingRecord } from '../../src/domain/rating/verify-record.ts';
import { appendRating } from '../../src/usecases/append-rating.ts';
import { createOrganisation } from '../../src/usecases/create-organisation.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { exportRatingRecord } from '../../src/usecases/export-rating-record.ts';
import { importRecord } from '../../src/usecases/import-record.ts';
import { importedMeeting, listImportedRecords, readImportedRecord } from '../../src/usecases/imported-records.ts';
import { loadRatings } from '../../src/usecases/load-ratings.ts';
import { sqlStateOf } from '../db/fixture.ts';
import { committed, keyOf, member, openingsFor, plainTerms, type Saying, secretOf } from '../rating/fixture.ts';
import { forEachEngine, type TestDatabase } from '../support/databases.ts';
import { EventfulMeeting } from '../support/eventful-meeting.ts';
import { ratedPoll } from '../support/rated-poll.ts';
import { partsOf, recordBytes } from '../support/record-of.ts';
import { enrol, nodeOn } from './held-meeting.ts';

// Held on another installation: nothing of it is in the databases below.
const meeting = new EventfulMeeting('elsewhere').playAll();
const { names, ruleSet, statement } = ratedPoll(meeting);
const payload = anchorOf(checkpointBody(noteHead(meeting.meeting, meeting.state.end as TreeHead)));
const anchor = encodeCode('anchor', payload);
let record: Bytes;

const codeOf = async (work: Promise<{ ok: boolean; code?: string }>): Promise<string> => {
  const result = await work;
  return result.ok ? 'accepted' : (result.code ?? '');
};
const read = async (chunks: AsyncIterable<Bytes>): Promise<Bytes> => {
  const parts: Bytes[] = [];
  for await (const part of chunks) parts.push(part);
  return concat(...parts);
};

beforeAll(async () => {
  record = await recordBytes(partsOf(meeting));
});

forEachEngine((engine) => {
  const organisation = 'chi-bo';
  let database: TestDatabase;
  let deps: Deps;

  const say = (saying: Saying, openings = openingsFor(saying as RatingBody)) => {
    const body = {
      date: '2026-12-05',
      ...saying,
      log: ratingLogId(deps.serviceKey.public, organisation),
    } as RatingBody;
    return appendRating(deps, { organisation, entry: signRating(body, secretOf('secretary')), openings });
  };
  beforeAll(async () => {
    database = await engine.open();
    deps = await nodeOn(database, `imported ${engine.name}`);
    for (const id of [organisation, 'khac'])
      assertOk(await createOrganisation(deps, { organisation: id, parent: null, name: id, level: 'chi bộ' }));
    const who = { secret: secretOf('secretary'), key: keyOf('secretary') };
    await enrol(deps, organisation, 'secretary', who);
    const subjects = names.map((name) => member('', { name }));
    const texts = meeting.openings
      .map(({ commitment, salt, text }) => ({ commitment: toHex(commitment), salt: toHex(salt), text }))
      .filter(({ commitment }) => subjects.some(({ name }) => name === commitment));
    const { public: service } = deps.serviceKey;
    const name = committed('Thư ký');
    assertOk(await say({ type: 'rating-log-created', organisation, service, secretary: who.key, name }));
    assertOk(await say({ type: 'subjects-added', subjects }, texts));
    const steps = { selfRating: false, appraisal: false, ballot: 'proposes' } as const;
    assertOk(await say(plainTerms({ ruleSet, steps })));
  });
  afterAll(() => database.close());

  it('RATING-BALLOT-RECORD: a ballot of a meeting that was held elsewhere is refused before its record is there', async () => {
    expect(await codeOf(say(statement))).toBe('RATING-BALLOT-RECORD');
  });

  it('every hostile file, and a true one with another code, is refused by the check that it fails', async () => {
    const text = new TextDecoder().decode(record);
    const other = encodeCode('anchor', anchorOf(fromHex('00')));
    const send = (bytes: Bytes, code = anchor, of = organisation) =>
      codeOf(importRecord(deps, { organisation: of, record: bytes, anchor: code }));
    expect(await send(record, other)).toBe('ANCHOR-MISMATCH');
    expect(await send(record, 'N12')).toBe('CODE-LENGTH');
    expect(await send(record, encodeCode('card', new Uint8Array(16)))).toBe('CODE-KIND');
    expect(await send(record, anchor, 'nowhere')).toBe('ORGANISATION-UNKNOWN');
    expect(await send(utf8(''))).toBe('RECORD-TRUNCATED');
    expect(await send(utf8('không phải hồ sơ\n'))).toBe('RECORD-LINE');
    expect(await send(record.slice(0, -100))).toMatch(/^RECORD-/);
    expect(await send(utf8(text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1)))).toBe('RECORD-TRUNCATED');
    const bent = text.replace('"place":"', '"place":"x');
    expect(bent).not.toBe(text);
    expect(await send(utf8(bent))).toBe('STATEMENT-SIGNATURE-INVALID');
    expect(assertOk(await listImportedRecords(deps, { organisation }))).toEqual([]);
  });

  it('a verified and anchored record is kept byte for byte, and proves the ballots that are stated from it', async () => {
    const imported = assertOk(await importRecord(deps, { organisation, record, anchor: anchor.toLowerCase() }));
    expect(imported).toMatchObject({ meeting: meeting.meeting, anchor });
    expect(assertOk(await importRecord(deps, { organisation, record, anchor }))).toEqual(imported);
    expect(assertOk(await listImportedRecords(deps, { organisation }))).toEqual([
      { ...imported, bytes: record.length },
    ]);
    const kept = await readImportedRecord(deps, { organisation, meeting: meeting.meeting });
    expect(toHex(await read(assertOk(kept)))).toBe(toHex(record));

    const forged = structuredClone(statement);
    if (forged.result.kind === 'rating') forged.result.lines[0]?.counts.reverse();
    expect(await codeOf(say(forged))).toBe('RATING-BALLOT-RECORD');
    expect(await codeOf(say(statement))).toBe('accepted');
    const state = assertOk(await loadRatings(deps, { organisation }));
    const period = state.periods.get('2026');
    expect(period && ratingOf(period, 0).ballot?.confirmedBy).toBe(keyOf('secretary'));
    const there = await importedMeeting(deps, organisation, meeting.meeting);
    if (there === undefined) throw new Error('not kept');
    expect(toHex(there.log.root())).toBe(toHex(meeting.state.log.root()));
    const file = await read(assertOk(await exportRatingRecord(deps, { organisation })));
    const report = await verifyRatingRecord([file], new Map([[there.id, there]]));
    expect(report).toMatchObject({ standing: 'consistent', ballots: { proven: 1, unchecked: 0, paper: 0 } });
  });

  it('MEETING-UNKNOWN: serves the organisation that imported it alone', async () => {
    const request = { organisation: 'khac', meeting: meeting.meeting };
    expect(await codeOf(readImportedRecord(deps, request))).toBe('MEETING-UNKNOWN');
    expect(assertOk(await listImportedRecords(deps, request))).toEqual([]);
    expect(await importedMeeting(deps, 'khac', meeting.meeting)).toBeUndefined();
  });

  it('IMPORT-CONFLICT: a meeting has one record, and the database lets nobody replace it', async () => {
    const row = { meeting: meeting.meeting, anchor: '00'.repeat(14), title: 'Khác', held: '2026-12-05' };
    await keepImportedRecord(deps.db, 'khac', { ...row, record: utf8('x') });
    expect(await codeOf(importRecord(deps, { organisation: 'khac', record, anchor }))).toBe('IMPORT-CONFLICT');
    const replaced = sqlStateOf(deps.db.execute(sql`UPDATE imported_records SET title = 'Khác'`));
    expect(await replaced).not.toBe('accepted');
  });
});
