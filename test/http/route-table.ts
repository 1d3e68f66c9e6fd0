import type { Hex } from '../../crypto/bytes.ts';
import type { ServedMeeting } from './served-meeting.ts';

/** What the rows below may use: a meeting of the organisation `yen-the`, in its phase `issuing`. */
export interface Scene {
  readonly meeting: ServedMeeting;
  /** Body of a statement laid out for signing. */
  readonly proposal: Hex;
}

interface Refused {
  readonly why: string;
  readonly path?: (scene: Scene) => string;
  readonly json?: (scene: Scene) => unknown;
  readonly status: number;
  readonly code: string;
}

export interface Row {
  /** Below /api/v1, of the organisation `yen-the` or its meeting. */
  readonly path: (scene: Scene) => string;
  /** A body that every schema accepts. */
  readonly json?: (scene: Scene) => unknown;
  /** Status for an officer who may; also where the content is then refused for its meaning. */
  readonly allowed: number;
  /** Wrong or stale state; the empty list says that the route depends on none. */
  readonly states: readonly Refused[];
}

const zeros = (bytes: number) => '00'.repeat(bytes);
const of = ({ meeting }: Scene) => `/meetings/${meeting.meeting}`;
const signature = { key: zeros(32), sig: zeros(64) };
const organisation = () => '/organisations/yen-the';

const statement = (why: string, body: (scene: Scene) => object, status: number, code: string): Refused => ({
  why,
  json: (scene) => ({
    entry: scene.meeting.sign({ meeting: scene.meeting.meeting, ...body(scene) } as never, [scene.meeting.secretary]),
  }),
  status,
  code,
});

