import { type Bytes, fromHex, type Hex, toHex, transcript, utf8 } from '../../../crypto/bytes.ts';
import type { Result } from '../../../crypto/result.ts';
import { publicKeyOf, sign } from '../../../crypto/signature.ts';
import type { Body } from '../../../src/domain/meeting/bodies.ts';
import type { Entry, Signature } from '../../../src/domain/meeting/entry.ts';
import {
  acceptAnswer,
  challengeAnswer,
  inviteAnswer,
  type SessionAnswer,
  serviceAnswer,
  sessionAnswer,
} from '../../../src/http/wire/auth.ts';
import {
  checkpointAnswer,
  createMeetingAnswer,
  mailAnswer,
  meetingAnswer,
  offersAnswer,
  openingsAnswer,
  placeAnswer,
  proposalsAnswer,
  proposeAnswer,
  signAnswer,
} from '../../../src/http/wire/meetings.ts';
import {
  meetingsAnswer,
  organisationAnswer,
  organisationsAnswer,
  overviewAnswer,
} from '../../../src/http/wire/organisations.ts';
import { doneAnswer, type Role } from '../../../src/http/wire/shapes.ts';
import type { Opening } from '../openings.ts';
import type { Mail } from '../teller/memory.ts';
import type { Cosignature } from '../teller/polls.ts';
import { request, requestStream, sleep, type Transport } from './http.ts';

const post = (path: string, body: unknown) => ({ method: 'POST', path, body: JSON.stringify(body) }) as const;
const get = (path: string) => ({ method: 'GET', path }) as const;

/** The service's key, to pin when a meeting is created. */
export const readServiceKey = (transport: Transport) => request(transport, get('/service'), serviceAnswer);

const LOST: ReadonlySet<string> = new Set(['SERVICE-UNREACHABLE', 'SERVICE-TIMEOUT']);
const SIGN_INS = 3;
const PAUSE_MS = 500;

/**
 * Signs in: signs a challenge that is good once.
 * @param service the pinned service key; a session is good for this service only
 */
export async function signIn(transport: Transport, service: Hex, secretKey: Bytes): Promise<Result<SessionAnswer>> {
  let answer = await signInOnce(transport, service, secretKey);
  // A challenge is good once: a lost answer is answered by a new sign-in, not by the same bytes.
  for (let again = 1; again < SIGN_INS && !answer.ok && LOST.has(answer.code); again++) {
    await (transport.wait ?? sleep)(PAUSE_MS);
    answer = await signInOnce(transport, service, secretKey);
  }
  return answer;
}

async function signInOnce(transport: Transport, service: Hex, secretKey: Bytes): Promise<Result<SessionAnswer>> {
  const key = toHex(publicKeyOf(secretKey));
  const challenged = await request(transport, post('/auth/challenge', { key }), challengeAnswer);
  if (!challenged.ok) return challenged;
  const { challenge } = challenged.value;
  const message = transcript('phieu-kin/v1/session', fromHex(service), fromHex(challenge));
  const signature = toHex(sign(secretKey, message));
  return request({ ...transport, attempts: 1 }, post('/auth/session', { key, challenge, signature }), sessionAnswer);
}

/** Takes a role with an invitation code. */
export function acceptInvitation(transport: Transport, service: Hex, code: string, secretKey: Bytes) {
  const signature = toHex(sign(secretKey, transcript('phieu-kin/v1/invitation', fromHex(service), utf8(code))));
  return request(
    transport,
    post('/invitations/accept', { code, key: toHex(publicKeyOf(secretKey)), signature }),
    acceptAnswer,
  );
}

/** What an officer may ask outside a meeting. `transport` carries the session's token. */
export function organisationClient(transport: Transport) {
  return {
    organisations: () => request(transport, get('/organisations'), organisationsAnswer),
    organisation: (id: string) => request(transport, get(`/organisations/${id}`), organisationAnswer),
    meetings: (id: string) => request(transport, get(`/organisations/${id}/meetings`), meetingsAnswer),
    overview: (id: string) => request(transport, get(`/organisations/${id}/overview`), overviewAnswer),
    invite: (id: string, invitations: readonly { readonly name: string; readonly role: Role }[]) =>
      request(transport, post(`/organisations/${id}/invitations`, { invitations }), inviteAnswer),
    createMeeting: (entry: Entry) => request(transport, post('/meetings', { entry }), createMeetingAnswer),
    signOut: () => request(transport, { method: 'DELETE', path: '/auth/session' }, doneAnswer),
  };
}

/** What officers ask and send in one meeting. Answers are hostile: the log is judged by the view, notes by `judgeCosigned`. */
export function officerClient(transport: Transport, meeting: Hex) {
  const path = `/meetings/${meeting}`;
  return {
    summary: () => request(transport, get(path), meetingAnswer),

    /** An entry that stands in the log already answers with its place; `appendOnce` also reads it there. */
    append: (entry: Entry, openings: readonly Opening[] = []) =>
      request(transport, post(`${path}/entries`, openings.length > 0 ? { entry, openings } : { entry }), placeAnswer),

    openings: () => request(transport, get(`${path}/openings`), openingsAnswer),

    proposals: () => request(transport, get(`${path}/proposals`), proposalsAnswer),

    propose: (body: Body, openings: readonly Opening[] = []) =>
      request(transport, post(`${path}/proposals`, openings.length > 0 ? { body, openings } : { body }), proposeAnswer),

    sign: (proposal: Hex, signature: Signature) =>
      request(transport, post(`${path}/proposals/${proposal}/signatures`, signature), signAnswer),

    checkpoint: (size: number) => request(transport, get(`${path}/checkpoints/${size}`), checkpointAnswer),

    cosign: ({ head, line }: Cosignature) =>
      request(transport, post(`${path}/checkpoints/${head.size}/cosignatures`, { line }), doneAnswer),

    /** Hands the secretary this device's exchange key for the next run (`prepareRun`), to be named with `nameTellers`. */
    offerExchange: (exchange: Hex) => request(transport, post(`${path}/offers`, { exchange }), doneAnswer),

    /** Which officers' devices are ready for the next run, by their exchange keys; `nameTellers` takes them. */
    offers: () => request(transport, get(`${path}/offers`), offersAnswer),

    mail: (run: number, to: number) => request(transport, get(`${path}/mail?run=${run}&to=${to}`), mailAnswer),

    sendMail: (run: number, { recipient, kind, data }: Mail) =>
      request(transport, post(`${path}/mail`, { run, recipient, kind, data }), doneAnswer),

    /** The sealed box; `splitBox` cuts it into ballots. */
    box: (ordinal: number) => requestStream(transport, get(`${path}/polls/${ordinal}/box`)),

    record: () => requestStream(transport, get(`${path}/record`)),
  };
}

export type OfficerClient = ReturnType<typeof officerClient>;
