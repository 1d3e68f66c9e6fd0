import { describe, expect, it } from 'vitest';
import { RatingLog as DeviceLog } from '../../clients/shared/ratings/rating-log.ts';
import { committer, type Saying } from '../../clients/shared/ratings/saying.ts';
import { assertOk } from '../../crypto/result.ts';
import { headOf } from '../../src/domain/meeting/hashes.ts';
import { committed, keyOf, ORGANISATION, openingsFor, RatingLog, SERVICE, terms } from '../rating/fixture.ts';
import { seededRandom } from '../support/random.ts';
import { FakeRatingService, MemoryStore, officerAt } from './rating-service.ts';

const ready = () => {
  const log = RatingLog.opened(['Lê An', 'Lê Bình', 'Lê Chi']);
  log.throughBallot({ 0: 'HTT', 1: 'HT', 2: 'HTT' });
  return new FakeRatingService(log);
};
const open = (service: FakeRatingService, store = new MemoryStore(), who = 'superior') =>
  DeviceLog.open(officerAt(service, who), ORGANISATION, store);
/** A decision as proposed; `number` of its document tells two of them apart. */
const decide = (subject: number, level: string, number = '7-QĐ/ĐU'): Saying => ({
  type: 'decided',
  date: '2026-12-15',
  period: '2026',
  document: { number, date: '2026-12-15' },
  decisions: [{ subject, corrects: null, level, reason: null }],
  overrides: [],
});

describe('a rating log on an officer’s device', () => {
  it('is read page by page to the head that the service signs, with the texts behind its commitments', async () => {
    const service = ready();
    const store = new MemoryStore();
    const log = assertOk(await open(service, store));
    expect(log.now.state?.subjects).toHaveLength(3);
    expect(log.now.texts.size).toBe(0);
    assertOk(await log.readTexts());
    expect(log.now.texts.get(committed('Lê Bình'))).toBe('Lê Bình');
    expect(store.kept?.head).toEqual(headOf((service.log as RatingLog).state.log));
    expect(store.kept?.note).toBe(service.note());
  });

  it('forgets texts that were erased, even where a service still answers them', async () => {
    const service = ready();
    const log = assertOk(await open(service));
    assertOk(await log.readTexts());
    const [opening] = openingsFor((service.log as RatingLog).entries[2]?.body as never);
    expect(log.now.texts.has(committed('Lê An'))).toBe(true);
    assertOk(
      await log.append({
        type: 'names-erased',
        date: '2027-01-05',
        document: '3-QĐ/ĐU',
        commitments: [committed('Lê An')],
      }),
    );
    expect(log.now.texts.has(committed('Lê An'))).toBe(false);
    service.lies.push({ of: 'openings', answer: () => ({ body: { openings: [opening] } }) });
    const again = assertOk(await open(service));
    assertOk(await again.readTexts());
    expect(opening?.commitment).toBe(committed('Lê An'));
    expect(again.now.texts.size).toBe(0);
    expect(again.now.entries).toHaveLength(service.log?.entries.length ?? 0);
  });

  it('is begun, and grows, by what this device states; done is what was read back', async () => {
    const empty = new FakeRatingService();
    const fresh = assertOk(await open(empty, new MemoryStore(), 'secretary'));
    expect(fresh.now.state).toBeUndefined();
    const { commit, openings } = committer(seededRandom('names'));
    const created: Saying = {
      type: 'rating-log-created',
      date: '2026-11-01',
      organisation: ORGANISATION,
      service: SERVICE,
      secretary: keyOf('secretary'),
      name: commit('Thư ký'),
    };
    expect(openings).toHaveLength(1);
    // Judged good here and sent; this service in memory takes no first entry.
    expect(await fresh.append(created, openings)).toMatchObject({ code: 'RATING-LOG-UNKNOWN' });

    const service = ready();
    let changes = 0;
    const log = assertOk(await open(service));
    log.onChange = () => changes++;
    assertOk(await log.append(decide(0, 'HTT')));
    expect(log.now.state?.periods.get('2026')?.ratings.get(0)?.decision?.level).toBe('HTT');
    expect(log.now.held).toEqual([]);
    expect(changes).toBeGreaterThan(0);
  });

  it('refuses what the log would refuse, before anything is signed away', async () => {
    const service = ready();
    const log = assertOk(await open(service));
    expect(await log.append(decide(0, 'KHT'))).toMatchObject({ code: 'DECISION-REASON' });
    expect(await log.append(decide(0, ''))).toMatchObject({ code: 'ENCODING-SHAPE' });
    const stranger = assertOk(await open(service, new MemoryStore(), 'stranger'));
    expect(await stranger.append(decide(0, 'HTT'))).toMatchObject({ code: 'RATING-SIGNER' });
    expect(service.asked.filter((asked) => asked.startsWith('POST'))).toEqual([]);
  });

  it('keeps telling of a statement that came too late for a log that has grown, until the next one', async () => {
    const service = ready();
    const log = assertOk(await open(service));
    expect(await log.append(decide(0, 'KHT'))).toMatchObject({ code: 'DECISION-REASON' });
    expect(log.now.overtaken).toBeUndefined();
    service.log?.say('superior', service.log.decide({ 0: 'HTT' }));
    expect(await log.append(decide(0, 'HTT', '8-QĐ/ĐU'))).toMatchObject({ code: 'RATING-STEP' });
    expect(log.now.overtaken).toMatchObject({ code: 'RATING-STEP' });
    expect(log.now.held).toEqual([]);
    assertOk(await log.append(decide(1, 'HT', '8-QĐ/ĐU')));
    expect(log.now.overtaken).toBeUndefined();
  });

  it('holds a statement whose answer is lost, over a reload, and sends the same bytes again', async () => {
    const service = ready();
    const store = new MemoryStore();
    const log = assertOk(await open(service, store));
    service.lies.push({ of: 'entries', answer: () => 'lost' });
    expect(await log.append(decide(0, 'HTT'))).toMatchObject({ code: 'SERVICE-UNREACHABLE' });
    expect(log.now.held).toHaveLength(1);
    const [held] = store.kept?.held ?? [];

    const again = assertOk(await open(service, store));
    expect(again.now.held).toEqual([held]);
    assertOk(await again.sendHeld());
    expect(again.now.held).toEqual([]);
    expect(service.log?.entries.at(-1)).toEqual(held?.entry);
    expect(store.kept?.held).toEqual([]);
  });

  it('knows a statement as done that was taken although no answer came', async () => {
    const service = ready();
    const log = assertOk(await open(service));
    service.lies.push({
      of: 'entries',
      answer: (honest) => {
        honest();
        return 'lost';
      },
    });
    assertOk(await log.append(decide(0, 'HTT')));
    expect(log.now.held).toEqual([]);
    assertOk(await log.append(decide(1, 'HT', '8-QĐ/ĐU')));
    expect(service.log?.entries.filter(({ body }) => body.type === 'decided')).toHaveLength(2);
  });

  it('drops what it held and the log no longer takes', async () => {
    const service = ready();
    const store = new MemoryStore();
    const log = assertOk(await open(service, store));
    service.lies.push({ of: 'entries', answer: () => 'lost' });
    await log.append(decide(0, 'HTT'));
    service.log?.say('superior', service.log.decide({ 0: 'HTT' }));
    expect(await log.sendHeld()).toMatchObject({ code: 'RATING-STEP' });
    expect(log.now.held).toEqual([]);
    expect(store.kept?.held).toEqual([]);
  });

  it('STATE-STALE: does not believe an acknowledgement that the log does not bear out', async () => {
    const service = ready();
    const log = assertOk(await open(service));
    service.lies.push({
      of: 'entries',
      answer: () => ({ status: 201, body: { index: 7, leaf: '00'.repeat(32) } }),
    });
    expect(await log.append(decide(0, 'HTT'))).toMatchObject({ code: 'STATE-STALE' });
  });
});

