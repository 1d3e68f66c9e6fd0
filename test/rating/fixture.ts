import { type Bytes, fromHex, type Hex, hash256, toHex, utf8 } from '../../crypto/bytes.ts';
import { signCheckpoint } from '../../crypto/checkpoint.ts';
import { commitText } from '../../crypto/commitment.ts';
import type { JsonObject, RecordLine } from '../../crypto/record-line.ts';
import { assertOk } from '../../crypto/result.ts';
import { publicKeyOf } from '../../crypto/signature.ts';
import { noteHead } from '../../src/domain/meeting/ballot-context.ts';
import { headOf } from '../../src/domain/meeting/hashes.ts';
import type { RatingBody, RatingBodyOf, RatingBodyType } from '../../src/domain/rating/bodies.ts';
import { ratingCommitments } from '../../src/domain/rating/commitments.ts';
import { type RatingEntry, ratingLogId, signRating } from '../../src/domain/rating/entry.ts';
import { applyRatingEntry, beginRatingLog, judgeRatingEntry } from '../../src/domain/rating/judge.ts';
import type { PeriodState, RatingState } from '../../src/domain/rating/state.ts';
import { CAUTIOUS_CAP } from '../../src/domain/rules/cap-presets.ts';
import { hundredPoints } from '../../src/domain/rules/criteria-presets.ts';
import type { Heads } from '../../src/domain/rules/heads.ts';
import { CAUTIOUS_DEFAULT } from '../../src/domain/rules/presets.ts';
import { seededRandom } from '../support/random.ts';

export const ORGANISATION = 'chi-bo-1';
const SERVICE_SECRET = seededRandom('service of ratings')(32);
export const SERVICE = toHex(publicKeyOf(SERVICE_SECRET));

/** Officers by name; each name always has the same key. */
export const secretOf = (who: string) => seededRandom(`officer ${who}`)(32);
export const keyOf = (who: string): Hex => toHex(publicKeyOf(secretOf(who)));
const texts = new Map<Hex, string>();
const saltOf = (text: string): Bytes => hash256('phieu-kin/v1/test', utf8(text));

/** A commitment to a text; the same text always has the same salt. */
export function committed(text: string): Hex {
  const commitment = toHex(commitText(saltOf(text), text));
  texts.set(commitment, text);
  return commitment;
}

/** Openings of the commitments that a statement makes. */
export const openingsFor = (body: RatingBody) =>
  ratingCommitments(body).flatMap((commitment) => {
    const text = texts.get(commitment);
    return text === undefined ? [] : [{ commitment, salt: toHex(saltOf(text)), text }];
  });

/** A body without what every body says. */
export type Saying<T extends RatingBodyType = RatingBodyType> = T extends RatingBodyType
  ? Omit<RatingBodyOf<T>, 'log' | 'date'> & { readonly date?: string }
  : never;

export const HUNDRED = hundredPoints(['HTXS', 'HTT', 'HT', 'KHT']);

/** A year in which the superior decides about members after self-rating, appraisal and a ballot that proposes. */
export const terms = (change: Partial<Saying<'period-opened'>> = {}): Saying<'period-opened'> => ({
  type: 'period-opened',
  period: '2026',
  title: 'Xếp loại năm 2026',
  asOf: '2026-12-31',
  ruleSet: CAUTIOUS_DEFAULT,
  capSet: null,
  criteriaSet: HUNDRED,
  deciders: { individual: 'superior', collective: 'superior', organisation: null },
  steps: { selfRating: true, appraisal: true, ballot: 'proposes' },
  secondRound: null,
  notRated: ['moved-out', 'exempt', 'suspended'],
  minMonths: 6,
  deadlines: { selfRating: '2026-11-20', appraisal: '2026-11-30', ballot: '2026-12-05', decision: '2026-12-20' },
  holidays: ['2027-01-01'],
  ...change,
});

/** Terms with nothing but a decision by the organisation itself. */
export const plainTerms = (change: Partial<Saying<'period-opened'>> = {}): Saying<'period-opened'> =>
  terms({
    deciders: { individual: 'own', collective: 'own', organisation: 'own' },
    steps: { selfRating: false, appraisal: false, ballot: 'none' },
    criteriaSet: null,
    ...change,
  });

export const capped = { capSet: CAUTIOUS_CAP };

/** Everybody of `n` came and returned a valid ballot. */
export const headsOf = (n: number): Heads => ({
  summoned: n,
  absent: { 'moved-out': 0, exempt: 0, suspended: 0, detained: 0, excused: 0 },
  present: n,
  issued: n,
  returned: n,
  valid: n,
  invalid: 0,
});

