import type { JsonObject } from '../../../crypto/record-line.ts';
import { addCosignature } from '../../usecases/add-cosignature.ts';
import { checkpointNote } from '../../usecases/checkpoint-note.ts';
import { offerExchange, readOffers } from '../../usecases/offer-exchange.ts';
import { ROLES } from '../../usecases/organisation.ts';
import { postMail } from '../../usecases/post-mail.ts';
import { propose } from '../../usecases/propose.ts';
import { readMail } from '../../usecases/read-mail.ts';
import { readProposals } from '../../usecases/read-proposals.ts';
import { signProposal } from '../../usecases/sign-proposal.ts';
import { officerRoute } from '../guards.ts';
import { answers, as, createRoute, jsonBody, reply, router } from '../routes.ts';
import {
  checkpointAnswer,
  cosignRequest,
  mailAnswer,
  offerRequest,
  offersAnswer,
  proposalsAnswer,
  proposeAnswer,
  proposeRequest,
  sendMailRequest,
  signAnswer,
  signRequest,
  type WireMessage,
} from '../wire/meetings.ts';
import { checkpointPath, mailQuery, meetingPath, proposalPath } from '../wire/parameters.ts';
import { doneAnswer } from '../wire/shapes.ts';

/** What officers do together: statements with several signatures, cosigned checkpoints, messages of the key ceremony. */
const getProposals = createRoute({
  method: 'get',
  path: '/meetings/{meeting}/proposals',
  summary: 'Statements that still collect signatures',
  ...officerRoute({ to: 'meeting', roles: ['secretary', 'teller'] }),
  request: { params: meetingPath },
  responses: answers(200, 'The proposals', proposalsAnswer),
});

const postProposal = createRoute({
  method: 'post',
  path: '/meetings/{meeting}/proposals',
  summary: 'Lay out a statement for signing',
  ...officerRoute({ to: 'meeting', roles: ['secretary', 'teller'] }, 'large'),
  request: { params: meetingPath, body: jsonBody(proposeRequest) },
  responses: answers(201, 'Its name', proposeAnswer),
});

const postSignature = createRoute({
  method: 'post',
  path: '/meetings/{meeting}/proposals/{proposal}/signatures',
  summary: 'Sign a proposal; enough signatures append it',
  ...officerRoute({ to: 'meeting', roles: ['secretary', 'teller'] }, 'small'),
  request: { params: proposalPath, body: jsonBody(signRequest) },
  responses: answers(201, 'Its index in the log, once appended', signAnswer),
});

const getCheckpoint = createRoute({
  method: 'get',
  path: '/meetings/{meeting}/checkpoints/{size}',
  summary: 'The signed note of the log up to a size',
  ...officerRoute({ to: 'meeting', roles: ROLES }),
  request: { params: checkpointPath },
  responses: answers(200, 'The note with its cosignatures', checkpointAnswer),
});

const postCosignature = createRoute({
  method: 'post',
  path: '/meetings/{meeting}/checkpoints/{size}/cosignatures',
  summary: 'Cosign a checkpoint',
  ...officerRoute({ to: 'meeting', roles: ['teller'] }, 'small'),
  request: { params: checkpointPath, body: jsonBody(cosignRequest) },
  responses: answers(201, 'Stored', doneAnswer),
});

const getOffers = createRoute({
  method: 'get',
  path: '/meetings/{meeting}/offers',
  summary: 'Exchange keys offered for the next run of the key ceremony',
  ...officerRoute({ to: 'meeting', roles: ['secretary', 'teller'] }),
  request: { params: meetingPath },
  responses: answers(200, 'The newest key of each device', offersAnswer),
});

const postOffer = createRoute({
  method: 'post',
  path: '/meetings/{meeting}/offers',
  summary: 'Offer an exchange key for the next run of the key ceremony',
  ...officerRoute({ to: 'meeting', roles: ['teller'] }, 'small'),
  request: { params: meetingPath, body: jsonBody(offerRequest) },
  responses: answers(201, 'Stored', doneAnswer),
});

const getMail = createRoute({
  method: 'get',
  path: '/meetings/{meeting}/mail',
  summary: 'Messages of the key ceremony',
  ...officerRoute({ to: 'meeting', roles: ['secretary', 'teller'] }),
  request: { params: meetingPath, query: mailQuery },
  responses: answers(200, 'The messages', mailAnswer),
});

const postMessage = createRoute({
  method: 'post',
  path: '/meetings/{meeting}/mail',
  summary: 'Leave a message of the key ceremony',
  ...officerRoute({ to: 'meeting', roles: ['secretary', 'teller'] }, 'medium'),
  request: { params: meetingPath, body: jsonBody(sendMailRequest) },
  responses: answers(201, 'Stored', doneAnswer),
});

const done = { done: true } as const;

export const signing = router()
  .openapi(getProposals, async (c) => {
    const read = await readProposals(c.var.services.deps, c.req.valid('param'));
    return reply(
      c,
      as(read, (proposals) => ({ proposals })),
      200,
    );
  })
  .openapi(postProposal, async (c) => {
    const { body, openings } = c.req.valid('json');
    const attached = openings === undefined ? {} : { openings };
    const request = { ...c.req.valid('param'), officer: c.var.officer.key, body, ...attached };
    return reply(c, await propose(c.var.services.deps, request), 201);
  })
  .openapi(postSignature, async (c) => {
    const request = { ...c.req.valid('param'), signature: c.req.valid('json') };
    return reply(c, await signProposal(c.var.services.deps, request), 201);
  })
  .openapi(getCheckpoint, async (c) => reply(c, await checkpointNote(c.var.services.deps, c.req.valid('param')), 200))
  .openapi(postCosignature, async (c) => {
    const added = await addCosignature(c.var.services.deps, { ...c.req.valid('param'), ...c.req.valid('json') });
    return reply(
      c,
      as(added, () => done),
      201,
    );
  })
  .openapi(getOffers, async (c) => {
    const read = await readOffers(c.var.services.deps, c.req.valid('param'));
    return reply(
      c,
      as(read, (offers) => ({ offers })),
      200,
    );
  })
  .openapi(postOffer, async (c) => {
    const request = { ...c.req.valid('param'), officer: c.var.officer.key, ...c.req.valid('json') };
    const offered = await offerExchange(c.var.services.deps, request);
    return reply(
      c,
      as(offered, () => done),
      201,
    );
  })
  .openapi(getMail, async (c) => {
    const read = await readMail(c.var.services.deps, { ...c.req.valid('param'), ...c.req.valid('query') });
    return reply(
      c,
      as(read, (messages) => ({ messages: messages as readonly WireMessage[] })),
      200,
    );
  })
  .openapi(postMessage, async (c) => {
    const { meeting } = c.req.valid('param');
    const { run, recipient, kind, data } = c.req.valid('json');
    // `decodeStrictJson` has judged the body: whatever it holds can be written as canonical JSON.
    const message = { run, recipient, kind, data: data as JsonObject };
    const posted = await postMail(c.var.services.deps, { meeting, officer: c.var.officer.key, ...message });
    return reply(
      c,
      as(posted, () => done),
      201,
    );
  });
