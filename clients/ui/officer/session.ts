import type { Bytes, Hex } from '../../../crypto/bytes.ts';
import { toHex } from '../../../crypto/bytes.ts';
import type { OfficerKey } from '../../../crypto/key-file.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { publicKeyOf } from '../../../crypto/signature.ts';
import type { SessionAnswer } from '../../../src/http/wire/auth.ts';
import type { Role } from '../../../src/http/wire/shapes.ts';
import type { Transport } from '../../shared/transport/http.ts';
import { organisationClient, readServiceKey, signIn } from '../../shared/transport/officer.ts';

/** An officer at work in one organisation, for as long as the page is open. */
export interface SignedInOfficer {
  /** 32 bytes, Ed25519. Secret. */
  readonly secretKey: Bytes;
  /** 32 bytes, public. */
  readonly key: Hex;
  /** 32 bytes: the pinned service key. */
  readonly service: Hex;
  /** Carries the session's token, and renews it by itself. Not for room routes, which say nothing of who asks. */
  readonly transport: Transport;
  /** As the service calls the officer. */
  readonly name: string;
  readonly role: Role;
  /** The organisation's id. */
  readonly organisation: string;
  readonly organisationName: string;
  /** An identity of a sample meeting: no passphrase guards it. */
  readonly sample: boolean;
  /** Ends the session and forgets the opened key; what is kept sealed stays. */
  readonly signOut: () => void;
}

/** A session whose transport signs in again whenever the service no longer knows it. */
export interface Session {
  readonly transport: Transport;
  readonly roles: SessionAnswer['roles'];
}

/**
 * Signs in at the service that the key was made for.
 * @returns `SERVICE-KEY-OTHER` where another service answers; nothing is signed for it
 */
export async function openSession(base: Transport, { secretKey, service }: OfficerKey): Promise<Result<Session>> {
  const shown = await readServiceKey(base);
  if (!shown.ok) return shown;
  if (shown.value.service !== service) return refuse('SERVICE-KEY-OTHER', 'not the service that this key was made for');
  const signedIn = await signIn(base, service, secretKey);
  if (!signedIn.ok) return signedIn;
  return ok({ roles: signedIn.value.roles, transport: renewing(base, { secretKey, service }, signedIn.value.token) });
}

/** A transport that answers 401 with a new sign-in and the same request once more. */
function renewing(base: Transport, { secretKey, service }: OfficerKey, first: string): Transport {
  let token = first;
  let renewal: Promise<boolean> | undefined;
  const renew = async (): Promise<boolean> => {
    const again = await signIn(base, service, secretKey);
    if (again.ok) token = again.value.token;
    return again.ok;
  };
  const send = (url: string, init: RequestInit): Promise<Response> =>
    base.fetch(url, { ...init, headers: { ...(init.headers as object), Authorization: `Bearer ${token}` } });
  return {
    ...base,
    get token() {
      return token;
    },
    fetch: async (url, init) => {
      const used = token;
      const response = await send(url, init);
      // Signing out is not worth a new session.
      if (response.status !== 401 || init.method === 'DELETE') return response;
      if (token === used) {
        renewal ??= renew().finally(() => {
          renewal = undefined;
        });
        if (!(await renewal)) return response;
      }
      return send(url, init);
    },
  };
}

/** What the service says of the officer in an organisation: the names are for show. */
export async function describeOfficer(
  { transport }: Session,
  organisation: string,
  role: Role,
  secretKey: Bytes,
): Promise<Result<{ readonly name: string; readonly organisationName: string; readonly key: Hex }>> {
  const answer = await organisationClient(transport).organisation(organisation);
  if (!answer.ok) return answer;
  const key = toHex(publicKeyOf(secretKey));
  const own = answer.value.officers.find((officer) => officer.key === key && officer.role === role);
  return ok({ key, name: own?.name ?? '', organisationName: answer.value.name });
}
