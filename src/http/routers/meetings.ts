import { appendStatement } from '../../usecases/append-statement.ts';
import { createMeeting } from '../../usecases/create-meeting.ts';
import { exportRecord } from '../../usecases/export-record.ts';
import { meetingSummary } from '../../usecases/meeting-summary.ts';
import { ROLES, type Role } from '../../usecases/organisation.ts';
import { readBox } from '../../usecases/read-box.ts';
import { readOpenings } from '../../usecases/read-openings.ts';
import { officerRoute } from '../guards.ts';
import { answers, as, createRoute, jsonBody, reply, router, streamed, streams } from '../routes.ts';
import {
  appendRequest,
  createMeetingAnswer,
  createMeetingRequest,
  meetingAnswer,
  openingsAnswer,
  placeAnswer,
} from '../wire/meetings.ts';
import { meetingPath, pollPath } from '../wire/parameters.ts';

/** Names and ballots: the organisation's own officers, never a superior's. */
const INSIDE: readonly Role[] = ['secretary', 'teller', 'auditor'];

const postMeeting = createRoute({
  method: 'post',
  path: '/meetings',
  summary: 'Create a meeting with its first statement',
  ...officerRoute({ to: 'session' }, 'small'),
  request: { body: jsonBody(createMeetingRequest) },
  responses: answers(201, 'Where the statement stands', createMeetingAnswer),
});

const getMeeting = createRoute({
  method: 'get',
  path: '/meetings/{meeting}',
  summary: 'Phase and bare counts',
  ...officerRoute({ to: 'meeting', roles: ROLES }),
  request: { params: meetingPath },
  responses: answers(200, 'The meeting', meetingAnswer),
});

const postEntry = createRoute({
  method: 'post',
  path: '/meetings/{meeting}/entries',
  summary: 'Append a signed statement',
  ...officerRoute({ to: 'meeting', roles: ['secretary', 'teller'] }, 'large'),
  request: { params: meetingPath, body: jsonBody(appendRequest) },
  responses: answers(201, 'Where the statement stands', placeAnswer),
});

const getOpenings = createRoute({
  method: 'get',
  path: '/meetings/{meeting}/openings',
  summary: 'The names behind the commitments',
  ...officerRoute({ to: 'meeting', roles: INSIDE }),
  request: { params: meetingPath },
  responses: answers(200, 'Every opening', openingsAnswer),
});

const getBox = createRoute({
  method: 'get',
  path: '/meetings/{meeting}/polls/{ordinal}/box',
  summary: 'The sealed box: u32 length and ballot, ascending by leaf',
  ...officerRoute({ to: 'meeting', roles: INSIDE }),
  request: { params: pollPath },
  responses: streams('The box', 'application/octet-stream'),
});

const getRecord = createRoute({
  method: 'get',
  path: '/meetings/{meeting}/record',
  summary: 'The audit file (14-record)',
  ...officerRoute({ to: 'meeting', roles: INSIDE }),
  request: { params: meetingPath },
  responses: streams('The record', 'application/jsonl'),
});

export const meetings = router()
  .openapi(postMeeting, async (c) => {
    const { entry } = c.req.valid('json');
    return reply(c, await createMeeting(c.var.services.deps, { entry, officer: c.var.officer.key }), 201);
  })
  .openapi(getMeeting, async (c) => reply(c, await meetingSummary(c.var.services.deps, c.req.valid('param')), 200))
  .openapi(postEntry, async (c) => {
    const { entry, openings } = c.req.valid('json');
    const attached = openings === undefined ? {} : { openings };
    return reply(c, await appendStatement(c.var.services.deps, { ...c.req.valid('param'), entry, ...attached }), 201);
  })
  .openapi(getOpenings, async (c) => {
    const read = await readOpenings(c.var.services.deps, c.req.valid('param'));
    return reply(
      c,
      as(read, (openings) => ({ openings })),
      200,
    );
  })
  .openapi(getBox, async (c) =>
    streamed(c, await readBox(c.var.services.deps, c.req.valid('param')), 'application/octet-stream'),
  )
  .openapi(getRecord, async (c) =>
    streamed(c, await exportRecord(c.var.services.deps, c.req.valid('param')), 'application/jsonl'),
  );
