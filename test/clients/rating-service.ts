import type { KeptRatings, RatingOfficer, RatingStore } from '../../clients/shared/ratings/rating-log.ts';
import type { Bytes } from '../../crypto/bytes.ts';
import { encodeCheckpoint } from '../../crypto/checkpoint.ts';
import type { RecordLine } from '../../crypto/record-line.ts';
import type { RatingEntry } from '../../src/domain/rating/entry.ts';
import { applyRatingEntry, judgeRatingEntry } from '../../src/domain/rating/judge.ts';
import { type RatingLog, SERVICE, secretOf } from '../rating/fixture.ts';

type Answer = { readonly status?: number; readonly body: unknown } | 'lost';

/** A service with one rating log in memory, of which tests make a liar. It answers the requests of real devices. */
export class FakeRatingService {
  log: RatingLog | undefined;
  /** Entries of one page. */
  page = 3;
  /** Answers that take the place of honest ones, by the end of the path; the first is used up by the next such request. */
  readonly lies: { readonly of: string; readonly answer: (honest: () => Answer) => Answer }[] = [];
  readonly asked: string[] = [];

  constructor(log?: RatingLog) {
    this.log = log;
  }

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const path = url.replace(/^.*\/ratings\//, '');
    this.asked.push(`${init.method} ${path}`);
    const honest = () => this.#answer(path, init.body as string | undefined);
    const lie = this.lies.findIndex(({ of }) => path.startsWith(of));
    const answer = lie < 0 ? honest() : (this.lies.splice(lie, 1)[0] as (typeof this.lies)[number]).answer(honest);
    if (answer === 'lost') throw new TypeError('connection lost');
    return new Response(JSON.stringify(answer.body), { status: answer.status ?? 200 });
  };

  #answer(path: string, body: string | undefined): Answer {
    const { log } = this;
    if (log === undefined) return refused(404, 'RATING-LOG-UNKNOWN');
    if (path.startsWith('log?from=')) {
      const from = Number(path.slice('log?from='.length));
      return { body: { size: log.entries.length, entries: log.entries.slice(from, from + this.page) } };
    }
    if (path === 'checkpoint') return { body: { note: this.note() } };
    if (path === 'openings') return { body: { openings: log.record().flatMap(asOpening) } };
    const { entry } = JSON.parse(body ?? '{}') as { entry: RatingEntry };
    const judged = judgeRatingEntry(log.state, entry);
    if (!judged.ok) return refused(409, judged.code);
    applyRatingEntry(log.state, entry);
    log.entries.push(entry);
    return { status: 201, body: { index: log.entries.length - 1, leaf: '00'.repeat(32) } };
  }

  note(): string {
    const last = this.log?.record().at(-1);
    if (last?.line !== 'checkpoint') throw new Error('a record ends with its checkpoint');
    return encodeCheckpoint(last.checkpoint);
  }
}

const refused = (status: number, code: string): Answer => ({ status, body: { code, detail: '', vi: 'x', en: 'x' } });

const asOpening = (line: RecordLine) =>
  line.line === 'opening'
    ? [{ commitment: hex(line.commitment), salt: hex(line.salt), text: line.text }]
    : ([] as never[]);
const hex = (bytes: Bytes): string => Buffer.from(bytes).toString('hex');

/** What a device would keep on its disk. */
export class MemoryStore implements RatingStore {
  kept: KeptRatings | undefined;
  readonly read = async () => this.kept;
  readonly keep = async (kept: KeptRatings) => {
    this.kept = structuredClone(kept);
  };
}

export const officerAt = (service: FakeRatingService, who: string): RatingOfficer => ({
  secretKey: secretOf(who),
  service: SERVICE,
  transport: {
    base: 'http://service.test/api/v1',
    fetch: service.fetch,
    random: (length) => new Uint8Array(length),
    attempts: 1,
    wait: async () => {},
  },
});
