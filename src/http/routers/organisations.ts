import { foundOrganisation } from '../../usecases/found-organisation.ts';
import { inviteOfficers } from '../../usecases/invite-officers.ts';
import { listMeetings } from '../../usecases/list-meetings.ts';
import { listOrganisations } from '../../usecases/list-organisations.ts';
import { ROLES } from '../../usecases/organisation.ts';
import { organisationOverview } from '../../usecases/organisation-overview.ts';
import { readOrganisation } from '../../usecases/read-organisation.ts';
import { officerRoute } from '../guards.ts';
import { answers, as, createRoute, jsonBody, reply, router } from '../routes.ts';
import { inviteAnswer, inviteRequest } from '../wire/auth.ts';
import {
  childAnswer,
  childRequest,
  meetingsAnswer,
  organisationAnswer,
  organisationsAnswer,
  overviewAnswer,
} from '../wire/organisations.ts';
import { organisationPath } from '../wire/parameters.ts';

const getOrganisations = createRoute({
  method: 'get',
  path: '/organisations',
  summary: 'Where the officer has a role',
  ...officerRoute({ to: 'session' }),
  responses: answers(200, 'One line per role', organisationsAnswer),
});

const getOrganisation = createRoute({
  method: 'get',
  path: '/organisations/{organisation}',
  summary: 'An organisation, its officers and what stands below it',
  ...officerRoute({ to: 'organisation', roles: ROLES }),
  request: { params: organisationPath },
  responses: answers(200, 'The organisation', organisationAnswer),
});

const postChild = createRoute({
  method: 'post',
  path: '/organisations/{organisation}/children',
  summary: 'Add an organisation below this one',
  ...officerRoute({ to: 'organisation', roles: ['secretary', 'superior'] }, 'small'),
  request: { params: organisationPath, body: jsonBody(childRequest) },
  responses: answers(201, "The invitation code of the new organisation's first secretary, shown once", childAnswer),
});

const postInvitations = createRoute({
  method: 'post',
  path: '/organisations/{organisation}/invitations',
  summary: 'Invite officers',
  ...officerRoute({ to: 'organisation', roles: ['secretary', 'superior'] }, 'medium'),
  request: { params: organisationPath, body: jsonBody(inviteRequest) },
  responses: answers(201, 'Codes, shown once', inviteAnswer),
});

const getMeetings = createRoute({
  method: 'get',
  path: '/organisations/{organisation}/meetings',
  summary: 'The meetings of an organisation',
  ...officerRoute({ to: 'organisation', roles: ROLES }),
  request: { params: organisationPath },
  responses: answers(200, 'The meetings', meetingsAnswer),
});

const getOverview = createRoute({
  method: 'get',
  path: '/organisations/{organisation}/overview',
  summary: 'Progress and certified outcomes of an organisation and all below it',
  ...officerRoute({ to: 'overview' }),
  request: { params: organisationPath },
  responses: answers(200, 'Parents before children', overviewAnswer),
});

export const organisations = router()
  .openapi(getOrganisations, async (c) => {
    const list = await listOrganisations(c.var.services.deps, { officer: c.var.officer.key });
    return c.json({ organisations: list }, 200);
  })
  .openapi(getOrganisation, async (c) =>
    reply(c, await readOrganisation(c.var.services.deps, c.req.valid('param')), 200),
  )
  .openapi(postChild, async (c) => {
    const { deps } = c.var.services;
    const { organisation: parent } = c.req.valid('param');
    const { organisation, name, level, secretary } = c.req.valid('json');
    const founded = await foundOrganisation(deps, { organisation, name, level, parent, secretary });
    return reply(
      c,
      as(founded, ({ code }) => ({ organisation, code })),
      201,
    );
  })
  .openapi(postInvitations, async (c) => {
    const request = { ...c.req.valid('param'), ...c.req.valid('json'), officer: c.var.officer.key };
    const invited = await inviteOfficers(c.var.services.deps, request);
    return reply(
      c,
      as(invited, (invitations) => ({ invitations })),
      201,
    );
  })
  .openapi(getMeetings, async (c) =>
    c.json({ meetings: await listMeetings(c.var.services.deps, c.req.valid('param')) }, 200),
  )
  .openapi(getOverview, async (c) => {
    const overview = await organisationOverview(c.var.services.deps, c.req.valid('param'));
    return reply(
      c,
      as(overview, (list) => ({ organisations: list })),
      200,
    );
  });
