import { streamSSE } from 'hono/streaming';
import { fromHex } from '../../../crypto/bytes.ts';
import { appendStatement } from '../../usecases/append-statement.ts';
import { checkpointNote } from '../../usecases/checkpoint-note.ts';
import { readLog } from '../../usecases/read-log.ts';
import { readOwnName } from '../../usecases/read-own-name.ts';
import { readSubjects } from '../../usecases/read-subjects.ts';
import { clientAddress } from '../environment.ts';
import { refusal } from '../errors.ts';
import { follow } from '../follow.ts';
import { roomRoute } from '../guards.ts';
import { answers, as, createRoute, jsonBody, reply, router, streams } from '../routes.ts';
import { checkpointAnswer, placeAnswer } from '../wire/meetings.ts';
import { checkpointPath, logQuery, meetingPath } from '../wire/parameters.ts';
import { logAnswer, nameAnswer, nameRequest, requestRequest, subjectsAnswer } from '../wire/room.ts';

/** What tablets and the projector read and send outside the voting itself. No session: the meeting's id opens the room. */
const getLog = createRoute({
  method: 'get',
  path: '/room/{meeting}/log',
  summary: 'A page of the log',
  request: { params: meetingPath, query: logQuery },
  responses: answers(200, 'Entries from an index on; read on until the size is reached', logAnswer),
});

const getSubjects = createRoute({
  method: 'get',
  path: '/room/{meeting}/subjects',
  summary: 'Names of the subjects',
  request: { params: meetingPath },
  responses: answers(200, 'Openings of their commitments', subjectsAnswer),
});

const postName = createRoute({
  method: 'post',
  path: '/room/{meeting}/name',
  summary: 'Own name, for who holds the slip',
  ...roomRoute('small'),
  request: { params: meetingPath, body: jsonBody(nameRequest) },
  responses: answers(200, 'Opening of the own name', nameAnswer),
});

const postRequest = createRoute({
  method: 'post',
  path: '/room/{meeting}/requests',
  summary: 'Ask for ballots',
  ...roomRoute('medium'),
  request: { params: meetingPath, body: jsonBody(requestRequest) },
  responses: answers(201, 'Where the request stands', placeAnswer),
});

const getRoomCheckpoint = createRoute({
  method: 'get',
  path: '/room/{meeting}/checkpoints/{size}',
  summary: 'The signed note of the log up to a size',
  request: { params: checkpointPath },
  responses: answers(200, 'The note with its cosignatures', checkpointAnswer),
});

const getEvents = createRoute({
  method: 'get',
  path: '/room/{meeting}/events',
  summary: 'Server-sent events `state` with bare counts',
  request: { params: meetingPath },
  responses: streams('One event at once and after each change; comments as signs of life', 'text/event-stream'),
});

export const room = router()
  .openapi(getLog, async (c) => {
    const { from = 0 } = c.req.valid('query');
    return reply(c, await readLog(c.var.services.deps, { ...c.req.valid('param'), from }), 200);
  })
  .openapi(getSubjects, async (c) => {
    const read = await readSubjects(c.var.services.deps, c.req.valid('param'));
    return reply(
      c,
      as(read, (openings) => ({ openings })),
      200,
    );
  })
  .openapi(postName, async (c) => {
    const request = { ...c.req.valid('param'), ...c.req.valid('json') };
    return reply(c, await readOwnName(c.var.services.deps, request), 200);
  })
  .openapi(postRequest, async (c) => {
    const { entry, vaultEntry } = c.req.valid('json');
    const statement = { ...c.req.valid('param'), entry, vaultEntry: fromHex(vaultEntry) };
    return reply(c, await appendStatement(c.var.services.deps, statement), 201);
  })
  .openapi(getRoomCheckpoint, async (c) =>
    reply(c, await checkpointNote(c.var.services.deps, c.req.valid('param')), 200),
  )
  .openapi(getEvents, async (c) => {
    const { events, limits } = c.var.services;
    const { meeting } = c.req.valid('param');
    if ((await events.stateOf(meeting)) === undefined) return refusal(c, 'MEETING-UNKNOWN');
    if (events.closed || events.streamsOf(meeting) >= limits.settings.streams) return refusal(c, 'RETRY-LATER');
    const close = limits.openStream(`${meeting} ${clientAddress(c)}`);
    if (close === undefined) return refusal(c, 'RETRY-LATER');
    return streamSSE(c, async (stream) => {
      try {
        await follow(events, meeting, stream);
      } finally {
        close();
      }
    });
  });
