import { utf8 } from '../../../crypto/bytes.ts';
import { appendRating } from '../../usecases/append-rating.ts';
import { exportRatingRecord, ratingNote } from '../../usecases/export-rating-record.ts';
import { importRecord } from '../../usecases/import-record.ts';
import { listImportedRecords, readImportedRecord } from '../../usecases/imported-records.ts';
import { listRefusals } from '../../usecases/list-refusals.ts';
import { ratingOverview } from '../../usecases/rating-overview.ts';
import { readRatingLog, readRatingOpenings } from '../../usecases/read-rating-log.ts';
import { officerRoute } from '../guards.ts';
import { answers, as, createRoute, jsonBody, reply, router, streamed, streams } from '../routes.ts';
import { importedPath, logQuery, organisationPath } from '../wire/parameters.ts';
import {
  appendRatingRequest,
  importedRecordAnswer,
  importedRecordsAnswer,
  importRecordRequest,
  overviewQuery,
  ratingLogAnswer,
  ratingNoteAnswer,
  ratingOpeningsAnswer,
  ratingOverviewAnswer,
  ratingPlaceAnswer,
  refusalsAnswer,
} from '../wire/ratings.ts';

/** The organisation's own officers, superiors and auditors above it; nobody beside it. What one may state is judged by signature. */
const ACCESS = { to: 'overview' } as const;

const postEntry = createRoute({
  method: 'post',
  path: '/organisations/{organisation}/ratings/entries',
  summary: 'Append a signed statement to the rating log',
  ...officerRoute(ACCESS, 'large'),
  request: { params: organisationPath, body: jsonBody(appendRatingRequest) },
  responses: answers(201, 'Where the statement stands', ratingPlaceAnswer),
});

const getLog = createRoute({
  method: 'get',
  path: '/organisations/{organisation}/ratings/log',
  summary: 'A page of the rating log',
  ...officerRoute(ACCESS),
  request: { params: organisationPath, query: logQuery },
  responses: answers(200, 'Entries in order', ratingLogAnswer),
});

const getOpenings = createRoute({
  method: 'get',
  path: '/organisations/{organisation}/ratings/openings',
  summary: 'The names, remarks and reasons behind the commitments',
  ...officerRoute(ACCESS),
  request: { params: organisationPath },
  responses: answers(200, 'Every opening that is kept', ratingOpeningsAnswer),
});

const getCheckpoint = createRoute({
  method: 'get',
  path: '/organisations/{organisation}/ratings/checkpoint',
  summary: 'The signed head of the rating log',
  ...officerRoute(ACCESS),
  request: { params: organisationPath },
  responses: answers(200, 'A C2SP signed note', ratingNoteAnswer),
});

const getRecord = createRoute({
  method: 'get',
  path: '/organisations/{organisation}/ratings/record',
  summary: 'The audit file of the rating log (22-ratings)',
  ...officerRoute(ACCESS),
  request: { params: organisationPath },
  responses: streams('The record', 'application/jsonl'),
});

const getOverview = createRoute({
  method: 'get',
  path: '/organisations/{organisation}/ratings/overview',
  summary: 'Numbers of a period of an organisation and all below it',
  ...officerRoute(ACCESS),
  request: { params: organisationPath, query: overviewQuery },
  responses: answers(200, 'Parents before children', ratingOverviewAnswer),
});

const postRecord = createRoute({
  method: 'post',
  path: '/organisations/{organisation}/ratings/records',
  summary: 'Import the record of a meeting that was held on another installation',
  ...officerRoute(ACCESS, 'large'),
  request: { params: organisationPath, body: jsonBody(importRecordRequest) },
  responses: answers(201, 'Verified, anchored and kept', importedRecordAnswer),
});

const getRecords = createRoute({
  method: 'get',
  path: '/organisations/{organisation}/ratings/records',
  summary: 'Records of other installations that were imported',
  ...officerRoute(ACCESS),
  request: { params: organisationPath },
  responses: answers(200, 'By day', importedRecordsAnswer),
});

const getImported = createRoute({
  method: 'get',
  path: '/organisations/{organisation}/ratings/records/{meeting}',
  summary: 'An imported record as it was imported',
  ...officerRoute(ACCESS),
  request: { params: importedPath },
  responses: streams('The record', 'application/jsonl'),
});

const getRefusals = createRoute({
  method: 'get',
  path: '/organisations/{organisation}/ratings/refusals',
  summary: 'How often what was refused, by day',
  ...officerRoute(ACCESS),
  request: { params: organisationPath },
  responses: answers(200, 'Counts by day, meeting and name', refusalsAnswer),
});

export const ratings = router()
  .openapi(postEntry, async (c) => {
    const { entry, openings } = c.req.valid('json');
    const attached = openings === undefined ? {} : { openings };
    return reply(c, await appendRating(c.var.services.deps, { ...c.req.valid('param'), entry, ...attached }), 201);
  })
  .openapi(getLog, async (c) => {
    const { from = 0 } = c.req.valid('query');
    return reply(c, await readRatingLog(c.var.services.deps, { ...c.req.valid('param'), from }), 200);
  })
  .openapi(getOpenings, async (c) => {
    const read = await readRatingOpenings(c.var.services.deps, c.req.valid('param'));
    return reply(
      c,
      as(read, (openings) => ({ openings })),
      200,
    );
  })
  .openapi(getCheckpoint, async (c) => reply(c, await ratingNote(c.var.services.deps, c.req.valid('param')), 200))
  .openapi(getRecord, async (c) =>
    streamed(c, await exportRatingRecord(c.var.services.deps, c.req.valid('param')), 'application/jsonl'),
  )
  .openapi(postRecord, async (c) => {
    const { anchor, record } = c.req.valid('json');
    const { organisation } = c.req.valid('param');
    return reply(c, await importRecord(c.var.services.deps, { organisation, anchor, record: utf8(record) }), 201);
  })
  .openapi(getRecords, async (c) => {
    const listed = await listImportedRecords(c.var.services.deps, c.req.valid('param'));
    return reply(
      c,
      as(listed, (records) => ({ records })),
      200,
    );
  })
  .openapi(getImported, async (c) =>
    streamed(c, await readImportedRecord(c.var.services.deps, c.req.valid('param')), 'application/jsonl'),
  )
  .openapi(getRefusals, async (c) => {
    const listed = await listRefusals(c.var.services.deps, c.req.valid('param'));
    return reply(
      c,
      as(listed, (refusals) => ({ refusals })),
      200,
    );
  })
  .openapi(getOverview, async (c) => {
    const request = { ...c.req.valid('param'), ...c.req.valid('query') };
    const overview = await ratingOverview(c.var.services.deps, request);
    return reply(
      c,
      as(overview, (organisations) => ({ organisations })),
      200,
    );
  });
