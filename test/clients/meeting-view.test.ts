import { beforeAll, describe, expect, it } from 'vitest';
import { deferredEvidence } from '../../clients/shared/evidence.ts';
import {
  currentHead,
  extendView,
  followLog,
  isInLog,
  newView,
  pinHead,
  viewSize,
} from '../../clients/shared/meeting-view.ts';
import { signedEntry } from '../../clients/shared/officer.ts';
import { makeRoll } from '../../clients/shared/secretary/prepare-meeting.ts';
import { toHex } from '../../crypto/bytes.ts';
import { ok } from '../../crypto/result.ts';
import type { BodyOf } from '../../src/domain/meeting/bodies.ts';
import { manifestHash } from '../../src/domain/meeting/hashes.ts';
import { draftMeeting, MEMBERS, stateIn, type TestMeeting } from './meeting.ts';
import { FakeService } from './service.ts';

describe('following the log', () => {
  let meeting: TestMeeting;
  let id: string;
  beforeAll(async () => {
    meeting = await draftMeeting('view', 1);
    id = stateIn(meeting).id;
  });

  const readAll = async (service: FakeService, pins = newView({ meeting: id, heads: [] }).pins) => {
    const view = newView(pins);
    return { view, result: await followLog(view, service.fetchPage, deferredEvidence) };
  };

  it('reads page by page to the same head as the service', async () => {
    const view = newView({ meeting: id, heads: [] });
    const oneByOne = async (from: number) => ok(meeting.service.page(from, 1));
    expect((await followLog(view, oneByOne, deferredEvidence)).ok).toBe(true);
    expect(currentHead(view)).toEqual(currentHead(meeting.service.view));
    expect(viewSize(view)).toBe(3);
    for (const entry of meeting.service.entries) expect(isInLog(view, entry)).toBe(true);
    expect(isInLog(view, signedEntry(makeRoll(id, MEMBERS, meeting.random).body, meeting.secretary))).toBe(false);
  });

  it('VIEW-SHORTENED: refuses a log that has lost entries, in one session and after a reload', async () => {
    const { view } = await readAll(meeting.service);
    const short = { size: 2, entries: [] };
    expect(extendView(view, short, deferredEvidence)).toMatchObject({ code: 'VIEW-SHORTENED' });
    const pins = pinHead(view.pins, currentHead(view));
    const again = newView(pins);
    const page = { size: 2, entries: meeting.service.entries.slice(0, 2) };
    expect(extendView(again, page, deferredEvidence)).toMatchObject({ code: 'VIEW-SHORTENED' });
    expect(again.state).toBeUndefined();
  });

  it('VIEW-FORKED: refuses a sound log that is another than the one this device has seen', async () => {
    const pins = pinHead({ meeting: id, heads: [] }, currentHead(meeting.service.view));
    const twin = new FakeService(meeting.service.secretKey, id);
    const [created] = meeting.service.entries;
    twin.append(created as never);
    const other = makeRoll(id, MEMBERS, meeting.random);
    twin.append(signedEntry(other.body, meeting.secretary));
    twin.append(meeting.service.entries[2] as never);
    const { view, result } = await readAll(twin, pins);
    expect(result).toMatchObject({ code: 'VIEW-FORKED' });
    expect(viewSize(view)).toBe(2);
    expect((await readAll(meeting.service, pins)).result.ok).toBe(true);
  });

  it('VIEW-MEETING: refuses the log of another meeting', async () => {
    const { result } = await readAll(meeting.service, { meeting: '00'.repeat(16), heads: [] });
    expect(result).toMatchObject({ code: 'VIEW-MEETING' });
  });

  it('SERVICE-ANSWER-INVALID: refuses an empty page before the log ends', async () => {
    const view = newView({ meeting: id, heads: [] });
    const stuck = async () => ok({ size: 3, entries: [] });
    expect(await followLog(view, stuck, deferredEvidence)).toMatchObject({ code: 'SERVICE-ANSWER-INVALID' });
  });

  it('believes no entry: a changed signature or body stops the view before it', async () => {
    const page = meeting.service.page(0, 3);
    const roll = page.entries[1] as { body: { voters: { standing: string }[] } };
    (roll.body.voters[0] as { standing: string }).standing = 'exempt';
    const view = newView({ meeting: id, heads: [] });
    expect(extendView(view, page, deferredEvidence)).toMatchObject({ code: 'STATEMENT-SIGNATURE-INVALID' });
    expect(viewSize(view)).toBe(1);
    expect(extendView(view, { size: 3, entries: [null] }, deferredEvidence)).toMatchObject({ code: 'ENCODING-SHAPE' });
  });

  it('VIEW-FINGERPRINT: refuses another manifest than the one the projector shows', async () => {
    const key = 'ab'.repeat(32);
    const teller = { key, exchange: key, name: key };
    const body: BodyOf<'meeting-manifest'> = {
      type: 'meeting-manifest',
      meeting: id,
      organisation: 'chi-bo-1',
      title: 'Hội nghị',
      date: '2026-12-05',
      place: 'Hội trường',
      roll: { root: key, size: 6 },
      service: key,
      secretary: { key, name: key },
      tellers: [teller, teller, teller],
      threshold: 2,
      run: 1,
      transcript: key,
      pool: [{ ordinal: 1, box: key, token: 'ab'.repeat(96) }],
      polls: [],
      release: key,
      smallRollAccepted: false,
    };
    const page = { size: 4, entries: [...meeting.service.entries, signedEntry(body, meeting.secretary)] };
    const follow = (fingerprint: string) =>
      extendView(newView({ meeting: id, heads: [], fingerprint }), page, deferredEvidence);
    expect(follow('11'.repeat(32))).toMatchObject({ code: 'VIEW-FINGERPRINT' });
    // With the right fingerprint it goes on, to be refused for what else is wrong with it.
    expect(follow(toHex(manifestHash(body)))).toMatchObject({ code: 'STATEMENT-SIGNERS' });
  });
});