/** One row for each officers' route of the OpenAPI document: matrix.test.ts fails for a route without one. */
export const ROUTES: Readonly<Record<string, Row>> = {
  'DELETE /auth/session': { path: () => '/auth/session', allowed: 200, states: [] },
  'GET /organisations': { path: () => '/organisations', allowed: 200, states: [] },
  'GET /organisations/{organisation}': { path: organisation, allowed: 200, states: [] },
  'GET /organisations/{organisation}/meetings': {
    path: () => '/organisations/yen-the/meetings',
    allowed: 200,
    states: [],
  },
  'GET /organisations/{organisation}/overview': {
    path: () => '/organisations/yen-the/overview',
    allowed: 200,
    states: [],
  },
  'POST /organisations/{organisation}/children': {
    path: () => '/organisations/yen-the/children',
    json: () => ({ organisation: 'to-dang-1', name: 'Tổ đảng 1', level: 'tổ đảng', secretary: 'Người' }),
    allowed: 201,
    states: [
      {
        why: 'the id is taken',
        json: () => ({ organisation: 'khac', name: 'Khác', level: 'tổ đảng', secretary: 'Người' }),
        status: 409,
        code: 'ORGANISATION-EXISTS',
      },
    ],
  },
  'POST /organisations/{organisation}/invitations': {
    path: () => '/organisations/yen-the/invitations',
    json: () => ({ invitations: [{ name: 'Người mới', role: 'teller' }] }),
    allowed: 201,
    states: [],
  },
  'POST /organisations/{organisation}/ratings/entries': {
    path: () => '/organisations/yen-the/ratings/entries',
    json: () => ({ entry: { body: { type: 'none' }, ...signature } }),
    // What the statement says is judged later.
    allowed: 400,
    states: [],
  },
  'GET /organisations/{organisation}/ratings/log': {
    path: () => '/organisations/yen-the/ratings/log?from=0',
    allowed: 404,
    states: [{ why: 'before the log is created', status: 404, code: 'RATING-LOG-UNKNOWN' }],
  },
  'GET /organisations/{organisation}/ratings/openings': {
    path: () => '/organisations/yen-the/ratings/openings',
    allowed: 404,
    states: [{ why: 'before the log is created', status: 404, code: 'RATING-LOG-UNKNOWN' }],
  },
  'GET /organisations/{organisation}/ratings/checkpoint': {
    path: () => '/organisations/yen-the/ratings/checkpoint',
    allowed: 404,
    states: [{ why: 'before the log is created', status: 404, code: 'RATING-LOG-UNKNOWN' }],
  },
  'GET /organisations/{organisation}/ratings/record': {
    path: () => '/organisations/yen-the/ratings/record',
    allowed: 404,
    states: [{ why: 'before the log is created', status: 404, code: 'RATING-LOG-UNKNOWN' }],
  },
  'GET /organisations/{organisation}/ratings/overview': {
    path: () => '/organisations/yen-the/ratings/overview?period=2026',
    allowed: 200,
    states: [],
  },
  'POST /organisations/{organisation}/ratings/records': {
    path: () => '/organisations/yen-the/ratings/records',
    json: () => ({ anchor: 'N', record: '' }),
    // What the file holds is judged later.
    allowed: 400,
    states: [],
  },
  'GET /organisations/{organisation}/ratings/records': {
    path: () => '/organisations/yen-the/ratings/records',
    allowed: 200,
    states: [],
  },
  'GET /organisations/{organisation}/ratings/refusals': {
    path: () => '/organisations/yen-the/ratings/refusals',
    allowed: 200,
    states: [],
  },
  'GET /organisations/{organisation}/ratings/records/{meeting}': {
    path: () => `/organisations/yen-the/ratings/records/${zeros(16)}`,
    allowed: 404,
    states: [{ why: 'before it is imported', status: 404, code: 'MEETING-UNKNOWN' }],
  },
  'POST /meetings': {
    path: () => '/meetings',
    json: ({ meeting }) => ({ entry: meeting.entries[0] }),
    // Whoever has a session may try; the statement names another secretary.
    allowed: 403,
    states: [],
  },
  'GET /meetings/{meeting}': { path: of, allowed: 200, states: [] },
  'POST /meetings/{meeting}/entries': {
    path: (scene) => `${of(scene)}/entries`,
    json: ({ meeting }) => ({ entry: meeting.entries.at(-1) }),
    allowed: 201,
    states: [
      statement('in another phase', () => ({ type: 'roll', voters: [] }), 400, 'ENCODING-SHAPE'),
      statement(
        'with counts that are stale',
        ({ meeting }) => ({ ...meeting.barrierBody(1), present: 4 }),
        409,
        'BARRIER-COUNTS',
      ),
      statement('of a poll that is not there', ({ meeting }) => meeting.barrierBody(9), 409, 'POLL-PHASE'),
      {
        why: 'a second manifest',
        json: ({ meeting }) => ({
          entry: meeting.sign({ ...meeting.manifestBody(), title: 'Khác' }, meeting.everybody),
        }),
        status: 409,
        code: 'MEETING-PHASE',
      },
    ],
  },
  'GET /meetings/{meeting}/openings': { path: (scene) => `${of(scene)}/openings`, allowed: 200, states: [] },
  'GET /meetings/{meeting}/polls/{ordinal}/box': {
    path: (scene) => `${of(scene)}/polls/1/box`,
    allowed: 409,
    states: [{ why: 'before the box is sealed', status: 409, code: 'BOX-NOT-SEALED' }],
  },
  'GET /meetings/{meeting}/record': { path: (scene) => `${of(scene)}/record`, allowed: 200, states: [] },
  'GET /meetings/{meeting}/proposals': { path: (scene) => `${of(scene)}/proposals`, allowed: 200, states: [] },
  'POST /meetings/{meeting}/proposals': {
    path: (scene) => `${of(scene)}/proposals`,
    json: ({ meeting }) => ({ body: { type: 'meeting-end', meeting: meeting.meeting } }),
    // The row is tried with officers who are not named in the meeting.
    allowed: 422,
    states: [
      {
        why: 'of a step that was taken already',
        json: ({ meeting }) => ({ body: { type: 'issuing-opened', meeting: meeting.meeting } }),
        status: 409,
        code: 'MEETING-PHASE',
      },
      {
        why: 'against a stale view of the log',
        json: ({ meeting }) => ({ body: { ...meeting.barrierBody(1), issued: 3 } }),
        status: 409,
        code: 'BARRIER-COUNTS',
      },
    ],
  },
  'POST /meetings/{meeting}/proposals/{proposal}/signatures': {
    path: (scene) => `${of(scene)}/proposals/${scene.proposal}/signatures`,
    json: () => signature,
    allowed: 422,
    states: [
      {
        why: 'of a proposal that is not there',
        path: (scene) => `${of(scene)}/proposals/${zeros(32)}/signatures`,
        status: 404,
        code: 'PROPOSAL-UNKNOWN',
      },
    ],
  },
  'GET /meetings/{meeting}/checkpoints/{size}': {
    path: (scene) => `${of(scene)}/checkpoints/1`,
    allowed: 200,
    states: [
      {
        why: 'beyond the log',
        path: (scene) => `${of(scene)}/checkpoints/999`,
        status: 404,
        code: 'CHECKPOINT-UNKNOWN',
      },
    ],
  },
  'POST /meetings/{meeting}/checkpoints/{size}/cosignatures': {
    path: (scene) => `${of(scene)}/checkpoints/1/cosignatures`,
    json: () => ({ line: '— nothing' }),
    allowed: 400,
    states: [
      {
        why: 'beyond the log',
        path: (scene) => `${of(scene)}/checkpoints/999/cosignatures`,
        status: 404,
        code: 'CHECKPOINT-UNKNOWN',
      },
    ],
  },
  'GET /meetings/{meeting}/offers': { path: (scene) => `${of(scene)}/offers`, allowed: 200, states: [] },
  'POST /meetings/{meeting}/offers': {
    path: (scene) => `${of(scene)}/offers`,
    json: () => ({ exchange: zeros(32) }),
    allowed: 201,
    states: [],
  },
  'GET /meetings/{meeting}/mail': { path: (scene) => `${of(scene)}/mail?run=1&to=1`, allowed: 200, states: [] },
  'POST /meetings/{meeting}/mail': {
    path: (scene) => `${of(scene)}/mail`,
    json: () => ({ run: 1, recipient: 0, kind: 'share', data: { a: 1 } }),
    // The row is tried with officers who are in no ceremony.
    allowed: 403,
    states: [],
  },
};
