import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { RatingBody } from '../../src/domain/rating/bodies.ts';
import { ratingLogId, signRating } from '../../src/domain/rating/entry.ts';
import { verifyRatingRecord } from '../../src/domain/rating/verify-record.ts';
import {
  ratingLogAnswer,
  ratingNoteAnswer,
  ratingOpeningsAnswer,
  ratingOverviewAnswer,
  ratingPlaceAnswer,
} from '../../src/http/wire/ratings.ts';
import { committed, member, openingsFor, plainTerms, type Saying } from '../rating/fixture.ts';
import { TREE } from './scene.ts';
import { type Key, TestService } from './test-service.ts';

let service: TestService;
let secretary: Key;
const tokens = new Map<string, string>();
const path = '/organisations/yen-the/ratings';

const bodyOf = (saying: Saying): RatingBody =>
  ({ date: '2026-12-01', ...saying, log: ratingLogId(service.deps.serviceKey.public, 'yen-the') }) as RatingBody;
const say = (who: string, saying: Saying, by = secretary) => {
  const body = bodyOf(saying);
  const json = { entry: signRating(body, by.secret), openings: openingsFor(body) };
  return service.call('POST', `${path}/entries`, { token: tokens.get(who), json });
};
/** What a path answers, in the strict shape that the OpenAPI document promises. */
async function read<T extends z.ZodType>(who: string, of: string, shape: T): Promise<z.infer<T>> {
  const answer = await service.call('GET', `${path}/${of}`, { token: tokens.get(who) });
  expect(answer.status).toBe(200);
  return shape.parse(answer.as()) as z.infer<T>;
}

beforeAll(async () => {
  service = await TestService.open();
  for (const [organisation, parent] of TREE) await service.organisation(organisation, parent);
  for (const [name, organisation, role] of [
    ['secretary', 'yen-the', 'secretary'],
    ['superior', 'huyen', 'superior'],
    ['highest', 'tinh', 'superior'],
    ['inspection above', 'huyen', 'auditor'],
    ['secretary above', 'huyen', 'secretary'],
    ['teller above', 'huyen', 'teller'],
    ['beside', 'ben-canh', 'secretary'],
    ['superior beside', 'ben-canh', 'superior'],
    ['inspection beside', 'ben-canh', 'auditor'],
    ['of another tree', 'khac', 'superior'],
  ] as const) {
    const who = service.key();
    await service.enrol(organisation, role, who);
    tokens.set(name, await service.signIn(who));
    if (name === 'secretary') secretary = who;
  }
  const { public: key } = service.deps.serviceKey;
  const created = { organisation: 'yen-the', service: key, secretary: secretary.key, name: committed('Thư ký') };
  for (const saying of [
    { type: 'rating-log-created', ...created },
    { type: 'subjects-added', subjects: [member('Lê An'), member('Lê Bình')] },
    plainTerms(),
  ] as Saying[]) {
    const said = await say('secretary', saying);
    if (said.status !== 201) throw new Error(said.text);
    ratingPlaceAnswer.parse(said.as());
  }
});
afterAll(() => service.close());

describe('rating logs over HTTP', () => {
  it('are read by the organisation’s own officers, superiors and auditors above it', async () => {
    for (const who of ['secretary', 'superior', 'highest', 'inspection above']) {
      const log = await read(who, 'log?from=1', ratingLogAnswer);
      expect(log.size).toBe(3);
      expect(log.entries.map(({ body }) => body.type)).toEqual(['subjects-added', 'period-opened']);
      const { openings } = await read(who, 'openings', ratingOpeningsAnswer);
      expect(openings.map(({ text }) => text).sort()).toEqual(['Lê An', 'Lê Bình', 'Thư ký']);
      expect((await read(who, 'checkpoint', ratingNoteAnswer)).note).toContain('\n3\n');
      const { organisations } = await read(who, 'overview?period=2026', ratingOverviewAnswer);
      expect(organisations).toMatchObject([
        {
          organisation: 'yen-the',
          progress: { stages: { decision: 2 }, tallies: { individual: { total: 2, open: 2 } } },
        },
      ]);
    }
  });

  it('ROLE-MISSING: show nothing to siblings, other trees, and those above who neither decide nor inspect', async () => {
    const strangers = ['beside', 'superior beside', 'inspection beside', 'of another tree'];
    for (const who of [...strangers, 'secretary above', 'teller above'])
      for (const part of ['log', 'openings', 'checkpoint', 'record', 'overview?period=2026']) {
        const answer = await service.call('GET', `${path}/${part}`, { token: tokens.get(who) });
        expect(`${who} ${part} ${answer.status} ${answer.code}`).toBe(`${who} ${part} 403 ROLE-MISSING`);
      }
    const stolen = await say('beside', { type: 'subjects-added', subjects: [member('Lê Chi')] });
    expect(stolen).toMatchObject({ status: 403, code: 'ROLE-MISSING' });
  });

  it('show a superior all below, each unit with its own numbers', async () => {
    const answer = await service.call('GET', '/organisations/tinh/ratings/overview?period=2026', {
      token: tokens.get('highest'),
    });
    const { organisations } = ratingOverviewAnswer.parse(answer.as());
    expect(organisations.map(({ organisation, progress }) => [organisation, progress !== null])).toEqual([
      ['tinh', false],
      ['huyen', false],
      ['ben-canh', false],
      ['yen-the', true],
    ]);
  });

  it('RATING-SIGNER: a session states nothing; a signature of an officer of the log does', async () => {
    const stranger = service.key();
    const subjects: Saying<'subjects-added'> = { type: 'subjects-added', subjects: [member('Lê Dung')] };
    expect(await say('secretary', subjects, stranger)).toMatchObject({ status: 403, code: 'RATING-SIGNER' });
    // Whoever may read the log may hand in what its officer has signed.
    expect((await say('superior', subjects)).status).toBe(201);
  });

  it('PARAMETER-SHAPE: ask for a period', async () => {
    for (const query of ['', '?period=', '?period=2026-13', '?period=2026&x=1'])
      expect(await service.call('GET', `${path}/overview${query}`, { token: tokens.get('secretary') })).toMatchObject({
        status: 400,
        code: 'PARAMETER-SHAPE',
      });
  });

  it('stream an audit file that verifies offline', async () => {
    const answer = await service.call('GET', `${path}/record`, { token: tokens.get('superior') });
    expect(answer.headers.get('content-type')).toContain('application/jsonl');
    const report = await verifyRatingRecord([new TextEncoder().encode(answer.text)]);
    expect(report.standing).toBe('consistent');
  });
});