type Subject = RatingBodyOf<'subjects-added'>['subjects'][number];
export const member = (name: string, change: Partial<Subject> = {}): Subject => ({
  kind: 'individual',
  name: committed(name),
  detail: null,
  unit: null,
  group: 'đảng viên',
  history: [{ from: '2010-02-03', status: 'official' }],
  ...change,
});

/** A complaint in good time about a subject of `terms`' period. */
export const complaintAbout = (subject: number): Saying<'complaint-filed'> => ({
  type: 'complaint-filed',
  period: '2026',
  subject,
  received: '2026-12-18',
  content: committed('Theo kết luận kiểm tra'),
});

const recordSource = {
  kind: 'record',
  meeting: '01'.repeat(16),
  fingerprint: '02'.repeat(32),
  ordinal: 1,
  tally: '03'.repeat(32),
} as const;
export const paperSource = { kind: 'paper', minutes: '12-BB/CB', scan: '04'.repeat(32) } as const;

/** A rating log that is written as a service writes it: each entry judged, then applied. */
export class RatingLog {
  readonly state: RatingState;
  readonly entries: RatingEntry[] = [];
  readonly id: Hex;

  constructor(organisation = ORGANISATION) {
    this.id = ratingLogId(SERVICE, organisation);
    const secretary = keyOf('secretary');
    const name = committed('secretary');
    const created = { type: 'rating-log-created', organisation, service: SERVICE, secretary, name } as const;
    const entry = this.sign('secretary', created);
    this.state = assertOk(beginRatingLog(entry));
    this.entries.push(entry);
  }

  /** The usual officers: secretary, teller, appraiser, superior, auditor, each under that name. */
  static withOfficers(): RatingLog {
    const log = new RatingLog();
    log.say('secretary', {
      type: 'officers-named',
      officers: (['secretary', 'teller', 'appraiser', 'superior', 'auditor'] as const).map((role) => ({
        key: keyOf(role),
        role,
        organisation: role === 'secretary' || role === 'teller' ? ORGANISATION : 'xa',
        name: committed(role),
      })),
    });
    return log;
  }

  /** With members of these names, and a period. */
  static opened(names: readonly string[], open: Saying<'period-opened'> = terms()): RatingLog {
    const log = RatingLog.withOfficers();
    log.say('secretary', { type: 'subjects-added', subjects: names.map((name) => member(name)) });
    log.say('superior', open);
    return log;
  }

  sign(who: string, saying: Saying): RatingEntry {
    return signRating({ date: '2026-12-01', ...saying, log: this.id } as RatingBody, secretOf(who));
  }

  /** @returns the place of the entry */
  say(who: string, saying: Saying): number {
    const entry = this.sign(who, saying);
    assertOk(judgeRatingEntry(this.state, entry));
    applyRatingEntry(this.state, entry);
    this.entries.push(entry);
    return this.entries.length - 1;
  }

  /** The code with which a statement is refused, or `accepted`. Changes nothing. */
  refusal(who: string, saying: Saying): string {
    const judged = judgeRatingEntry(this.state, this.sign(who, saying));
    return judged.ok ? 'accepted' : judged.code;
  }

  /** The lines of the log's audit file, as a service writes them. */
  record(): RecordLine[] {
    const openings = new Map(this.entries.flatMap(({ body }) => openingsFor(body)).map((one) => [one.commitment, one]));
    for (const erased of this.state.erased) openings.delete(erased);
    const kept = [...openings.values()].sort((a, b) => (a.commitment < b.commitment ? -1 : 1));
    const head = noteHead(this.id, headOf(this.state.log));
    const counts = { entries: this.entries.length, openings: kept.length, checkpoints: 1, ballots: 0 };
    return [
      { line: 'header', meeting: fromHex(this.id), ...counts },
      ...this.entries.map((entry) => ({ line: 'entry' as const, entry: entry as unknown as JsonObject })),
      ...kept.map(({ commitment, salt, text }) => ({
        line: 'opening' as const,
        commitment: fromHex(commitment),
        salt: fromHex(salt),
        text,
      })),
      { line: 'checkpoint', checkpoint: signCheckpoint(head, SERVICE_SECRET) },
    ];
  }

  period(name = '2026'): PeriodState {
    const period = this.state.periods.get(name);
    if (period === undefined) throw new Error(`no period ${name}`);
    return period;
  }

