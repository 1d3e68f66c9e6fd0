import { acceptInvitation } from '../../usecases/accept-invitation.ts';
import { closeSession } from '../../usecases/close-session.ts';
import { openSession } from '../../usecases/open-session.ts';
import { startChallenge } from '../../usecases/start-challenge.ts';
import { officerRoute, openRoute } from '../guards.ts';
import { answers, createRoute, jsonBody, reply, router } from '../routes.ts';
import {
  acceptAnswer,
  acceptRequest,
  challengeAnswer,
  challengeRequest,
  serviceAnswer,
  sessionAnswer,
  sessionRequest,
} from '../wire/auth.ts';
import { doneAnswer } from '../wire/shapes.ts';

const getService = createRoute({
  method: 'get',
  path: '/service',
  summary: "The service's public key",
  responses: answers(200, 'The key that signs logs, receipts and seals', serviceAnswer),
});

const postChallenge = createRoute({
  method: 'post',
  path: '/auth/challenge',
  summary: 'Ask for a challenge to sign',
  ...openRoute('signIn', 'small'),
  request: { body: jsonBody(challengeRequest) },
  responses: answers(200, 'Good once', challengeAnswer),
});

const postSession = createRoute({
  method: 'post',
  path: '/auth/session',
  summary: 'Sign in with a signed challenge',
  ...openRoute('signIn', 'small'),
  request: { body: jsonBody(sessionRequest) },
  responses: answers(201, 'The session and the roles of its officer', sessionAnswer),
});

const deleteSession = createRoute({
  method: 'delete',
  path: '/auth/session',
  summary: 'Sign out',
  ...officerRoute({ to: 'session' }),
  responses: answers(200, 'The session has ended', doneAnswer),
});

const postAcceptance = createRoute({
  method: 'post',
  path: '/invitations/accept',
  summary: 'Become an officer with an invitation code',
  ...openRoute('invitation', 'small'),
  request: { body: jsonBody(acceptRequest) },
  responses: answers(201, 'The role that the key has now', acceptAnswer),
});

export const auth = router()
  .openapi(getService, (c) => c.json({ service: c.var.services.deps.serviceKey.public }, 200))
  .openapi(postChallenge, async (c) => c.json(await startChallenge(c.var.services.deps, c.req.valid('json')), 200))
  .openapi(postSession, async (c) => {
    const request = c.req.valid('json');
    c.set('refusedKey', request.key);
    return reply(c, await openSession(c.var.services.deps, request), 201);
  })
  .openapi(deleteSession, async (c) => {
    await closeSession(c.var.services.deps, { token: c.var.token });
    return c.json({ done: true as const }, 200);
  })
  .openapi(postAcceptance, async (c) =>
    reply(c, await acceptInvitation(c.var.services.deps, c.req.valid('json')), 201),
  );