describe('a service that lies about a rating log', () => {
  it('VIEW-SHORTENED: a log that has lost entries, or all of them', async () => {
    const service = ready();
    const store = new MemoryStore();
    const log = assertOk(await open(service, store));
    const cut = { body: { size: 3, entries: [] } };
    service.lies.push({ of: 'log', answer: () => cut });
    expect(await log.sync()).toMatchObject({ code: 'VIEW-SHORTENED' });
    service.lies.push({ of: 'log', answer: () => cut });
    expect(await open(service, store)).toMatchObject({ code: 'VIEW-SHORTENED' });
    expect(await open(new FakeRatingService(), store)).toMatchObject({ code: 'VIEW-SHORTENED' });
    expect(store.kept?.head?.size).toBe(service.log?.entries.length);
  });

  it('VIEW-FORKED: another log than the one this device has seen, or a note of another log', async () => {
    const store = new MemoryStore();
    assertOk(await open(new FakeRatingService(RatingLog.opened(['Lê An', 'Lê Bình'])), store));
    const other = RatingLog.opened(['Lê An', 'Lê Bạch'], terms());
    expect(await open(new FakeRatingService(other), store)).toMatchObject({ code: 'VIEW-FORKED' });

    const service = new FakeRatingService(other);
    const lie = new FakeRatingService(RatingLog.opened(['Lê An', 'Lê Bình'])).note();
    service.lies.push({ of: 'checkpoint', answer: () => ({ body: { note: lie } }) });
    expect(await open(service)).toMatchObject({ code: 'VIEW-FORKED' });
  });

  it('STATEMENT-SIGNATURE-INVALID, RATING-LOG: entries that nobody signed, or of another log', async () => {
    const service = ready();
    service.page = 1;
    const entries = service.log?.entries ?? [];
    const [first, second, third] = entries;
    const answering = (entry: unknown) => () => ({ body: { size: entries.length, entries: [entry] } });
    service.lies.push({ of: 'log', answer: answering({ ...first, sig: second?.sig }) });
    expect(await open(service)).toMatchObject({ code: 'STATEMENT-SIGNATURE-INVALID' });
    service.lies.push({ of: 'log', answer: answering(third) });
    expect(await open(service)).toMatchObject({ code: 'RATING-LOG-FIRST' });
    const elsewhere = new RatingLog('chi-bo-2').entries[0];
    service.lies.push({ of: 'log', answer: answering(elsewhere) });
    expect(await open(service)).toMatchObject({ code: 'RATING-LOG' });
  });

  it('OPENING-INVALID: a name that the log does not hold', async () => {
    const service = ready();
    const log = assertOk(await open(service));
    const [opening] = openingsFor((service.log as RatingLog).entries[2]?.body as never);
    const lie = { body: { openings: [{ ...opening, text: 'Lê Anh' }] } };
    service.lies.push({ of: 'openings', answer: () => lie });
    expect(await log.readTexts()).toMatchObject({ code: 'OPENING-INVALID' });
    expect(log.now.texts.size).toBe(0);
  });

  it('SERVICE-ANSWER-INVALID: pages that lead nowhere', async () => {
    const service = ready();
    service.lies.push({ of: 'log', answer: () => ({ body: { size: 9, entries: [] } }) });
    expect(await open(service)).toMatchObject({ code: 'SERVICE-ANSWER-INVALID' });
    service.lies.push({ of: 'log', answer: () => ({ body: { size: 1, entries: service.log?.entries.slice(0, 2) } }) });
    expect(await open(service)).toMatchObject({ code: 'SERVICE-ANSWER-INVALID' });
  });
});