  rate(
    type: 'self-rated' | 'appraised',
    levels: Readonly<Record<number, string>>,
    more: { readonly corrects?: number; readonly reason?: Hex; readonly points?: readonly number[] } = {},
  ): Saying<'self-rated'> {
    const ratings = Object.entries(levels).map(([subject, level]) => ({
      subject: Number(subject),
      corrects: more.corrects ?? null,
      level,
      points: more.points === undefined ? null : [...more.points],
      remarks: null,
    }));
    return { type, period: '2026', ratings, reason: more.reason ?? null } as Saying<'self-rated'>;
  }

  ballot(
    counts: Readonly<Record<number, readonly number[]>>,
    more: Partial<Saying<'ballot-stated'>> & { readonly corrects?: number } = {},
  ): Saying<'ballot-stated'> {
    const { corrects = null, ...change } = more;
    const valid = Object.values(counts)[0]?.reduce((sum, count) => sum + count, 0) ?? 0;
    const lines = Object.entries(counts).map(([subject, of], line) => ({
      subject: Number(subject),
      corrects,
      line,
      counts: [...of],
    }));
    return {
      type: 'ballot-stated',
      period: '2026',
      source: recordSource,
      heads: headsOf(valid),
      result: { kind: 'rating', lines },
      reason: null,
      ...change,
    };
  }

  decide(
    levels: Readonly<Record<number, string | null>>,
    more: Partial<Saying<'decided'>> & { readonly reason?: Hex; readonly corrects?: number } = {},
  ): Saying<'decided'> {
    const { reason = null, corrects = null, ...change } = more;
    return {
      type: 'decided',
      period: '2026',
      document: { number: '7-QĐ/ĐU', date: '2026-12-15' },
      decisions: Object.entries(levels).map(([subject, level]) => ({
        subject: Number(subject),
        corrects,
        level,
        reason,
      })),
      overrides: [],
      ...change,
    };
  }

  /** Takes subjects to the door of a decision: self-rated, appraised and balloted at these levels by nine voters. */
  throughBallot(levels: Readonly<Record<number, string>>): void {
    this.say('secretary', this.rate('self-rated', levels));
    this.say('appraiser', this.rate('appraised', levels));
    const order = ['HTXS', 'HTT', 'HT', 'KHT'];
    const counts = Object.fromEntries(
      Object.entries(levels).map(([subject, level]) => [
        subject,
        [0, 1, 2, 3, 4].map((place) => (place === order.indexOf(level) ? 8 : place === 4 ? 1 : 0)),
      ]),
    );
    this.say('secretary', this.ballot(counts));
  }
}

/** A log with every kind of statement. */
export function eventfulLog(): RatingLog {
  const why = committed('Theo kết luận kiểm tra');
  const log = RatingLog.opened(['a', 'b', 'c'], terms(capped));
  const period = '2026';
  const history = member('a').history;
  log.say('secretary', { type: 'status-stated', subject: 2, history, basis: why });
  log.say('auditor', { type: 'exclusion-noted', period, subject: 0, code: 'disciplined', source: why });
  log.throughBallot({ 0: 'HTT', 1: 'HTT' });
  log.say('superior', { type: 'sent-back', period, subjects: [0], to: 'ballot', reason: why });
  const corrects = log.entries.length - 2;
  const entry = log.say(
    'secretary',
    log.ballot({ 0: [1, 8, 0, 0, 0] }, { corrects, reason: why, source: paperSource }),
  );
  log.say('teller', { type: 'ballot-confirmed', entry });
  const decision = log.say('superior', log.decide({ 0: 'HTT', 1: 'HTT' }));
  const complaint = log.say('secretary', complaintAbout(0));
  log.say('auditor', { type: 'complaint-answered', complaint, outcome: 'upheld', findings: why });
  log.say('superior', { type: 'decision-cancelled', period, subject: 0, decision, complaint, reason: why });
  log.say('superior', log.decide({ 0: 'HT' }, { corrects: decision, reason: why }));
  log.say('secretary', { type: 'names-erased', document: '3-QĐ/ĐU', commitments: [committed('a')] });
  const document = { number: '9-QĐ/UBKT', date: '2027-07-01' };
  const file = '05'.repeat(32);
  const copy = log.say('teller', { type: 'copy-sealed', meeting: null, file, until: '2027-06-01', place: why });
  log.say('auditor', { type: 'copy-opened', copy, document, reason: why });
  log.say('secretary', { type: 'copy-destroyed', date: '2027-07-02', copy, document, manner: why });
  const incident = {
    incident: 'act-refused',
    on: '2026-11-30',
    meeting: null,
    code: 'RATING-SIGNER',
    count: 1,
  } as const;
  log.say('teller', { type: 'incident-noted', ...incident, detail: why });
  return log;
}
